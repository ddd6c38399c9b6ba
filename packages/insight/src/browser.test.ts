/** Everything here runs where nothing is known of Node: bundled for a browser, in a context with the language alone. */

import { createContext, runInContext } from "node:vm";
import { must } from "@urna/law";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { MAJILIS_2023, VOTES_2023 } from "./majilis.fixture.ts";
import { fitPoll } from "./simulate/fit.ts";
import { simulate } from "./simulate/worker.ts";

test("margins, sweeps and simulations without Node, with the numbers of this thread", async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [new URL("index.ts", import.meta.url).pathname],
    bundle: true,
    write: false,
    metafile: true,
    platform: "browser",
    format: "iife",
    globalName: "insight",
    target: "es2022",
  });
  const outside = Object.values(metafile.inputs).flatMap((file) =>
    file.imports.filter((each) => each.external === true || each.path.startsWith("node:")),
  );
  expect(outside).toEqual([]);

  const votes = Object.entries(VOTES_2023).map(([option, count]) => ({ option, votes: count, count }));
  const poll = { respondents: votes, designEffect: 4000, source: "a poll" };
  const model = must(fitPoll({ contest: "list", votes }, poll));
  const job = { scenario: MAJILIS_2023, model, seed: 7, draws: 2000 };
  const [bundle] = outputFiles;
  const answer: unknown = runInContext(
    `${bundle?.text ?? ""}
    const given = JSON.parse(job);
    const race = insight.raceOf(given.scenario, "list").value;
    const margin = insight.marginFor(race, { contender: "osdp", is: "atMost", seats: 0 }, "moved");
    const sweep = insight.sweepBar(given.scenario, { num: 0, den: 1 }, { num: 3, den: 5 }).value;
    JSON.stringify({
      node: [typeof process, typeof Buffer, typeof require],
      ballots: margin.ballots,
      steps: sweep.steps.length,
      drawn: insight.simulate(given).value,
    })`,
    createContext({ job: JSON.stringify(job) }),
  );
  const drawn: unknown = JSON.parse(JSON.stringify(must(simulate(job))));
  expect(JSON.parse(String(answer))).toEqual({
    node: ["undefined", "undefined", "undefined"],
    ballots: 12_736,
    steps: 8,
    drawn,
  });
});
