/**
 * The evaluator: makes every check of the register that the figures of one protocol allow.
 *
 * @module
 */

import { FACT_CHECKS, type FactCheck } from "./check-facts.ts";
import { FigureRow, NOT_WRITTEN } from "./figure-row.ts";
import { type Need, PROTOCOL_CHECKS, type ProtocolCheck, type Reader } from "./protocol-checks.ts";
import {
  CHECK_CODES,
  type CheckCode,
  type CheckOptions,
  type Finding,
  findingOf,
  type Thresholds,
  thresholdsOf,
} from "./register.ts";
import {
  FIELD_NAMES,
  FIELDS,
  type FieldName,
  markedBallots,
  type Return,
  unsoundFigures,
  type WrittenReturn,
} from "./return.ts";

/** What is known besides the protocol. */
export interface ProtocolContext extends CheckOptions {
  /** Voters of the station in the register. */
  readonly register?: number;
  /** The figures that the form asks for; without it nobody can say that one is missing. */
  readonly form?: ReadonlySet<FieldName>;
}

/** What was found, which checks were made, and which lacked a figure. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly made: readonly CheckCode[];
  readonly lacking: readonly CheckCode[];
}

/** The checks that can be made where these figures are there. */
interface Plan {
  readonly checks: readonly (readonly [check: ProtocolCheck, thresholds: Thresholds])[];
  readonly facts: readonly FactCheck[];
  readonly made: readonly CheckCode[];
  readonly lacking: readonly CheckCode[];
}

/** The checks on one protocol, in the order of the register. */
const CHECKABLE: readonly CheckCode[] = [
  ...new Set([...PROTOCOL_CHECKS, ...FACT_CHECKS].map(({ code }) => code)),
].sort((a, b) => CHECK_CODES.indexOf(a) - CHECK_CODES.indexOf(b));

/** Everything that a check may need; what is there of it is a set of bits. */
const NEEDS: readonly (Need | FactCheck["needs"])[] = [
  ...FIELDS,
  "votes",
  "issuedByMember",
  "register",
  "inWords",
  "portableBoxes",
];

/**
 * Makes a checker that keeps its thresholds: many protocols are checked with the same ones. Protocols with the same figures
 * share their lists of checks.
 */
export function makeChecker(
  options: CheckOptions & { readonly form?: ReadonlySet<FieldName> } = {},
): (value: Return, register?: number) => Checked {
  const { form } = options;
  const asked = (name: FieldName): boolean => form?.has(name) === true;
  const plans = new Map<number, Plan>();
  const planFor = (bits: number): Plan => {
    const known = plans.get(bits);
    if (known !== undefined) return known;
    const there = (need: (typeof NEEDS)[number]): boolean => (bits & (1 << NEEDS.indexOf(need))) !== 0;
    const allowed = ({ code, needs }: ProtocolCheck): boolean =>
      !((code === "E206" || code === "E207") && form === undefined) && needs.every(there);
    const checks = PROTOCOL_CHECKS.filter(allowed);
    const facts = FACT_CHECKS.filter(({ needs }) => there(needs));
    const can = (code: CheckCode): boolean =>
      checks.some((check) => check.code === code) || facts.some((check) => check.code === code);
    const made = {
      checks: checks.map((check) => [check, thresholdsOf(check.code, options.thresholds)] as const),
      facts,
      made: CHECKABLE.filter((code) => can(code)),
      lacking: CHECKABLE.filter((code) => !can(code)),
    };
    plans.set(bits, made);
    return made;
  };
  return (value, register) => {
    const marked = markedBallots(value);
    const { station, contest, figures } = value;
    const row = rowOf(figures);
    const reader: Reader = { value, row, marked: marked ?? 0, register: register ?? 0, asked };
    let bits = 0;
    for (const [place, figure] of row.entries()) if (figure !== NOT_WRITTEN) bits |= 1 << place;
    if (marked !== undefined) bits |= 1 << FIELDS.length;
    if (value.issuedByMember !== undefined) bits |= 2 << FIELDS.length;
    if (register !== undefined) bits |= 4 << FIELDS.length;
    if (value.inWords !== undefined) bits |= 8 << FIELDS.length;
    if (value.portableBoxes !== undefined) bits |= 16 << FIELDS.length;
    const { checks, facts, made, lacking } = planFor(bits);
    const findings: Finding[] = [];
    for (const [check, thresholds] of checks) {
      const found = check.find(reader, thresholds);
      if (found !== undefined)
        findings.push(findingOf(check.code, { station, contest, figures: found }, options));
    }
    for (const { code, find } of facts) {
      for (const found of find(value))
        findings.push(findingOf(code, { station, contest, ...found }, options));
    }
    return { findings, made, lacking };
  };
}

/** The figures in the order of the fields. */
function rowOf(figures: Return["figures"]): readonly number[] {
  const { names, row } = FigureRow.of(figures);
  return names === FIELD_NAMES ? row : FIELDS.map((name) => figures.get(name) ?? NOT_WRITTEN);
}

/** Checks one protocol. */
export function checkReturn(value: Return, context: ProtocolContext = {}): Checked {
  return makeChecker(context)(value, context.register);
}

/** E212: figures that no protocol can hold, of a return as it was written. */
export function checkWritten(written: WrittenReturn, options: CheckOptions = {}): readonly Finding[] {
  const { station, contest } = written;
  return unsoundFigures(written).map(({ name, found }) =>
    findingOf("E212", { station, contest, option: name, figures: { written: found } }, options),
  );
}
