/** Returns that come one by one are checked like all of them at once. */

import { join } from "node:path";
import { checkAll, type CheckOptions, countReturns, type Finding, makeGeography } from "@urna/tally";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyProject, planImport } from "../import.ts";
import type { Project } from "../project.ts";
import { readTable } from "../read-table.ts";
import { fileWith, folder, KNOWN } from "../returns.fixture.ts";
import { checkEach } from "./check-each.ts";
import { openDuckDb } from "./duckdb.ts";
import { placedReturns } from "./from-project.ts";
import { withScan } from "./scan.ts";

const HEADER =
  "region,district,station,registered,receivedBallot,issued,inBoxes,valid,invalid,againstAll,amanat,auyl";
const few = fc.integer({ min: 0, max: 6 });
/** Protocols that nearly add up; small ranges, so that stations with the same votes and odd shares come up. */
const protocol = fc.tuple(
  few,
  few,
  few,
  few,
  fc.integer({ min: -2, max: 9 }),
  fc.constantFrom(0, 0, 0, 1, 2),
);

const rowsOf = (protocols: readonly (readonly number[])[]): readonly string[] =>
  protocols.map(([a = 0, b = 0, against = 0, invalid = 0, away = 0, off = 0], i) => {
    const [amanat, auyl] = [50 + a, 60 + b];
    const valid = amanat + auyl + against;
    const inBoxes = valid + invalid;
    const written = [inBoxes + away, inBoxes, inBoxes + (off === 1 ? 1 : 0), inBoxes, off === 2 ? "" : valid];
    return [`R ${i % 2}`, `D ${i % 3}`, `S ${i}`, ...written, invalid, against, amanat, auyl].join();
  });

/** Low bars, so that a small table reaches them. */
const OPTIONS: CheckOptions = {
  thresholds: {
    W406: { votes: 100, options: 2 },
    W313: { stations: 4, percentile: 40 },
    W405: { share: "0%", ballots: 0 },
  },
};

async function projectOf(files: readonly string[]): Promise<Project> {
  let project = emptyProject();
  for (const path of files) {
    const read = await readTable(path, { known: KNOWN });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    project = planImport([read.value], project).after;
  }
  return project;
}

const codesOf = (findings: readonly Finding[]): readonly string[] => findings.map(({ code }) => code);

describe("returns that come one by one", () => {
  test("of a plain table are checked like all at once, also by several checks across stations", async () => {
    const codes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(protocol, { minLength: 1, maxLength: 60, size: "max" }),
        async (protocols) => {
          const path = fileWith(`${[HEADER, ...rowsOf(protocols)].join("\n")}\n`, "t.csv");
          const project = await projectOf([path]);
          const geography = makeGeography(project);
          const all = checkAll([...project.returns.values()], geography, OPTIONS);
          const each = await withScan(path, { known: KNOWN }, (scan) =>
            checkEach(scan, OPTIONS, () => undefined),
          );
          expect(each?.findings).toEqual(all.findings);
          expect(each?.returns).toBe(project.returns.size);
          const origins = new Map([...project.returns.values()].map((r) => [r.station, r.provenance]));
          const placesOf = (of: (finding: Finding) => unknown, above: typeof geography.above): unknown =>
            all.findings.map((finding) => [of(finding), above(finding.station ?? "")]);
          expect(each && placesOf(each.provenanceOf, each.geography.above)).toEqual(
            placesOf(({ station = "" }) => origins.get(station), geography.above),
          );
          for (const code of codesOf(all.findings)) codes.add(code);
        },
      ),
      { numRuns: 25 },
    );
    expect([...codes]).toEqual(expect.arrayContaining(["E206", "W313", "W406"]));
  });

  test("of a store with two contests are checked like all at once, in the order of the files", async () => {
    const codes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(protocol, protocol), { minLength: 1, maxLength: 40, size: "max" }),
        async (pairs) => {
          const [first, second] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
          const project = await projectOf([
            fileWith(
              `contest,${HEADER}\n${rowsOf(first)
                .map((row) => `b,${row}`)
                .join("\n")}\n`,
              "b.csv",
            ),
            fileWith(
              `contest,${HEADER}\n${rowsOf(second)
                .map((row) => `a,${row}`)
                .join("\n")}\n`,
              "a.csv",
            ),
          ]);
          const geography = makeGeography(project);
          const { count } = countReturns(project.returns.values(), geography);
          const { shape, rows } = placedReturns(project, geography, [...count.counted]);
          const store = await openDuckDb(join(folder(), "r.duckdb"));
          try {
            await store.replace(shape, rows());
            const all = checkAll([...project.returns.values()], geography, OPTIONS);
            const each = await checkEach(store, OPTIONS, () => undefined);
            expect(each?.findings).toEqual(all.findings);
            for (const code of codesOf(all.findings)) codes.add(code);
          } finally {
            await store.close();
          }
        },
      ),
      { numRuns: 10 },
    );
    expect([...codes]).toEqual(expect.arrayContaining(["W313", "W405", "W406"]));
  });
});
