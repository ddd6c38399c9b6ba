/**
 * Candidacy as history: from nomination to registration by contest and area, lists, courts, single cases, parties that
 * tried to be registered, and what the law asks.
 *
 * @module
 */

import type { Block, Report } from "../blocks.ts";
import {
  depositBlocks,
  type DepositsWords,
  groundBlocks,
  type GroundsWords,
  groupSeatBlocks,
  type GroupSeatsWords,
  partyBlocks,
  type PartyWords,
} from "./candidacy-more.ts";
import { left, missingCell, right, textCell, wholeCell } from "../cells.ts";
import { listOf, paragraph } from "./dossier-blocks.ts";
import type { FunnelWords, StandingPart } from "./dossier-facts.ts";
import { caseText, courtText, keptBlocks } from "./dossier-standing.ts";
import { type Footnotes, lawsText, type LawWords, makeFootnotes } from "./record-notes.ts";
import type { SourceWords } from "../source-report.ts";
import type { Words } from "../words.ts";

/** A number of the record that is a part of another. A percentage is as printed. */
export interface PartWords {
  readonly contest: string;
  readonly key: string;
  readonly group: string;
  readonly value: number | string;
  readonly sources: readonly string[];
}

/** What is reported. */
export interface CandidacyFacts extends StandingPart {
  readonly title: string;
  readonly date: string;
  /** The same numbers for areas below the whole. */
  readonly areas: readonly (FunnelWords & { readonly area: string })[];
  readonly parts: readonly PartWords[];
  readonly perList: readonly {
    readonly name: string;
    readonly nominated: number | null;
    readonly registered: number | null;
    readonly sources: readonly string[];
  }[];
  readonly grounds: GroundsWords;
  readonly parties: readonly PartyWords[];
  /** Absent where no result is loaded, or the law asks for none. */
  readonly deposits?: DepositsWords;
  readonly groupSeats?: GroupSeatsWords;
  /** What the law asks of candidates and lists, one sentence each. */
  readonly law: readonly { readonly text: string; readonly places: readonly LawWords[] }[];
}

/** The report on who could stand. */
export function candidacyReport(
  words: Words,
  facts: CandidacyFacts,
  pages: ReadonlyMap<string, SourceWords>,
): Report {
  const notes = makeFootnotes(words, pages);
  return { blocks: [...candidacyBlocks(words, facts, notes), ...notes.blocks()] };
}

/** The same without the list of sources, which stands once on a page: the answer comes first. */
export function candidacyBlocks(words: Words, facts: CandidacyFacts, notes: Footnotes): readonly Block[] {
  const { title, date } = facts;
  return [
    { kind: "answer", text: answerText(words, title, date, facts), stamps: [] },
    ...numberBlocks(words, facts, notes),
    ...headed(words.word("candidacy.h.lists"), listTable(words, facts, notes)),
    ...headed(words.word("candidacy.h.parts"), partTable(words, facts, notes)),
    ...(facts.court === undefined ? [] : [paragraph(courtText(words, facts.court, notes))]),
    ...headed(words.word("candidacy.h.cases"), listOf(facts.cases.map((one) => caseText(words, one, notes)))),
    ...headed(words.word("candidacy.h.grounds"), groundBlocks(words, facts.grounds, notes)),
    ...headed(words.word("candidacy.h.history"), partyBlocks(words, facts.parties, notes)),
    ...headed(words.word("candidacy.h.parties"), keptBlocks(words, facts.kept, notes)),
    ...headed(
      words.word("candidacy.h.deposits"),
      facts.deposits === undefined ? [] : depositBlocks(words, facts.deposits, notes),
    ),
    ...headed(
      words.word("candidacy.h.groupSeats"),
      facts.groupSeats === undefined ? [] : groupSeatBlocks(words, facts.groupSeats),
    ),
    ...headed(
      words.word("candidacy.h.law"),
      listOf(facts.law.map(({ text, places }) => `${text} (${lawsText(words, places)})`)),
    ),
  ];
}

/** "…: list vote 281 of 283 registered, district vote 435 of 609"; what was not found is left out. */
function answerText(words: Words, title: string, date: string, { funnels }: CandidacyFacts): string {
  const known = funnels.flatMap(({ contest, nominated, registered }) =>
    nominated === null || registered === null
      ? []
      : [
          words.say("candidacy.answerPart", {
            contest,
            registered: words.numbers.whole(registered),
            nominated: words.numbers.whole(nominated),
          }),
        ],
  );
  return known.length === 0
    ? words.say("candidacy.answer", { title, date: words.date(date) })
    : words.say("candidacy.answerNumbers", { title, date: words.date(date), parts: known.join("; ") });
}

