/**
 * Finds what a person means by a name: capital letters, separators and accents do not matter, the beginning of a name is
 * enough where it is the only one.
 *
 * @module
 */

import { nearest } from "@urna/law";

/** Something with an id and the names by which people call it. */
export interface Named {
  readonly id: string;
  readonly names: readonly string[];
}

export type Found =
  | { readonly kind: "one"; readonly id: string }
  | { readonly kind: "several"; readonly ids: readonly string[] }
  | { readonly kind: "none"; readonly near: readonly string[] };

/** Looks for a name: exactly, then without its dress, then by its beginning. */
export function find(name: string, known: readonly Named[]): Found {
  const exact = known.find((each) => each.id === name);
  if (exact !== undefined) return { kind: "one", id: exact.id };
  const wanted = plain(name);
  if (wanted === "") return { kind: "none", near: [] };
  const tests: readonly ((spelling: string) => boolean)[] = [
    (spelling) => spelling === wanted,
    (spelling) => spelling.startsWith(wanted),
  ];
  for (const fits of tests) {
    const ids = known
      .filter((each) => [each.id, ...each.names].some((spelling) => fits(plain(spelling))))
      .map((each) => each.id);
    const [only, ...others] = ids;
    if (only !== undefined) return others.length === 0 ? { kind: "one", id: only } : { kind: "several", ids };
  }
  const byName = new Map<string, string>();
  for (const each of known)
    for (const spelling of [each.id, ...each.names]) byName.set(plain(spelling), each.id);
  const near = nearest(wanted, byName.keys()).flatMap((spelling) => byName.get(spelling) ?? []);
  return { kind: "none", near: [...new Set(near)] };
}

/** A name without capitals, accents and separators. */
function plain(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, "");
}
