/**
 * What every store must do, as cases that throw: adapters run all of them against a store of their own.
 *
 * @module
 */

import { deepStrictEqual, rejects } from "node:assert/strict";
import type { Fact, TabulationStore } from "./store.ts";

/** One thing that a store must do. */
export interface ConformanceCase {
  readonly name: string;
  readonly run: (store: TabulationStore) => Promise<void>;
}

const fact = (station: string, region: string, option: string, votes: number, contest = "list"): Fact => ({
  station,
  contest,
  option,
  areas: { nation: "kz", region },
  votes,
});

const FACTS: readonly Fact[] = [
  fact("1", "b", "x", 10),
  fact("1", "b", "y", 0),
  fact("2", "a", "x", 5),
  fact("3", "b", "x", 7),
  fact("3", "b", "x", 100, "other"),
];

const text = async (store: TabulationStore, level: string, contest = "list"): Promise<readonly string[]> =>
  (await store.totals({ contest, level })).map((t) => `${t.area} ${t.option} ${t.votes} ${t.facts}`);

/** The suite. */
export const CONFORMANCE: readonly ConformanceCase[] = [
  {
    name: "an empty store has no sums",
    run: async (store) => deepStrictEqual(await text(store, "region"), []),
  },
  {
    name: "adds up by area and option, in their order; a zero is a sum, a fact that is not there is none",
    run: async (store) => {
      await store.replace(FACTS);
      deepStrictEqual(await text(store, "region"), ["a x 5 1", "b x 17 2", "b y 0 1"]);
      deepStrictEqual(await text(store, "nation"), ["kz x 22 3", "kz y 0 1"]);
      deepStrictEqual(await text(store, "nation", "other"), ["kz x 100 1"]);
      deepStrictEqual(await text(store, "nation", "none"), []);
    },
  },
  {
    name: "replacing leaves nothing of what was there",
    run: async (store) => {
      await store.replace(FACTS);
      await store.replace([fact("9", "c", "z", 1)]);
      deepStrictEqual(await text(store, "region"), ["c z 1 1"]);
    },
  },
  {
    name: "a source that fails, or a fact that cannot be, leaves the store as it was",
    run: async (store) => {
      await store.replace(FACTS);
      const before = await text(store, "region");
      await rejects(
        store.replace(
          (function* () {
            yield fact("9", "c", "z", 1);
            throw new Error("the line broke");
          })(),
        ),
      );
      await rejects(store.replace([fact("9", "c", "z", 1), fact("9", "c", "y", -1)]));
      await rejects(store.replace([fact("9", "c", "z", 0.5)]));
      deepStrictEqual(await text(store, "region"), before);
    },
  },
  {
    name: "sums beyond 2^53 are exact",
    run: async (store) => {
      const large = Number.MAX_SAFE_INTEGER;
      await store.replace([fact("1", "a", "x", large), fact("2", "a", "x", large), fact("3", "a", "x", 1)]);
      deepStrictEqual(await text(store, "region"), ["a x 18014398509481983 3"]);
    },
  },
  {
    name: "names with any signs come back as they were",
    run: async (store) => {
      const names = ['О\'Коннор "7"', "a\\b", "Қазақстан;--", "x\ty"];
      await store.replace(names.map((name, i) => fact(`${i}`, name, "x", i)));
      deepStrictEqual(
        (await store.totals({ contest: "list", level: "region" })).map(({ area }) => area),
        [...names].sort(),
      );
    },
  },
  {
    name: "asynchronous sources are read to their end",
    run: async (store) => {
      await store.replace(
        (async function* () {
          for (const each of FACTS) yield await Promise.resolve(each);
        })(),
      );
      deepStrictEqual(await text(store, "nation"), ["kz x 22 3", "kz y 0 1"]);
    },
  },
];
