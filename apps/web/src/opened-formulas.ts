/**
 * How each figure of a ladder is computed: votes that were published, what the bar asks for, what the quota or the divisor
 * makes of them. Where an outcome has one bar, one quota or one divisor; elsewhere the tables are read area by area.
 *
 * @module
 */

import { el, type Element, type Node } from "@urna/draw";
import {
  addRatios,
  compareRatios,
  type Fraction,
  multiplyRatios,
  type Ratio,
  readFraction,
  writeRatio,
} from "@urna/law";
import type { Words } from "@urna/words";
import type { Subject } from "./desk.ts";
import { barOf, divisorOf, marksInBase, quotaOf } from "./pictures.ts";
import type { Visit } from "./reply.ts";

const NONE: Ratio = { num: 0, den: 1 };

/** Figures of a contender: columns of the ladder that can be opened. */
export const KINDS = ["votes", "share", "margin", "full", "remainder", "quotient"] as const;
export type Kind = (typeof KINDS)[number];
type Bar = NonNullable<ReturnType<typeof barOf>>;
type Quota = NonNullable<ReturnType<typeof quotaOf>>;
type Divisor = NonNullable<ReturnType<typeof divisorOf>>;

/** A figure: its name, how it is computed, and what comes out. */
export interface Opened {
  readonly id: string;
  readonly name: string;
  /** Without one it was published. */
  readonly formula?: readonly Node[];
  readonly value: string;
  /** The place of a published figure among the sources. */
  readonly source?: string;
}

/** How figures are named and linked, in the language of the page. */
interface Pen {
  readonly words: Words;
  readonly n: Words["numbers"];
  readonly named: (kind: Kind, id: string) => string;
  readonly to: (id: string, text: string) => Element;
  readonly votes: (id: string, figure: Fraction) => Element;
}

function penOf({ words }: Visit, { naming }: Subject): Pen {
  const n = words.numbers;
  const to = (id: string, text: string): Element => el("a", { href: `#${id}` }, text);
  return {
    words,
    n,
    named: (kind, id) =>
      `${words.word(kind === "quotient" ? "column.byDivisor" : `column.${kind}`)}: ${naming.short(id)}`,
    to,
    votes: (id, figure) => to(`figure-votes-${id}`, n.amount(figure)),
  };
}

/** The figures of an outcome by id, in the order of the ladder. */
export function figuresOf(visit: Visit, subject: Subject): readonly Opened[] {
  const pen = penOf(visit, subject);
  const [bar, quota, divisor] = [barOf(subject), quotaOf(subject), divisorOf(subject)];
  const isPlain = quota?.stages === undefined && !quota?.rows.some((row) => row.rescued !== undefined);
  const figures = [
    ...(bar === undefined || bar.missing.length > 0 ? [] : barFigures(pen, subject, bar)),
    ...(quota === undefined || !isPlain ? [] : quotaFigures(pen, subject, quota)),
    ...(divisor === undefined ? [] : divisorFigures(pen, subject, divisor)),
  ];
  // Votes stand on the ladder more than once, and are opened where they stand first.
  const firsts = new Map<string, Opened>();
  for (const figure of figures) if (!firsts.has(figure.id)) firsts.set(figure.id, figure);
  return [...firsts.values()];
}

function sum(parts: readonly Element[]): readonly Node[] {
  return parts.flatMap((part, i): readonly Node[] => (i === 0 ? [part] : [" + ", part]));
}

/** Published votes of whoever is named. */
function voteFigure({ n, named }: Pen, subject: Subject, id: string, votes: Fraction): Opened {
  return {
    id: `figure-votes-${id}`,
    name: named("votes", id),
    value: n.amount(votes),
    ...placed(subject, id),
  };
}

/** Votes, their sum, what the bar asks for, and how far each is from it. */
function barFigures(pen: Pen, subject: Subject, bar: Bar): readonly Opened[] {
  const { words, n, named, to, votes } = pen;
  const rows = bar.rows.toSorted(byVotes);
  const lines = marksInBase(subject, bar);
  const all = [
    ...rows.map((row) => ({ id: row.contender, figure: row.votes })),
    ...lines.map(({ option, votes: own }) => ({ id: option, figure: { num: own, den: 1 } })),
  ];
  // A base that holds more than is loaded one by one was published as a total.
  const together = all.reduce((total, { figure }) => addRatios(total, readFraction(figure)), NONE);
  const isSum = compareRatios(together, readFraction(bar.base)) === 0;
  const bars = new Map(bar.rows.map((row) => [neededId(row), row]));
  return [
    ...all.map(({ id, figure }) => voteFigure(pen, subject, id, figure)),
    {
      id: "figure-base",
      name: words.word("page.base"),
      ...(isSum ? { formula: sum(all.map(({ id, figure }) => votes(id, figure))) } : {}),
      value: n.amount(bar.base),
    },
    ...[...bars].map(([id, row]) => ({
      id,
      name: words.word("page.needed"),
      formula: [`${n.share(row.bar.share)} × `, to("figure-base", n.amount(bar.base))],
      value: n.amount(row.needed),
    })),
    ...rows.flatMap((row) => [
      {
        id: `figure-share-${row.contender}`,
        name: named("share", row.contender),
        formula: [votes(row.contender, row.votes), " / ", to("figure-base", n.amount(bar.base))],
        value: n.percent(over(row.votes, bar.base), 5),
      },
      {
        id: `figure-margin-${row.contender}`,
        name: named("margin", row.contender),
        formula: [votes(row.contender, row.votes), " − ", to(neededId(row), n.amount(row.needed))],
        value: n.signedAmount(row.margin),
      },
    ]),
  ];
}

