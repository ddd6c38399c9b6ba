/**
 * The other elections that stand on the cards of shapes are what the program says of them, and what was published of them
 * elsewhere comes out. The tables are not part of this project (see docs/screening.md for where they are from); where they
 * lie beside the checkout, they are used.
 */

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  fingerprint,
  lateTest,
  makeDigitTests,
  RESAMPLES,
  scaling,
  seenIn,
  smallCounts,
  spikeTest,
  surface,
  type StationTable,
} from "@urna/screening";
import {
  DIGITS,
  FINGERPRINTS,
  LATE,
  pictureOf,
  SCALINGS,
  SMALL_COUNTS,
  SPIKES,
  SURFACES,
} from "@urna/words/screening/references";
import { expect, test, type TestContext, vi } from "vitest";
import { copyStations } from "../packages/cli/src/screening/pool.ts";
import { readStations, type StationColumns } from "../packages/cli/src/screening/station-file.ts";

// Whole countries on a machine that may be busy: slow is not wrong.
vi.setConfig({ testTimeout: 300_000 });

const FOLDER = fileURLToPath(new URL("../../shared/data/forensics/", import.meta.url));
const ABSENT = "the tables of polling stations are not beside this checkout";

const russia = (option: string): StationColumns => ({
  registered: "voters",
  given: "given_early+given_in+given_out",
  counted: "valid+invalid",
  option,
  area: "region",
});
const VALID_2019 = "v_CC+v_FPV+v_MTS+v_UCS+v_MAS+v_21F+v_PDC+v_MNR+v_PANBOL";
const TABLES: Readonly<Record<string, readonly [string, StationColumns]>> = {
  ca2011: ["ca2011_conservative", { registered: "N", given: "t", counted: "t", option: "v", area: "" }],
  pl2014: [
    "pl2014_sejmik",
    {
      registered: "voters",
      given: "cards_issued",
      counted: "votes_valid+votes_invalid",
      option: "v_PSL",
      area: "",
    },
  ],
  ru2011: ["ru2011", russia("v6")],
  // Russia 2011 as it is part of the published package: valid votes for turnout.
  "ru2011-package": [
    "ru2011_spikes_subset",
    { registered: "N", given: "t", counted: "t", option: "v", area: "" },
  ],
  bo2019: [
    "bo2019",
    {
      registered: "voters",
      given: VALID_2019,
      counted: VALID_2019,
      option: "v_MAS",
      area: "department",
      place: "municipality+precinct",
      early: "in_trep_1940",
    },
  ],
  ru2012: ["ru2012", russia("v5")],
  ru2016: ["ru2016", russia("v4")],
  ru2018: ["ru2018", russia("v4")],
  ru2021: ["ru2021", russia("v5")],
  st2025: [
    "de2025_sachsen_anhalt",
    {
      registered: "voters",
      given: "ballots",
      counted: "z_valid+z_invalid",
      option: "v_AfD",
      area: "wahlkreis",
      options:
        "v_SPD,v_CDU,v_AfD,v_Die Linke,v_FDP,v_GRÜNE,v_FREIE WÄHLER,v_Die PARTEI,v_Volt,v_MLPD,v_BÜNDNIS DEUTSCHLAND,v_BSW",
    },
  ],
};

function load(ctx: TestContext, id: string, more: Partial<StationColumns> = {}): StationTable {
  const [name = "", columns = russia("")] = TABLES[id] ?? [];
  const file = `${FOLDER}${name}.csv.gz`;
  if (!existsSync(file)) ctx.skip(ABSENT);
  const read = readStations(file, { ...columns, ...more });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.table;
}

