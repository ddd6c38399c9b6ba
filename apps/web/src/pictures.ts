/**
 * From an election to what is drawn: only exact figures come in, and floats are made last, for places in a picture.
 *
 * @module
 */

import {
  type CutLadder,
  type Hemicycle,
  type Hue,
  hueOf,
  type ReferenceLine,
  type SeatRows,
  type VotesToSeats,
  type VotesToSeatsRow,
} from "@urna/draw";
import {
  bodyOn,
  compareRatios,
  type Fraction,
  isLine,
  multiplyRatios,
  type Ratio,
  readFraction,
  seatsNeeded,
  type Step,
  subtractRatios,
} from "@urna/law";
import type { Table, Words } from "@urna/words";
import type { Portable } from "./desk.ts";

type ShareStep = Extract<Step, { verb: "admit"; clause: "share" }>;
type QuotaStep = Extract<Step, { verb: "allot"; clause: "quota" }>;
type DivisorStep = Extract<Step, { verb: "allot"; clause: "divisor" }>;

/** The hue of a contender: by its identity, so that it stays across renamings; else by its place in the result. */
export function hueIn({ source, outcome }: Portable, contender: string): Hue {
  const identityOf = (id: string): string => {
    const option = source.options.get(id);
    return option?.kind === "independents" ? "independents" : (option?.identity ?? id);
  };
  return hueOf(
    identityOf(contender),
    outcome.seats.map((row) => identityOf(row.contender)),
  );
}

/** A fraction as a place in a picture. */
export function placeOf({ num, den }: Fraction | Ratio): number {
  return Number((BigInt(num) * 1_000_000n) / BigInt(den)) / 1_000_000;
}

/** The seats of a table that can be drawn. */
export function seatRowsOf(
  subject: Portable,
  words: Words,
  { marks, columns, rows }: Table,
): SeatRows | undefined {
  if (marks === undefined) return undefined;
  const changeAt = columns.findIndex((column) => column.key === "change");
  const at = marks.columns.map(({ key }) => columns.findIndex((column) => column.key === key));
  const drawn = rows.flatMap((cells) => {
    const [name] = cells;
    const id = String(name?.raw ?? "");
    const seats = at.map((i) => Number(cells[i]?.raw ?? 0));
    const total = seats.reduce((sum, n) => sum + n, 0);
    if (name === undefined || total === 0) return [];
    const close = nearBar(subject, words, id);
    const parts = marks.columns.flatMap(({ text }, i) =>
      (seats[i] ?? 0) > 0 ? [`${words.numbers.whole(seats[i] ?? 0)} ${text}`] : [],
    );
    return [
      {
        id,
        name: name.text,
        hue: hueIn(subject, id),
        seats,
        isEmpty: id === marks.open,
        total: words.numbers.whole(total),
        note: parts.length > 1 ? parts.join(" + ") : "",
        ...(changeAt === -1 ? {} : { change: cells[changeAt]?.text ?? "" }),
        ...(close === undefined ? {} : { aside: close }),
      },
    ];
  });
  return {
    rows: drawn,
    tiers: marks.columns.map(({ shape, text }) => ({ shape, text })),
    lines: marks.lines.map((line) => lineOf(words, line.at, line.text)),
    summary: `${drawn.map((row) => [`${row.name} ${row.total}`, ...(row.note === "" ? [] : [`(${row.note})`]), row.change ?? ""].join(" ").trim()).join("; ")}.`,
  };
}

/** "12,735.95 above the bar", for whoever passed by less than half a percent of the base. */
function nearBar(subject: Portable, words: Words, contender: string): string | undefined {
  const bar = barOf(subject);
  const row = bar?.rows.find((each) => each.contender === contender);
  if (bar === undefined || row === undefined || !row.passes) return undefined;
  const [margin, base] = [readFraction(row.margin), readFraction(bar.base)];
  const share = multiplyRatios(margin, { num: base.den, den: base.num });
  return compareRatios(share, { num: 1, den: 200 }) < 0
    ? words.say("page.aboveBar", { votes: words.numbers.amount(margin) })
    : undefined;
}

/** "66 = two thirds" */
function lineOf(words: Words, at: number, text: string): ReferenceLine {
  return { at, text: `${words.numbers.whole(at)} = ${text}` };
}

