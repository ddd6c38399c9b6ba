/**
 * From the options of a command line to changes: what is written in a way that nobody reads is refused with the form that
 * is wanted.
 *
 * @module
 */

import { type Change, FORMULA_ALIASES } from "@urna/insight";
import { parseRatio, type Ratio } from "@urna/law";
import { AGAINST_ALL, type AgainstAll } from "@urna/words/insight/what-if-input";
import { Failure } from "../failure.ts";
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
  for (const written of options.set ?? []) {
    const [path, value] = pairOf(session, "--set", written, "STEP.FIELD=VALUE");
    changes.push({ kind: "set", path, value });
  }
  for (const written of options.assume ?? []) {
    const [name, value] = pairOf(session, "--assume", written, "NAME=VALUE");
    changes.push({ kind: "assume", name, value });
  }
  return changes;
}

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

/** A bare number is a percentage. What is out of range is refused where it is applied, with what is possible. */
function shareOf(session: Session, option: string, written: string): string {
  const share = PLAIN_NUMBER.test(written) ? `${written}%` : written;
  if (parseRatio(share) === undefined) throw unreadable(session, option, written, "7, 7.5, 7%, 1/15");
  return share;
}

function tiersOf(session: Session, written: string): Readonly<Record<string, number>> {
  const form = "list=98,district=0";
  return Object.fromEntries(
    written.split(",").map((part) => {
      const [tier = "", seats = ""] = part.split("=");
      if (tier === "" || !/^-?\d+$/.test(seats)) throw unreadable(session, "--seats", written, form);
      return [tier, Number(seats)];
    }),
  );
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

function pairOf(session: Session, option: string, written: string, form: string): readonly [string, string] {
  const at = written.indexOf("=");
  if (at < 1 || at === written.length - 1) throw unreadable(session, option, written, form);
  return [written.slice(0, at), written.slice(at + 1)];
}

/** What is swept. */
export interface Sweeps {
  readonly bar?: { readonly from: Ratio; readonly to: Ratio; readonly written: readonly [string, string] };
  readonly seats?: { readonly tier: string; readonly from: number; readonly to: number };
}

const SWEEP = /^(?:(bar)|seats\.([^=]+))=(-?[\d.]*\d)\.\.(-?\d[\d.]*)%?$/;

/** `bar=0..60` and `seats.list=0..98`, each at most once. */
export function sweepsOf(session: Session, written: readonly string[]): Sweeps {
  let found: Sweeps = {};
  for (const one of written) {
    const match = SWEEP.exec(one);
    const [, bar, tier, from = "", to = ""] = match ?? [];
    const wrong = unreadable(session, "--sweep", one, "bar=0..60, seats.list=0..98");
    if (match === null) throw wrong;
    if (bar !== undefined) {
      const ends = [parseRatio(`${from}%`), parseRatio(`${to}%`)] as const;
      if (ends[0] === undefined || ends[1] === undefined || found.bar !== undefined) throw wrong;
      found = { ...found, bar: { from: ends[0], to: ends[1], written: [`${from}%`, `${to}%`] } };
    } else {
      const ends = [Number(from), Number(to)] as const;
      if (!ends.every((end) => Number.isSafeInteger(end)) || found.seats !== undefined) throw wrong;
      found = { ...found, seats: { tier: tier ?? "", from: ends[0], to: ends[1] } };
    }
  }
  return found;
}
