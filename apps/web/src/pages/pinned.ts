/**
 * Permanent addresses: they carry a hash of the data and the id of the rules, and the page says when either has changed.
 *
 * @module
 */

import { type Element, el } from "@urna/draw";
import { writeQuery } from "../addresses.ts";
import { hashOf } from "../assets.ts";
import type { Subject } from "../desk.ts";
import type { Visit } from "../reply.ts";

/** The hash of everything that was given to the engine. */
export function dataHash({ scenario }: Subject): string {
  const known = hashes.get(scenario.given) ?? hashOf(JSON.stringify(scenario.given));
  hashes.set(scenario.given, known);
  return known;
}

const hashes = new WeakMap<Subject["scenario"]["given"], string>();

/** The query that pins data and rules. */
export function pinQuery(subject: Subject): string {
  return writeQuery({ d: dataHash(subject), r: subject.rules.id });
}

/** A notice where an address pins something else than what is here now. */
export function changedNotice({ query, words }: Visit, subject: Subject): readonly Element[] {
  const { d, r } = query;
  const now = `${dataHash(subject)}, ${subject.rules.id}`;
  const same = (d === undefined || d === dataHash(subject)) && (r === undefined || r === subject.rules.id);
  if (same) return [];
  const before = [d, r].filter((each) => each !== undefined).join(", ");
  return [el("p", { class: "notice", role: "note" }, words.say("page.changed", { before, now }))];
}
