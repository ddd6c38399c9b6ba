/** The stores that are servers: the same suite as for all stores, and what happens when a shard dies. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CONFORMANCE } from "@urna/returns/stores/conformance.fixture";
import {
  importScan,
  openStore,
  type PlacedReturn,
  StoreFailure,
  type StoreShape,
  type SqlStore,
  withScan,
} from "@urna/returns";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { CLUSTER, emptied, hasClickHouse, type Shard, startShards } from "./clickhouse-shards.ts";
import { folder } from "./servers.ts";
import { type PostgresServer, startPostgres } from "./postgres-server.ts";

const SHAPE: StoreShape = {
  levels: ["area"],
  fields: ["valid"],
  contests: { list: ["a"] },
  register: false,
  files: [],
};
const QUERY = { contest: "list", checks: {} };
const STARTING = 60_000;
const EACH = 60_000;
const CASES = CONFORMANCE.map(({ name, run }) => [name, run] as const);

describe("PostgreSQL", () => {
  let server: PostgresServer | undefined;
  beforeAll(async () => {
    server = await startPostgres();
  }, STARTING);
  afterAll(() => server?.end("SIGINT"), STARTING);

  test.each(CASES)(
    "%s",
    async (_, run) => {
      const store = await openStore(server?.address ?? "");
      onTestFinished(() => store.close());
      await expect(run(store)).resolves.toBeUndefined();
    },
    EACH,
  );

  test(
    "a server that dies during a load leaves what was there",
    async () => {
      const store = await openStore(server?.address ?? "");
      onTestFinished(() => store.close());
      await store.replace(SHAPE, stations(50));
      const before = await store.tallies(QUERY);
      const dying = async function* () {
        yield* stations(30_000);
        await server?.end("SIGKILL");
        yield* stations(30_000, 30_000);
      };
      await expect(store.replace(SHAPE, dying())).rejects.toThrow(StoreFailure);
      await expect(store.tallies(QUERY)).rejects.toThrow(StoreFailure);
      await server?.start();
      expect(await store.tallies(QUERY)).toEqual(before);
    },
    EACH,
  );
});

const there = hasClickHouse();

describe("ClickHouse, two shards", () => {
  let shards: readonly Shard[] = [];
  const address = (of: readonly Shard[] = shards): string =>
    `clickhouse://${of.map(({ host }) => host).join(",")}/default?cluster=${CLUSTER}`;
  const opened = async (of?: readonly Shard[]): Promise<SqlStore> => {
    const store = await openStore(address(of));
    onTestFinished(() => store.close());
    return store;
  };
  beforeAll(async () => {
    if (there) shards = await startShards(2);
  }, STARTING);
  afterAll(() => Promise.all(shards.map((shard) => shard.end("SIGKILL"))), STARTING);
  beforeEach(async (ctx) => {
    if (!there) ctx.skip("clickhouse-server not installed");
    await Promise.all(shards.map(emptied));
  });

  test.each(CASES)("%s", async (_, run) => expect(run(await opened())).resolves.toBeUndefined(), EACH);

  test("the rows lie on both shards, all of an area on one", async () => {
    const store = await opened();
    await store.replace(SHAPE, stations(400));
    const rows = await Promise.all(
      shards.map((shard) =>
        shard.run("SELECT a0, COUNT(*) FROM urna_returns_1 GROUP BY a0 FORMAT TabSeparated"),
      ),
    );
    const areas = rows.map((text) => text.trim().split("\n"));
    expect(areas.flat()).toHaveLength(AREAS);
    expect(areas.map(({ length }) => length > 0)).toEqual([true, true]);
  });

  test(
    "a shard that is dead fails every question, by its name, though the server would answer; started again, all is there",
    async () => {
      const store = await opened();
      await store.replace(SHAPE, stations(400));
      const before = await store.tallies(QUERY);
      expect(before[0]?.counted).toBe(400n);
      const [first, second] = shards;
      await second?.end("SIGKILL");
      const left = Number(await first?.run("SELECT COUNT(*) FROM urna_returns_1_all"));
      expect(
        left,
        "an administrator lets dead shards be left out, and a part looks like the whole",
      ).toBeLessThan(400);
      const asked = [
        () => store.shape(),
        () => store.tallies(QUERY),
        () => store.registered("area"),
        () => store.missing("list", 5),
        () => store.rows().next(),
        () => store.replace(SHAPE, stations(10)),
      ];
      for (const ask of asked)
        await expect(ask()).rejects.toMatchObject({
          name: "StoreFailure",
          where: `${second?.host}/default`,
        });
      await second?.start();
      expect(await store.tallies(QUERY)).toEqual(before);
      await store.replace(SHAPE, stations(300));
      expect((await store.tallies(QUERY))[0]?.counted).toBe(300n);
    },
    EACH,
  );

  test(
    "a shard that dies during a load leaves what was there, and the next load takes away the remains",
    async () => {
      const store = await opened();
      await store.replace(SHAPE, stations(400));
      const before = await store.tallies(QUERY);
      const [, second] = shards;
      const dying = async function* () {
        yield* stations(40_000);
        await second?.end("SIGKILL");
        yield* stations(40_000, 40_000);
      };
      await expect(store.replace(SHAPE, dying())).rejects.toThrow(StoreFailure);
      await second?.start();
      expect(await store.tallies(QUERY)).toEqual(before);
      await store.replace(SHAPE, stations(200));
      const tables = await Promise.all(
        shards.map((shard) =>
          shard.run("SELECT name FROM system.tables WHERE database = 'default' ORDER BY name"),
        ),
      );
      expect(tables.map((names) => names.trim().split("\n"))).toEqual([
        ["urna_loads", "urna_returns_3", "urna_returns_3_all"],
        ["urna_loads", "urna_returns_3"],
      ]);
    },
    EACH,
  );

  test("a shard that is left out, or named in another place, fails: it would be a sum of a part", async () => {
    await (await opened()).replace(SHAPE, stations(400));
    for (const of of [shards.slice(0, 1), shards.slice(1), [...shards].reverse()]) {
      const store = await opened(of);
      await expect(store.tallies(QUERY)).rejects.toThrow(/name all shards in their order/);
    }
  });

  test(
    "a plain table is sent to the shards, with its digest and the line of each row",
    async () => {
      const rows = stations(3000).map(({ areas, value }) => `${areas[0] ?? ""},${value.station},7,7`);
      const path = join(folder("table"), "t.csv");
      writeFileSync(path, `region,station,valid,votes a\n${rows.join("\n")}\n1,odd,8,7\n`);
      const store = await opened();
      const known = { contest: "list", options: [] };
      await withScan(path, { known }, (scan) => importScan(scan, store));
      const [whole] = await store.tallies(QUERY);
      expect(whole).toMatchObject({
        counted: 3001n,
        found: new Map([
          ["E205", 1n],
          ["W308", 3001n],
        ]),
      });
      const stored: PlacedReturn[] = [];
      for await (const page of store.rows()) stored.push(...page);
      expect(stored.find(({ value }) => value.station === "1/odd")).toMatchObject({
        areas: ["1"],
        value: { station: "1/odd", provenance: { file: "t.csv", row: 3002 } },
      });
    },
    EACH,
  );

  test("rows that disappear from a shard fail the question", async () => {
    const store = await opened();
    await store.replace(SHAPE, stations(400));
    await shards[1]?.run("DROP TABLE urna_returns_1");
    await shards[1]?.run("CREATE TABLE urna_returns_1 AS urna_loads ENGINE = Memory");
    await expect(store.tallies(QUERY)).rejects.toThrow(StoreFailure);
  });
});

const AREAS = 20;

/** Stations in some areas, each with its own votes. */
function stations(count: number, from = 0): readonly PlacedReturn[] {
  return Array.from({ length: count }, (_, i) => ({
    areas: [`area ${i % AREAS}`],
    value: {
      station: `${from + i}`,
      contest: "list",
      figures: new Map([["valid" as const, i]]),
      votes: new Map([["a", i]]),
    },
  }));
}
