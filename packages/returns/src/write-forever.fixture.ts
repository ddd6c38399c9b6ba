// Writes two states of a folder in turns until it is killed. Run by the tests of interrupted imports.

import process from "node:process";
import type { Return, Station } from "@urna/tally";
import { emptyProject } from "./import.ts";
import { type Project, returnKey, writeProject } from "./project.ts";

const [, , directory = ""] = process.argv;
const states = [3000, 4000].map(projectOf);

for (let i = 0; ; i += 1) {
  const state = states[i % states.length];
  if (state !== undefined) writeProject(directory, state);
  if (i === 0) process.stdout.write("written\n");
}

function projectOf(size: number): Project {
  const stations: Station[] = [];
  const returns = new Map<string, Return>();
  for (let i = 0; i < size; i += 1) {
    const value: Return = {
      station: `${i}`,
      contest: "list",
      figures: new Map([["registered", 1000 + i]]),
      votes: new Map([["a", i]]),
    };
    stations.push({ id: value.station, area: "all" });
    returns.set(returnKey(value), value);
  }
  return { ...emptyProject(), areas: [{ id: "all", level: "nation" }], stations, returns };
}
