/**
 * What every store must do, as cases that throw: adapters run all of them, each against a store of its own. The reference
 * in memory says what is right.
 *
 * @module
 */

import { deepStrictEqual, ok, rejects } from "node:assert/strict";
import { FACT_CHECKS, FIELDS, type FieldName, PROTOCOL_CHECKS, readReturn, type Return } from "@urna/tally";
import type { StoredBallot } from "../ballots.ts";
import { MemoryStore } from "./memory.ts";
import {
  LARGEST_STORED,
  type PlacedReturn,
  Refused,
  type StoreShape,
  type TabulationStore,
} from "./store.ts";

/** One thing that a store must do. */
export interface ConformanceCase {
  readonly name: string;
  readonly run: (store: TabulationStore) => Promise<void>;
}

const SHAPE: StoreShape = {
  election: "made-up",
  levels: ["region", "district"],
  fields: FIELDS,
  contests: { list: ["a", "b", "c"], mayor: ["x", "y"] },
  register: true,
  files: [
    { file: "one.csv", sha256: "ab".repeat(32), rows: 3 },
    { file: "two.csv", sha256: "cd".repeat(32), rows: 1 },
  ],
};

/** Places whose names every engine must leave as they are, and whose order is that of their code points. */
const REGIONS = [
  'O\'Connor "7"',
  "back\\slash \\N \\n",
  "Қазақстан;--",
  "tab\there\r\n",
  "a",
  "B",
  "",
  "𝒜",
  "￮",
  "%_",
];

function placed(
  value: Partial<Return> & { readonly station: string },
  areas: readonly string[] = ["a", "a1"],
): PlacedReturn {
  return { areas, value: { contest: "list", figures: new Map(), votes: new Map(), ...value } };
}

/** Protocols in which something is wrong now and then, the same in every run. */
function protocols(times: number): readonly PlacedReturn[] {
  let state = 12345;
  const below = (most: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const off = (figure: number): number | null =>
    below(12) === 0 ? null : Math.max(0, figure + ([0, 0, 0, 0, 0, 1, -1, 60][below(8)] ?? 0));
  return Array.from({ length: times }, (_, i): PlacedReturn => {
    const contest = ["list", "mayor", ""][below(9) % 3] ?? "";
    const region = REGIONS[below(REGIONS.length)] ?? "";
    const [a, b, c, invalid] = [below(3500), below(30), below(20), below(40)];
    const valid = a + b + c;
    const boxes = below(20) === 0 ? 0 : valid + invalid;
    const registered = below(15) === 0 ? 0 : boxes + below(400);
    const written: { readonly [K in FieldName]?: number | null } = {
      registered: off(registered),
      receivedBallot: off(below(6) === 0 ? registered : boxes),
      issued: off(boxes),
      issuedOutside: off(below(30)),
      delivered: off(registered + 5),
      unused: off(registered + 5 - boxes),
      spoiled: off(0),
      inBoxes: off(boxes),
      inStationary: off(boxes),
      inPortable: off(0),
      applicationsOutside: off(0),
      tookPart: off(boxes),
      valid: off(valid),
      invalid: off(invalid),
      againstAll: off(0),
      certificatesTaken: off(3),
    };
    const nothing = contest === "" || below(25) === 0;
    const [first = "a", second = "b", third] = SHAPE.contests[contest] ?? [];
    const read = readReturn({
      station: `${i}`,
      contest,
      figures: nothing ? {} : written,
      votes: nothing
        ? {}
        : { [first]: a, [second]: off(b), ...(third === undefined ? {} : { [third]: off(c) }) },
      ...(below(3) === 0 && !nothing ? { issuedByMember: [boxes, below(2)] } : {}),
      ...(below(9) === 0 && !nothing
        ? {
            inWords: new Map([
              ["valid", valid + below(3)],
              [first, a + below(2)],
            ]),
            portableBoxes: [{ ballots: below(9), applications: below(9) }, { ballots: below(9) }],
            shares: new Map([[first, "12,5 %"]]),
            corrects: REGIONS[below(REGIONS.length)] ?? "",
            signedOff: true,
          }
        : {}),
      ...(below(4) === 0
        ? {}
        : {
            provenance: {
              file: "one.csv",
              sha256: "ab".repeat(32),
              row: i + 2,
              ...(below(9) === 0 ? { source: "SYNTHETIC made-up" } : {}),
            },
          }),
    });
    if (!("value" in read)) throw new Error(JSON.stringify(read.problems));
    return {
      areas: [region, `${region}/${below(3)}`],
      ...(below(3) === 0 ? {} : { register: registered + ([0, 0, 0, 200][below(4)] ?? 0) }),
      value: read.value,
    };
  });
}

const CHECKS = { form: new Set(FIELDS) };

/** What is asked of a store: all of it, or as much as shows that it holds the right rows. */
const ALL = [undefined, {}, CHECKS];
const FEW = [CHECKS];

async function answersOf(
  store: TabulationStore,
  variants: readonly (typeof ALL)[number][],
): Promise<unknown> {
  const shape = await store.shape();
  const contests = [...Object.keys(shape?.contests ?? {}), "unknown"];
  const levels = [undefined, ...(shape?.levels ?? []), "unknown"];
  const answers: unknown[] = [shape];
  for (const level of levels) {
    answers.push(level === undefined ? await store.registered() : await store.registered(level));
    for (const contest of contests) {
      for (const checks of variants) {
        const query = {
          contest,
          ...(level === undefined ? {} : { level }),
          ...(checks === undefined ? {} : { checks }),
        };
        answers.push((await store.tallies(query)).map(sorted));
      }
    }
  }
  for (const contest of contests) {
    answers.push(await store.missing(contest, 1000), await store.missing(contest, 3));
  }
  for await (const page of store.rows())
    answers.push(...page.map(({ areas, register, value }) => sorted({ areas, register, ...value })));
  return answers;
}

/** Maps in the order of their names: in which order a store adds up is its own affair. */
function sorted(value: object): unknown {
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      isMap(each) ? [...each].sort(([a], [b]) => (a < b ? -1 : 1)) : each,
    ]),
  );
}

