/**
 * What is checked on one protocol by itself, as data: accounting (2xx) and plausibility (3xx). A check that lacks a figure
 * is not made; it never passes by default.
 *
 * @module
 */

import { type Condition, type Reader, readerOf, type Term, testerOf } from "./check-terms.ts";
import type { CheckCode, Thresholds } from "./register.ts";
import type { FieldName } from "./return.ts";

/** What a check may need that is no single figure. `register` is the number of voters that the register has. */
export type Need = FieldName | "votes" | "issuedByMember" | "register";

export type { Reader } from "./check-terms.ts";

/** One check: what must be written for it, when it finds something, and the figures that the finding shows. */
export interface ProtocolCheck {
  readonly code: CheckCode;
  readonly needs: readonly Need[];
  readonly when: Condition;
  readonly shows: Readonly<Record<string, Term>>;
  /** Makes the check: the figures of the finding, or undefined when all is well. */
  readonly find: (r: Reader, t: Thresholds) => Readonly<Record<string, number>> | undefined;
}

type Found = Pick<ProtocolCheck, "when" | "shows">;

/** The two sides that should be equal. */
const unequal = (left: Term, right: Term): Found => ({
  when: { kind: "unequal", terms: [left, right] },
  shows: { left, right, difference: { minus: [left, right] } },
});

/** Figures under their own names. */
const show = (...names: readonly Extract<Term, string>[]): Readonly<Record<string, Term>> =>
  Object.fromEntries(names.map((name) => [name, name]));

/** The first figure is larger than the second, of which it is a part. */
const within = (part: FieldName, whole: FieldName): Found => ({
  when: { kind: "above", terms: [part, whole] },
  shows: show(part, whole),
});

const absent = (field: FieldName): Found => ({ when: { kind: "absent", field }, shows: {} });

const all = (...of: readonly Condition[]): Condition => ({ kind: "all", of });
const isZero = (term: Term): Condition => ({ kind: "equal", terms: [term, 0] });
const isAbove = (term: Term, other: Term): Condition => ({ kind: "above", terms: [term, other] });

/** A part that is at least the share of a whole that is not nothing. */
const reachesShare = (part: Term, whole: Term): Condition =>
  all(isAbove(whole, 0), { kind: "reaches-share", part, whole, share: "share" });

const ISSUED_NOT_FOUND: Term = { minus: ["issued", "inBoxes"] };
const DELIVERED_BEYOND: Term = { minus: ["delivered", { threshold: "more" }] };
const OFF_REGISTER: Term = { apart: ["registered", "register"] };

/** The checks, in the order of the register. */
export const PROTOCOL_CHECKS: readonly ProtocolCheck[] = (
  [
    { code: "E201", needs: ["issued", "issuedByMember"], ...unequal("members", "issued") },
    {
      code: "E202",
      needs: ["delivered", "issued", "unused"],
      ...unequal("delivered", { sum: ["issued", "unused", "spoiled"] }),
    },
    {
      code: "E203",
      needs: ["inStationary", "inPortable", "inBoxes"],
      ...unequal({ sum: ["inStationary", "inPortable"] }, "inBoxes"),
    },
    {
      code: "E204",
      needs: ["votes", "invalid", "inBoxes"],
      ...unequal({ sum: ["marked", "invalid"] }, "inBoxes"),
    },
    { code: "E205", needs: ["votes", "valid"], ...unequal("marked", "valid") },
    { code: "E206", needs: [], ...absent("valid") },
    { code: "E207", needs: [], ...absent("inBoxes") },
    { code: "E208", needs: ["inBoxes", "issued"], ...within("inBoxes", "issued") },
    { code: "E209", needs: ["receivedBallot", "registered"], ...within("receivedBallot", "registered") },
    {
      code: "E210",
      needs: ["inPortable", "applicationsOutside"],
      ...within("inPortable", "applicationsOutside"),
    },
    { code: "E211", needs: ["unused", "delivered"], ...within("unused", "delivered") },
    { code: "E213", needs: [], when: isZero("everything"), shows: show("written") },
    {
      code: "W302",
      needs: ["invalid", "inBoxes"],
      when: reachesShare("invalid", "inBoxes"),
      shows: show("invalid", "inBoxes"),
    },
    {
      code: "W303",
      needs: ["issued", "inBoxes"],
      when: all(
        { kind: "reaches", terms: [ISSUED_NOT_FOUND, { threshold: "ballots" }] },
        reachesShare(ISSUED_NOT_FOUND, "issued"),
      ),
      shows: { ...show("issued", "inBoxes"), difference: ISSUED_NOT_FOUND },
    },
    { code: "W304", needs: ["inBoxes"], when: isZero("inBoxes"), shows: show("inBoxes") },
    { code: "W305", needs: ["registered"], when: isZero("registered"), shows: show("registered") },
    {
      code: "W306",
      needs: ["receivedBallot", "registered"],
      when: all(reachesShare("receivedBallot", "registered"), isAbove("registered", "receivedBallot")),
      shows: show("receivedBallot", "registered"),
    },
    {
      code: "W307",
      needs: ["receivedBallot", "registered"],
      when: all(isAbove("registered", 0), { kind: "equal", terms: ["receivedBallot", "registered"] }),
      shows: show("receivedBallot", "registered"),
    },
    {
      code: "W308",
      needs: ["votes"],
      when: reachesShare("leader", "marked"),
      shows: show("leader", "marked"),
    },
    {
      code: "W309",
      needs: ["delivered", "registered"],
      when: all(isAbove(DELIVERED_BEYOND, 0), {
        kind: "above-share",
        part: DELIVERED_BEYOND,
        whole: "registered",
        share: "times",
      }),
      shows: show("delivered", "registered"),
    },
    {
      code: "W310",
      needs: ["registered"],
      when: isAbove("registered", { threshold: "voters" }),
      shows: show("registered"),
    },
    {
      code: "W311",
      needs: ["registered", "register"],
      when: all(isAbove(OFF_REGISTER, { threshold: "voters" }), {
        kind: "above-share",
        part: OFF_REGISTER,
        whole: "register",
        share: "share",
      }),
      shows: { ...show("registered", "register"), difference: { minus: ["registered", "register"] } },
    },
    {
      code: "W312",
      needs: ["issuedOutside", "issued"],
      when: all(isAbove("issued", 0), {
        kind: "above-share",
        part: "issuedOutside",
        whole: "issued",
        share: "share",
      }),
      shows: show("issuedOutside", "issued"),
    },
  ] satisfies readonly Omit<ProtocolCheck, "find">[]
).map((check) => ({ ...check, find: finderOf(check) }));

function finderOf({ when, shows }: Found): ProtocolCheck["find"] {
  const found = testerOf(when);
  const shown = Object.entries(shows).map(([name, term]) => [name, readerOf(term)] as const);
  return (r, t) =>
    found(r, t) ? Object.fromEntries(shown.map(([name, read]) => [name, read(r, t)])) : undefined;
}
