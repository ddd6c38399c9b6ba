/**
 * From the options of a command line to changes: what is written in a way that nobody reads is refused with the form that
 * is wanted.
 *
 * @module
 */

import {
  barsOf,
  type Change,
  FIRST_ONLY,
  FIRST_PREFERENCES,
  FORMULA_ALIASES,
  ONE_AREA,
  type Scenario,
  tiersOf as tiersIn,
} from "@urna/insight";
import { parseRatio, type Ratio } from "@urna/law";
import { AGAINST_ALL, type AgainstAll } from "@urna/words/insight/what-if-input";
import { Failure, givenTwice } from "../failure.ts";
import { EXIT } from "../exit.ts";
import { nearest } from "@urna/law";
import { readRulesFrom } from "../rules-files.ts";
import { unreadable } from "../scenarios.ts";
import type { Session } from "../session.ts";

/** The options of `urna what-if` as commander gives them. */
export interface WhatIfOptions {
  readonly bar?: string;
  readonly formula?: string;
  readonly seats?: string;
  readonly link?: boolean;
  readonly rules?: string;
  readonly set?: readonly string[];
  readonly assume?: readonly string[];
  readonly againstAll?: string;
  readonly sweep?: readonly string[];
  readonly party?: string;
  readonly svg?: boolean;
}

/** Changes in the order in which they are applied: the law first, single clauses and given inputs last. */
export function changesOf(session: Session, options: WhatIfOptions): readonly Change[] {
  const changes: Change[] = [];
  if (options.rules !== undefined)
    changes.push({ kind: "rules", rules: readRulesFrom(session, options.rules).rules.document });
  if (options.formula !== undefined) {
    const name = options.formula.toLowerCase();
    changes.push({ kind: "formula", formula: FORMULA_ALIASES.get(name) ?? name });
  }
  if (options.bar !== undefined) changes.push({ kind: "bar", share: shareOf(session, "--bar", options.bar) });
  if (options.seats !== undefined) changes.push({ kind: "seats", tiers: tiersOf(session, options.seats) });
  if (options.link === true) changes.push({ kind: "link" });
  if (options.againstAll !== undefined)
    changes.push({ kind: "against-all", as: againstAllOf(session, options.againstAll) });
  for (const [path, value] of pairsOf(session, "--set", "STEP.FIELD=VALUE", options.set))
    changes.push({ kind: "set", path, value });
  changes.push(...assumptionsOf(session, options.assume ?? []));
  return changes;
}

/** Words for what an input is made of, in the order in which one rests on the other. */
const MADE_OF = [FIRST_ONLY, FIRST_PREFERENCES, ONE_AREA];

/**
 * Inputs in an order in which each finds what it rests on: votes and figures, what is made of them, areas, their seats. A
 * contest may take votes, and be one of a level, and its ballots may be made of marks: each is said once.
 */
function assumptionsOf(session: Session, given: readonly string[]): readonly Change[] {
  const rank = ({ name, value }: { readonly name: string; readonly value: string }): number =>
    name.includes(".") ? MADE_OF.length + 1 : MADE_OF.indexOf(value) + 1;
  const pairs = given.map((written) => pairOf(session, "--assume", "NAME=VALUE", written));
  const said = new Set<string>();
  for (const pair of pairs) {
    const key = `${pair.name} ${rank(pair)}`;
    if (said.has(key)) throw givenTwice(session.words, `--assume ${pair.name}`);
    said.add(key);
  }
  return pairs.sort((a, b) => rank(a) - rank(b)).map((pair) => ({ kind: "assume", ...pair }));
}

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * A bare number is a percentage, with a decimal comma or point, and with a gap before its sign as languages print it. What is
 * out of range is refused where it is applied, with what is possible.
 */
function shareOf(session: Session, option: string, written: string): string {
  return readShare(written) ?? refuseShare(session, option, written);
}

function readShare(written: string): string | undefined {
  const plain = written.replace(/\s+%$/u, "%").replace(/^(-?\d+),(\d+%?)$/, "$1.$2");
  const share = PLAIN_NUMBER.test(plain) ? `${plain}%` : plain;
  return parseRatio(share) === undefined ? undefined : share;
}

function refuseShare(session: Session, option: string, written: string): never {
  throw unreadable(session, option, written, "7, 7.5, 7%, 1/15");
}

function tiersOf(session: Session, written: string): Readonly<Record<string, number>> {
  const form = "list=98,district=0";
  const tiers = new Map<string, number>();
  for (const part of written.split(",")) {
    const [tier = "", seats = ""] = part.split("=");
    if (tier === "" || !/^-?\d{1,15}$/.test(seats)) throw unreadable(session, "--seats", written, form);
    if (tiers.has(tier)) throw givenTwice(session.words, `--seats ${tier}`);
    tiers.set(tier, Number(seats));
  }
  return Object.fromEntries(tiers);
}

