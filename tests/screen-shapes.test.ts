/** Cards of shapes and ranges on the command line: descriptions without a probability, pictures, refusals. */

import { expect, test, vi } from "vitest";
import { Random } from "@urna/insight/random";
import { binomial } from "@urna/insight/multinomial";
import { copyStations } from "../packages/cli/src/screening/pool.ts";
import { readStations } from "../packages/cli/src/screening/station-file.ts";
import { folderWith, urna } from "./urna.ts";

// Whole countries on a machine that may be busy: slow is not wrong.
vi.setConfig({ testTimeout: 120_000 });

/** A made-up country of one cloud. */
function country(stations: number): string {
  const random = Random.ofChunk(11, 0);
  const lines = ["voters,cast,party"];
  for (let i = 0; i < stations; i++) {
    const voters = 300 + random.below(1500);
    const cast = binomial(random, voters, 1 / (1 + Math.exp(-0.1 - 0.3 * random.normal())));
    const party = binomial(random, cast, 1 / (1 + Math.exp(0.2 - 0.3 * random.normal())));
    lines.push(`${voters},${cast},${party}`);
  }
  return `${lines.join("\n")}\n`;
}
const COLUMNS = "--registered voters --given cast --counted cast --option party";
const large = country(2500);
const open = (): string => folderWith({ "stations.csv": large });

test("fingerprint: figures, picture, curves, corners, other elections; no probability", async () => {
  const { exit, stdout } = await urna(`screen ${open()} ${COLUMNS} --test fingerprint`, { columns: 100 });
  expect(exit).toBe(0);
  const text = stdout.replaceAll(/\s+/g, " ");
  expect(text).toContain("unusual 0 of 0 tests");
  expect(text).toMatch(/U204 log vote rate: skewness −?0\.\d\d, kurtosis \d\.\d\d/);
  expect(text).toContain("[a description, no probability]");
  expect(text).toContain("2,500 of 2,500 stations");
  expect(stdout).toContain("█");
  expect(text).toContain("smallest stations first");
  expect(text).toContain("Canada 2011, Conservatives 66,111 0.72 3.34 0.00 %");
  expect(text).toContain("cannot see");
});

test("range of votes above the pattern at low turnout: every choice of the core, never one number", async () => {
  const { stdout } = await urna(`screen ${open()} ${COLUMNS} --test shpilkin`, { columns: 100 });
  const text = stdout.replaceAll(/\s+/g, " ");
  expect(text).toMatch(
    /votes beyond the ratio at low turnout: −?[\d,]+ to −?[\d,]+ of [\d,]+, by choice of the core/,
  );
  expect(text).toContain("slope on turnout");
  for (const core of ["five points below", "fifteen points below", "everything below", "ellipse with half"])
    expect(text).toContain(core);
});

test("the surface of a model: a range over all choices; two clouds refuse it", async () => {
  const one = (await urna(`screen ${open()} ${COLUMNS} --test klimek --seed 5`, { columns: 100 })).stdout;
  expect(one.replaceAll(/\s+/g, " ")).toContain("None of these numbers is the right one");
  expect(one).toContain("Seed 5");
  expect(one.replaceAll(/\s+/g, " ")).toMatch(
    /The same report: urna screen \S+ --seed 5 --test klimek --registered voters/,
  );
  const lines = large.trim().split("\n");
  const other = lines.slice(1).map((line, i) => {
    const [voters = 0] = line.split(",").map(Number);
    return i % 2 === 0 ? line : `${voters},${Math.round(voters * 0.8)},${Math.round(voters * 0.75)}`;
  });
  const two = folderWith({ "stations.csv": `${lines[0]}\n${other.join("\n")}\n` });
  const refused = (await urna(`screen ${two} ${COLUMNS} --test klimek`, { columns: 100 })).stdout;
  expect(refused.replaceAll(/\s+/g, " ")).toContain(
    "which of them is clean cannot be told, so nothing is fitted",
  );
});

test("too few stations: what is needed, what there is, and what can still be said", async () => {
  const { stdout } = await urna(
    `screen ${folderWith({ "stations.csv": country(120) })} ${COLUMNS} --test fingerprint shpilkin klimek`,
    {
      columns: 100,
    },
  );
  const text = stdout.replaceAll(/\s+/g, " ");
  expect(text).toContain("stations needed 300, there are 120. What can still be said: protocols must add up");
  expect(text).toContain("stations needed 2,000, there are 120");
  expect(stdout.match(/\[not enough data\]/g)).toHaveLength(3);
});

