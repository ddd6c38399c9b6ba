/**
 * Every figure of a ladder opened: its formula, in which each input leads to its own formula, down to the published votes
 * with their sources. Only where the outcome has one bar and one quota: elsewhere the tables are read area by area.
 *
 * @module
 */

import { el, type Element, type Node, type RawRow } from "@urna/draw";
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
import { sectionPath } from "./addresses.ts";
import type { Subject } from "./desk.ts";
import { barOf, marksInBase, quotaOf } from "./pictures.ts";
import type { Visit } from "./reply.ts";

const NONE: Ratio = { num: 0, den: 1 };

/** Figures of a contender: columns of the ladder that can be opened. */
const KINDS = ["votes", "share", "margin", "full", "remainder"] as const;
type Kind = (typeof KINDS)[number];
type Bar = NonNullable<ReturnType<typeof barOf>>;
type Quota = NonNullable<ReturnType<typeof quotaOf>>;

function isKind(column: string): column is Kind {
  return KINDS.some((kind) => kind === column);
}

/** A figure: its name, how it is computed, and what comes out. */
interface Opened {
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
    named: (kind, id) => `${words.word(`column.${kind}`)}: ${naming.short(id)}`,
    to,
    votes: (id, figure) => to(`figure-votes-${id}`, n.amount(figure)),
  };
}

/** The figures of an outcome by id, in the order of the ladder. */
function figuresOf(visit: Visit, subject: Subject): readonly Opened[] {
  const pen = penOf(visit, subject);
  const [bar, quota] = [barOf(subject), quotaOf(subject)];
  const ofBar = bar === undefined || bar.missing.length > 0 ? [] : barFigures(pen, subject, bar);
  if (quota === undefined || quota.stages !== undefined) return ofBar;
  if (quota.rows.some((row) => row.rescued !== undefined)) return ofBar;
  const known = new Set(ofBar.map(({ id }) => id));
  return [...ofBar, ...quotaFigures(pen, subject, quota).filter(({ id }) => !known.has(id))];
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

/** Facts about one contender, with the kind of figure. */
const KIND_OF_FACT: ReadonlyMap<string, string> = new Map([
  ["votes", "votes"],
  ["bar", "margin"],
  ["full", "full"],
  ["remainder", "remainder"],
]);

/** From a cell of another page to where its figure is opened on the ladder; undefined where it is not. */
export function openedOnLadder(
  { root, language }: Visit,
  subject: Subject,
): (column: string, row: RawRow) => string | undefined {
  const bar = barOf(subject);
  const shares = new Set(bar?.missing.length === 0 ? bar.rows.map((row) => row.contender) : []);
  const ladder = `${root}${sectionPath(language, subject.election.id, "why")}`;
  return (column, row) => {
    const who = row["contender"];
    const isOpened = (column === "votes" || column === "share") && typeof who === "string" && shares.has(who);
    return isOpened ? `${ladder}#figure-${column}-${who}` : undefined;
  };
}

/** Links from the figures of a ladder to where they are opened, and the list of all of them. */
export interface Opener {
  readonly ofCell: (column: string, row: RawRow) => string | undefined;
  readonly ofFact: (figure: string) => string | undefined;
  readonly list: readonly Element[];
}

/** `asked` is whom the page is about. */
export function openerOf(visit: Visit, subject: Subject, asked?: string): Opener {
  const { words, root, language } = visit;
  const figures = figuresOf(visit, subject);
  const known = new Set(figures.map(({ id }) => id));
  const link = (id: string): string | undefined => (known.has(id) ? `#${id}` : undefined);
  const sources = `${root}${sectionPath(language, subject.election.id, "source")}`;
  return {
    ofCell: (column, row) => {
      const who = row["contender"] ?? row["option"];
      return isKind(column) && typeof who === "string" ? link(`figure-${column}-${who}`) : undefined;
    },
    ofFact: (figure) =>
      link(figure === "quota" ? "figure-quota" : `figure-${KIND_OF_FACT.get(figure)}-${asked}`),
    list:
      figures.length === 0
        ? []
        : [
            el("h2", {}, words.word("page.opened")),
            el("p", { class: "note" }, words.word("page.openedNote")),
            el(
              "dl",
              { class: "facts opened" },
              ...figures.map(({ id, name, formula, value, source }) =>
                el(
                  "div",
                  { id, tabindex: -1 },
                  el("dt", {}, name),
                  el(
                    "dd",
                    {},
                    ...(formula === undefined ? [] : [...formula, " = "]),
                    el("strong", {}, value),
                    ...(source === undefined
                      ? []
                      : [" ", el("a", { href: `${sources}#${source}` }, words.word("page.figureSource"))]),
                  ),
                ),
              ),
            ),
          ],
  };
}