function againstAllOf({ words }: Session, written: string): AgainstAll {
  const known = AGAINST_ALL.find((each) => each === written);
  if (known !== undefined) return known;
  throw new Failure(EXIT.usage, {
    text: words.say("cli.wrongChoice", { option: "--against-all", value: written }),
    details: [`${words.word("cli.oneOf")}: ${AGAINST_ALL.join(", ")}`],
    near: nearest(written, AGAINST_ALL),
  });
}

/** Names and values, each name once. */
function pairsOf(
  session: Session,
  option: string,
  form: string,
  given: readonly string[] = [],
): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const written of given) {
    const { name, value } = pairOf(session, option, form, written);
    if (pairs.has(name)) throw givenTwice(session.words, `${option} ${name}`);
    pairs.set(name, value);
  }
  return pairs;
}

function pairOf(
  session: Session,
  option: string,
  form: string,
  written: string,
): { readonly name: string; readonly value: string } {
  const at = written.indexOf("=");
  if (at < 1 || at === written.length - 1) throw unreadable(session, option, written, form);
  return { name: written.slice(0, at), value: written.slice(at + 1) };
}

/** Changes as an answer for programs names them: another law by its id. */
export function writeChanges(changes: readonly Change[]): readonly object[] {
  return changes.map((change) =>
    change.kind === "rules" ? { kind: change.kind, rules: change.rules["id"] } : change,
  );
}

/** What is swept. */
export interface Sweeps {
  readonly bar?: { readonly from: Ratio; readonly to: Ratio; readonly written: readonly [string, string] };
  readonly seats?: { readonly tier: string; readonly from: number; readonly to: number };
}

const SWEEP = /^(?:(bar)|seats\.([^=]+))=(.*?[^.])\.\.([^.].*)$/;

/** `bar=0..60` and `seats.list=0..98`, each at most once. */
export function sweepsOf(session: Session, written: readonly string[]): Sweeps {
  let found: Sweeps = {};
  for (const one of written) {
    const match = SWEEP.exec(one);
    const [, bar, tier, from = "", to = ""] = match ?? [];
    const wrong = unreadable(session, "--sweep", one, "bar=0..60, seats.list=0..98");
    if (match === null) throw wrong;
    if (bar !== undefined) {
      const [first = "", last = ""] = [readShare(from), readShare(to)];
      const ends = [parseRatio(first), parseRatio(last)] as const;
      if (ends[0] === undefined || ends[1] === undefined) throw wrong;
      if (found.bar !== undefined) throw givenTwice(session.words, "--sweep bar");
      found = { ...found, bar: { from: ends[0], to: ends[1], written: [first, last] } };
    } else {
      if (![from, to].every((end) => /^-?\d{1,15}$/.test(end))) throw wrong;
      const ends = [Number(from), Number(to)] as const;
      if (found.seats !== undefined) throw givenTwice(session.words, "--sweep seats");
      found = { ...found, seats: { tier: tier ?? "", from: ends[0], to: ends[1] } };
    }
  }
  return found;
}

/**
 * Refuses a bar that is set in two ways, and a sweep of what is also set to one value. Seats that are swept settle those of
 * every tier: the rest of the house is what the others get.
 */
export function refuseContradictions(
  { words }: Session,
  { rules }: Scenario,
  changes: readonly Change[],
  { bar, seats }: Sweeps,
): void {
  const bars = barsOf(rules).flatMap((id) => [`${id}.atLeast`, `${id}.moreThan`]);
  const sizes = tiersIn(rules).flatMap(({ step }) => (step === undefined ? [] : [`${step}.seats`]));
  const settles = (change: Change): readonly (readonly ["bar" | "seats", string])[] => {
    if (change.kind === "bar") return [["bar", "--bar"]];
    if (change.kind === "seats") return [["seats", "--seats"]];
    if (change.kind !== "set") return [];
    const option = `--set ${change.path}`;
    if (bars.includes(change.path)) return [["bar", option]];
    return sizes.includes(change.path) && seats !== undefined ? [["seats", option]] : [];
  };
  const said = [
    ...changes.flatMap(settles),
    ...(bar === undefined ? [] : [["bar", "--sweep bar"] as const]),
    ...(seats === undefined ? [] : [["seats", `--sweep seats.${seats.tier}`] as const]),
  ];
  const found = new Map<string, string>();
  for (const [part, other] of said) {
    const one = found.get(part);
    if (one !== undefined)
      throw new Failure(EXIT.usage, { text: words.say("cli.contradict", { one, other }) });
    found.set(part, other);
  }
}
