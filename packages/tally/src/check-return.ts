/**
 * The evaluator: makes every check of the register that the figures of one protocol allow.
 *
 * @module
 */

import { type Need, PROTOCOL_CHECKS, type Reader } from "./protocol-checks.ts";
import {
  type CheckCode,
  type CheckOptions,
  type Finding,
  findingOf,
  type Thresholds,
  thresholdsOf,
} from "./register.ts";
import { type FieldName, markedBallots, type Return, unsoundFigures, type WrittenReturn } from "./return.ts";

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

/** Makes a checker that keeps its thresholds: many protocols are checked with the same ones. */
export function makeChecker(
  options: CheckOptions & { readonly form?: ReadonlySet<FieldName> } = {},
): (value: Return, register?: number) => Checked {
  const { form } = options;
  const checks = PROTOCOL_CHECKS.map((check): [typeof check, Thresholds] => [
    check,
    thresholdsOf(check.code, options.thresholds),
  ]);
  return (value, register) => {
    const marked = markedBallots(value);
    const { figures } = value;
    const reader: Reader = {
      value,
      get: (name) => figures.get(name) ?? 0,
      has: (name) => figures.has(name),
      marked: marked ?? 0,
      register: register ?? 0,
      asked: (name) => form?.has(name) === true,
    };
    const there = (need: Need): boolean => {
      if (need === "votes") return marked !== undefined;
      if (need === "issuedByMember") return value.issuedByMember !== undefined;
      return need === "register" ? register !== undefined : figures.has(need);
    };
    const findings: Finding[] = [];
    const made: CheckCode[] = [];
    const lacking: CheckCode[] = [];
    for (const [check, thresholds] of checks) {
      const blind = (check.code === "E206" || check.code === "E207") && form === undefined;
      if (blind || !check.needs.every(there)) {
        lacking.push(check.code);
        continue;
      }
      made.push(check.code);
      const found = check.find(reader, thresholds);
      if (found !== undefined) {
        const { station, contest } = value;
        findings.push(findingOf(check.code, { station, contest, figures: found }, options));
      }
    }
    return { findings, made, lacking };
  };
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
