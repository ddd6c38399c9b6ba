/**
 * Who is let in to the seats of an area, as far as the search for margins follows it: bars on shares of the area's votes or of
 * those of a larger one, in any combination, each contender with its own, facts of contenders, and rules that hold only
 * while enough pass, or few.
 *
 * @module
 */

import { type Engine, fraction, isLine, isObject, parseRatio, readFraction, type Step } from "@urna/law";
import { ALWAYS, type Admission, NEVER, type Passing } from "./bars.ts";

type Clause = Readonly<Record<string, unknown>>;
type ShareStep = Extract<Step, { readonly verb: "admit"; readonly clause: "share" }>;

/** Votes of the options of one area. */
export interface AreaVotes {
  readonly area: string;
  readonly options: readonly string[];
  readonly votes: readonly number[];
}

/** The gate before the seats of the areas of a level. */
export interface Gate {
  /** Lines of the base of its bars; none where it has no bar. */
  readonly lines: readonly string[];
  /** Whether it stays as it is when so many pass. */
  readonly holds: (inside: number) => boolean;
  /** What lets in each option of an area; undefined where that is not followed. */
  readonly admissions: (of: AreaVotes) => readonly Admission[] | undefined;
  /** Bars on the votes of larger areas, which ballots outside the area move as well. */
  readonly above: (area: string) => readonly Passing[];
}

/** What a gate is read from. */
export interface GateSource {
  readonly engine: Engine;
  readonly clauses: ReadonlyMap<string, Clause>;
  /** The votes that count for the seats, and the level of the areas in which they are given. */
  readonly votes: string;
  readonly level: string;
  /** The steps of the run as it stands. */
  readonly steps: readonly Step[];
}

/** What a set is made of. */
type Tree =
  | { readonly kind: "share" | "fact"; readonly at: string; readonly by: string | undefined }
  | { readonly kind: "any" | "all"; readonly of: readonly Tree[] };

/** Reads the gate that `among` names; undefined where something in it is not followed. */
export function gateOf(source: GateSource, among: unknown): Gate | undefined {
  if (among === undefined)
    return { lines: [], holds: () => true, ...gateOfTree(source, { kind: "all", of: [] }) };
  const found: Found = { lines: new Set(), holds: [] };
  const tree = typeof among === "string" ? treeOf(source, among, found, true) : undefined;
  const [only = "", another] = found.lines;
  if (tree === undefined || another !== undefined) return undefined;
  const lines = only.split(" ").filter((line) => line !== "");
  if (!isMoved(lines)) return undefined;
  return {
    lines,
    holds: (inside) => found.holds.every((holds) => holds(inside)),
    ...gateOfTree(source, tree),
  };
}

/** Lines to which every ballot adds one. */
export const SUMS: ReadonlySet<string> = new Set(["valid", "cast", "received"]);

/** Whether every ballot that may change moves a base by one: the marks that the base names, or a sum of all ballots. */
function isMoved(lines: readonly string[]): boolean {
  const [only = "", another] = lines;
  if (another === undefined && (only === "" || SUMS.has(only))) return true;
  return lines.includes("contenders") && !lines.some((line) => SUMS.has(line) || line === "registered");
}

/** The bar of a seat that needs a majority. */
export function majorityGate({ engine }: GateSource, allot: Clause): Gate | undefined {
  const is = allot["moreThan"] === undefined ? "atLeast" : "moreThan";
  const share = parseRatio(allot[is]);
  const base = engine.rules.bases.get(String(allot["of"]));
  const isPlain = allot["among"] === undefined && base?.lines.includes("contenders") === true;
  if (share === undefined || base === undefined || !isPlain || !isMoved(base.lines)) return undefined;
  const bar: Admission = { is, share: fraction(share.num, share.den), own: 0, base: 0 };
  return {
    lines: base.lines,
    holds: () => true,
    admissions: ({ options }) => options.map(() => bar),
    above: () => [],
  };
}

/** What a tree holds beside its bars. */
interface Found {
  /** The bases of its bars, as texts. */
  readonly lines: Set<string>;
  /** When its rules for too few, or too many, do not hold. */
  readonly holds: ((inside: number) => boolean)[];
}

