/**
 * The register of checks on one protocol, as data: stable codes, what each needs, its thresholds, its place in the law, and
 * one predicate. A check that lacks a figure is not made; it never passes by default.
 *
 * Codes E: cannot be right; W: must be explained. Thresholds are defaults of a pack and are shown with the finding.
 *
 * @module
 */

import { compareProducts, parseRatio, type Ratio } from "@urna/law";
import { type FieldName, markedBallots, type Return } from "./return.ts";

/** Who asks: a commission sends an error back to be corrected; an observer confirms what the paper says. */
export const MODES = ["commission", "observer"] as const;
export type Mode = (typeof MODES)[number];
export type Severity = "error" | "warning";

/** Codes of the register. Never reused. */
export const CHECK_CODES = [
  "E201",
  "E202",
  "E204",
  "E205",
  "E208",
  "E209",
  "E210",
  "E211",
  "E213",
  "W302",
  "W303",
  "W304",
  "W305",
  "W306",
  "W307",
  "W308",
  "W309",
  "W310",
  "W312",
] as const;
export type CheckCode = (typeof CHECK_CODES)[number];

/** Thresholds by name: shares as a law writes them, or whole numbers. */
export type Thresholds = Readonly<Record<string, string | number>>;

/** What a check found wrong: the two sides of the equation that does not hold, with the figures behind them. */
export interface Finding {
  readonly code: CheckCode;
  readonly station: string;
  readonly contest: string;
  readonly severity: Severity;
  readonly figures: Readonly<Record<string, number>>;
  readonly thresholds: Thresholds;
}

/** One check of the register. */
export interface Check {
  readonly code: CheckCode;
  readonly since: string;
  readonly severity: Readonly<Record<Mode, Severity>>;
  /** Figures without which the check cannot be made; `votes` and `issuedByMember` are the parts that are no single field. */
  readonly needs: readonly (FieldName | "votes" | "issuedByMember")[];
  readonly thresholds: Thresholds;
  /** Article of the law that gives the figure or the consequence, where one does. */
  readonly basis?: string;
  /** The figures of the finding, or undefined when all is well. */
  readonly find: (value: Reader, thresholds: Thresholds) => Readonly<Record<string, number>> | undefined;
}

/** The figures of a return for a check that was told they are there. */
interface Reader {
  readonly get: (name: FieldName) => number;
  readonly has: (name: FieldName) => boolean;
  readonly marked: number;
  readonly votes: readonly number[];
  readonly members: readonly number[];
  readonly everything: readonly number[];
}

const ERROR: Check["severity"] = { commission: "error", observer: "error" };
const WARNING: Check["severity"] = { commission: "warning", observer: "warning" };
const SINCE = "0.1.0";

/** Differs: the two sides that should be equal. */
const unequal = (left: number, right: number): Readonly<Record<string, number>> | undefined =>
  left === right ? undefined : { left, right, difference: left - right };

const share = (thresholds: Thresholds, name: string): Ratio =>
  parseRatio(thresholds[name]) ?? { num: 1, den: 1 };

/** part / whole >= the named share. */
const reaches = (part: number, whole: number, bar: Ratio): boolean =>
  whole > 0 && compareProducts(part, bar.den, whole, bar.num) >= 0;

const number = (thresholds: Thresholds, name: string): number => Number(thresholds[name] ?? 0);

