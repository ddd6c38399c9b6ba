/**
 * Runs the benchmarks of `bench/*.bench.ts` and prints medians, spread, targets and ratios.
 * `npm run bench -- law` runs only the files whose name contains the word.
 */

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { cpus } from "node:os";
import { type Bench, median, type Unit } from "./harness.ts";

const NANOSECONDS: Readonly<Record<Unit, number>> = { ns: 1, µs: 1e3, ms: 1e6 };

const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".bench.ts"))
  .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))
  .sort();
if (files.length === 0) {
  process.stderr.write(`No benchmark is called ${wanted.join(" or ")}.\n`);
  process.exit(2);
}

const [only, another] = files;
if (only !== undefined && another === undefined) {
  process.stdout.write(`\n${only.replace(".bench.ts", "")}\n`);
  const loaded: unknown = await import(`./${only}`);
  await runAll(benchesOf(loaded, only), memoryOf(loaded));
  await closeOf(loaded);
} else {
  const [processor] = cpus();
  process.stdout.write(`Node ${process.version}, ${cpus().length} cores, ${processor?.model ?? "?"}\n`);
  // Each file in a process of its own: what one has warmed up or made slow is nothing to the next.
  for (const file of files) {
    spawnSync(process.execPath, [import.meta.filename, file], { stdio: "inherit" });
  }
}

async function runAll(benches: readonly Bench[], memory: number | undefined): Promise<void> {
  const medians = new Map<string, number>();
  const longest = Math.max(...benches.map((bench) => bench.name.length));
  for (const bench of benches) {
    const samples: number[] = [];
    // One after another: two at a time would disturb each other.
    for (let i = 0; i < (bench.samples ?? 7); i++) samples.push(await bench.sample());
    const middle = median(samples);
    medians.set(bench.name, middle);
    const write = (nanoseconds: number): string => {
      const value = nanoseconds / NANOSECONDS[bench.unit];
      return value.toFixed(value < 10 ? 3 : 1);
    };
    const parts = [
      `  ${bench.name.padEnd(longest)}`,
      `${write(middle).padStart(9)} ${bench.unit}`,
      `(${write(Math.min(...samples))} to ${write(Math.max(...samples))})`,
    ];
    if (bench.target !== undefined) {
      const met = middle <= bench.target * NANOSECONDS[bench.unit];
      parts.push(`target ${bench.target} ${bench.unit}: ${met ? "met" : "MISSED"}`);
    }
    const other = bench.comparedWith === undefined ? undefined : medians.get(bench.comparedWith);
    if (other !== undefined) parts.push(`${(middle / other).toFixed(2)} x ${bench.comparedWith ?? ""}`);
    if (other !== undefined && bench.atMost !== undefined)
      parts.push(`target ${bench.atMost} x: ${middle / other <= bench.atMost ? "met" : "MISSED"}`);
    process.stdout.write(`${parts.join("  ")}\n`);
  }
  const peak = Math.ceil(process.resourceUsage().maxRSS / 1024);
  const kept = memory === undefined ? "" : `  target ${memory} MiB: ${peak <= memory ? "met" : "MISSED"}`;
  process.stdout.write(`  peak memory of all of these in one process: ${peak} MiB${kept}\n`);
}

function benchesOf(loaded: unknown, file: string): readonly Bench[] {
  // A module is an object without a prototype.
  if (typeof loaded === "object" && loaded !== null && "benches" in loaded && isBenches(loaded.benches))
    return loaded.benches;
  throw new TypeError(`${file} exports no list named "benches"`);
}

/** The MiB below which a file wants its process to stay. */
function memoryOf(loaded: unknown): number | undefined {
  if (typeof loaded !== "object" || loaded === null || !("memory" in loaded)) return undefined;
  return typeof loaded.memory === "number" ? loaded.memory : undefined;
}

/** What a file started for its samples, it ends. */
async function closeOf(loaded: unknown): Promise<void> {
  if (typeof loaded === "object" && loaded !== null && "close" in loaded && isClose(loaded.close))
    await loaded.close();
}

function isClose(value: unknown): value is () => Promise<void> {
  return typeof value === "function";
}

function isBenches(value: unknown): value is readonly Bench[] {
  return Array.isArray(value) && value.every((each) => each instanceof Object && "sample" in each);
}
