/**
 * How evenly the support of parties is spread over areas.
 *
 * @module
 */

import { add, multiply, type Whole, whole } from "@urna/law";
import { type DistrictVotes, validVotes } from "./districts.ts";
import { exactly, type IndexResult, none } from "./value.ts";

/** How areas count: each the same (Jones and Mainwaring), or by its valid votes (Bochsler). */
export type AreaWeight = "equal" | "votes";

/**
 * The party nationalisation score: 1 less the Gini coefficient of the party's share over the areas. In an area where the
 * party did not stand its share is zero.
 * Source: M. Jones, S. Mainwaring, The nationalization of parties and party systems, Party Politics 9 (2003), 139-166; with
 * areas weighed by votes D. Bochsler, Measuring party nationalisation, Electoral Studies 29 (2010), 155-168.
 * Range: above 0 (all in one area) to 1 (the same share everywhere). Needs the votes of every option by area.
 * Cannot see: differences within areas; with equal weights, that areas differ in size; and scores over different numbers of
 * areas cannot be compared.
 */
export function partyNationalisation(
  areas: readonly DistrictVotes[],
  party: string,
  weight: AreaWeight = "equal",
): IndexResult {
  const read = readAreas(areas);
  if ("kind" in read) return read;
  const own = read.map((area) => ({ ...area, votes: area.votes.get(party) ?? 0 }));
  const total = own.reduce<Whole>((sum, area) => add(sum, area.votes), 0);
  if (total === 0) return none("no-votes", [party]);
  return weight === "votes" ? weighed(own, total) : unweighed(own);
}

/**
 * The nationalisation of the party system: the mean of the scores of all options, weighed by their votes.
 * Source, range and blindness: as {@link partyNationalisation}.
 */
export function systemNationalisation(
  areas: readonly DistrictVotes[],
  weight: AreaWeight = "equal",
): IndexResult {
  const read = readAreas(areas);
  if ("kind" in read) return read;
  const parties = new Map<string, number>();
  for (const area of read)
    for (const [id, votes] of area.votes) parties.set(id, (parties.get(id) ?? 0) + votes);
  let num = 0n;
  let den = 1n;
  let all = 0n;
  for (const [party, votes] of parties) {
    all += BigInt(votes);
    const score = votes === 0 ? undefined : partyNationalisation(areas, party, weight);
    if (score?.kind !== "value") continue;
    num = num * BigInt(score.value.den) + BigInt(votes) * BigInt(score.value.num) * den;
    den *= BigInt(score.value.den);
  }
  return all === 0n ? none("no-votes") : exactly(whole(num), whole(den * all));
}

interface ReadArea {
  readonly valid: number;
  readonly votes: ReadonlyMap<string, number>;
}

/** Areas with known votes; areas in which nobody voted say nothing and are left out. */
function readAreas(areas: readonly DistrictVotes[]): readonly ReadArea[] | IndexResult {
  if (areas.length < 2) return none("needs-areas");
  const unknown = areas.filter((area) => validVotes(area) === undefined);
  if (unknown.length > 0)
    return none(
      "votes-unknown",
      unknown.map((area) => area.id),
    );
  return areas
    .map((area) => ({
      valid: validVotes(area) ?? 0,
      votes: new Map(area.rows.map((row) => [row.id, row.votes ?? 0])),
    }))
    .filter((area) => area.valid > 0);
}

/** 1 - G with G = sum over pairs of |p(i) - p(j)| / (n x sum of p), shares brought to one denominator. */
function unweighed(areas: readonly { readonly valid: number; readonly votes: number }[]): IndexResult {
  let denominator = 1n;
  for (const area of areas) denominator *= BigInt(area.valid);
  const shares = areas
    .map((area) => (BigInt(area.votes) * denominator) / BigInt(area.valid))
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const n = BigInt(shares.length);
  let sum = 0n;
  let pairs = 0n;
  for (const [i, share] of shares.entries()) {
    sum += share;
    pairs += (2n * BigInt(i) + 1n - n) * share;
  }
  return exactly(whole(n * sum - pairs), whole(n * sum));
}

/** 1 - G with areas weighed by valid votes: sum over pairs of |v(i) V(j) - v(j) V(i)| / (all valid x all votes). */
function weighed(
  areas: readonly { readonly valid: number; readonly votes: number }[],
  total: Whole,
): IndexResult {
  let pairs = 0n;
  for (const [i, a] of areas.entries()) {
    for (const b of areas.slice(i + 1)) {
      const d = BigInt(a.votes) * BigInt(b.valid) - BigInt(b.votes) * BigInt(a.valid);
      pairs += d < 0n ? -d : d;
    }
  }
  const valid = areas.reduce<Whole>((sum, area) => add(sum, area.valid), 0);
  const base = BigInt(multiply(valid, total));
  return exactly(whole(base - pairs), whole(base));
}
