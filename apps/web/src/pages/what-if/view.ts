/**
 * What if, as a view: the same votes under a changed law, beside the real result. The server and the browser make it of the
 * same data with the same function, so that a page without a script and one with it say the same.
 *
 * @module
 */

import { type Element, el, type Node, seatRows } from "@urna/draw";
import { type Reading, whatIf } from "@urna/insight";
import { type Problem, readRules, type Result } from "@urna/law";
import { type Case, type Report, whatIfReport } from "@urna/words";
import { blocksToHtml } from "../../blocks.ts";
import type { Portable } from "../../desk.ts";
import { linksOf, sourceLine } from "../../election-frame.ts";
import { figure } from "../../figure.ts";
import { changedRows } from "../../changed-rows.ts";
import type { Reader } from "../../reply.ts";
import { takeAway } from "../../share/forms.ts";
import { mismatch, presets, sentence } from "./form.ts";
import { indicesView } from "./indices.ts";
import { movedView } from "./moved.ts";
import { pinsView } from "./pins.ts";
import { formChanges } from "./question.ts";
import { filesOf, type Workbench } from "./workbench.ts";

export interface WhatIfView {
  readonly status: 200 | 422;
  readonly content: readonly Node[];
  /** The answer in one line, for those who listen. */
  readonly said: string;
}

/** The answer with its controls; where there is none, why, and the last one that there was, which says that it is old. */
export function whatIfView(bench: Workbench): WhatIfView {
  const { reader, query } = bench;
  const { words } = reader;
  const controls = [
    presets(bench),
    sentence(bench, partyOf(bench.subject, query["party"])),
    ...(reader.live ? [] : [el("p", { class: "note no-script" }, words.word("page.whatIfStatic"))]),
    ...mismatch(bench),
  ];
  const answer = answerOf(bench);
  if (!answer.ok) {
    const content = [
      ...impossible(reader, answer.problems),
      ...controls,
      ...lastAnswer(bench),
      ...pinsView(bench),
    ];
    return { status: 422, content, said: words.word("page.whatIfImpossible") };
  }
  const { readings, said, blocks } = answer.value;
  const [headline, ...below] = blocksToHtml({ blocks }, { linkOf: linksOf(reader, bench.subject) });
  return {
    status: 200,
    said: [said, ...crossed(bench, readings)].join(" "),
    content: [
      ...(headline === undefined ? [] : [headline]),
      el(
        "p",
        { class: "notice notice-what-if" },
        el("strong", {}, words.word("page.whatIfStamp")),
        ". ",
        words.word("page.whatIfSame"),
      ),
      ...controls,
      el("p", { class: "sum" }, said),
      ...readings.flatMap((reading) => {
        const drawn = seatsFigure(bench, reading);
        return drawn.length === 0 ? [] : [...drawn, ...takeSeats(bench, reading)];
      }),
      ...readings.flatMap((reading) => movedView(bench, reading)),
      ...below,
      ...indicesView(bench, readings),
      ...pinsView(bench),
    ],
  };
}

interface Answered {
  readonly readings: readonly Reading[];
  /** The seats of the contender that is followed. */
  readonly said: string;
  readonly blocks: Report["blocks"];
}

/** What the law gives after the change, in every reading, and all that is said of it. */
export function askedOf({
  reader,
  subject,
  query,
}: Workbench): Result<{ readonly readings: readonly Reading[]; readonly report: Report }> {
  const changes = formChanges(query, subject.scenario, subject.laws());
  if (!changes.ok) return changes;
  const asked = whatIf(subject.scenario, changes.value, { majoritiesOf: subject.majoritiesOf });
  if (!asked.ok) return asked;
  const report = whatIfReport(
    { words: reader.words, naming: subject.naming, rules: subject.rules.id, election: subject.election.id },
    asked.value,
    {
      changes: changes.value,
      document: subject.scenario.rules,
      cases: asked.value.readings.flatMap((reading) => caseOf(subject, reading)),
      party: partyOf(subject, query["party"]),
    },
  );
  return { ok: true, value: { readings: asked.value.readings, report } };
}

function answerOf(bench: Workbench): Result<Answered> {
  const asked = askedOf(bench);
  if (!asked.ok) return asked;
  const { readings, report } = asked.value;
  const said = resultOf(report);
  // The second line of the report stands above the picture, and not again below it.
  const blocks = report.blocks.filter((_, i) => i !== 1 || said === "");
  return { ok: true, value: { readings, said, blocks } };
}

