import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject } from "@urna/law";
import { checkAll, isSynthetic, makeGeography, SYNTHETIC } from "@urna/tally";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openProject, type Project } from "../project.ts";
import { folder, KNOWN, refusedIn } from "../returns.fixture.ts";
import { makeStations, MOST_VOTERS, planProblem, type SynthPlan, type SynthStation } from "./country.ts";
import { splitByWeight } from "./split-total.ts";
import { writeCountry } from "./write-country.ts";

/** The list vote of the Mäjilis of 2023: https://newtimes.kz/vybory-2023/166548 and vlast.kz 54446. */
const VOTES = [
  ["amanat", 3_431_510],
  ["auyl", 693_938],
  ["respublica", 547_154],
  ["aq-jol", 535_139],
  ["qhp", 432_920],
  ["osdp", 331_058],
  ["baytaq", 146_431],
  ["against-all", 248_291],
] as const;
const PLAN: SynthPlan = {
  name: "kz-majilis-2023",
  seed: 1,
  stations: 10_223,
  registered: 12_035_578,
  received: 6_521_860,
  contests: [{ id: "list", options: VOTES.map(([id, votes]) => ({ id, votes })) }],
  regions: [
    { id: "almaty", turnout: 0.2582 },
    { id: "kyzylorda", turnout: 0.69 },
    ...["abai", "akmola", "aktobe", "atyrau"].map((id) => ({ id, turnout: 0.57 })),
    ...Array.from({ length: 14 }, (_, i) => ({ id: `region-${i}` })),
  ],
};

/** The same country, a hundred times smaller. */
const small = (seed: number): SynthPlan => ({
  ...PLAN,
  seed,
  stations: 400,
  registered: 400_000,
  received: 216_000,
  contests: [{ id: "list", options: VOTES.map(([id, votes]) => ({ id, votes: Math.floor(votes / 31) })) }],
  regions: PLAN.regions.slice(0, 5),
});

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const figure = (stations: readonly SynthStation[], name: "registered" | "receivedBallot" | "valid"): number =>
  sum(stations.map(({ returns }) => returns[0]?.figures[name] ?? Number.NaN));

describe("a made-up country", () => {
  const stations = [...makeStations(PLAN)];

  test("adds up to the official totals to the last vote", () => {
    expect(stations).toHaveLength(PLAN.stations);
    expect(figure(stations, "registered")).toBe(PLAN.registered);
    expect(figure(stations, "receivedBallot")).toBe(PLAN.received);
    expect(figure(stations, "valid")).toBe(6_366_441);
    for (const [option, votes] of VOTES) {
      expect(sum(stations.map(({ returns }) => returns[0]?.votes[option] ?? 0))).toBe(votes);
    }
  });

  test("has the published turnout of each region, to the last digit that was printed", () => {
    for (const { id, turnout } of PLAN.regions) {
      const there = stations.filter(({ region }) => region === id);
      const made = figure(there, "receivedBallot") / figure(there, "registered");
      expect([id, turnout === undefined ? undefined : made.toFixed(4)]).toEqual([id, turnout?.toFixed(4)]);
    }
  });

  test("has stations of realistic sizes, and differs more than chance alone", () => {
    const sizes = stations.map(({ registered }) => registered).sort((a, b) => a - b);
    expect(sizes.at(-1)).toBeLessThanOrEqual(MOST_VOTERS);
    expect(sizes[0]).toBeGreaterThanOrEqual(20);
    // No size is more frequent than its neighbours, not even the largest; and the last of a region are like the first.
    expect(sizes.filter((size) => size >= MOST_VOTERS - 9).length).toBeLessThan(60);
    expect(sizes.filter((size) => size === MOST_VOTERS).length).toBeLessThan(20);
    const halves = [0, 1].map((half) =>
      sum(
        PLAN.regions.map(({ id }) => {
          const own = stations.filter(({ region }) => region === id);
          return figure(own.slice(half * (own.length >> 1), (half + 1) * (own.length >> 1)), "registered");
        }),
      ),
    );
    expect((halves[1] ?? 0) / (halves[0] ?? 1)).toBeCloseTo(1, 1);
    const [tenth, ninth] = [sizes[1022] ?? 0, sizes[9200] ?? 0];
    expect(tenth).toBeLessThan(700);
    expect(ninth).toBeGreaterThan(1800);
    // Pearson's statistic of the leader within one region, per degree of freedom; 1 would be chance alone.
    const there = stations.filter(({ region }) => region === "abai");
    const share = sum(there.map(({ returns }) => returns[0]?.votes["amanat"] ?? 0)) / figure(there, "valid");
    const dispersion = sum(
      there.map(({ returns: [r] }) => {
        const valid = r?.figures.valid ?? 0;
        const expected = valid * share;
        const apart = (r?.votes["amanat"] ?? 0) - expected;
        return valid === 0 ? 0 : (apart * apart) / (expected * (1 - share));
      }),
    );
    expect(dispersion / there.length).toBeGreaterThan(2);
  });

  test("any seed gives exact sums, the same stations again, and no station in which something is impossible", () => {
    fc.assert(
      fc.property(fc.nat(100_000), (seed) => {
        const plan = small(seed);
        const made = [...makeStations(plan)];
        expect(figure(made, "registered")).toBe(plan.registered);
        expect(figure(made, "receivedBallot")).toBe(plan.received);
        for (const { id, votes } of plan.contests[0]?.options ?? []) {
          expect(sum(made.map(({ returns }) => returns[0]?.votes[id] ?? 0))).toBe(votes);
        }
        expect([...makeStations(plan)]).toEqual(made);
      }),
      { numRuns: 25 },
    );
  });

  test("contests of one station have the same voters", () => {
    const second = {
      id: "other",
      options: [
        { id: "yes", votes: 100_000 },
        { id: "no", votes: 50_000 },
      ],
    };
    const plan = small(3);
    const made = [...makeStations({ ...plan, contests: [...plan.contests, second] })];
    expect(sum(made.map(({ returns }) => returns[1]?.votes["yes"] ?? 0))).toBe(100_000);
    expect(
      made.filter(({ returns: [a, b] }) => a?.figures.receivedBallot !== b?.figures.receivedBallot),
    ).toEqual([]);
  });

  test.each([
    ["too few stations", { stations: 100 }, "at least 148 stations of at most 3000 voters"],
    ["fewer stations than regions", { stations: 3 }, "at least 5 stations, one in each region"],
    ["more stations than voters", { stations: 500_000 }, "at most 400000 stations"],
    [
      "more ballots than voters",
      { received: 500_000 },
      "no more voters who received a ballot than voters on the list",
    ],
    ["more votes than ballots", { received: 200_000 }, "no more votes than voters who received a ballot"],
  ])("%s is refused", (_, change, expected) => {
    expect(planProblem({ ...small(1), ...change })).toBe(expected);
  });

  test("totals are split exactly", () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1 }),
        (n, weights) => {
          expect(sum(splitByWeight(n, weights))).toBe(n);
        },
      ),
    );
  });
});