/** The register: accounting (2xx) and plausibility (3xx) of one protocol. Codes are never reused. */
export const CHECKS: readonly Check[] = [
  {
    code: "E201",
    since: SINCE,
    severity: ERROR,
    needs: ["issued", "issuedByMember"],
    thresholds: {},
    basis: "43(4)",
    find: (r) =>
      unequal(
        r.members.reduce((a, b) => a + b, 0),
        r.get("issued"),
      ),
  },
  {
    code: "E202",
    since: SINCE,
    severity: ERROR,
    needs: ["delivered", "issued", "unused"],
    thresholds: {},
    basis: "43(4)",
    find: (r) =>
      unequal(
        r.get("delivered"),
        r.get("issued") + r.get("unused") + (r.has("spoiled") ? r.get("spoiled") : 0),
      ),
  },
  {
    code: "E204",
    since: SINCE,
    severity: ERROR,
    needs: ["votes", "invalid", "inBoxes"],
    thresholds: {},
    basis: "43(4)",
    find: (r) => unequal(r.marked + r.get("invalid"), r.get("inBoxes")),
  },
  {
    code: "E205",
    since: SINCE,
    severity: ERROR,
    needs: ["votes", "valid"],
    thresholds: {},
    basis: "43(5)",
    find: (r) => unequal(r.marked, r.get("valid")),
  },
  {
    code: "E208",
    since: SINCE,
    severity: ERROR,
    needs: ["inBoxes", "issued"],
    thresholds: {},
    basis: "43(4-1)",
    find: (r) =>
      r.get("inBoxes") > r.get("issued") ? { inBoxes: r.get("inBoxes"), issued: r.get("issued") } : undefined,
  },
  {
    code: "E209",
    since: SINCE,
    severity: ERROR,
    needs: ["receivedBallot", "registered"],
    thresholds: {},
    basis: "43(4)",
    find: (r) =>
      r.get("receivedBallot") > r.get("registered")
        ? { receivedBallot: r.get("receivedBallot"), registered: r.get("registered") }
        : undefined,
  },
  {
    code: "E210",
    since: SINCE,
    severity: ERROR,
    needs: ["inPortable", "applicationsOutside"],
    thresholds: {},
    basis: "43(3-1)",
    find: (r) =>
      r.get("inPortable") > r.get("applicationsOutside")
        ? { inPortable: r.get("inPortable"), applicationsOutside: r.get("applicationsOutside") }
        : undefined,
  },
  {
    code: "E211",
    since: SINCE,
    severity: ERROR,
    needs: ["unused", "delivered"],
    thresholds: {},
    find: (r) =>
      r.get("unused") > r.get("delivered")
        ? { unused: r.get("unused"), delivered: r.get("delivered") }
        : undefined,
  },
  {
    code: "E213",
    since: SINCE,
    severity: ERROR,
    needs: [],
    thresholds: {},
    find: (r) => (r.everything.every((n) => n === 0) ? { figures: r.everything.length } : undefined),
  },
  {
    code: "W302",
    since: SINCE,
    severity: WARNING,
    needs: ["invalid", "inBoxes"],
    thresholds: { share: "5%" },
    find: (r, t) =>
      reaches(r.get("invalid"), r.get("inBoxes"), share(t, "share"))
        ? { invalid: r.get("invalid"), inBoxes: r.get("inBoxes") }
        : undefined,
  },
  {
    code: "W303",
    since: SINCE,
    severity: WARNING,
    needs: ["issued", "inBoxes"],
    thresholds: { share: "2%", ballots: 15 },
    find: (r, t) => {
      const lost = r.get("issued") - r.get("inBoxes");
      return lost >= number(t, "ballots") && reaches(lost, r.get("issued"), share(t, "share"))
        ? { issued: r.get("issued"), inBoxes: r.get("inBoxes"), difference: lost }
        : undefined;
    },
  },
  {
    code: "W304",
    since: SINCE,
    severity: WARNING,
    needs: ["inBoxes"],
    thresholds: {},
    find: (r) => (r.get("inBoxes") === 0 ? { inBoxes: 0 } : undefined),
  },
  {
    code: "W305",
    since: SINCE,
    severity: WARNING,
    needs: ["registered"],
    thresholds: {},
    find: (r) => (r.get("registered") === 0 ? { registered: 0 } : undefined),
  },
  {
    code: "W306",
    since: SINCE,
    severity: WARNING,
    needs: ["receivedBallot", "registered"],
    thresholds: { share: "95%" },
    find: (r, t) =>
      reaches(r.get("receivedBallot"), r.get("registered"), share(t, "share")) &&
      r.get("receivedBallot") < r.get("registered")
        ? { receivedBallot: r.get("receivedBallot"), registered: r.get("registered") }
        : undefined,
  },
  {
    code: "W307",
    since: SINCE,
    severity: WARNING,
    needs: ["receivedBallot", "registered"],
    thresholds: {},
    find: (r) =>
      r.get("registered") > 0 && r.get("receivedBallot") === r.get("registered")
        ? { receivedBallot: r.get("receivedBallot"), registered: r.get("registered") }
        : undefined,
  },
  {
    code: "W308",
    since: SINCE,
    severity: WARNING,
    needs: ["votes"],
    thresholds: { share: "95%" },
    find: (r, t) => {
      const leader = Math.max(0, ...r.votes);
      return reaches(leader, r.marked, share(t, "share")) ? { leader, marked: r.marked } : undefined;
    },
  },
  {
    code: "W309",
    since: SINCE,
    severity: WARNING,
    needs: ["delivered", "registered"],
    thresholds: { times: "1.01", more: 1 },
    basis: "37",
    find: (r, t) => {
      const times = share(t, "times");
      const beyond = r.get("delivered") - number(t, "more");
      return beyond > 0 && compareProducts(beyond, times.den, r.get("registered"), times.num) > 0
        ? { delivered: r.get("delivered"), registered: r.get("registered") }
        : undefined;
    },
  },
  {
    code: "W310",
    since: SINCE,
    severity: WARNING,
    needs: ["registered"],
    thresholds: { voters: 3000 },
    basis: "23",
    find: (r, t) =>
      r.get("registered") > number(t, "voters") ? { registered: r.get("registered") } : undefined,
  },
  {
    code: "W312",
    since: SINCE,
    severity: WARNING,
    needs: ["issuedOutside", "issued"],
    thresholds: { share: "20%" },
    find: (r, t) => {
      const bar = share(t, "share");
      return r.get("issued") > 0 &&
        compareProducts(r.get("issuedOutside"), bar.den, r.get("issued"), bar.num) > 0
        ? { issuedOutside: r.get("issuedOutside"), issued: r.get("issued") }
        : undefined;
    },
  },
];

