/**
 * Checks of those who stand against what a law asks: groups, lengths of lists, deputies named after the vote, signatures,
 * deposits. Exact; where the law does not say how a part of a person is rounded, the answer says that it depends on it.
 *
 * @module
 */

import { compareRatios, multiply, quotient, type Ratio, ratio, remainder } from "@urna/law";
import type { Eligibility, GroupQuota, PersonGroup, SignatureRule } from "./eligibility.ts";

/** A person of a list, with the groups he or she is in; in two groups, and still one person. */
export interface ListedPerson {
  readonly id: string;
  readonly groups: readonly PersonGroup[];
}

/** Whether a share is reached. `depends`: only if a part of a person is rounded down, which the text read does not say. */
export interface QuotaAnswer {
  readonly is: "met" | "depends" | "not-met";
  /** Persons in any of the groups, each once. */
  readonly have: number;
  readonly of: number;
  /** The exact number that is asked for. */
  readonly asked: Ratio;
}

/** Counts persons in any of the groups once each, and holds them against the share of all. */
export function checkQuota(persons: readonly ListedPerson[], quota: GroupQuota): QuotaAnswer {
  const ids = new Set(persons.map((p) => p.id));
  const inGroups = new Set(
    persons.filter((p) => p.groups.some((g) => quota.of.includes(g))).map((p) => p.id),
  );
  const of = ids.size;
  const have = inGroups.size;
  const asked = ratio(multiply(quota.share.num, of), quota.share.den);
  const down = Number(quotient(asked.num, asked.den));
  const is = compareRatios(ratio(have), asked) >= 0 ? "met" : have >= down ? "depends" : "not-met";
  return { is, have, of, asked };
}

/** The most persons that a list may have: exactly, and as it is known to be applied. */
export function listCeiling(
  { more, rounded }: NonNullable<Eligibility["list"]>,
  seats: number,
): { readonly exact: Ratio; readonly most: number } {
  const exact = ratio(multiply(seats, Number(more.num) + Number(more.den)), more.den);
  const whole = Number(quotient(exact.num, exact.den));
  const up = rounded === "up" && remainder(exact.num, exact.den) !== 0;
  return { exact, most: up ? whole + 1 : whole };
}

/** What is wrong with the deputies that a party named after the vote. */
export type NamingFault = "not-on-the-list" | "named-twice" | "wrong-number";

/**
 * The party's choice, checked: as many persons as mandates, each on the registered list, each once, in whatever order; and
 * the share of the groups among them, where the law asks for one.
 */
export function checkNaming(
  list: readonly ListedPerson[],
  chosen: readonly string[],
  mandates: number,
  { amongMandates }: Pick<Eligibility, "amongMandates">,
): { readonly faults: readonly NamingFault[]; readonly quota: QuotaAnswer | null } {
  const known = new Map(list.map((person) => [person.id, person]));
  const faults: NamingFault[] = [];
  if (chosen.length !== mandates) faults.push("wrong-number");
  if (chosen.some((id) => !known.has(id))) faults.push("not-on-the-list");
  if (new Set(chosen).size !== chosen.length) faults.push("named-twice");
  const persons = chosen.flatMap((id) => known.get(id) ?? []);
  return { faults, quota: amongMandates === undefined ? null : checkQuota(persons, amongMandates) };
}

/** Who takes a seat that becomes vacant: anybody of the list without a seat, as the party chooses; nobody when it is used up. */
export function canFollow(list: readonly ListedPerson[], seated: readonly string[]): readonly string[] {
  return list.map((person) => person.id).filter((id) => !seated.includes(id));
}

/** Persons nominated both on a list and in a district. */
export function doubleNominations(
  onLists: readonly string[],
  inDistricts: readonly string[],
): readonly string[] {
  const lists = new Set(onLists);
  return [...new Set(inDistricts.filter((id) => lists.has(id)))];
}

/** The part of the deposit that a party pays, by its share at the last election; all of it when it did not stand. */
export function depositPart(
  { waivers }: NonNullable<Eligibility["deposit"]>,
  lastShare: Ratio | null,
): Ratio {
  if (lastShare === null) return ratio(1);
  return waivers.find(({ from }) => compareRatios(lastShare, from) >= 0)?.pays ?? ratio(1);
}

/** Whether the deposit comes back; undefined where the share from which it does was not found. */
export function depositReturned(
  { returnedFrom }: NonNullable<Eligibility["deposit"]>,
  share: Ratio,
  elected: boolean,
): boolean | undefined {
  if (elected) return true;
  return returnedFrom === undefined ? undefined : compareRatios(share, returnedFrom) >= 0;
}

/** How signatures stand against what is asked; both shares are null where the rule has none. */
export interface SignatureAnswer {
  /** The exact number that is asked for. */
  readonly asked: Ratio;
  readonly have: number;
  readonly enough: boolean;
  /** Areas with a signature, of how many, and whether they are enough. */
  readonly spread: { readonly areas: number; readonly of: number; readonly enough: boolean } | null;
  /** The largest number from one area, and whether it is small enough. */
  readonly largest: { readonly signatures: number; readonly allowed: boolean } | null;
}

/**
 * Signatures by area, held against the number of those who may sign. Areas without a signature may be left out of
 * `byArea`; `areas` is how many there are.
 */
export function checkSignatures(
  { share, areas: spread, mostFromOne }: SignatureRule,
  byArea: ReadonlyMap<string, number>,
  { entitled, areas }: { readonly entitled: number; readonly areas: number },
): SignatureAnswer {
  const asked = ratio(multiply(share.num, entitled), share.den);
  const numbers = [...byArea.values()];
  const have = numbers.reduce((sum, n) => sum + n, 0);
  const signed = numbers.filter((n) => n > 0).length;
  const most = Math.max(0, ...numbers);
  return {
    asked,
    have,
    enough: compareRatios(ratio(have), asked) >= 0,
    spread:
      spread === undefined
        ? null
        : { areas: signed, of: areas, enough: areas > 0 && compareRatios(ratio(signed, areas), spread) >= 0 },
    largest:
      mostFromOne === undefined
        ? null
        : {
            signatures: most,
            allowed: have === 0 || compareRatios(ratio(most, have), mostFromOne) <= 0,
          },
  };
}

/** Whole years from one day to another. */
export function yearsOn(from: string, day: string): number {
  const [y1 = 0, ...rest1] = from.split("-").map(Number);
  const [y2 = 0, ...rest2] = day.split("-").map(Number);
  const before = (rest2[0] ?? 0) - (rest1[0] ?? 0) || (rest2[1] ?? 0) - (rest1[1] ?? 0);
  return y2 - y1 - (before < 0 ? 1 : 0);
}
