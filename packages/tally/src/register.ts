/**
 * The register of checks on returns: stable codes, severity by mode, thresholds, place in the law. Codes are never reused.
 *
 * E: cannot be right. W: must be explained. D: two statements differ. C: a publication against what was collected.
 * I: found while reading. T: found while adding up.
 *
 * @module
 */

import { parseRatio, type Ratio } from "@urna/law/exact";

/** Who asks: a commission sends an error back to be corrected; an observer confirms what the paper says. */
export const MODES = ["commission", "observer"] as const;
export type Mode = (typeof MODES)[number];
export type Severity = "error" | "warning";

/** Codes of the register, in order. Never reused. */
export const CHECK_CODES = [
  "E201",
  "E202",
  "E203",
  "E204",
  "E205",
  "E206",
  "E207",
  "E208",
  "E209",
  "E210",
  "E211",
  "E212",
  "E213",
  "E214",
  "W302",
  "W303",
  "W304",
  "W305",
  "W306",
  "W307",
  "W308",
  "W309",
  "W310",
  "W311",
  "W312",
  "W313",
  "D403",
  "D404",
  "W405",
  "W406",
  "W407",
  "W408",
  "C601",
  "C602",
  "C603",
  "C604",
  "C605",
  "C606",
  "C607",
  "I701",
  "I702",
  "I703",
  "I704",
  "I705",
  "I706",
  "I707",
  "I708",
  "T901",
  "T902",
  "T903",
] as const;
export type CheckCode = (typeof CHECK_CODES)[number];

/** Thresholds by name: shares as a law writes them, or whole numbers. */
export type Thresholds = Readonly<Record<string, string | number>>;

/** One entry of the register. */
export interface Check {
  /** The version of the register in which it came. */
  readonly since: string;
  readonly severity: Readonly<Record<Mode, Severity>>;
  /** Defaults; a pack may give others. Shown with every finding. */
  readonly thresholds: Thresholds;
  /** Article of the Kazakh law on elections that gives the figure or the consequence, where one does. */
  readonly basis?: string;
}

const error = (basis?: string, thresholds: Thresholds = {}): Check => entry("error", basis, thresholds);
const warning = (basis?: string, thresholds: Thresholds = {}): Check => entry("warning", basis, thresholds);

function entry(severity: Severity, basis: string | undefined, thresholds: Thresholds): Check {
  return {
    since: "0.1.0",
    severity: { commission: severity, observer: severity },
    thresholds,
    ...(basis === undefined ? {} : { basis }),
  };
}

/** An error in the commission's own form; for an observer the paper says what it says, and it must be explained. */
const askedBack = (basis?: string): Check => ({
  ...error(basis),
  severity: { commission: "error", observer: "warning" },
});

/** The register. */
export const REGISTER: Readonly<Record<CheckCode, Check>> = {
  E201: error("43(4)"),
  E202: error("43(4)"),
  E203: error("43(4)"),
  E204: error("43(4)"),
  E205: error("43(5)"),
  E206: askedBack("43(4)"),
  E207: askedBack("43(4)"),
  E208: error("43(4-1)"),
  E209: error("43(4)"),
  E210: error("43(3-1)"),
  E211: error(),
  E212: error(undefined, { most: 10_000_000 }),
  E213: error(),
  E214: error("43(8)"),
  W302: warning(undefined, { share: "5%" }),
  W303: warning(undefined, { share: "2%", ballots: 15 }),
  W304: warning(),
  W305: warning(),
  W306: warning(undefined, { share: "95%" }),
  W307: warning(),
  W308: warning(undefined, { share: "95%" }),
  W309: warning("37", { times: "1.01", more: 1 }),
  W310: warning("23", { voters: 3000 }),
  W311: warning(undefined, { share: "2%", voters: 10 }),
  W312: warning(undefined, { share: "20%" }),
  W313: warning(undefined, { stations: 100, percentile: 1 }),
  D403: error(),
  D404: warning("43(8)"),
  W405: warning(undefined, { share: "1%", ballots: 5 }),
  W406: warning(undefined, { options: 4, votes: 100 }),
  W407: warning(),
  W408: warning(undefined, { share: "3%" }),
  C601: error(),
  C602: error(),
  C603: error(),
  C604: error(),
  C605: error(),
  C606: error(),
  C607: warning(undefined, { share: "3%" }),
  I701: error(),
  I702: error(),
  I703: error(),
  I704: error(),
  I705: error(),
  I706: error(),
  I707: error(),
  I708: error(),
  T901: error(),
  T902: error(),
  T903: error(),
};

export function isCheckCode(code: string): code is CheckCode {
  return Object.hasOwn(REGISTER, code);
}

/** What a check found: where, and the figures that show it. Never who is to blame. */
export interface Finding {
  readonly code: CheckCode;
  readonly severity: Severity;
  readonly station?: string;
  readonly area?: string;
  readonly contest?: string;
  readonly option?: string;
  /** The figures by name; each name has a word in the catalogues. */
  readonly figures: Readonly<Record<string, number>>;
  readonly thresholds: Thresholds;
  /** Other stations, areas or copies that the finding is about. */
  readonly others?: readonly string[];
}

/** Thresholds that were given instead of the register's own. */
export type ThresholdPack = Readonly<Partial<Record<CheckCode, Thresholds>>>;

/** How checks are made. */
export interface CheckOptions {
  readonly mode?: Mode;
  readonly thresholds?: ThresholdPack;
}

/** The thresholds that hold for a code. */
export function thresholdsOf(code: CheckCode, pack: ThresholdPack = {}): Thresholds {
  return { ...REGISTER[code].thresholds, ...pack[code] };
}

/** Makes a finding with the severity of the mode. */
export function findingOf(
  code: CheckCode,
  found: Omit<Finding, "code" | "severity" | "thresholds">,
  { mode = "commission", thresholds }: CheckOptions = {},
): Finding {
  return {
    code,
    severity: REGISTER[code].severity[mode],
    ...found,
    thresholds: thresholdsOf(code, thresholds),
  };
}

/** Shares that were read before: the same few stand in every check of every protocol. */
const SHARES = new Map<string | number, Ratio>();

/** A threshold that is a share. */
export function shareIn(thresholds: Thresholds, name: string): Ratio {
  const written = thresholds[name] ?? 1;
  const known = SHARES.get(written);
  if (known !== undefined) return known;
  const share = parseRatio(written) ?? { num: 1, den: 1 };
  SHARES.set(written, share);
  return share;
}

/** A threshold that is a number of ballots, people or stations. */
export function numberIn(thresholds: Thresholds, name: string): number {
  return Number(thresholds[name] ?? 0);
}
