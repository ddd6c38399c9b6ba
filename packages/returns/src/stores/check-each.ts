/**
 * All checks over returns that are too many for memory: they come one by one, and only what was found is kept of them. It
 * is the same as the check of all returns at once, where no station stands twice in a contest.
 *
 * @module
 */

import {
  type AgainstAll,
  againstAllOf,
  type AreaNode,
  checkAcross,
  checkAgainstAll,
  type CheckOptions,
  FIELDS,
  type FieldName,
  type Finding,
  findingOf,
  type Geography,
  makeChecker,
  makeGeography,
  type Provenance,
  type Return,
  type Station,
} from "@urna/tally";
import { type AreaNames, NO_AREAS, placeOf } from "../import.ts";
import { Alike } from "./alike.ts";
import type { PlacedReturn, ReturnsSource, StoredTally, StoreShape } from "./store.ts";

/** Where returns come from, one by one; more than once, in the same order. */
export type EachSource = Pick<ReturnsSource, "shape" | "tallies"> & {
  each(take: (placed: PlacedReturn) => void): Promise<void>;
};

/** What was found in returns that were not kept. */
export interface CheckedEach {
  readonly shape: StoreShape;
  readonly returns: number;
  /** In the order of the files. */
  readonly findings: readonly Finding[];
  /** All areas, and the stations of which something was found. */
  readonly geography: Geography;
  /** Where the protocol of a finding was read. */
  readonly provenanceOf: (finding: Finding) => Provenance | undefined;
}

/** What was kept of a protocol, and where that stands among all. */
type Kept<T> = readonly [at: number, kept: T];

/** Checks everything that a source has; undefined where it has nothing. */
export async function checkEach(
  source: EachSource,
  options: CheckOptions,
  areaNames: (election: string | undefined) => AreaNames | undefined,
): Promise<CheckedEach | undefined> {
  const shape = await source.shape();
  if (shape === undefined) return undefined;
  const contests = Object.keys(shape.contests);
  const tallies: StoredTally[] = [];
  for (const contest of contests) tallies.push(...(await source.tallies({ contest })));
  const check = makeChecker({ ...options, form: usualForm(tallies) });
  const several = contests.length > 1;
  const alike = new Alike(options, several);
  const register = new Register(shape, areaNames(shape.election) ?? NO_AREAS);
  const own: Kept<readonly Finding[]>[] = [];
  const againstAll: Kept<AgainstAll>[] = [];
  const provenances = new Map<string, Provenance | undefined>();
  const stations = new Map<string, Station>();
  const keep = ({ station, contest, provenance }: Return, area: string): void => {
    stations.set(station, { id: station, area });
    provenances.set(keyOf(station, contest), provenance);
  };
  let returns = 0;
  await source.each((placed) => {
    const { value } = placed;
    if (value.contest === "") return;
    returns += 1;
    const area = register.areaOf(placed);
    const { findings } = check(value, register.votersOf(placed));
    if (findings.length > 0) {
      keep(value, area);
      own.push([register.orderOf(value), findings]);
    }
    const share = againstAllOf(value, area);
    if (share !== undefined) againstAll.push([register.orderOf(value), share]);
    alike.add(value);
  });
  const unusual = checkAgainstAll(inOrder(againstAll), options);
  const found = new Set(unusual.map(({ station = "", contest = "" }) => keyOf(station, contest)));
  const together: Kept<Return>[] = [];
  if (alike.some() || found.size > 0) {
    await source.each((placed) => {
      const { value } = placed;
      if (value.contest === "") return;
      const isAlike = alike.has(value);
      if (isAlike) together.push([register.orderOf(value), value]);
      if (isAlike || found.has(keyOf(value.station, value.contest))) keep(value, register.areaOf(placed));
    });
  }
  const { areas } = register;
  const unvoted = tallies.filter(({ counted, votes }) => counted > 0n && votes.size === 0);
  return {
    shape,
    returns,
    findings: [
      ...inOrder(own).flat(),
      ...checkAcross(inOrder(together), options),
      ...unusual,
      ...makeGeography({ areas, stations: [] }).findings,
      ...unvoted.map(({ contest }) => findingOf("T903", { contest, figures: {} })),
    ],
    geography: makeGeography({ areas, stations: [...stations.values()] }),
    provenanceOf: ({ station = "", contest = "" }) => provenances.get(keyOf(station, contest)),
  };
}

/** What is known of stations besides their protocols. */
class Register {
  readonly #shape: StoreShape;
  readonly #names: AreaNames;
  readonly #files: ReadonlyMap<string, number>;
  readonly #areas: Map<string, AreaNode>;
  readonly #places = new Map<string, string>();
  readonly #voters = new Map<string, number>();

  constructor(shape: StoreShape, names: AreaNames) {
    this.#shape = shape;
    this.#names = names;
    this.#files = new Map(shape.files.map(({ sha256 }, place) => [sha256, place]));
    this.#areas = new Map([[names.root.id, names.root]]);
  }

  get areas(): readonly AreaNode[] {
    return [...this.#areas.values()];
  }

  /** The lowest area of a protocol. */
  areaOf({ areas }: PlacedReturn): string {
    const key = areas.join("\n");
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const named = this.#shape.levels.map((level, i) => ({ level, name: areas[i] ?? "" }));
    const area = placeOf({ areas: named }, this.#areas, this.#names);
    this.#places.set(key, area);
    return area;
  }

  /** Voters of the station; without a register its first protocol says how many there are. */
  votersOf({ register, value: { station, figures } }: PlacedReturn): number | undefined {
    const { register: has, contests } = this.#shape;
    if (register !== undefined || has) return register;
    const registered = figures.get("registered");
    if (Object.keys(contests).length < 2) return registered;
    const known = this.#voters.get(station) ?? registered;
    if (known !== undefined) this.#voters.set(station, known);
    return known;
  }

  /** Where a protocol stands in its file, and the file among all. */
  orderOf({ provenance }: Return): number {
    const file = this.#files.get(provenance?.sha256 ?? "") ?? this.#files.size;
    return file * 2 ** 32 + (provenance?.row ?? 0);
  }
}

/** A figure that half of the returns have is taken to be on the form. */
function usualForm(tallies: readonly StoredTally[]): ReadonlySet<FieldName> {
  const all = tallies.reduce((sum, { counted }) => sum + counted, 0n);
  const written = (field: FieldName): bigint =>
    tallies.reduce((sum, { figures }) => sum + (figures.get(field)?.stations ?? 0n), 0n);
  return new Set(FIELDS.filter((field) => written(field) * 2n >= all));
}

function inOrder<T>(kept: readonly Kept<T>[]): readonly T[] {
  return kept.toSorted(([a], [b]) => a - b).map(([, each]) => each);
}

function keyOf(station: string, contest: string): string {
  return `${station}\n${contest}`;
}
