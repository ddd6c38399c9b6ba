/** Planning on the command line: what a quick count says of shares and seats, and what an audit would have to look at. */

import { Random } from "@urna/insight/random";
import { expect, test, vi } from "vitest";
import { folderWith, urna } from "./urna.ts";

vi.setConfig({ testTimeout: 120_000 });

const OPTIONS = ["amanat", "auyl", "respublica", "aq-jol", "qhp", "osdp", "baytaq", "against-all"];
const VOTES = [3_431_510, 693_938, 547_154, 535_139, 432_920, 331_058, 146_431, 248_291];

interface Station {
  readonly id: string;
  readonly stratum: string;
  readonly votes: readonly number[];
}

/** A made-up country that votes about as the list contest of 2023 went. */
function country(): readonly Station[] {
  const random = Random.ofChunk(31, 0);
  const all = VOTES.reduce((sum, v) => sum + v, 0);
  return Array.from({ length: 400 }, (_, i) => {
    const isTown = i % 4 === 0;
    const size = (isTown ? 500 : 200) + random.below(200);
    const weights = VOTES.map((v) => (v / all) * random.gamma(40));
    const sum = weights.reduce((total, w) => total + w, 0);
    return {
      id: `s${i}`,
      stratum: isTown ? "town" : "country",
      votes: weights.map((w) => Math.round((size * w) / sum)),
    };
  });
}

const sumOf = (votes: readonly number[]): number => votes.reduce((sum, v) => sum + v, 0);
const frameOf = (stations: readonly Station[]): string =>
  `station,stratum,ballots,votes\n${stations.map(({ id, stratum, votes }) => `${id},${stratum},${sumOf(votes)},${votes[0]}`).join("\n")}\n`;
const resultsOf = (stations: readonly Station[]): string =>
  `station,ballots,${OPTIONS.join(",")}\n${stations.map(({ id, votes }) => `${id},${sumOf(votes)},${votes.join(",")}`).join("\n")}\n`;

test("a quick count: shares, seats by the law, what missing protocols could change; others get no margin", async () => {
  const stations = country();
  const folder = folderWith({ "frame.csv": frameOf(stations) });
  const plan = await urna(`quick-count ${folder}/frame.csv --margin 2 --seed 9`, { columns: 100 });
  const drawn = new Set([...plan.stdout.matchAll(/(s\d+) +drawn/g)].map(([, id]) => id));
  const sample = stations.filter(({ id }) => drawn.has(id));
  expect(sample.length).toBeGreaterThan(10);
  const files = folderWith({
    "all.csv": resultsOf(sample),
    "some.csv": resultsOf(sample.slice(2)),
    "others.csv": resultsOf(stations.slice(0, 60)),
    "wrong.csv": "station,ballots,amanat\ns0,10,11\nx1,5,5\ns1,a,1\n",
  });
  const ask = (file: string, more = ""): ReturnType<typeof urna> =>
    urna(`quick-count ${folder}/frame.csv --margin 2 --seed 9 --results ${files}/${file} ${more}`, {
      columns: 100,
    });

  const all = (await ask("all.csv", "--election kz-majilis-2023")).stdout.replaceAll(/\s+/g, " ");
  const share =
    (100 * sumOf(stations.map(({ votes }) => votes[0] ?? 0))) /
    sumOf(stations.map(({ votes }) => sumOf(votes)));
  const [, low = 0, high = 0] = (/Amanat: ([\d.]+) % to ([\d.]+) %/.exec(all) ?? []).map(Number);
  expect(share).toBeGreaterThan(low);
  expect(share).toBeLessThan(high);
  expect(all).toContain("Missing protocols: 0");
  expect(all).toMatch(/Seats, in 95 of 100 samples .* Amanat \d\d \d\d \d\d/);
  expect(all).toMatch(/OSDP 0 \d+ \d+/);

  const some = (await ask("some.csv")).stdout.replaceAll(/\s+/g, " ");
  expect(some).toContain("Missing protocols: 2");
  expect(some).toContain("With --election the seats");

  const others = (await ask("others.csv")).stdout.replaceAll(/\s+/g, " ");
  expect(others).toContain("no margin of error: protocols 60");
  expect(others).toContain("A collection that is no probability sample has no margin of error");
  expect(others).not.toContain("in 95 of 100 samples");

  const wrong = await ask("wrong.csv");
  expect(wrong.exit).not.toBe(0);
  for (const place of ["wrong.csv:2 ballots", "wrong.csv:3 station", "wrong.csv:4 ballots"])
    expect(wrong.stderr).toContain(place);
});

test("an audit of the Mäjilis: the bar of OSDP is the narrowest to compare, its margin is that of the votes", async () => {
  const { exit, stdout } = await urna("audit-plan kz-majilis-2023", { columns: 120 });
  expect(exit).toBe(0);
  const text = stdout.replaceAll(/\s+/g, " ");
  // 331,058 votes against 5 % of 6,366,441.
  expect(text).toMatch(/OSDP has 5\.00 % or more 12,736 1,555 /);
  expect(text).toContain("1,555 of 6,366,441 ballots");
  expect(text).toContain("nothing was audited");
  expect(text).toContain("numbers for a demand, not for a check");
  const wrong = await urna("audit-plan kz-majilis-2023 --risk 70");
  expect(wrong.exit).toBe(2);
  expect(wrong.stderr).toContain("--risk");
});

test("seats of several stages cannot be planned: said so, with what can", async () => {
  const { exit, stderr } = await urna("audit-plan de-bundestag-2025", { columns: 200 });
  expect(exit).toBe(2);
  expect(stderr).toContain("No audit can be planned:");
  expect(stderr).toContain("possible: seats of one allotment in the whole");
  expect(stderr).toContain("seats of this election of that kind: –");
});

test("votes against all are above the bar and ask for nothing", async () => {
  const { stdout } = await urna("audit-plan kz-maslikhat-2023-almaty", { columns: 120 });
  expect(stdout.replaceAll(/\s+/g, " ")).toContain("1,324 of 291,756 ballots");
});

test.each(["kk", "ru", "en", "es"])("%s: no key is left unsaid", async (language) => {
  const { stdout } = await urna(`audit-plan kz-majilis-2023 --lang ${language}`);
  expect(stdout).not.toMatch(/audit\.[a-z]|\{\{|undefined|NaN/);
});
