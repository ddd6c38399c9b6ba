/**
 * What is checked on one protocol by itself: accounting (2xx) and plausibility (3xx). A check that lacks a figure is not
 * made; it never passes by default.
 *
 * @module
 */

import { compareProducts, type Ratio } from "@urna/law";
import type { CheckCode, Thresholds } from "./register.ts";
import { numberIn, shareIn } from "./register.ts";
import type { FieldName, Return } from "./return.ts";

/** What a check may need that is no single figure. `register` is the number of voters that the register has. */
export type Need = FieldName | "votes" | "issuedByMember" | "register";

/** The figures of a return for a check that was told they are there. */
export interface Reader {
  readonly value: Return;
  readonly get: (name: FieldName) => number;
  readonly has: (name: FieldName) => boolean;
  readonly marked: number;
  readonly register: number;
  /** Whether the form has a place for the figure. */
  readonly asked: (name: FieldName) => boolean;
}

type Figures = Readonly<Record<string, number>>;

/** The predicate of one check: the figures of the finding, or undefined when all is well. */
export interface ProtocolCheck {
  readonly code: CheckCode;
  readonly needs: readonly Need[];
  readonly find: (r: Reader, t: Thresholds) => Figures | undefined;
}

/** Differs: the two sides that should be equal. */
const unequal = (left: number, right: number): Figures | undefined =>
  left === right ? undefined : { left, right, difference: left - right };

/** The named figures of the return. */
const show = (r: Reader, ...names: readonly FieldName[]): Figures =>
  Object.fromEntries(names.map((name) => [name, r.get(name)]));

/** part / whole >= bar. */
const reaches = (part: number, whole: number, bar: Ratio): boolean =>
  whole > 0 && compareProducts(part, bar.den, whole, bar.num) >= 0;

/** part / whole > bar. */
const exceeds = (part: number, whole: number, bar: Ratio): boolean =>
  compareProducts(part, bar.den, whole, bar.num) > 0;

/** The first figure is larger than the second, of which it is a part. */
const within =
  (part: FieldName, whole: FieldName): ProtocolCheck["find"] =>
  (r) =>
    r.get(part) > r.get(whole) ? show(r, part, whole) : undefined;

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

const absent =
  (name: FieldName): ProtocolCheck["find"] =>
  (r) =>
    r.asked(name) && !r.has(name) ? {} : undefined;

/** The checks, in the order of the register. */
export const PROTOCOL_CHECKS: readonly ProtocolCheck[] = [
  {
    code: "E201",
    needs: ["issued", "issuedByMember"],
    find: (r) => unequal(sum(r.value.issuedByMember ?? []), r.get("issued")),
  },
  {
    code: "E202",
    needs: ["delivered", "issued", "unused"],
    find: (r) => unequal(r.get("delivered"), r.get("issued") + r.get("unused") + r.get("spoiled")),
  },
  {
    code: "E203",
    needs: ["inStationary", "inPortable", "inBoxes"],
    find: (r) => unequal(r.get("inStationary") + r.get("inPortable"), r.get("inBoxes")),
  },
  {
    code: "E204",
    needs: ["votes", "invalid", "inBoxes"],
    find: (r) => unequal(r.marked + r.get("invalid"), r.get("inBoxes")),
  },
  { code: "E205", needs: ["votes", "valid"], find: (r) => unequal(r.marked, r.get("valid")) },
  { code: "E206", needs: [], find: absent("valid") },
  { code: "E207", needs: [], find: absent("inBoxes") },
  { code: "E208", needs: ["inBoxes", "issued"], find: within("inBoxes", "issued") },
  { code: "E209", needs: ["receivedBallot", "registered"], find: within("receivedBallot", "registered") },
  {
    code: "E210",
    needs: ["inPortable", "applicationsOutside"],
    find: within("inPortable", "applicationsOutside"),
  },
  { code: "E211", needs: ["unused", "delivered"], find: within("unused", "delivered") },
  {
    code: "E213",
    needs: [],
    find: ({ value: { figures, votes } }) =>
      sum(figures.values()) + sum(votes.values()) === 0 ? { written: figures.size + votes.size } : undefined,
  },
  {
    code: "W302",
    needs: ["invalid", "inBoxes"],
    find: (r, t) =>
      reaches(r.get("invalid"), r.get("inBoxes"), shareIn(t, "share"))
        ? show(r, "invalid", "inBoxes")
        : undefined,
  },
  {
    code: "W303",
    needs: ["issued", "inBoxes"],
    find: (r, t) => {
      const difference = r.get("issued") - r.get("inBoxes");
      return difference >= numberIn(t, "ballots") && reaches(difference, r.get("issued"), shareIn(t, "share"))
        ? { ...show(r, "issued", "inBoxes"), difference }
        : undefined;
    },
  },
  {
    code: "W304",
    needs: ["inBoxes"],
    find: (r) => (r.get("inBoxes") === 0 ? show(r, "inBoxes") : undefined),
  },
  {
    code: "W305",
    needs: ["registered"],
    find: (r) => (r.get("registered") === 0 ? show(r, "registered") : undefined),
  },
  {
    code: "W306",
    needs: ["receivedBallot", "registered"],
    find: (r, t) =>
      reaches(r.get("receivedBallot"), r.get("registered"), shareIn(t, "share")) &&
      r.get("receivedBallot") < r.get("registered")
        ? show(r, "receivedBallot", "registered")
        : undefined,
  },
  {
    code: "W307",
    needs: ["receivedBallot", "registered"],
    find: (r) =>
      r.get("registered") > 0 && r.get("receivedBallot") === r.get("registered")
        ? show(r, "receivedBallot", "registered")
        : undefined,
  },
  {
    code: "W308",
    needs: ["votes"],
    find: (r, t) => {
      let leader = 0;
      for (const votes of r.value.votes.values()) leader = Math.max(leader, votes);
      return reaches(leader, r.marked, shareIn(t, "share")) ? { leader, marked: r.marked } : undefined;
    },
  },
  {
    code: "W309",
    needs: ["delivered", "registered"],
    find: (r, t) => {
      const beyond = r.get("delivered") - numberIn(t, "more");
      return beyond > 0 && exceeds(beyond, r.get("registered"), shareIn(t, "times"))
        ? show(r, "delivered", "registered")
        : undefined;
    },
  },
  {
    code: "W310",
    needs: ["registered"],
    find: (r, t) => (r.get("registered") > numberIn(t, "voters") ? show(r, "registered") : undefined),
  },
  {
    code: "W311",
    needs: ["registered", "register"],
    find: (r, t) => {
      const difference = r.get("registered") - r.register;
      const apart = Math.abs(difference);
      return apart > numberIn(t, "voters") && exceeds(apart, r.register, shareIn(t, "share"))
        ? { ...show(r, "registered"), register: r.register, difference }
        : undefined;
    },
  },
  {
    code: "W312",
    needs: ["issuedOutside", "issued"],
    find: (r, t) =>
      r.get("issued") > 0 && exceeds(r.get("issuedOutside"), r.get("issued"), shareIn(t, "share"))
        ? show(r, "issuedOutside", "issued")
        : undefined,
  },
];
