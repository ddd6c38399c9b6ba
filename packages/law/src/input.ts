/**
 * What the engine is given besides the rules: areas, contenders, votes, ballots, declared results, lots. Plain data in
 * the shape of the documented CSV files; {@link readInput} turns what was written into a checked {@link Input}.
 *
 * @module
 */

import { nearest, type Problem, type ProblemCode, type Result } from "./errors.ts";
import { isWhole, parseRatio, type Ratio } from "./exact.ts";

/** A place in the tree of areas. */
export interface Area {
  readonly id: string;
  /** The word for its rank in the tree, as the rules use it: `nation`, `region`, `district`, ... */
  readonly level: string;
  readonly parent?: string;
  /** Seats that the law or a decision gives to this area. */
  readonly seats?: number;
  /** Other figures by which a law may weigh an area: `registered`, `population`, `surface`, ... */
  readonly figures?: Readonly<Record<string, number>>;
}

/** What takes part in allotting seats. Options that nobody describes are contenders with nothing but an id. */
export interface Contender {
  readonly id: string;
  /**
   * `independents` stands for several persons who share nothing but having no list; all other kinds are one contender.
   */
  readonly kind?: "party" | "list" | "alliance" | "person" | "independents" | "answer";
  /** The group of each kind that it belongs to: `{ "party": "amanat" }`, `{ "alliance": "left", "party": "p" }`. */
  readonly in?: Readonly<Record<string, string>>;
  /** Facts that a law may ask for: time of registration, date of birth, membership of a minority, parties in a list. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
}

/**
 * Lines of a protocol that are no contender. `against-all` is a mark on the ballot; `uncounted` are ballots that are valid
 * but count for nobody; `received` are voters who were handed a ballot; `cast` are ballots found in the boxes.
 */
export const LINES = [
  "against-all",
  "blank",
  "invalid",
  "uncounted",
  "valid",
  "cast",
  "received",
  "registered",
] as const;
export type Line = (typeof LINES)[number];

/** The figure of one option (or {@link Line}) in one contest and area. */
export interface VoteRow {
  readonly contest: string;
  readonly area: string;
  readonly option: string;
  /** Votes; a text for exact decimals that a law makes ("1234.5"); null where the figure is known to exist but not known. */
  readonly votes: number | string | null;
}

/** Ballots of one kind: what was marked, in order of preference, and how often. */
export interface BallotRow {
  readonly contest: string;
  readonly area: string;
  readonly count: number;
  /**
   * As written, first preferences first; options in one inner list have the same rank, an empty inner list is a rank
   * that was left out. What becomes of such ballots, and of an option that occurs twice, the rules say.
   */
  readonly ranking: readonly (readonly string[])[];
}

/** Seats that were declared without (known) votes. They are never computed, and never counted as computed. */
export interface DeclaredRow {
  readonly contest: string;
  readonly area: string;
  readonly option: string;
  readonly seats: number;
}

/** The decision of a lot, a repeat vote, or whatever a law lets decide a tie: winners first. */
export interface OrderLot {
  readonly at: string;
  readonly area?: string;
  readonly order: readonly string[];
}

/** Ballot papers that were drawn from those of one candidate, to pass on a surplus: how many of which preferences. */
export interface PaperLot {
  readonly at: string;
  readonly area?: string;
  /** Whose surplus it is. */
  readonly from: string;
  readonly papers: readonly { readonly count: number; readonly ranking: readonly string[] }[];
}

/** What chance, or whoever the law names, decided outside of the count. */
export type Lot = OrderLot | PaperLot;

/** What a file or a caller gives. Only `votes`, `ballots` or `declared` are needed for a simple contest. */
export interface Given {
  readonly areas?: readonly Area[];
  readonly contenders?: readonly Contender[];
  readonly votes?: readonly VoteRow[];
  readonly ballots?: readonly BallotRow[];
  readonly declared?: readonly DeclaredRow[];
  readonly lots?: readonly Lot[];
}

/** One checked figure: exact, or null where it is not known. */
export interface Figured {
  readonly contest: string;
  readonly area: string;
  readonly option: string;
  readonly votes: Ratio | null;
}

/** A {@link Given} that was checked: ids unique, references sound, every figure exact. Order of input is gone. */
export interface Input {
  readonly areas: ReadonlyMap<string, Area>;
  readonly contenders: ReadonlyMap<string, Contender>;
  readonly votes: readonly Figured[];
  readonly ballots: readonly BallotRow[];
  readonly declared: readonly DeclaredRow[];
  readonly lots: readonly Lot[];
  /** The area without a parent. */
  readonly root: string;
}

export function isLine(option: string): option is Line {
  return LINES.some((line) => line === option);
}

const WHOLE = "a whole number, zero or more";

type Complain = (
  code: ProblemCode,
  at: string,
  expected: string,
  found?: string | number | null,
  near?: readonly string[],
) => void;

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Checks what was given. Reports every problem; places are written `votes/<row>`, `areas/<id>`, ... */
export function readInput(given: Given): Result<Input> {
  const problems: Problem[] = [];
  const wrong: Complain = (code, at, expected, found, near) => {
    problems.push({
      code,
      at,
      expected,
      ...(found === undefined ? {} : { found: `${found}` }),
      ...(near === undefined || near.length === 0 ? {} : { near }),
    });
  };

  const areas = new Map<string, Area>();
  /** A figure that is no whole number is no seat and no inhabitant, and would bring rounding with it. */
  const whole = (at: string, figure: number): void => {
    if (!isWhole(figure)) wrong("V001", at, WHOLE, figure);
  };
  for (const area of [...(given.areas ?? [])].sort((a, b) => byText(a.id, b.id))) {
    if (areas.has(area.id)) wrong("V010", `areas/${area.id}`, "an id that no other area has");
    if (area.seats !== undefined) whole(`areas/${area.id}/seats`, area.seats);
    for (const [name, figure] of Object.entries(area.figures ?? {}))
      whole(`areas/${area.id}/${name}`, figure);
    areas.set(area.id, area);
  }
  const root = findRoot(areas, given, wrong);

  const contenders = new Map<string, Contender>();
  for (const contender of given.contenders ?? []) {
    if (contenders.has(contender.id))
      wrong("V010", `contenders/${contender.id}`, "an id that no other contender has");
    contenders.set(contender.id, contender);
  }

  const area = (id: string, at: string): void => {
    if (!areas.has(id)) wrong("V003", at, "the id of an area", id, nearest(id, areas.keys()));
  };
  const seen = new Set<string>();
  const votes: Figured[] = [];
  for (const [i, row] of (given.votes ?? []).entries()) {
    const at = `votes/${i + 1}`;
    area(row.area, at);
    const key = `${row.contest}\n${row.area}\n${row.option}`;
    if (seen.has(key)) {
      wrong("V002", at, `one row for ${row.option} in contest ${row.contest}, area ${row.area}`, row.option);
    }
    seen.add(key);
    // A law makes decimals and fractions of votes, but no percentages.
    const written = typeof row.votes === "string" && row.votes.includes("%") ? undefined : row.votes;
    const exact = written === null ? null : parseRatio(written);
    if (exact === undefined || (exact !== null && exact.num < 0)) {
      wrong("V001", at, WHOLE, row.votes);
      continue;
    }
    votes.push({ contest: row.contest, area: row.area, option: row.option, votes: exact });
  }
  for (const [i, row] of (given.ballots ?? []).entries()) {
    const at = `ballots/${i + 1}`;
    area(row.area, at);
    whole(at, row.count);
  }
  for (const [i, row] of (given.declared ?? []).entries()) {
    area(row.area, `declared/${i + 1}`);
    if (!isWhole(row.seats)) {
      wrong("V001", `declared/${i + 1}`, "a whole number of seats, zero or more", row.seats);
    }
  }
  if (problems.length > 0) return { ok: false, problems };

  votes.sort((a, b) => byText(a.contest, b.contest) || byText(a.area, b.area) || byText(a.option, b.option));
  return {
    ok: true,
    value: {
      areas,
      contenders,
      votes,
      ballots: given.ballots ?? [],
      declared: given.declared ?? [],
      lots: given.lots ?? [],
      root,
    },
  };
}

/** The single area without a parent. Where no areas are given, every area that a row names is a child of a new root. */
function findRoot(areas: Map<string, Area>, given: Given, wrong: Complain): string {
  if (areas.size === 0) {
    const named = new Set(
      [...(given.votes ?? []), ...(given.ballots ?? []), ...(given.declared ?? [])].map((r) => r.area),
    );
    const [only] = named;
    const root = named.size === 1 && only !== undefined ? only : "";
    areas.set(root, { id: root, level: "" });
    for (const id of [...named].sort(byText))
      if (id !== root) areas.set(id, { id, level: "area", parent: root });
    return root;
  }
  const roots: string[] = [];
  for (const area of areas.values()) {
    if (area.parent === undefined) roots.push(area.id);
    else if (!areas.has(area.parent)) {
      wrong(
        "V003",
        `areas/${area.id}`,
        "the id of its parent area",
        area.parent,
        nearest(area.parent, areas.keys()),
      );
    }
    const above = new Set<string>([area.id]);
    for (let up = area.parent; up !== undefined; up = areas.get(up)?.parent) {
      if (above.has(up)) {
        wrong("V005", `areas/${area.id}`, "a tree: no area above itself", [...above, up].join(" > "));
        break;
      }
      above.add(up);
    }
  }
  const [root] = roots;
  if (root === undefined || roots.length > 1) {
    wrong("V005", "areas", "exactly one area without a parent", roots.join(", ") || "none");
  }
  return root ?? "";
}
