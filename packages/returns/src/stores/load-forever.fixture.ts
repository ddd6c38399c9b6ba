// Loads two states into a store in turns until it is killed. Run by the tests of interrupted loads.

import process from "node:process";
import { openDuckDb } from "./duckdb.ts";
import type { PlacedReturn, StoreShape } from "./store.ts";

const [, , file = ""] = process.argv;
const SHAPE: StoreShape = { levels: [], fields: [], contests: { list: ["a"] }, register: false, files: [] };
const store = await openDuckDb(file);
for (let i = 0; ; i += 1) {
  await store.replace(SHAPE, rows(i % 2 === 0 ? 3000 : 4000));
  if (i === 0) process.stdout.write("loaded\n");
}

function* rows(count: number): Iterable<PlacedReturn> {
  for (let i = 0; i < count; i += 1) {
    const value = { station: `${i}`, contest: "list", figures: new Map(), votes: new Map([["a", i]]) };
    yield { areas: [], value };
  }
}
