/**
 * The pictures of a comparison that can be taken along: votes by rules, and the steps from one result to the other. Each is
 * made of the table or of the facts that say the same.
 *
 * @module
 */

import {
  type Hue,
  type MatrixCell,
  type ReferenceLine,
  type VoteRuleMatrix,
  voteRuleMatrix,
  type Waterfall,
  waterfall,
} from "@urna/draw";
import type { Block, Cell, Report, Table, Words } from "@urna/words";
import type { Answered, Subject } from "./desk.ts";
import { hueIn } from "./pictures.ts";
import { type Drawing, sourceOf, type Writer } from "./share/pictures.ts";

type Facts = Extract<Block, { readonly kind: "facts" }>;

/** Their files lie beside the page of the comparison. */
export const COMPARISON_PICTURES = ["matrix", "steps"] as const;
export type ComparisonPicture = (typeof COMPARISON_PICTURES)[number];

/** Whom the comparison follows, and the two houses. */
export interface Compared {
  readonly party: string;
  readonly hue: Hue;
  readonly years: readonly string[];
  /** Members, and the number that two thirds are, of each house; undefined where no body is known. */
  readonly houses: readonly { readonly members: number; readonly line?: number; readonly half?: number }[];
}

/** Whom a comparison follows, by identity; empty where nobody is. */
export function followedIn({ json }: Answered): string {
  const value = json();
  return typeof value === "object" && value !== null && "party" in value && typeof value.party === "string"
    ? value.party
    : "";
}

export function comparedIn(subject: Subject, answer: Answered): Compared {
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

/** Who has an identity in an election. */
export function contenderIn({ source }: Subject, identity: string): string | undefined {
  return [...source.options.values()].find((option) => (option.identity ?? option.id) === identity)?.id;
}

export function hueOfIdentity(subject: Subject, identity: string): Hue {
  return hueIn(subject, contenderIn(subject, identity) ?? identity);
}

/** Votes by rules, to be drawn; undefined where no house is known. */
export function matrixOf(
  words: Words,
  { hue, houses }: Compared,
  { columns, rows }: Table,
): Omit<VoteRuleMatrix, "id"> | undefined {
  const drawn = columns.slice(1).map(({ key, title }) => {
    const house = houses[key === "first" ? 0 : 1] ?? houses[0];
    const line = house?.line;
    return { text: title, house: house?.members ?? 0, ...(line === undefined ? {} : { line }) };
  });
  if (drawn.length === 0 || drawn.some((column) => column.house === 0)) return undefined;
  const cells = rows.map((row) => ({
    text: row[0]?.text ?? "",
    cells: row.slice(1).map(matrixCell),
  }));
  const summary = `${cells.map((row) => `${row.text}: ${row.cells.map((cell, i) => `${drawn[i]?.text ?? ""}: ${cell.text}`).join("; ")}`).join(". ")}.`;
  return { columns: drawn, rows: cells, hue, lineText: words.word("page.compare.line"), summary };
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

/** The steps from one result to the other, to be drawn; undefined where none are told. */
export function stepsOf(
  words: Words,
  { hue, houses, years }: Compared,
  { rows }: Facts,
): Waterfall | undefined {
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

/** A picture that stands alone; undefined where the comparison has none of this kind. */
export function comparisonDrawing(
  writer: Writer,
  subject: Subject,
  answer: Answered,
  name: ComparisonPicture,
): Drawing | undefined {
  const { words } = writer;
  const { blocks } = answer.report;
  const compared = comparedIn(subject, answer);
  const caption = (summary: string, lines: readonly string[]): Drawing["caption"] => ({
    headline: blocks[0]?.kind === "answer" ? blocks[0].text : summary,
    lines: [...lines, words.word("page.compare.stamp")],
    source: sourceOf(writer, subject),
  });
  if (name === "steps") {
    const facts = blocks.find((block): block is Facts => block.kind === "facts" && block.id === "paths");
    const input = facts && stepsOf(words, compared, facts);
    const [before = ""] = compared.years;
    return (
      input && {
        draw: (width) => waterfall(input, width),
        caption: caption(input.summary, [words.say("page.compare.pathSub", { before })]),
      }
    );
  }
  const table = tableIn(answer.report, "matrix");
  const input = table && matrixOf(words, compared, table);
  return (
    input && {
      draw: (width) => voteRuleMatrix({ ...input, id: "matrix" }, width),
      caption: caption(input.summary, [
        headingOf(answer.report, "matrix"),
        words.word("page.compare.matrixSub"),
      ]),
    }
  );
}

/** What stands above a table. */
export function headingOf({ blocks }: Report, id: string): string {
  const above = blocks[blocks.findIndex((block) => block.kind === "table" && block.id === id) - 1];
  return above?.kind === "heading" ? above.text : "";
}