/** Figures that were given to a check instead of the register's own thresholds. */
export type ThresholdPack = Readonly<Partial<Record<CheckCode, Thresholds>>>;

/** Makes every check of the register that the figures allow. */
export function checkReturn(
  value: Return,
  options: { readonly mode?: Mode; readonly thresholds?: ThresholdPack } = {},
): {
  readonly findings: readonly Finding[];
  readonly made: readonly CheckCode[];
  readonly lacking: readonly CheckCode[];
} {
  const { mode = "commission", thresholds = {} } = options;
  const findings: Finding[] = [];
  const made: CheckCode[] = [];
  const lacking: CheckCode[] = [];
  const marked = markedBallots(value);
  const reader: Reader = {
    get: (name) => value.figures.get(name) ?? 0,
    has: (name) => value.figures.has(name),
    marked: marked ?? 0,
    votes: [...value.votes.values()],
    members: value.issuedByMember ?? [],
    everything: [...value.figures.values(), ...value.votes.values()],
  };
  for (const check of CHECKS) {
    const there = (need: FieldName | "votes" | "issuedByMember"): boolean =>
      need === "votes"
        ? marked !== undefined
        : need === "issuedByMember"
          ? value.issuedByMember !== undefined
          : value.figures.has(need);
    if (!check.needs.every(there)) {
      lacking.push(check.code);
      continue;
    }
    made.push(check.code);
    const used: Thresholds = { ...check.thresholds, ...thresholds[check.code] };
    const figures = check.find(reader, used);
    if (figures !== undefined) {
      findings.push({
        code: check.code,
        station: value.station,
        contest: value.contest,
        severity: check.severity[mode],
        figures,
        thresholds: used,
      });
    }
  }
  return { findings, made, lacking };
}