for (const reference of FINGERPRINTS)
  test(`fingerprint of ${reference.id}, as on the card`, (ctx) => {
    const made = fingerprint(load(ctx, reference.id));
    if (made.kind === "few") throw new Error("too few");
    expect(made.stations).toBe(reference.stations);
    expect(made.logVoteRate.skewness).toBeCloseTo(reference.skewness, 2);
    expect(made.logVoteRate.kurtosis).toBeCloseTo(reference.kurtosis, 2);
    const corner = made.corners.find(({ cut, base }) => cut === 0.95 && base === "counted");
    expect(corner?.share).toBeCloseTo(reference.corner, 4);
    const picture = pictureOf(reference.id);
    if (picture === undefined) return;
    // Half a step of the picture is 19 %.
    const drawn = picture.cells.reduce((sum, { count }) => sum + count, 0);
    expect(Math.abs(drawn / made.stations - 1)).toBeLessThan(0.19);
  });

for (const reference of SCALINGS)
  test(`range of ${reference.id}, as on the card`, (ctx) => {
    const made = scaling(load(ctx, reference.id));
    if (made.kind === "few") throw new Error("too few");
    const found = made.choices.flatMap(({ found: each }) => (each === undefined ? [] : [each]));
    expect(Math.round(Math.min(...found.map(({ beyond }) => beyond)))).toBe(reference.low);
    expect(Math.round(Math.max(...found.map(({ beyond }) => beyond)))).toBe(reference.high);
    expect(Math.min(...found.map(({ share }) => share))).toBeCloseTo(reference.shareLow, 4);
    expect(Math.max(...found.map(({ share }) => share))).toBeCloseTo(reference.shareHigh, 4);
    expect(made.slope).toBeCloseTo(reference.slope, 2);
  });

// Millions of votes beyond the ratio over three windows, as worked out from the published definition by another program; shares and
// turnout as S. Shpilkin printed them.
const PUBLISHED = [
  { id: "ru2011", beyond: [15.2, 15.3], share: [0.335, 0.345], turnout: undefined },
  { id: "ru2016", beyond: [12.9, 13.2], share: [0.385, 0.4], turnout: [0.355, 0.365] },
  { id: "ru2018", beyond: [11.0, 11.4], share: undefined, turnout: undefined },
  { id: "ru2021", beyond: [15.0, 15.6], share: [0.305, 0.33], turnout: [0.374, 0.38] },
] as const;

for (const { id, beyond, share, turnout } of PUBLISHED)
  test(`range of ${id}, as published`, (ctx) => {
    const made = scaling(load(ctx, id));
    if (made.kind === "few") throw new Error("too few");
    for (const { core, found } of made.choices) {
      if (core === "ellipse" || found === undefined) continue;
      const inside = (value: number, range: readonly [number, number] | undefined, slack: number): void => {
        if (range === undefined) return;
        expect(value).toBeGreaterThanOrEqual(range[0] - slack);
        expect(value).toBeLessThanOrEqual(range[1] + slack);
      };
      inside(found.beyond / 1e6, beyond, 0.15);
      inside(found.share, share, 0.001);
      inside(found.turnout, turnout, 0.001);
    }
  });

test("Russia 2012: skewness and kurtosis as published (-2.15; 9.12)", (ctx) => {
  const made = fingerprint(load(ctx, "ru2012"));
  if (made.kind === "few") throw new Error("too few");
  expect(made.logVoteRate.skewness.toFixed(2)).toBe("-2.15");
  expect(made.logVoteRate.kurtosis.toFixed(2)).toBe("9.12");
});

test("Russia 2021: eleven territories and small options with ones and twos, as printed", (ctx) => {
  const options = Array.from({ length: 14 }, (_, k) => `v${k + 1}`).join(",");
  const found = smallCounts(known(load(ctx, "ru2021", { area: "tik", options })));
  const [, russia2021] = SMALL_COUNTS;
  expect(found).toMatchObject({
    tested: russia2021.tested,
    patterns: russia2021.patterns,
    unusual: russia2021.unusual,
  });
  expect(russia2021.patterns).toBe(11);
});

