/**
 * The pictures of a comparison, each from the table or the facts below it: votes by rules, the steps from one result to the
 * other, the contenders then and now, turnout. Only exact figures come in; floats are places in a picture.
 *
 * @module
 */

import {
  type ChangeRow,
  changeRows,
  type Dressing,
  type Element,
  type Hue,
  type MatrixCell,
  type ReferenceLine,
  type TurnoutDot,
  turnoutDots,
  type VoteShape,
  voteRuleMatrix,
  type Waterfall,
  waterfall,
} from "@urna/draw";
import { isLine } from "@urna/law";
import type { Block, Cell, Report, Words } from "@urna/words";
import { writeQuery } from "./addresses.ts";
import type { Answered, Subject } from "./desk.ts";
import { sourceLine } from "./election-frame.ts";
import { figure } from "./figure.ts";
import { hueIn, placeOf } from "./pictures.ts";
import type { Visit } from "./reply.ts";
import { takeAway } from "./share/forms.ts";
import { type Drawing, sourceOf, type Writer } from "./share/pictures.ts";

type Table = Extract<Block, { readonly kind: "table" }>;
type Facts = Extract<Block, { readonly kind: "facts" }>;

/** Whom the comparison follows, and the two houses. */
interface Compared {
  readonly party: string;
  readonly hue: Hue;
  readonly years: readonly string[];
  /** Members, and the number that two thirds are, of each house; undefined where no body is known. */
  readonly houses: readonly { readonly members: number; readonly line?: number; readonly half?: number }[];
}

/** The steps from one result to the other, as files beside the page of the comparison. */
export const PATH_FILE = "steps";

/** What stands before the tables and facts of a comparison; `page` is the address of the two, seen from where the reader is. */
export function comparisonFigures(visit: Visit, subject: Subject, answer: Answered, page: string): Dressing {
  const compared = comparedIn(subject, answer);
  return {
    before: (block) => {
      switch (block.id) {
        case "matrix":
          return matrixFigure(visit, subject, compared, block);
        case "swings":
          return swingFigure(visit, subject, compared, block);
        case "turnout":
          return turnoutFigure(visit, subject, block);
        default:
          return [];
      }
    },
    beforeFacts: (block) => {
      if (block.id !== "paths") return [];
      const drawn = pathFigure(visit, subject, compared, block);
      const title = visit.words.word("page.compare.path");
      const query = writeQuery({ party: visit.query["party"] });
      const taken = { name: PATH_FILE, title, folder: page, query };
      return drawn.length === 0 ? [] : [...drawn, ...takeAway(visit, taken)];
    },
  };
}

/** Whom a comparison follows, by identity; empty where nobody is. */
export function followedIn({ json }: Answered): string {
  const value = json();
  return typeof value === "object" && value !== null && "party" in value && typeof value.party === "string"
    ? value.party
    : "";
}

function comparedIn(subject: Subject, answer: Answered): Compared {
  const { report } = answer;
  const party = followedIn(answer);
  const houses = tableIn(report, "houses");
  const at = (key: string): number => houses?.columns.findIndex((column) => column.key === key) ?? -1;
  return {
    party,
    hue: hueOfIdentity(subject, party),
    years: houses?.rows.map((row) => row[0]?.text ?? "") ?? [],
    houses:
      houses?.rows.map((row) => {
        const [members, line, half] = [at("members"), at("atLeast 2/3"), at("moreThan 1/2")].map((i) =>
          wholeIn(row[i]),
        );
        return {
          members: members ?? 0,
          ...(line === undefined ? {} : { line }),
          ...(half === undefined ? {} : { half }),
        };
      }) ?? [],
  };
}

function tableIn({ blocks }: Report, id: string): Table | undefined {
  return blocks.find((block): block is Table => block.kind === "table" && block.id === id);
}

function wholeIn(cell: Cell | undefined): number | undefined {
  return typeof cell?.raw === "number" ? cell.raw : undefined;
}

function hueOfIdentity(subject: Subject, identity: string): Hue {
  const option = [...subject.source.options.values()].find((each) => (each.identity ?? each.id) === identity);
  return hueIn(subject, option?.id ?? identity);
}