function opened(directory: string): Project {
  const project = openProject(directory);
  if (!project.ok) throw new Error(JSON.stringify(project.problems));
  return project.value;
}

describe("written", () => {
  test("is marked as made up in every file, every row, and everything that is computed from it", () => {
    const directory = folder();
    writeCountry(directory, small(1), { election: "kz-majilis-2023", root: "kz", defects: true });
    const marked = readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
    expect(marked).toHaveLength(6);
    const lines = marked.flatMap((text) =>
      text
        .split("\n")
        .slice(1)
        .filter((line) => line.includes(",") && !line.startsWith(" ")),
    );
    expect(marked.filter((text) => !text.includes(SYNTHETIC))).toEqual([]);
    expect(lines.filter((line) => !line.includes(SYNTHETIC))).toEqual([]);
    const { returns } = opened(directory);
    expect([...returns.values()].every(isSynthetic)).toBe(true);
  });

  test("without defects no check finds an error", () => {
    const directory = folder();
    writeCountry(directory, small(2), { election: "e", root: "kz" });
    const project = opened(directory);
    const { findings, count } = checkAll([...project.returns.values()], makeGeography(project));
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(count.tally("kz", "list")).toMatchObject({
      synthetic: 400,
      coverage: { stations: { counted: 400, expected: 400 }, voters: { counted: 400_000, outstanding: 0 } },
    });
  });

  test("every planted defect is found by its code at its station", () => {
    const directory = folder();
    const plan = { ...PLAN, seed: 7, stations: 6000 };
    const { planted } = writeCountry(directory, plan, { election: "e", root: "kz", defects: true });
    const project = opened(directory);
    const geography = makeGeography(project);
    const { findings, count } = checkAll([...project.returns.values()], geography);
    const found = new Set(findings.map(({ code, station }) => `${code} ${station ?? ""}`));
    for (const station of count.missing("kz", "list")) found.add(`missing ${station}`);
    expect(planted.filter(({ code, station }) => !found.has(`${code} ${station}`))).toEqual([]);
    expect(new Set(planted.map(({ code }) => code)).size).toBe(31);
    // defects.json names exactly these.
    const listed: unknown = JSON.parse(readFileSync(join(directory, "defects.json"), "utf8"));
    expect(isObject(listed) ? listed["planted"] : undefined).toEqual(planted);
  });

  test("every wrong line of the broken file is refused as listed", async () => {
    const directory = folder();
    writeCountry(directory, small(1), { election: "e", root: "kz", defects: true });
    const listed: unknown = JSON.parse(readFileSync(join(directory, "defects.json"), "utf8"));
    const file = join(directory, "SYNTHETIC-broken", "SYNTHETIC-broken.csv");
    const refused = await refusedIn(file, { known: { ...KNOWN, options: [] } });
    expect(refused.map(({ code, row }) => ({ code, row }))).toEqual(
      isObject(listed) ? listed["inFile"] : undefined,
    );
  });
});
