/**
 * Indices of an election as a table: what each is called, its value, between which ends it lies, and what it says. Values
 * come computed; where there is none the reason stands in the place of the sentence.
 *
 * @module
 */

import { addRatios, compareRatios, multiplyRatios, type Ratio, writeRatio } from "@urna/law";
import type { Block, Cell, Report } from "../blocks.ts";
import type { ElectionHead, Naming } from "../case.ts";
import { left, missingCell, right, textCell } from "../cells.ts";
import { type CurveCase, curveBlocks } from "./curve-blocks.ts";
import { districtBlocks, type DistrictsCase, spreadBlocks, weightBlocks } from "./district-blocks.ts";
import { tierName } from "../terms.ts";
import type { Words } from "../words.ts";

/** What an index says: a value, bounds, that it is infinite, or why there is none. */
export type IndexAnswer =
  | { readonly kind: "value"; readonly value: Ratio }
  | {
      readonly kind: "bounds";
      readonly low: Ratio;
      readonly high: Ratio;
      readonly missing: readonly string[];
    }
  | { readonly kind: "infinite"; readonly because: readonly string[] }
  | { readonly kind: "none"; readonly reason: string; readonly about: readonly string[] };

/** An index with its answer. `unit` says how it is printed: a share in percent, the others as decimals. */
export interface IndexRow {
  readonly index: {
    readonly id: string;
    readonly family: string;
    readonly unit: "share" | "number" | "ratio";
    readonly range: readonly [Ratio, Ratio | null];
  };
  readonly result: IndexAnswer;
}

/** All that the report is made of. */
export interface IndicesCase extends DistrictsCase {
  readonly election: ElectionHead;
  /** The contest whose votes are measured, and the tiers whose seats. */
  readonly contest: string;
  readonly tiers: readonly string[];
  readonly votes: number;
  readonly seats: number;
  readonly hasAgainstAll: boolean;
  readonly hasPersons: boolean;
  readonly against?: ElectionHead;
  /** The two parties that the efficiency gap compares. */
  readonly pair?: readonly [first: string, second: string];
  readonly lines: readonly IndexRow[];
  /** What one party would win in districts of one seat at other shares. */
  readonly curve?: CurveCase;
}

/** More names than these are not said: the first few and how many there are. JSON has them all. */
const NAMED = { most: 6, first: 3 };

/** The indices of an election. */
export function indicesReport(words: Words, given: IndicesCase): Report {
  return {
    blocks: [
      { kind: "answer", text: answerOf(words, given), stamps: [] },
      { kind: "paragraph", text: headOf(words, given) },
      tableOf(words, given),
      ...spreadBlocks(words, given),
      ...weightBlocks(words, given),
      ...districtBlocks(words, given),
      ...(given.curve === undefined ? [] : curveBlocks(words, given.naming, given.curve)),
      { kind: "paragraph", text: conventionsOf(words, given) },
    ],
    next: `urna power ${given.election.id}`,
  };
}

function answerOf(words: Words, { lines }: IndicesCase): string {
  const percentOf = (id: string): string | undefined => {
    const result = lines.find((line) => line.index.id === id)?.result;
    return result?.kind === "value" ? words.numbers.percent(result.value) : undefined;
  };
  const gallagher = percentOf("gallagher");
  const share = percentOf("unrepresented");
  if (gallagher === undefined) return words.word("indices.answerNone");
  return share === undefined
    ? words.say("indices.answerOne", { gallagher })
    : words.say("indices.answer", { share, gallagher });
}

function headOf(words: Words, given: IndicesCase): string {
  const { election, contest, tiers, against } = given;
  const head = words.say("indices.head", {
    title: election.title,
    date: words.date(election.date),
    votes: words.counted("votes", given.votes),
    contest: words.find(`contest.${contest}`) ?? contest,
    seats: words.counted("seats", given.seats),
    tiers: words.list(tiers.map((tier) => tierName(words, tier))),
  });
  if (against === undefined) return head;
  const earlier = words.say("indices.against", { title: against.title, date: words.date(against.date) });
  return `${head} ${earlier}`;
}

function conventionsOf(words: Words, given: IndicesCase): string {
  const { hasAgainstAll, hasPersons, pair, naming } = given;
  return [
    ...(hasAgainstAll ? [words.word("indices.againstAll")] : []),
    ...(hasPersons ? [words.word("indices.persons")] : []),
    ...(pair === undefined
      ? []
      : [words.say("indices.pair", { first: naming.short(pair[0]), second: naming.short(pair[1]) })]),
    words.word("indices.exact"),
  ].join(" ");
}