/** Votes of those who take part, their sum, the quota, and what it makes of each. */
function quotaFigures(pen: Pen, subject: Subject, quota: Quota): readonly Opened[] {
  const { words, n, named, to, votes } = pen;
  const rows = quota.rows.toSorted(byVotes);
  const size = to("figure-quota", n.mixed(quota.size, quota.seats));
  return [
    ...rows.map((row) => voteFigure(pen, subject, row.contender, row.votes)),
    {
      id: "figure-total",
      name: words.word("page.total"),
      formula: sum(rows.map((row) => votes(row.contender, row.votes))),
      value: n.amount(quota.total),
    },
    {
      id: "figure-quota",
      name: `${words.word("label.quota")} (${words.find(`formula.${quota.quota}`) ?? quota.quota})`,
      // The divisor is read from the quota itself: no table of formulas is kept here.
      formula: [to("figure-total", n.amount(quota.total)), ` / ${n.fraction(over(quota.total, quota.size))}`],
      value: n.mixed(quota.size, quota.seats),
    },
    ...rows.flatMap((row) => {
      const own = votes(row.contender, row.votes);
      const full = to(`figure-full-${row.contender}`, n.whole(row.full));
      return [
        {
          id: `figure-full-${row.contender}`,
          name: named("full", row.contender),
          formula: [own, " / ", size, ` (${words.word("page.wholePart")})`],
          value: n.whole(row.full),
        },
        {
          id: `figure-remainder-${row.contender}`,
          name: named("remainder", row.contender),
          formula: [own, " − ", full, " × ", size],
          value: n.amount(row.remainder),
        },
      ];
    }),
  ];
}

/** Votes of those who take part, the divisor, and the quotient of each. */
function divisorFigures(pen: Pen, subject: Subject, { divisor, rows, seats }: Divisor): readonly Opened[] {
  const { words, n, named, to, votes } = pen;
  const size = to("figure-divisor", n.shortDecimal(divisor));
  return [
    ...rows.map((row) => voteFigure(pen, subject, row.contender, row.votes)),
    {
      id: "figure-divisor",
      name: words.word("page.divisor"),
      formula: [words.say("page.divisorChosen", { seats: n.whole(seats) })],
      value: n.shortDecimal(divisor),
    },
    ...rows.map((row) => ({
      id: `figure-quotient-${row.contender}`,
      name: named("quotient", row.contender),
      formula: [votes(row.contender, row.votes), " / ", size],
      value: n.mixed(over(row.votes, divisor)),
    })),
  ];
}

/** Whoever has the same bar needs as many votes. */
function neededId({ bar }: Bar["rows"][number]): string {
  return `figure-needed-${writeRatio(readFraction(bar.share)).replace("/", "-")}`;
}

function byVotes(a: { readonly votes: Fraction }, b: { readonly votes: Fraction }): number {
  return compareRatios(readFraction(b.votes), readFraction(a.votes));
}

function over(part: Fraction, whole: Fraction): Ratio {
  const { num, den } = readFraction(whole);
  return multiplyRatios(readFraction(part), { num: den, den: num });
}

function publishedOf({
  votes = [],
}: Subject): readonly { option: string; area: string; votes: number; contest: string }[] {
  return votes.flatMap((row) => (typeof row.votes === "number" ? [{ ...row, votes: row.votes }] : []));
}

/** Where the page of sources has the votes of an option, as `urna source` calls them. */
function placed(subject: Subject, option: string): { readonly source?: string } {
  const [row, another] = publishedOf(subject).filter((each) => each.option === option);
  if (row === undefined || another !== undefined) return {};
  const area = row.area === subject.source.area ? "" : row.area;
  return { source: sourceId([row.contest, area, option, "votes"].filter((word) => word !== "").join(" ")) };
}

/** The id of a figure on the page of sources. */
export function sourceId(called: string): string {
  return `source-of-${called.replaceAll(" ", "-")}`;
}