/** The majorities that are drawn, for a house of so many seats: to govern, and to change the law of laws. */
export function majorityLines(
  { body, election }: Portable,
  words: Words,
  house: number,
): readonly ReferenceLine[] {
  const version = body === undefined ? undefined : bodyOn(body, election.date);
  const found = new Map<number, ReferenceLine>();
  for (const rule of version?.majorities ?? []) {
    const share = rule.atLeast ?? rule.moreThan;
    if (share === undefined) continue;
    const is = rule.atLeast === undefined ? "moreThan" : "atLeast";
    const written = words.numbers.share(share);
    const name = words.find(`majority.${is}.${written}`);
    const wanted = (is === "moreThan" && written === "1/2") || (is === "atLeast" && written === "2/3");
    const at = seatsNeeded(rule, house);
    if (wanted && name !== undefined) found.set(at, lineOf(words, at, name));
  }
  return [...found.values()].sort((a, b) => a.at - b.at);
}

/** The one bar of an outcome: votes are shown as shares of its base. */
export function barOf({ outcome }: Portable): ShareStep | undefined {
  const steps = outcome.trace.filter(
    (step): step is ShareStep => step.verb === "admit" && step.clause === "share",
  );
  return steps.length === 1 ? steps[0] : undefined;
}

/** A mark on the ballot that is no contender. */
export interface BallotMark {
  readonly contest: string;
  readonly option: string;
  readonly votes: number;
}

/**
 * Marks that are in the base of a bar beside the votes for contenders: against all, blank. Where the base is a published
 * total there are none: a total is no mark.
 */
export function marksInBase({ votes = [] }: Portable, bar: ShareStep): readonly BallotMark[] {
  if (!bar.baseLines.includes("contenders")) return [];
  return votes.flatMap(({ contest, option, area, votes: own }) =>
    isLine(option) && bar.baseLines.includes(option) && area === bar.area && typeof own === "number"
      ? [{ contest, option, votes: own }]
      : [],
  );
}

/** The largest-remainder step of an outcome, where there is exactly one. */
export function quotaOf({ outcome }: Portable): QuotaStep | undefined {
  const steps = outcome.trace.filter(
    (step): step is QuotaStep => step.verb === "allot" && step.clause === "quota",
  );
  return steps.length === 1 ? steps[0] : undefined;
}

/**
 * The divisor step of an outcome, where there is exactly one, its divisor gives the seats of everybody, and none went on
 * from seats that were held.
 */
export function divisorOf({ outcome }: Portable): (DivisorStep & { readonly divisor: Fraction }) | undefined {
  const steps = outcome.trace.filter(
    (step): step is DivisorStep => step.verb === "allot" && step.clause === "divisor",
  );
  const [step] = steps;
  if (step === undefined || steps.length > 1 || step.divisor === null || step.power !== 1) return undefined;
  return step.rows.some((row) => row.held !== undefined) ? undefined : { ...step, divisor: step.divisor };
}

/** All seats that were given. */
export function houseOf({ outcome }: Portable): number {
  return outcome.tiers.reduce((sum, tier) => sum + tier.given, 0);
}

/** Votes and seats in pairs, with the row that the headline is about. */
export function votesToSeatsOf(
  subject: Portable,
  words: Words,
):
  | {
      readonly input: VotesToSeats;
      readonly first: VotesToSeatsRow & { readonly written: readonly string[] };
    }
  | undefined {
  const bar = barOf(subject);
  const house = houseOf(subject);
  if (bar === undefined || house === 0 || bar.missing.length > 0) return undefined;
  const { numbers } = words;
  const votes = new Map(bar.rows.map((row) => [row.contender, readFraction(row.votes)]));
  const base = readFraction(bar.base);
  const shareOf = (id: string): Fraction | undefined => {
    const own = votes.get(id);
    if (own === undefined) return undefined;
    return { num: `${BigInt(own.num) * BigInt(base.den)}`, den: `${BigInt(own.den) * BigInt(base.num)}` };
  };
  const seats = new Map(subject.outcome.seats.map((row) => [row.contender, row.total]));
  for (const mark of marksInBase(subject, bar)) votes.set(mark.option, { num: mark.votes, den: 1 });
  const ids = [...new Set([...seats.keys(), ...votes.keys()])].sort(
    (a, b) =>
      Number(isLine(a)) - Number(isLine(b)) ||
      Number((seats.get(a) ?? 0) === 0) - Number((seats.get(b) ?? 0) === 0) ||
      Number(!votes.has(a)) - Number(!votes.has(b)) ||
      (seats.get(b) ?? 0) - (seats.get(a) ?? 0) ||
      placeOf(shareOf(b) ?? NOTHING) - placeOf(shareOf(a) ?? NOTHING),
  );
  // Those without seats are drawn from one percent on; all are in the table.
  const isDrawn = (id: string): boolean =>
    isLine(id) || (seats.get(id) ?? 0) > 0 || placeOf(shareOf(id) ?? NOTHING) >= 0.01;
  const rows = ids.filter(isDrawn).map((id) => {
    const share = shareOf(id);
    const own: Fraction = { num: seats.get(id) ?? 0, den: house };
    const has = (seats.get(id) ?? 0) > 0;
    const texts = { votes: share === undefined ? "" : numbers.percent(share), seats: numbers.percent(own) };
    const note =
      share === undefined
        ? words.say("page.onlySeats", texts)
        : has
          ? words.say("page.votesSeatsNote", texts)
          : words.say("page.onlyVotes", texts);
    return {
      name: isLine(id) ? (words.find(`line.${id}`) ?? id) : subject.naming.short(id),
      hue: isLine(id) ? ("other" as const) : hueIn(subject, id),
      ...(share === undefined ? {} : { votes: placeOf(share) }),
      ...(has ? { seats: placeOf(own) } : {}),
      isLine: isLine(id),
      note,
      difference: !has
        ? words.word("page.noSeats")
        : share === undefined
          ? ""
          : words.say("page.points", {
              points: numbers.points(subtractRatios(readFraction(own), readFraction(share))),
            }),
      written: [texts.votes, texts.seats],
    };
  });
  const [first] = rows;
  if (first === undefined) return undefined;
  const key = { votes: words.word("column.votes"), seats: words.word("column.seats") };
  const summary = `${rows.map((row) => `${row.name}: ${row.note}`).join("; ")}.`;
  return { input: { rows, key, summary, id: "votes" }, first };
}