function tableOf(words: Words, given: IndicesCase): Block {
  const { lines, naming } = given;
  let family = "";
  const headings: { before: number; text: string }[] = [];
  for (const [i, { index }] of lines.entries()) {
    if (index.family === family) continue;
    family = index.family;
    headings.push({ before: i, text: words.find(`indexFamily.${family}`) ?? family });
  }
  return {
    kind: "table",
    id: "indices",
    columns: [
      left("index", words.word("column.index")),
      right("value", words.word("column.value")),
      left("range", words.word("column.range")),
      left("says", words.word("column.says")),
    ],
    rows: lines.map((line) => [
      textCell(words.find(`index.${line.index.id}`) ?? line.index.id, line.index.id),
      valueCell(words, line),
      rangeCell(words, line),
      textCell(saysOf(words, naming, line), reasonOf(line)),
    ]),
    lines: headings,
  };
}

function valueCell(words: Words, { index, result }: IndexRow): Cell {
  switch (result.kind) {
    case "value":
      return { text: writeValue(words, index.unit, result.value), raw: writeRatio(result.value) };
    case "bounds":
      return {
        text: writeBounds(words, index.unit, result),
        raw: `${writeRatio(result.low)}..${writeRatio(result.high)}`,
      };
    case "infinite":
      return textCell(words.word("indices.infinite"), "infinite");
    case "none":
      return missingCell();
  }
}

function rangeCell(words: Words, { index }: IndexRow): Cell {
  const [least, most] = index.range;
  const isShare = index.unit === "share";
  const write = (end: Ratio): string =>
    words.numbers.shortDecimal(isShare ? multiplyRatios(end, { num: 100, den: 1 }) : end);
  const low = write(least);
  if (most === null) return textCell(words.say("indices.from", { low }), `${writeRatio(least)}..`);
  const high = isShare ? words.numbers.percent(most, wholePercent(most) ? 0 : 1) : write(most);
  return textCell(words.say("indices.range", { low, high }), `${writeRatio(least)}..${writeRatio(most)}`);
}

function writeValue(words: Words, unit: IndexRow["index"]["unit"], value: Ratio): string {
  switch (unit) {
    case "share":
      return words.numbers.percent(value);
    case "number":
      return words.numbers.decimal(value, 2);
    case "ratio":
      return words.numbers.decimal(value, 4);
  }
}

/** Short, because two numbers share a narrow column: one sign, and no decimals where the ends are ten points apart. */
function writeBounds(
  words: Words,
  unit: IndexRow["index"]["unit"],
  { low, high }: { readonly low: Ratio; readonly high: Ratio },
): string {
  const isWide = compareRatios(addRatios(low, { num: 1, den: 10 }), high) <= 0;
  const [from, to] =
    unit === "share"
      ? [words.numbers.percentDigits(low, isWide ? 0 : 2), words.numbers.percent(high, isWide ? 0 : 2)]
      : [writeValue(words, unit, low), writeValue(words, unit, high)];
  return words.say("indices.range", { low: from, high: to });
}

function wholePercent(end: Ratio): boolean {
  return multiplyRatios(end, { num: 100, den: 1 }).den === 1;
}

/** What it says; where there is no value, why. */
function saysOf(words: Words, naming: Naming, { index, result }: IndexRow): string {
  const own = words.find(`indexSays.${index.id}`);
  const says = own ?? (isOfSeats(index.id) ? words.word("indices.sameSeats") : ofVotes(words, index.id));
  const named = (ids: readonly string[]): string => {
    const names = [...new Set(ids.map((id) => words.find(`line.${id}`) ?? nameOf(naming, id)))];
    if (names.length <= NAMED.most) return words.list(names);
    return `${names.slice(0, NAMED.first).join(", ")}, … (${words.numbers.whole(names.length)})`;
  };
  switch (result.kind) {
    case "value":
      return says;
    case "bounds":
      return words.say("indices.bounds", { says, names: named(result.missing) });
    case "infinite":
      return words.say("indices.because", { says, names: named(result.because) });
    case "none": {
      const reason = words.find(`noValue.${result.reason}`) ?? result.reason;
      return result.about.length === 0
        ? words.say("indices.missing", { reason })
        : words.say("indices.missingOf", { reason, names: named(result.about) });
    }
  }
}

/** One of several persons (`independents/3`) has the name of all. */
function nameOf(naming: Naming, id: string): string {
  const whole = id.replace(/\/\d+$/, "");
  const short = naming.short(whole);
  return short === whole ? naming.area(whole) : short;
}

function reasonOf({ result }: IndexRow): string | null {
  return result.kind === "none" ? result.reason : null;
}

/** `golosov-votes` and `golosov-seats` say the same of different things. */
function ofVotes(words: Words, id: string): string {
  return words.find(`indexSays.${id.replace(/-votes$/, "")}`) ?? "";
}

function isOfSeats(id: string): boolean {
  return id.endsWith("-seats");
}