function headed(heading: string, blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 0 ? [] : [{ kind: "heading", text: heading }, ...blocks];
}

function numberBlocks(words: Words, { funnels, areas }: CandidacyFacts, notes: Footnotes): readonly Block[] {
  if (funnels.length === 0 && areas.length === 0) return [paragraph(words.word("dossier.noNumbers"))];
  const rows = [...funnels.map((funnel) => ({ ...funnel, area: "" })), ...areas];
  const sums = funnels.flatMap((funnel) => sumText(words, funnel) ?? []);
  return [
    { kind: "heading", text: words.word("candidacy.h.numbers") },
    {
      kind: "table",
      id: "candidacy",
      columns: [
        left("contest", words.word("candidacy.col.contest")),
        right("nominated", words.word("candidacy.key.nominated")),
        right("registered", words.word("candidacy.key.registered")),
        right("refused", words.word("candidacy.key.refused")),
        right("withdrawn", words.word("candidacy.key.withdrawn")),
        right("cancelled", words.word("candidacy.key.cancelled")),
      ],
      rows: rows.map((row) => [
        textCell(`${placeOf(row)}${notes.mark(row.sources)}`, placeOf(row)),
        wholeCell(words, row.nominated),
        wholeCell(words, row.registered),
        wholeCell(words, row.refused),
        wholeCell(words, row.withdrawn),
        wholeCell(words, row.cancelled),
      ]),
    },
    ...listOf([
      ...sums,
      ...rows.flatMap((row) =>
        row.onBallot === null
          ? []
          : [
              words.say("candidacy.onBallot", {
                place: placeOf(row),
                n: words.numbers.whole(row.onBallot),
              }),
            ],
      ),
    ]),
  ];
}

function placeOf({ contest, area }: { readonly contest: string; readonly area: string }): string {
  return area === "" ? contest : `${contest}, ${area}`;
}

/** "609 nominated = 435 + 125 + 45 + 4"; nothing where a number is not known. */
function sumText(words: Words, funnel: FunnelWords): string | undefined {
  const { contest, nominated, registered, refused, withdrawn, cancelled } = funnel;
  const parts = [registered, refused, withdrawn, cancelled].flatMap((n) => (n === null ? [] : [n]));
  if (nominated === null || parts.length < 4) return undefined;
  const sum = parts.reduce((total, n) => total + n, 0);
  const whole = words.numbers.whole(nominated);
  return sum === nominated
    ? words.say("candidacy.addsUp", {
        contest,
        nominated: whole,
        parts: parts.map((n) => words.numbers.whole(n)).join(" + "),
      })
    : words.say("candidacy.notUp", { contest, nominated: whole });
}

function listTable(words: Words, { perList }: CandidacyFacts, notes: Footnotes): readonly Block[] {
  if (perList.length === 0) return [];
  const total = (key: "nominated" | "registered"): number | null => {
    const known = perList.flatMap((row) => (row[key] === null ? [] : [row[key]]));
    return known.length === perList.length ? known.reduce((sum, n) => sum + n, 0) : null;
  };
  return [
    {
      kind: "table",
      id: "lists",
      columns: [
        left("list", words.word("candidacy.col.list")),
        right("nominated", words.word("candidacy.key.nominated")),
        right("registered", words.word("candidacy.key.registered")),
        left("sources", words.word("events.col.sources")),
      ],
      rows: perList.map(({ name, nominated, registered, sources }) => [
        textCell(name),
        wholeCell(words, nominated),
        wholeCell(words, registered),
        textCell(notes.mark(sources).trim(), sources.join(";")),
      ]),
      totals: [
        textCell(""),
        wholeCell(words, total("nominated")),
        wholeCell(words, total("registered")),
        textCell(""),
      ],
    },
  ];
}

function partTable(words: Words, { parts }: CandidacyFacts, notes: Footnotes): readonly Block[] {
  if (parts.length === 0) return [];
  return [
    {
      kind: "table",
      id: "parts",
      columns: [
        left("contest", words.word("candidacy.col.contest")),
        left("key", words.word("candidacy.col.key")),
        left("group", words.word("candidacy.col.group")),
        right("value", words.word("candidacy.col.count")),
        left("sources", words.word("events.col.sources")),
      ],
      rows: parts.map(({ contest, key, group, value, sources }) => [
        textCell(contest),
        textCell(words.find(`candidacy.key.${key}`) ?? key, key),
        group === "" ? missingCell() : textCell(words.find(`candidacy.group.${group}`) ?? group, group),
        typeof value === "number"
          ? wholeCell(words, value)
          : { text: words.numbers.printedPercent(value), raw: value },
        textCell(notes.mark(sources).trim(), sources.join(";")),
      ]),
    },
  ];
}