function matrixFigure(
  visit: Visit,
  subject: Subject,
  { hue, houses }: Compared,
  { columns, rows }: Table,
): readonly Element[] {
  const { words } = visit;
  const drawn = columns.slice(1).map(({ key, title }) => {
    const house = houses[key === "first" ? 0 : 1] ?? houses[0];
    const line = house?.line;
    return { text: title, house: house?.members ?? 0, ...(line === undefined ? {} : { line }) };
  });
  if (drawn.length === 0 || drawn.some((column) => column.house === 0)) return [];
  const cells = rows.map((row) => ({
    text: row[0]?.text ?? "",
    cells: row.slice(1).map(matrixCell),
  }));
  const summary = `${cells.map((row) => `${row.text}: ${row.cells.map((cell, i) => `${drawn[i]?.text ?? ""}: ${cell.text}`).join("; ")}`).join(". ")}.`;
  const lineText = words.word("page.compare.line");
  return [
    figure(
      { sub: words.word("page.compare.matrixSub"), source: sourceLine(visit, subject) },
      (width) =>
        voteRuleMatrix({ columns: drawn, rows: cells, hue, lineText, summary, id: `matrix-${width}` }, width),
      { room: "page" },
    ),
  ];
}

/** `62`, `65 60`, `51..80`, or nothing. */
function matrixCell({ text, raw }: Cell): MatrixCell {
  const written = raw === null ? "" : String(raw);
  const [, least, most] = /^(\d+)\.\.(\d+)$/.exec(written) ?? [];
  if (least !== undefined && most !== undefined)
    return { text, seats: [], bounds: { least: Number(least), most: Number(most) } };
  return {
    text,
    seats: written
      .split(" ")
      .filter((each) => each !== "")
      .map(Number),
  };
}

function pathFigure(visit: Visit, subject: Subject, compared: Compared, facts: Facts): readonly Element[] {
  const { words } = visit;
  const input = pathOf(words, compared, facts);
  if (input === undefined) return [];
  const [before = ""] = compared.years;
  const sub = words.say("page.compare.pathSub", { before });
  return [
    figure({ sub, source: sourceLine(visit, subject) }, (width) => waterfall(input, width), { room: "page" }),
  ];
}

/** The steps from one result to the other, to be drawn alone; undefined where none are told. */
export function pathDrawing(writer: Writer, subject: Subject, answer: Answered): Drawing | undefined {
  const { words } = writer;
  const { blocks } = answer.report;
  const facts = blocks.find((block): block is Facts => block.kind === "facts" && block.id === "paths");
  const compared = comparedIn(subject, answer);
  const input = facts === undefined ? undefined : pathOf(words, compared, facts);
  if (input === undefined) return undefined;
  const [first] = blocks;
  const [before = ""] = compared.years;
  return {
    draw: (width) => waterfall(input, width),
    caption: {
      headline: first?.kind === "answer" ? first.text : input.summary,
      lines: [words.say("page.compare.pathSub", { before }), words.word("page.compare.stamp")],
      source: sourceOf(writer, subject),
    },
  };
}

function pathOf(words: Words, { hue, houses, years }: Compared, { rows }: Facts): Waterfall | undefined {
  const n = words.numbers;
  const [first, second] = houses;
  const [before = "", after = ""] = years;
  const house = Math.max(first?.members ?? 0, second?.members ?? 0);
  const paths = rows.flatMap(({ raw, remark }) => {
    const [start, between, end] = raw ?? [];
    if (start === undefined || between === undefined || end === undefined) return [];
    const step = (text: string, from: number, to: number) => ({
      text,
      from,
      to,
      value: n.signed(to - from),
      isResult: false,
    });
    const result = (text: string, to: number) => ({ text, from: 0, to, value: n.whole(to), isResult: true });
    return [
      {
        title: remark ?? words.word("page.compare.path"),
        steps: [
          result(before, start),
          step(words.say("page.compare.stepVotes", { after }), start, between),
          step(words.say("page.compare.stepRules", { after }), between, end),
          result(after, end),
        ],
      },
    ];
  });
  if (paths.length === 0 || house === 0) return undefined;
  const lines: ReferenceLine[] = [second?.half, second?.line].flatMap((at, i) =>
    at === undefined
      ? []
      : [
          {
            at,
            text: words.say("page.compare.lineOf", {
              n: n.whole(at),
              name: words.find(i === 0 ? "majority.moreThan.1/2" : "majority.atLeast.2/3") ?? "",
              year: after,
            }),
          },
        ],
  );
  const summary = `${rows.map(({ label, value, remark }) => [label, value, remark ?? ""].join(" ").trim()).join("; ")}.`;
  return { paths, lines, house, hue, summary };
}