test.each(["kk", "ru", "en", "es"])("%s: accuses nobody, and no key is left unsaid", async (language) => {
  const cards = `screen ${open()} ${COLUMNS} --runs 20 --lang ${language}`;
  const { stdout } = await urna(`${cards} --test integers fingerprint shpilkin klimek rozenas kireev`);
  expect(stdout).not.toMatch(/fraud|фальсиф|мошенн|fraude|алаяқ|бұрмала|манипул|manipul/i);
  expect(stdout).not.toMatch(/screening\.|\{\{|undefined|NaN/);
});

test("as a page the plots are pictures with what they show in words; as Markdown they are text", async () => {
  const page = await urna(`screen ${open()} ${COLUMNS} --runs 20 --test integers fingerprint --report html`);
  expect(page.stdout.match(/<figure id="plot-/g)).toHaveLength(5);
  expect(page.stdout).toMatch(
    /<svg class="pic wide"[^>]*role="img" aria-label="Stations by turnout and result/,
  );
  expect(page.stdout).not.toMatch(/https?:\/\/[^w"]*\.(?:css|js)/);
  const markdown = await urna(`screen ${open()} ${COLUMNS} --test fingerprint --report md`);
  expect(markdown.stdout).toContain("```text");
});

test("turnout through the day: bulletin by bulletin, other days beside it; without bulletins the card says so", async () => {
  const { stdout } = await urna("screen kz-president-2022 --test sequence", { columns: 100 });
  const text = stdout.replaceAll(/\s+/g, " ");
  expect(text).toMatch(/U301 falls of turnout: \d+ of 13 comparisons; unusual after correction: \d of 5/);
  expect(text.indexOf("measured false alarms")).toBeLessThan(text.indexOf("probability"));
  expect(text).toContain("furthest jump: Jetisu Region");
  expect(text).toContain("Election of the Mäjilis, 19 March 2023 5 2 ");
  const none = await urna("screen kz-maslikhat-2023-almaty --test sequence");
  expect(none.stdout.replaceAll(/\s+/g, " ")).toContain(
    "bulletins with eight areas or more are needed; 0 are on record",
  );
  const still = (await urna("screen kz-majilis-2021 --test sequence")).stdout.replaceAll(/\s+/g, " ");
  expect(still).toContain("what it would find no size can be named");
});

test("early and late stations of one place; ones and twos need the votes of all options", async () => {
  const random = Random.ofChunk(3, 0);
  const lines = ["voters,cast,party,small,town,place,early"];
  for (let i = 0; i < 400; i++) {
    const [late, cast] = [i % 5 < 2, 300 + random.below(50)];
    const small = i < 60 ? 1 + (i % 2) : binomial(random, cast, 0.01);
    const party = binomial(random, cast, 0.4 + (late ? 0.06 : 0));
    // Every town has a school of the same name.
    lines.push(`700,${cast},${party},${small},t${Math.floor(i / 5)},school,${late ? 0 : 1}`);
  }
  const table = folderWith({ "stations.csv": `${lines.join("\n")}\n` });
  const given = `screen ${table} ${COLUMNS} --runs 20`;
  const late = (
    await urna(`${given} --options party,small --place town+place --early early --test sequence`, {
      columns: 100,
    })
  ).stdout;
  expect(late.replaceAll(/\s+/g, " ")).toMatch(
    /U302 within 80 places late stations give the option \d\.\d\d points/,
  );
  expect(late).toContain("[very unusual]");
  expect(late).toMatch(/The same places, every option[^]*party +\d\.\d\d[^]*small +/);
  const without = (await urna(`${given} --test kireev`)).stdout.replaceAll(/\s+/g, " ");
  expect(without).toContain("the votes of every option are needed (--options with the columns)");
  const small = (await urna(`${given} --options party,small --test kireev`, { columns: 100 })).stdout;
  expect(small.replaceAll(/\s+/g, " ")).toContain("territories with options tested: 1;");
  expect(small).toMatch(/The same territories, other numbers[^]*\n +20 +10 +\d/);
});

test("spikes: the same on one thread and on several; too few stations are refused", async () => {
  const { stdout } = await urna(`screen ${open()} ${COLUMNS} --test rozenas`);
  expect(stdout.replaceAll(/\s+/g, " ")).toContain("stations needed 3,000, there are 2,500");
  const read = readStations(`${open()}/stations.csv`, {
    registered: "voters",
    given: "cast",
    counted: "cast",
    option: "party",
    area: "",
  });
  if (!read.ok) throw new Error("unread");
  // Enough station runs for threads.
  const task = { table: read.table, seed: "9", runs: 170 };
  const [one, two] = await Promise.all([
    copyStations({ ...task, threads: 1 }),
    copyStations({ ...task, threads: 2 }),
  ]);
  expect(one).toHaveLength(170);
  expect(two).toEqual(one);
});
