/**
 * Share: pictures that stand alone, data, a sentence, and an address that pins data and rules.
 *
 * @module
 */

import {
  asFile,
  type Caption,
  cutLadder,
  el,
  type Element,
  hemicycle,
  type Picture,
  seatRows,
  type Theme,
  votesToSeats,
} from "@urna/draw";
import type { Block, Report } from "@urna/words";
import { pathOf } from "../addresses.ts";
import type { Subject } from "../desk.ts";
import { frameOf, hasSeats, sourceLine } from "../election-frame.ts";
import { WIDE } from "../figure.ts";
import { writePage } from "../html.ts";
import { cutOf, hemicycleOf, seatRowsOf, votesToSeatsOf } from "../pictures.ts";
import { download, page, picture, type Reply, type Visit } from "../reply.ts";
import { notFound, refused } from "./error.ts";
import { dataHash, pinQuery } from "./pinned.ts";

/** Files of a share page, by name, with the words that offer them. */
const PICTURES = [
  ["seats.svg", "page.pictureSeats"],
  ["half-circle.svg", "page.pictureHalf"],
  ["votes-and-seats.svg", "page.pictureVotes"],
  ["cut.svg", "page.pictureCut"],
] as const;
const DATA = [
  ["seats.csv", "page.dataCsv"],
  ["outcome.json", "page.dataJson"],
  ["report.md", "page.dataMd"],
] as const;

export async function sharePage(visit: Visit, subject: Subject, rest: readonly string[]): Promise<Reply> {
  const [name, more] = rest;
  const { desk, words } = visit;
  const kind = hasSeats(subject) ? "seats" : "show";
  const answer = await desk.ask({ kind, election: subject.election.id }, words);
  if (!answer.ok) return refused(visit, answer);
  if (name !== undefined) {
    const file = more === undefined ? fileOf(visit, subject, answer.report, name, answer.json) : undefined;
    return file ?? notFound(visit, { text: words.word("page.notFound"), near: [] });
  }
  return page(
    200,
    writePage(
      visit,
      frameOf(subject, "share", `${words.word("page.share")}: ${subject.election.title}`),
      content(visit, subject, answer.report),
    ),
  );
}

/** The names of the files that an election has. */
export function fileNames(visit: Visit, subject: Subject, report: Report): readonly string[] {
  return [
    ...PICTURES.map(([name]) => name).filter((name) => pictureOf(visit, subject, report, name) !== undefined),
    ...DATA.map(([name]) => name).filter((name) => name !== "seats.csv" || tableOf(report) !== undefined),
  ];
}

function content(visit: Visit, subject: Subject, report: Report): readonly Element[] {
  const { words, language } = visit;
  const names = fileNames(visit, subject, report);
  const links = (
    files: readonly (readonly [string, (typeof PICTURES)[number][1] | (typeof DATA)[number][1]])[],
  ): Element =>
    el(
      "ul",
      { class: "links" },
      ...files
        .filter(([name]) => names.includes(name))
        .map(([name, word]) => el("li", {}, el("a", { href: name }, words.word(word)))),
    );
  const sentence = words.say("page.sentenceWith", {
    answer: answerOf(report, subject),
    title: subject.election.title,
    date: words.date(subject.election.date),
    rules: subject.rules.id,
  });
  const pinned = `${pathOf(language, subject.election.id)}${pinQuery(subject)}`;
  return [
    el("h1", { class: "claim" }, words.word("page.share")),
    ...(names.some((name) => name.endsWith(".svg"))
      ? [el("h2", {}, words.word("page.picture")), links(PICTURES)]
      : []),
    el("h2", {}, words.word("page.data")),
    links(DATA),
    el("h2", {}, words.word("page.sentence")),
    el("blockquote", {}, el("p", {}, sentence)),
    el("h2", {}, words.word("page.cite")),
    el("p", {}, el("a", { href: `../${pinQuery(subject)}` }, el("code", {}, `/${pinned}`))),
    el(
      "p",
      { class: "note" },
      words.say("page.citeNote", { data: dataHash(subject), rules: subject.rules.id }),
    ),
  ];
}

function answerOf({ blocks }: Report, subject: Subject): string {
  const [first] = blocks;
  return first?.kind === "answer" ? first.text : subject.election.title;
}

type Table = Extract<Block, { readonly kind: "table" }>;

function tableOf({ blocks }: Report): Table | undefined {
  return blocks.find((block) => block.kind === "table");
}

function fileOf(
  visit: Visit,
  subject: Subject,
  report: Report,
  name: string,
  json: () => unknown,
): Reply | undefined {
  const { desk, query } = visit;
  const drawn = pictureOf(visit, subject, report, name);
  if (drawn !== undefined)
    return picture(asFile(drawn, captionOf(visit, subject, report), themeOf(query["theme"])));
  switch (name) {
    case "seats.csv": {
      const table = tableOf(report);
      return table === undefined ? undefined : download("text/csv", writeCsv(table));
    }
    case "outcome.json":
      return download("application/json", desk.json(json()));
    case "report.md":
      return download("text/markdown", desk.markdown(report));
    default:
      return undefined;
  }
}

function themeOf(written: string | undefined): Theme {
  return written === "dark" || written === "print" ? written : "light";
}

function captionOf(visit: Visit, subject: Subject, report: Report): Caption {
  const [first] = report.blocks;
  const stamps = first?.kind === "answer" ? first.stamps.map((stamp) => stamp.text).join(" · ") : "";
  return {
    headline: answerOf(report, subject),
    lines: stamps === "" ? [] : [stamps],
    source: [sourceLine(visit, subject), `Urna · ${dataHash(subject)}`],
  };
}

function pictureOf(visit: Visit, subject: Subject, report: Report, name: string): Picture | undefined {
  const { words } = visit;
  switch (name) {
    case "seats.svg": {
      const table = report.blocks.find((block) => block.kind === "table" && block.marks !== undefined);
      const input = table?.kind === "table" ? seatRowsOf(subject, words, table) : undefined;
      return input === undefined || input.rows.length === 0 ? undefined : seatRows(input, WIDE);
    }
    case "half-circle.svg": {
      const input = hasSeats(subject) ? hemicycleOf(subject, words) : undefined;
      return input === undefined ? undefined : hemicycle(input, 640);
    }
    case "votes-and-seats.svg": {
      const pair = hasSeats(subject) ? votesToSeatsOf(subject, words) : undefined;
      return pair === undefined ? undefined : votesToSeats(pair.input, WIDE);
    }
    case "cut.svg": {
      const input = cutOf(subject, words);
      return input === undefined ? undefined : cutLadder(input, WIDE);
    }
    default:
      return undefined;
  }
}

/** RFC 4180: raw figures, stable English names in the first line; what is missing is empty. */
export function writeCsv({ columns, rows }: Table): string {
  const cell = (value: string | number | null): string => {
    const text = value === null ? "" : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns.map((column) => column.key), ...rows.map((row) => row.map((each) => each.raw))];
  return lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}