function swingFigure(
  visit: Visit,
  subject: Subject,
  { years }: Compared,
  { columns, rows }: Table,
): readonly Element[] {
  const { words } = visit;
  const shares = columns.flatMap(({ key }, i) => (key.startsWith("share ") ? [i] : []));
  const points = columns.findIndex((column) => column.key === "points");
  const [one, other] = shares;
  const [before = "", after = ""] = years;
  if (one === undefined || other === undefined) return [];
  const side = (cell: Cell | undefined): ChangeRow["before"] => {
    const [, num, den] = /^(\d+)\/(\d+)$/.exec(String(cell?.raw ?? "")) ?? [];
    if (cell === undefined || num === undefined || den === undefined) return undefined;
    return { at: placeOf({ num, den }), text: cell.text };
  };
  const drawn = rows.flatMap((row): ChangeRow[] => {
    const id = String(row[0]?.raw ?? "");
    const [was, is] = [side(row[one]), side(row[other])];
    if (was === undefined && is === undefined) return [];
    return [
      {
        name: row[0]?.text ?? id,
        hue: isLine(id) ? "other" : hueOfIdentity(subject, id),
        ...(was === undefined ? {} : { before: was }),
        ...(is === undefined ? {} : { after: is }),
        change: row[points]?.text ?? "",
      },
    ];
  });
  const most = Math.max(0, ...drawn.map((row) => Math.max(row.before?.at ?? 0, row.after?.at ?? 0)));
  if (drawn.length === 0 || most === 0) return [];
  const step = most > 0.5 ? 25 : most > 0.2 ? 10 : 5;
  const ticks = Array.from({ length: Math.ceil((most * 100) / step) + 1 }, (_, i) => ({
    at: (i * step) / 100,
    text: words.numbers.percent({ num: i * step, den: 100 }, 0),
  }));
  const summary = `${drawn.map((row) => `${row.name}: ${row.before?.text ?? "–"} → ${row.after?.text ?? "–"} (${row.change})`).join("; ")}.`;
  return [
    figure(
      {
        sub: [words.word("page.compare.swingSub"), words.word("page.roundedShares")].join(" "),
        source: sourceLine(visit, subject),
      },
      (width) => changeRows({ rows: drawn, key: { before, after }, ticks, summary }, width),
      { room: "page" },
    ),
  ];
}

const SHAPES: readonly (readonly [string, VoteShape])[] = [
  ["parliament", "circle"],
  ["referendum", "diamond"],
  ["president", "triangle"],
];

/** Printed turnout of every national vote between the two, from the table that stands below. */
function turnoutFigure(visit: Visit, subject: Subject, { columns, rows }: Table): readonly Element[] {
  const { words, desk } = visit;
  const at = (key: string): number => columns.findIndex((column) => column.key === key);
  const kinds = new Map<string, string>(desk.heads(words).map((head) => [head.id, head.kind]));
  const dots = rows.flatMap((cells): TurnoutDot[] => {
    const [date, election, printed] = [at("date"), at("election"), at("printed")].map((i) => cells[i]);
    const shape = SHAPES.find(([kind]) => kind === kinds.get(String(election?.raw)))?.[1];
    const share = printed?.raw;
    if (shape === undefined || typeof share !== "string" || !/^\d+(\.\d+)?$/.test(share)) return [];
    const [year = "0", month = "1"] = String(date?.raw).split("-");
    return [
      {
        when: Number(year) + (Number(month) - 1) / 12,
        share: Number(share) / 100,
        shape,
        text: words.numbers.printedPercent(share),
      },
    ];
  });
  if (dots.length < 2) return [];
  const key = SHAPES.filter(([, shape]) => dots.some((dot) => dot.shape === shape)).map(([kind, shape]) => ({
    shape,
    text: words.find(`page.kind.${kind}`) ?? kind,
  }));
  const summary = `${dots.map((dot) => `${Math.floor(dot.when)}: ${dot.text}`).join("; ")}.`;
  const headline = words.word("page.turnoutHead");
  return [
    figure({ headline, sub: words.word("page.turnoutSub"), source: sourceLine(visit, subject) }, (width) =>
      turnoutDots({ dots, key, summary }, width),
    ),
  ];
}