const NOTHING: Fraction = { num: 0, den: 1 };

/** The cut of a largest-remainder allotment; `asked` is the contender that the page is about. */
export function cutOf(subject: Portable, words: Words, asked?: string): CutLadder | undefined {
  const step = quotaOf(subject);
  if (step === undefined || step.left <= 0 || step.stages !== undefined) return undefined;
  const { numbers } = words;
  const size = readFraction(step.size);
  const rows = [...step.rows].sort((a, b) => a.rank - b.rank);
  // With ties, or seats that were taken back, the cut is no single line: the table says it.
  const above = rows.findIndex((row) => row.extra === 0);
  if (rows.some((row, i) => row.extra < 0 || row.extra > 1 || row.extra > 0 !== (above === -1 || i < above)))
    return undefined;
  const drawn = rows.map((row) => {
    const rest = readFraction(row.remainder);
    return {
      name: subject.naming.short(row.contender),
      hue: hueIn(subject, row.contender),
      full: numbers.whole(row.full),
      part: placeOf({
        num: `${BigInt(rest.num) * BigInt(size.den)}`,
        den: `${BigInt(rest.den) * BigInt(size.num)}`,
      }),
      remainder: numbers.decimal(row.remainder),
      extra: row.extra > 0 ? numbers.signed(row.extra) : "",
      isAsked: row.contender === asked,
    };
  });
  return {
    rows: drawn,
    above: above === -1 ? rows.length : above,
    cut: words.word("page.cutLine"),
    summary: words.say("page.cutSummary", {
      rows: drawn.map((row) => [row.name, row.remainder, row.extra].join(" ").trim()).join("; "),
    }),
  };
}

/**
 * Contenders with seats in the order of every page: most seats first, then most votes; those who stand on no list follow
 * the lists.
 */
export function seatedIn(subject: Portable): Portable["outcome"]["seats"] {
  const bar = barOf(subject);
  const votes = new Map(bar?.rows.map((row) => [row.contender, placeOf(row.votes)]));
  const isLoose = (id: string): boolean => subject.source.options.get(id)?.kind === "independents";
  return subject.outcome.seats
    .filter((row) => row.total > 0)
    .toSorted(
      (a, b) =>
        Number(isLoose(a.contender)) - Number(isLoose(b.contender)) ||
        b.total - a.total ||
        (votes.get(b.contender) ?? 0) - (votes.get(a.contender) ?? 0),
    );
}

/** The half circle: every seat that was given. */
export function hemicycleOf(subject: Portable, words: Words): Hemicycle | undefined {
  const parties = seatedIn(subject).map((row) => ({
    name: subject.naming.short(row.contender),
    hue: hueIn(subject, row.contender),
    seats: row.total,
    total: words.numbers.whole(row.total),
  }));
  if (parties.length === 0) return undefined;
  return { parties, summary: `${parties.map((party) => `${party.name} ${party.total}`).join("; ")}.` };
}