function isMap(value: unknown): value is ReadonlyMap<string, unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    "forEach" in value &&
    "entries" in value &&
    !Array.isArray(value)
  );
}

/** The store says what the reference says. */
async function agrees(
  store: TabulationStore,
  shape: StoreShape,
  rows: readonly PlacedReturn[],
  asked: readonly (typeof ALL)[number][] = FEW,
): Promise<void> {
  const reference = new MemoryStore();
  await reference.replace(shape, rows);
  deepStrictEqual(await answersOf(store, asked), await answersOf(reference, asked));
}

const ROWS = [
  placed({
    station: "1",
    votes: new Map([
      ["a", 10],
      ["b", 0],
    ]),
  }),
  placed({ station: "2", votes: new Map([["a", 5]]) }, ["b", "b1"]),
];

/** The suite. */
export const CONFORMANCE: readonly ConformanceCase[] = [
  {
    name: "an empty store has no shape and no sums",
    run: async (store) => {
      deepStrictEqual(await store.shape(), undefined);
      deepStrictEqual(
        [await store.tallies({ contest: "list" }), await store.registered(), await store.missing("list", 9)],
        [[], [], []],
      );
    },
  },
  {
    name: "adds up and checks as the reference does, by every level, whatever is written and however it is called",
    run: async (store) => {
      const rows = protocols(700);
      await store.replace(SHAPE, rows);
      await agrees(store, SHAPE, rows, ALL);
      const found = (await store.tallies({ contest: "list", checks: CHECKS }))[0]?.found;
      deepStrictEqual(
        [...PROTOCOL_CHECKS, ...FACT_CHECKS]
          .map(({ code }) => code)
          .filter((code) => found?.has(code) !== true),
        [],
      );
    },
  },
  {
    name: "a zero is a sum, and what is not written is none",
    run: async (store) => {
      await store.replace(SHAPE, ROWS);
      const [whole] = await store.tallies({ contest: "list" });
      deepStrictEqual(whole?.votes.get("a"), { total: 15n, stations: 2n });
      deepStrictEqual(whole.votes.get("b"), { total: 0n, stations: 1n });
      ok(!whole.votes.has("c") && whole.figures.size === 0);
    },
  },
  {
    name: "replacing leaves nothing of what was there",
    run: async (store) => {
      await store.replace(SHAPE, protocols(50));
      const other = {
        ...SHAPE,
        levels: ["state"],
        fields: [],
        contests: { only: ["z"] },
        register: false,
        files: [],
      };
      const rows = [placed({ station: "9", contest: "only", votes: new Map([["z", 1]]) }, ["s"])];
      await store.replace(other, rows);
      await agrees(store, other, rows);
      await store.replace(other, []);
      await agrees(store, other, []);
    },
  },
  {
    name: "a source that fails, or a protocol that cannot be, leaves the store as it was",
    run: async (store) => {
      await store.replace(SHAPE, ROWS);
      const broken = (function* () {
        yield* protocols(20);
        throw new Error("the line broke");
      })();
      await rejects(store.replace(SHAPE, broken), /the line broke/);
      const wrong: readonly PlacedReturn[] = [
        placed({ station: "9", votes: new Map([["a", -1]]) }),
        placed({ station: "9", votes: new Map([["a", 0.5]]) }),
        placed({ station: "9", votes: new Map([["a", LARGEST_STORED + 1]]) }),
        placed({ station: "9", votes: new Map([["q", 1]]) }),
        placed({ station: "9", contest: "other" }),
        placed({ station: "9", copy: "posted" }),
        placed({ station: "" }),
        placed({ station: "half \ud800" }),
        placed({ station: "zero \0" }),
        placed({ station: "9" }, ["a"]),
      ];
      for (const each of wrong) await rejects(store.replace(SHAPE, [...ROWS, each]), Refused);
      await agrees(store, SHAPE, ROWS);
    },
  },
  {
    name: "a station that stands there twice is refused by its name, also in two areas",
    run: async (store) => {
      await store.replace(SHAPE, ROWS);
      for (const areas of [
        ["a", "a1"],
        ["b", "b1"],
        ["c", "c1"],
        ["d", "d1"],
      ]) {
        await rejects(
          store.replace(SHAPE, [placed({ station: "s 7" }), placed({ station: "s 7" }, areas)]),
          /s 7 \(list\)/,
        );
      }
      await agrees(store, SHAPE, ROWS);
    },
  },
  {
    name: "sums beyond 2^53 are exact, and shares of the largest figures are compared exactly",
    run: async (store) => {
      const rows = Array.from({ length: 32_769 }, (_, i) =>
        placed({
          station: `${i}`,
          figures: new Map<FieldName, number>(
            [
              ["registered", LARGEST_STORED],
              [
                "receivedBallot",
                i % 2 === 0 ? (LARGEST_STORED * 95) / 100 - 0.8 : (LARGEST_STORED * 95) / 100 + 0.2,
              ],
            ].map(([name, figure]): [FieldName, number] => [
              name === "registered" ? "registered" : "receivedBallot",
              Math.floor(Number(figure)),
            ]),
          ),
          votes: new Map([["a", LARGEST_STORED - (i % 3)]]),
        }),
      );
      await store.replace(SHAPE, rows);
      const query = { contest: "list", checks: {} };
      const reference = new MemoryStore();
      await reference.replace(SHAPE, rows);
      const [whole] = await store.tallies(query);
      deepStrictEqual(whole?.votes.get("a")?.total, 32_769n * BigInt(LARGEST_STORED) - 32_769n);
      deepStrictEqual([sorted(whole)], (await reference.tallies(query)).map(sorted));
    },
  },
  {
    name: "a contest of four hundred options",
    run: async (store) => {
      const options = Array.from({ length: 400 }, (_, i) => `option ${i}`);
      const shape = { ...SHAPE, contests: { list: options } };
      const rows = [1, 2, 3].map((station) =>
        placed({
          station: `${station}`,
          votes: new Map(options.map((option, i) => [option, (i * station) % 17])),
        }),
      );
      await store.replace(shape, rows);
      const reference = new MemoryStore();
      await reference.replace(shape, rows);
      const query = { contest: "list", level: "district", checks: CHECKS };
      deepStrictEqual((await store.tallies(query)).map(sorted), (await reference.tallies(query)).map(sorted));
    },
  },
  {
    name: "asynchronous sources are read to their end, and progress ends with their number",
    run: async (store) => {
      const seen: number[] = [];
      const slow = (async function* () {
        for (const each of protocols(2500)) yield await Promise.resolve(each);
      })();
      await store.replace(SHAPE, slow, (done) => seen.push(done));
      deepStrictEqual(seen.at(-1), 2500);
      await agrees(store, SHAPE, protocols(2500));
    },
  },
  {
    name: "kinds of ballots come back as they were, more or fewer than the shape says are refused",
    run: async (store) => {
      const kind = (i: number): StoredBallot => ({
        contest: REGIONS[i % 3] ?? "",
        area: `${i % 2}`,
        count: i === 0 ? LARGEST_STORED : i,
        ranking: i % 5 === 0 ? [] : [["a", "b"], [], [`c ${i}`]],
        sha256: i % 2 === 0 ? "cd".repeat(32) : "ab".repeat(32),
        ...(i % 3 === 0 ? {} : { line: i }),
      });
      const ballots = Array.from({ length: 10_001 }, (_, i) => kind(i));
      const shape = { ...SHAPE, ballots: ballots.length };
      await store.replace(shape, ROWS, undefined, ballots);
      deepStrictEqual(await store.ballots(), ballots);
      await rejects(store.replace(shape, ROWS, undefined, ballots.slice(1)), Refused);
      await rejects(
        store.replace({ ...SHAPE, ballots: 1 }, ROWS, undefined, [{ ...kind(1), count: -1 }]),
        Refused,
      );
      deepStrictEqual((await store.ballots()).length, 10_001);
      await store.replace(SHAPE, ROWS);
      deepStrictEqual(await store.ballots(), []);
    },
  },
  {
    name: "many questions at once are answered each by itself",
    run: async (store) => {
      await store.replace(SHAPE, ROWS);
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => store.tallies({ contest: "list", level: "district" })),
      );
      for (const answer of answers)
        deepStrictEqual(
          answer.map(({ votes }) => votes.get("a")?.total),
          [10n, 5n],
        );
    },
  },
];
