// How often the tests of polling stations light up on made-up countries, in which nothing is the matter:
//   node scripts/screen-made-up.ts [SEEDS] [STATIONS]
// 200 countries of 10,223 stations unless told; a few minutes. docs/screening.md quotes what it printed.

import process from "node:process";
import { screenMadeUp, tooMany } from "../tests/made-up-screening.ts";

const [seeds = 200, stations = 10_223] = process.argv.slice(2).map(Number);
process.stdout.write(`SYNTHETIC kz-majilis-2023, ${seeds} seeds, ${stations} stations each\n`);
process.stdout.write("test\ttries\tbelow 5 %\tbelow 1 %\ttoo many at 5 %\ttoo many at 1 %\n");
for (const [name, found] of screenMadeUp(seeds, stations)) {
  const hits = [0.05, 0.01].map((level) => found.filter((p) => p < level).length);
  const limits = [0.05, 0.01].map((level) => tooMany(found.length, level));
  process.stdout.write(`${[name, found.length, ...hits, ...limits].join("\t")}\n`);
}
