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
  type TurnoutDot,
  turnoutDots,
  type VoteShape,
  voteRuleMatrix,
  waterfall,
} from "@urna/draw";
import { isLine } from "@urna/law";
import type { Cell, Table } from "@urna/words";
import { writeQuery } from "./addresses.ts";
import {
  type Compared,
  comparedIn,
  type ComparisonPicture,
  headingOf,
  hueOfIdentity,
  matrixOf,
  stepsOf,
} from "./comparison-pictures.ts";
import type { Answered, Subject } from "./desk.ts";
import { sourceLine } from "./election-frame.ts";
import { figure } from "./figure.ts";
import { placeOf } from "./pictures.ts";
import type { Visit } from "./reply.ts";
import { takeAway } from "./share/forms.ts";

/** What stands before the tables and facts of a comparison; `page` is the address of the two, seen from where the reader is. */
export function comparisonFigures(visit: Visit, subject: Subject, answer: Answered, page: string): Dressing {
  const { words } = visit;
  const compared = comparedIn(subject, answer);
  const source = sourceLine(visit, subject);
  const query = writeQuery({ party: visit.query["party"] });
  const taken = (name: ComparisonPicture, title: string): readonly Element[] =>
    takeAway(visit, { name, title, folder: page, query });
  return {
    before: (block) => {
      switch (block.id) {
        case "matrix": {
          const input = matrixOf(words, compared, block);
          if (input === undefined) return [];
          const drawn = figure(
            { sub: words.word("page.compare.matrixSub"), source },
            (width) => voteRuleMatrix({ ...input, id: `matrix-${width}` }, width),
            { room: "page" },
          );
          return [drawn, ...taken("matrix", headingOf(answer.report, block.id))];
        }
        case "swings":
          return swingFigure(visit, subject, compared, block);
        case "turnout":
          return turnoutFigure(visit, subject, block);
        default:
          return [];
      }
    },
    beforeFacts: (block) => {
      const input = block.id === "paths" ? stepsOf(words, compared, block) : undefined;
      if (input === undefined) return [];
      const [before = ""] = compared.years;
      const sub = words.say("page.compare.pathSub", { before });
      const drawn = figure({ sub, source }, (width) => waterfall(input, width), { room: "page" });
      return [drawn, ...taken("steps", words.word("page.compare.path"))];
    },
  };
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
        hue: hueOfIdentity(subject, id),
        isLine: isLine(id),
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
      (width) =>
        changeRows({ rows: drawn, key: { before, after }, ticks, summary, id: `swings-${width}` }, width),
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
