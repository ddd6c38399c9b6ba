/**
 * `urna source`: where a figure is from, how firm it is, and what else was printed for it.
 *
 * @module
 */

import type { Election, Figure, FigureAbout, FigureRow, Source } from "@urna/atlas";
import { nearest } from "@urna/law";
import {
  type Cell,
  type FigureQuestion,
  type FigureValue,
  type Report,
  sourceReport,
  sourceText,
} from "@urna/words";
import { headOf, nameOf, namingOf, readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { figuresMeant } from "../figures.ts";
import type { Answer, Session } from "../session.ts";
import { sourceWords } from "../sources.ts";

const NOTHING: FigureAbout = { contest: "", area: "", option: "", key: "votes" };

/** How many names a failure lists. */
const LISTED = 12;

export function source(session: Session, name: string, asked: readonly string[]): Answer {
  const election = readElection(session, name);
  if (asked.length === 0) return list(session, election);
  const bulletins = session.need(session.atlas.bulletins(election.id));
  const { figures, clear } = figuresMeant(election, asked.join(" "), bulletins);
  if (!clear) throw unclear(session, election, figures, asked.join(" "));
  const pages = session.need(session.atlas.sources());
  const questions = figures.map((figure) => questionOf(session, election, figure, pages));
  return {
    kind: "prose",
    report: sourceReport(session.words, questions),
    json: () => ({ election: election.id, figures }),
  };
}

function unclear({ words }: Session, source: Election, hits: readonly Figure[], name: string): Failure {
  const { id: election, figures: all } = source;
  const next = `urna source ${election}`;
  if (hits.length === 0) {
    const near = nearest(
      name,
      new Set([...all.values()].flatMap((f) => [f.key, f.option]).filter((w) => w !== "")),
    );
    return new Failure(EXIT.usage, { text: words.say("cli.unknownFigure", { election, name }), near, next });
  }
  const lines = hits.slice(0, LISTED).map((figure) => `urna source ${election} ${callOf(source, figure)}`);
  const details = hits.length > LISTED ? [...lines, "..."] : lines;
  return new Failure(EXIT.usage, {
    text: words.say("cli.severalFigures", { election, name }),
    details,
    next,
  });
}

/** The words that mean just this figure. */
function callOf(election: Election, { contest, area, option, key }: FigureAbout): string {
  return [contest, area === election.area ? "" : area, option, key].filter((word) => word !== "").join(" ");
}

function questionOf(
  session: Session,
  election: Election,
  figure: Figure,
  pages: ReadonlyMap<string, Source>,
): FigureQuestion {
  const naming = namingOf(election, session);
  const { key, contest, area, option, rivals, disputes } = figure;
  return {
    ...valueOf(figure, pages),
    key,
    election: nameOf(election, session),
    ...(contest === "" ? {} : { contest }),
    ...(area === election.area ? {} : { area: naming.area(area) }),
    ...(option === "" ? {} : { option: naming.contender(option) }),
    rivals: rivals.map((rival) => valueOf(rival, pages)),
    disputes: disputes.map(({ verdict, holds, over, why }) => ({ verdict, holds, over, why })),
  };
}

function valueOf(
  { value, status, sources, note }: Pick<FigureRow, "value" | "status" | "sources" | "note">,
  pages: ReadonlyMap<string, Source>,
): FigureValue {
  return {
    value,
    status,
    sources: sources.map((id) => sourceWords(id, pages.get(id))),
    ...(note === "" ? {} : { note }),
  };
}

/** All figures of an election as a table, each with the pages it was read on and what else was printed for it. */
function list(session: Session, election: Election): Answer {
  const { words } = session;
  const pages = session.need(session.atlas.sources());
  const cell = (text: string, raw: Cell["raw"] = text): Cell => ({ text, raw });
  const figures = [...election.figures.values()];
  const cited = new Map<string, number>();
  const notes = (ids: readonly string[]): string =>
    ids
      .map((id) => {
        const place = cited.get(id) ?? cited.size + 1;
        cited.set(id, place);
        return `[${place}]`;
      })
      .join(" ");
  const rows = figures.map((figure) => [
    cell(callOf(election, figure)),
    cell(writeValue(figure.value, session), figure.value),
    cell(words.find(`status.${figure.status}`) ?? figure.status, figure.status),
    cell(notes(figure.sources), figure.sources.join(" ")),
    cell(
      figure.rivals.map(({ value, sources }) => `${writeValue(value, session)} ${notes(sources)}`).join("; "),
      figure.rivals.map(({ value }) => value ?? "?").join(" "),
    ),
  ]);
  const report: Report = {
    blocks: [
      {
        kind: "answer",
        text: words.say("cli.figures", {
          election: headOf(election, session).title,
          count: figures.length,
          n: words.numbers.whole(figures.length),
          others: words.numbers.whole(figures.filter(({ rivals }) => rivals.length > 0).length),
          missing: words.numbers.whole(figures.filter(({ value }) => value === null).length),
        }),
        stamps: [],
      },
      {
        kind: "table",
        id: "figures",
        columns: [
          { key: "figure", title: words.word("cli.figure"), align: "left" },
          { key: "value", title: words.word("cli.value"), align: "right" },
          { key: "status", title: words.word("cli.status"), align: "left" },
          { key: "sources", title: words.word("events.col.sources"), align: "left" },
          { key: "others", title: words.word("cli.others"), align: "left" },
        ],
        rows,
      },
      { kind: "heading", text: words.word("record.sources") },
      {
        kind: "list",
        items: [...cited].map(([id, place]) => {
          const source = sourceWords(id, pages.get(id));
          return [`[${place}]`, sourceText(words, source), source.address ?? ""].join(" ").trim();
        }),
      },
    ],
    next: `urna source ${election.id} ${callOf(election, figures[0] ?? NOTHING)}`,
  };
  return { kind: "table", report, json: () => ({ election: election.id, figures }) };
}

function writeValue(value: Figure["value"], { words: { numbers } }: Session): string {
  if (value === null) return "?";
  return typeof value === "number" ? numbers.whole(value) : numbers.printedPercent(value);
}
