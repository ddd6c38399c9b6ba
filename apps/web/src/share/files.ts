/**
 * Every file that an election offers, by name: pictures, tables, the outcome, the report, citations.
 *
 * @module
 */

import type { Block, Report, Table } from "@urna/words";
import { sectionPath } from "../addresses.ts";
import type { Answered, Subject } from "../desk.ts";
import { dataHash, pinQuery } from "../pinned.ts";
import { download, type Reply, type Visit } from "../reply.ts";
import { bibtex, type Cited, csl, ris } from "./citation.ts";
import { pictureFile, pictureFiles, picturesOf } from "./pictures.ts";
import { dataPackage, writeCsv, writeMarkdown, writeWikitext } from "./tables.ts";

export const TABLE_FILES = [
  ["seats.csv", "page.share.csv"],
  ["datapackage.json", "page.share.package"],
  ["table.md", "page.share.markdown"],
  ["table.wiki", "page.share.wikitext"],
] as const;
export const DATA_FILES = [
  ["outcome.json", "page.share.json"],
  ["report.md", "page.share.report"],
  ["brief.pdf", "page.share.pdf"],
] as const;
export const CITE_FILES = [
  ["cite.bib", "BibTeX"],
  ["cite.ris", "RIS"],
  ["cite.json", "CSL JSON"],
] as const;

/** The names of all files. */
export function fileNames(visit: Visit, subject: Subject, report: Report): readonly string[] {
  const pictures = picturesOf(visit, subject, report);
  return [
    ...pictures.flatMap(pictureFiles),
    ...(tableOf(report) === undefined ? [] : TABLE_FILES.map(([name]) => name)),
    ...DATA_FILES.map(([name]) => name),
    ...CITE_FILES.map(([name]) => name),
  ];
}

/** The table that the report is about. */
export function tableOf({ blocks }: Report): Table | undefined {
  return blocks.find((block) => block.kind === "table");
}

/** The first sentence of a report. */
export function answerOf({ blocks }: Report, subject: Subject): string {
  const [first] = blocks;
  return first?.kind === "answer" ? first.text : subject.election.title;
}

/** The address that pins data and rules; with a host where the host is known. */
export function permalink({ language, origin }: Visit, subject: Subject): string {
  return `${origin ?? ""}/${sectionPath(language, subject.election.id, "result")}${pinQuery(subject)}`;
}

/** What a citation says. */
export function citedOf(visit: Visit, subject: Subject): Cited {
  const { id, title, date } = subject.election;
  return {
    id,
    title: `${title}, ${visit.words.date(date)}`,
    date,
    rules: subject.rules.id,
    data: dataHash(subject),
    address: permalink(visit, subject),
  };
}

/** The note below a wiki table: whose figures, by which rules, where. */
export function wikiTable(visit: Visit, subject: Subject, report: Report, table: Table): string {
  const { id, title, date } = subject.election;
  return writeWikitext(table, {
    caption: `${title}, ${visit.words.date(date)}`,
    source: `Urna: ${id}, ${subject.rules.id}, ${dataHash(subject)}. ${answerOf(report, subject)}`,
  });
}

/** A file by its name; undefined where there is none. */
export async function fileOf(
  visit: Visit,
  subject: Subject,
  { report, json }: Answered,
  name: string,
): Promise<Reply | undefined> {
  const { desk } = visit;
  const table = tableOf(report);
  switch (name) {
    case "seats.csv":
      return table && download("text/csv", writeCsv(table));
    case "datapackage.json":
      return table && download("application/json", desk.json(packageOf(visit, subject, report, table)));
    case "table.md":
      return table && download("text/markdown", writeMarkdown(table));
    case "table.wiki":
      return table && download("text/plain", wikiTable(visit, subject, report, table));
    case "outcome.json":
      return download("application/json", desk.json(json()));
    case "report.md":
      return download("text/markdown", desk.markdown(report));
    case "brief.pdf":
      return download("application/pdf", await briefOf(visit, subject, report));
    case "cite.bib":
      return download("application/x-bibtex", bibtex(citedOf(visit, subject)));
    case "cite.ris":
      return download("application/x-research-info-systems", ris(citedOf(visit, subject)));
    case "cite.json":
      return download("application/vnd.citationstyles.csl+json", desk.json(csl(citedOf(visit, subject))));
    default:
      return pictureFile(visit, subject, report, name);
  }
}

/** Two pages for print. What writes them is loaded when they are asked for. */
async function briefOf(visit: Visit, subject: Subject, report: Report): Promise<Uint8Array> {
  const { briefPdf } = await import("./brief-pdf.ts");
  const explained = await visit.desk.ask(
    { kind: "explain", election: subject.election.id, manner: "judge" },
    visit.words,
  );
  return briefPdf(visit, subject, {
    report,
    headline: answerOf(report, subject),
    table: tableOf(report),
    steps: explained.ok ? stepsIn(explained.report, subject) : [],
    address: permalink(visit, subject),
  });
}

/** From the first step on, with the laws; votes and the sum stand in the table of the result. */
function stepsIn({ blocks }: Report, { outcome }: Subject): readonly Block[] {
  const placeOf = (id: string | undefined): number =>
    blocks.findIndex((block) => block.kind === "heading" && block.id !== undefined && block.id === id);
  const [first, sum] = [placeOf(outcome.trace[0]?.at), placeOf("sum")];
  return blocks.filter((_, i) => first !== -1 && i >= first && (sum === -1 || i < sum || i > sum + 1));
}

function packageOf(visit: Visit, subject: Subject, report: Report, table: Table): unknown {
  const { desk, words } = visit;
  const pages = desk.sources(words);
  const ids = [...new Set([...subject.source.figures.values()].flatMap((figure) => figure.sources))];
  return dataPackage(table, {
    name: subject.election.id,
    title: `${subject.election.title}, ${words.date(subject.election.date)}`,
    description: answerOf(report, subject),
    rules: subject.rules.id,
    data: dataHash(subject),
    sources: ids.flatMap((id) => {
      const found = pages.get(id);
      if (found === undefined) return [];
      return [{ title: found.title, ...(found.address === undefined ? {} : { path: found.address }) }];
    }),
  });
}