/** Reads a set; `isWhole` where whoever is in it takes part. */
function treeOf(source: GateSource, at: string, found: Found, isWhole: boolean): Tree | undefined {
  const { engine, clauses, votes } = source;
  const clause = clauses.get(at) ?? {};
  const by = typeof clause["by"] === "string" ? clause["by"] : undefined;
  const first: readonly unknown[] = Array.isArray(clause["of"]) ? clause["of"] : [];
  switch (clause["admit"]) {
    case "share": {
      const base = engine.rules.bases.get(String(clause["of"]));
      if (base === undefined || clause["votes"] !== votes) return undefined;
      found.lines.add([...base.lines].sort().join(" "));
      const until = isObject(clause["lowered"]) ? Number(clause["lowered"]["until"]) : undefined;
      // Shares that are lowered now are not those that the law asks for when more pass.
      const isLowered = source.steps.some((step) => step.at === at && isOtherwise(step));
      const isFollowed =
        until === undefined ||
        (!isLowered && asLongAs(source, at, (n) => n >= until, isWhole ? found : undefined));
      return isFollowed ? { kind: "share", at, by } : undefined;
    }
    case "fact":
      return clause["votes"] === votes ? { kind: "fact", at, by } : undefined;
    case "any":
    case "all": {
      const trees = first.map((each) => treeOf(source, String(each), found, false));
      const of = trees.flatMap((tree) => tree ?? []);
      return of.length < trees.length ? undefined : { kind: clause["admit"], of };
    }
    case "first": {
      const least = Number(clause["atLeast"]);
      const isFollowed = asLongAs(source, at, (n) => n >= least, isWhole ? found : undefined);
      return isFollowed ? treeOf(source, String(first[0]), found, isWhole) : undefined;
    }
    case "rescue": {
      const when = Number(clause["when"]);
      const isFollowed =
        clause["unless"] === undefined &&
        asLongAs(source, at, (n) => n !== when, isWhole ? found : undefined);
      return isFollowed ? treeOf(source, String(clause["from"]), found, isWhole) : undefined;
    }
    default:
      return undefined;
  }
}

/**
 * Whether a set that is as it is while so many pass can be followed. In a larger area nobody passes, or fails, who does not
 * now before a bar is crossed there, and no ballots are asked about that are enough for that.
 */
function asLongAs(
  { engine, level, steps }: GateSource,
  at: string,
  test: (inside: number) => boolean,
  found: Found | undefined,
): boolean {
  const table = engine.table(at);
  if (table?.gives === "set" && table.level !== level)
    return !steps.some((step) => step.at === at && isOtherwise(step));
  found?.holds.push(test);
  return found !== undefined;
}

/** Whether a step took another way than that for enough who pass. */
function isOtherwise(step: Step): boolean {
  if (step.verb !== "admit") return false;
  if (step.clause === "first") return step.taken !== step.of[0];
  return step.clause === "rescue" || (step.clause === "share" && step.lowered !== undefined);
}

function gateOfTree(source: GateSource, tree: Tree): Pick<Gate, "admissions" | "above"> {
  const { engine, level, steps } = source;
  const levelOf = (at: string): string => {
    const table = engine.table(at);
    return table?.gives === "set" ? table.level : level;
  };
  const stepOf = (at: string, area: string): Step | undefined => {
    const place = engine.universe.ancestor(area, levelOf(at));
    return steps.find((step) => step.at === at && step.area === place);
  };
  const admissions: Gate["admissions"] = ({ area, options, votes }) => {
    const total = votes.reduce((sum, own) => sum + own, 0);
    const read = (each: Tree, i: number): Admission | undefined => {
      if ("of" in each) {
        const parts = each.of.map((part) => read(part, i));
        const of = parts.flatMap((part) => part ?? []);
        if (of.length < parts.length) return undefined;
        return each.kind === "any" ? { any: of } : { all: of };
      }
      const { at, by } = each;
      const group = (id: string): string => (by === undefined ? id : engine.universe.fold(id, by));
      const name = group(options[i] ?? "");
      const step = stepOf(at, area);
      if (step?.clause === "fact")
        return step.rows.find((row) => row.contender === name)?.passes === true ? ALWAYS : NEVER;
      // Lists of one group in the same area need each other's votes.
      const isAlone = options.every((id, j) => j === i || isLine(id) || group(id) !== name);
      if (step?.clause !== "share" || step.verb !== "admit" || step.missing.length > 0 || !isAlone)
        return undefined;
      const row = step.rows.find(({ contender }) => contender === name);
      if (row === undefined) return NEVER;
      const { num, den } = readFraction(row.votes);
      const base = readFraction(step.base);
      if (den !== 1 || base.den !== 1) return undefined;
      return {
        is: row.bar.is,
        share: row.bar.share,
        own: Number(num) - (votes[i] ?? 0),
        base: Number(base.num) - total,
      };
    };
    const all = options.map((id, i) => (isLine(id) ? NEVER : read(tree, i)));
    const known = all.flatMap((each) => each ?? []);
    return known.length < all.length ? undefined : known;
  };
  const above: Gate["above"] = (area) =>
    sharesIn(tree)
      .filter((at) => levelOf(at) !== level)
      .flatMap((at) => {
        const step = stepOf(at, area);
        return step?.clause === "share" && step.verb === "admit" ? [barsOf(step)] : [];
      });
  return { admissions, above };
}

function sharesIn(tree: Tree): readonly string[] {
  if ("of" in tree) return tree.of.flatMap(sharesIn);
  return tree.kind === "share" ? [tree.at] : [];
}

/** Everybody whose share was asked for, in whole votes. */
function barsOf({ base, rows }: ShareStep): Passing {
  const votes = rows.map((row) => Number(readFraction(row.votes).num));
  const outside = Number(readFraction(base).num) - votes.reduce((sum, own) => sum + own, 0);
  return {
    votes,
    contender: rows.map(() => true),
    bars: rows.map(({ bar }) => ({ is: bar.is, share: bar.share, own: 0, base: outside })),
  };
}
