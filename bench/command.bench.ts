/** The start of the command: wall-clock time from the call to the end, second run on, so that the compile cache is warm. */

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Bench } from "./harness.ts";

const urna = fileURLToPath(new URL("../node_modules/.bin/urna", import.meta.url));

function command(...words: readonly string[]): () => number {
  let warm = false;
  const once = (): number => {
    const start = process.hrtime.bigint();
    const { status, stderr } = spawnSync(urna, words, { encoding: "utf8" });
    const took = Number(process.hrtime.bigint() - start);
    if (status !== 0) throw new Error(`urna ${words.join(" ")}: ${status ?? "killed"} ${stderr}`);
    return took;
  };
  return () => {
    if (!warm) {
      warm = true;
      once();
    }
    return once();
  };
}

const bare = (): number => {
  const start = process.hrtime.bigint();
  spawnSync(process.execPath, ["-e", "0"]);
  return Number(process.hrtime.bigint() - start);
};

export const benches: readonly Bench[] = [
  { name: "node -e 0", unit: "ms", sample: bare },
  { name: "urna --version", unit: "ms", sample: command("--version"), comparedWith: "node -e 0" },
  {
    name: "urna seats kz-majilis-2023",
    unit: "ms",
    sample: command("seats", "kz-majilis-2023"),
    target: 200,
    comparedWith: "node -e 0",
  },
  {
    name: "urna explain kz-majilis-2023",
    unit: "ms",
    sample: command("explain", "kz-majilis-2023"),
    comparedWith: "node -e 0",
  },
  {
    name: "urna indices kz-majilis-2023",
    unit: "ms",
    sample: command("indices", "kz-majilis-2023"),
    comparedWith: "node -e 0",
  },
  {
    name: "urna power kz-majilis-2023",
    unit: "ms",
    sample: command("power", "kz-majilis-2023"),
    comparedWith: "node -e 0",
  },
  {
    name: "urna simulate, a million, one thread",
    unit: "ms",
    sample: command("simulate", "kz-majilis-2023", "--runs", "1000000", "--threads", "1"),
    samples: 3,
  },
  {
    name: "urna simulate, a million, two threads",
    unit: "ms",
    sample: command("simulate", "kz-majilis-2023", "--runs", "1000000", "--threads", "2"),
    samples: 3,
    comparedWith: "urna simulate, a million, one thread",
  },
];