for (const reference of DIGITS)
  test(`digits of ${reference.id}, as on the card`, (ctx) => {
    const found = new Map(makeDigitTests()(load(ctx, reference.id)).map((each) => [each.kind, each]));
    expect(found.get("last")?.counts).toBe(reference.counts);
    expect(found.get("last")?.p).toBeCloseTo(reference.last, 4);
    expect(found.get("pairs")?.p).toBeCloseTo(reference.pairs, 4);
  });

test("Saxony-Anhalt 2025: nothing of the kind", (ctx) => {
  const found = smallCounts(known(load(ctx, "st2025")));
  const [{ tested, patterns, unusual }] = SMALL_COUNTS;
  expect(found).toMatchObject({ tested, patterns, unusual });
});

function known(table: StationTable): Parameters<typeof smallCounts>[0] {
  return { ...table, options: table.options ?? [] };
}

for (const { id, incremental, extreme } of SURFACES)
  test(`surface of ${id}, as on the card`, (ctx) => {
    const made = surface(load(ctx, id), "20230319");
    const shown = (range: readonly number[]): readonly number[] =>
      range.map((share) => Math.round(1000 * share) / 1000);
    const found =
      made.kind === "surface"
        ? { incremental: shown(made.incremental), extreme: shown(made.extreme) }
        : { incremental: undefined, extreme: undefined };
    expect(found).toEqual({ incremental, extreme });
  });

// The figure with 100 and with 1,000 resamples. Canada at 1,000 is printed in the package itself (0.039); the others were worked out
// with it elsewhere. Each hangs on lots: other seeds differ by as much as the slack.
const PRINTED_SPIKES: Readonly<Record<string, readonly [string, number, number]>> = {
  ca2011: ["ca2011", 0.43, 0.039],
  ru2011: ["ru2011-package", 1.32, 0.97],
};

for (const { id, stations, figure, fixed, p } of SPIKES)
  test(`spikes of ${id}, as on the card and, within what lots do, as printed`, async (ctx) => {
    const [name, printedFewer, printed] = PRINTED_SPIKES[id] ?? ["", 0, 0];
    const table = load(ctx, name);
    const own = seenIn(table);
    const copies = await copyStations({ table, seed: "20230319", runs: RESAMPLES });
    const made = spikeTest(own, copies ?? [], own.places.length);
    expect(made.stations).toBe(stations);
    expect(made.figure).toBeCloseTo(figure, 3);
    expect(made.fixed).toBeCloseTo(fixed, 3);
    expect(made.p).toBeCloseTo(p, 4);
    expect(Math.abs(made.figure - printed)).toBeLessThan(0.07);
    expect(Math.abs((made.fewer ?? 0) - printedFewer)).toBeLessThan(0.2);
  });

test("Bolivia 2019: early and late stations of one place, as on the card; all of them as printed", (ctx) => {
  const look = (option: string): Extract<ReturnType<typeof lateTest>, { kind: "late" }> => {
    const { order, counted, leader } = load(ctx, "bo2019", { option });
    if (order === undefined) throw new Error("no order");
    const made = lateTest({ ...order, counted, leader });
    if (made.kind !== "late") throw new Error("too few places");
    return made;
  };
  const [first, second] = [look("v_MAS"), look("v_CC")];
  const [{ places, difference, sd }] = LATE;
  expect(first.places).toBe(places);
  expect(first.difference).toBeCloseTo(difference, 2);
  expect(first.sd).toBeCloseTo(sd, 2);
  // Points between the first two, printed everywhere: of late stations 24.65, of all 10.56.
  const points = (sides: readonly ("early" | "late")[]): number => {
    const of = (made: typeof first, part: "leader" | "ballots"): number =>
      sides.reduce((sum, side) => sum + made[side][part], 0);
    return (100 * (of(first, "leader") - of(second, "leader"))) / of(first, "ballots");
  };
  expect(points(["late"])).toBeCloseTo(24.65, 2);
  expect(points(["early", "late"])).toBeCloseTo(10.56, 1);
});