/** The last answer, stamped in words and inside its picture. */
function lastAnswer(bench: Workbench): readonly Node[] {
  const { reader, subject, query, lastGood = {} } = bench;
  const { words } = reader;
  const party = query["party"];
  const last: Workbench = { ...bench, query: { ...lastGood, ...(party === undefined ? {} : { party }) } };
  const answer = answerOf(last);
  if (!answer.ok) return [];
  const { readings, said, blocks } = answer.value;
  const [head, ...below] = blocks;
  const question = head?.kind === "answer" ? head.text : "";
  const stamp = `${words.word("page.whatIfWord")} · ${words.word("page.whatIfStaleStamp")}`;
  return [
    el(
      "section",
      { class: "stale" },
      el("p", { class: "notice" }, words.say("page.whatIfStale", { question })),
      el("p", { class: "sum" }, said),
      ...readings.flatMap((reading) => seatsFigure(last, reading, stamp)),
      ...blocksToHtml({ blocks: below }, { linkOf: linksOf(reader, subject) }),
    ),
  ];
}

/** The second line of the report: the seats of the contender that is followed. */
function resultOf({ blocks }: Report): string {
  const second = blocks[1];
  return second?.kind === "paragraph" ? second.text : "";
}

/** Majorities that somebody reaches or loses, in words. */
function crossed({ reader, subject }: Workbench, readings: readonly Reading[]): readonly string[] {
  const { words } = reader;
  const [reading] = readings;
  return (reading?.majorities ?? []).flatMap(({ is, share, neededAfter, gained, lost }) => {
    const bar = words.find(`majority.${is}.${share}`) ?? share;
    const needed = words.numbers.whole(neededAfter);
    const named = (ids: readonly string[]): string => words.list(ids.map((id) => subject.naming.short(id)));
    return [
      ...(gained.length === 0 ? [] : [words.say("whatif.gains", { names: named(gained), bar, needed })]),
      ...(lost.length === 0 ? [] : [words.say("whatif.loses", { names: named(lost), bar, needed })]),
    ].map((text) => `${text}.`);
  });
}

/** The contender that is followed: the one asked for where it stood, else the strongest. */
export function partyOf(subject: Portable, asked: string | undefined): string {
  const known = subject.outcome.seats.map((row) => row.contender);
  return asked !== undefined && known.includes(asked) ? asked : (known[0] ?? "");
}

function caseOf(subject: Portable, { scenario, outcome }: Reading): readonly Case[] {
  const rules = readRules(scenario.rules);
  return rules.ok ? [{ rules: rules.value, outcome, naming: subject.naming }] : [];
}

/** A change that cannot be: what was expected, what was found. */
function impossible({ words }: Reader, problems: readonly Problem[]): readonly Element[] {
  return [
    el("h1", { class: "claim" }, words.word("page.whatIfImpossible")),
    el(
      "ul",
      {},
      ...problems.map(({ code, at, expected, found, near = [] }) => {
        const parts = [
          (words.find(`problem.${code}`) ?? code).replace(/\.$/, ""),
          ...(at === "" ? [] : [words.say("cli.atPlace", { place: at })]),
          words.say("cli.expectedForm", { form: expected }),
          ...(found === undefined ? [] : [words.say("cli.foundHere", { found })]),
          ...(near.length === 0 ? [] : [`${words.word("cli.didYouMean")}: ${near.join(", ")}`]),
        ];
        return el("li", {}, parts.join("; "));
      }),
    ),
  ];
}

/** The picture of a reading as files, at an address that asks the same; one that names the reading where there are two. */
function takeSeats(bench: Workbench, { againstAll }: Reading): readonly Element[] {
  const { reader, query } = bench;
  const against = againstAll === null ? {} : { against: againstAll === "dropped" ? "out" : "in" };
  return takeAway(reader, {
    name: "seats",
    title: reader.words.word("page.share.seats"),
    ...filesOf(bench, { ...against, party: query["party"] }),
  });
}

/** Seats after the change; above them how the law is read, where it can be read in two ways. */
function seatsFigure({ reader, subject }: Workbench, reading: Reading, stamp?: string): readonly Element[] {
  const { words } = reader;
  const input = changedRows(words, subject, reading, stamp);
  if (input === undefined) return [];
  const way =
    reading.againstAll === null
      ? undefined
      : words.word(reading.againstAll === "dropped" ? "whatif.dropped" : "whatif.kept");
  const sub = words.say("page.oneMark", { seats: words.numbers.whole(reading.house) });
  return [
    figure(
      { ...(way === undefined ? {} : { headline: way }), sub, source: sourceLine(reader, subject) },
      (width) => seatRows(input, width),
      { room: "page" },
    ),
  ];
}
