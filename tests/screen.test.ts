import { expect, test } from "vitest";
import { urna } from "./urna.ts";

test("Mäjilis 2023: the totals near round shares, with what makes the find weaker and what would settle it", async () => {
  const { exit, stdout } = await urna("screen kz-majilis-2023", { columns: 100 });
  expect(exit).toBe(0);
  const text = stdout.replaceAll(/\s+/g, " ");
  expect(text).toContain("totals within 4.1 votes of a multiple of 0.1 %: 6 of 8");
  for (const line of [
    "Amanat 3,431,510 −1.7 near",
    "Auyl 693,938 −4.1 near",
    "Respublica 547,154 −359.9",
    "QHP 432,920 +2.0 near",
    "Baytaq 146,431 +2.9 near",
    "Aq Jol 535,139 +358.0",
    "OSDP 331,058 +3.1 near",
    "Against all 248,291 −0.2 near",
  ])
    expect(text).toContain(line);
  expect(text).toContain("1.2 × 10^−16");
  expect(text).toContain("degrees of freedom 7, lines 8");
  expect(text).toContain("times 7 cuts, times 6 looks");
  expect(text).toContain("could be innocent totals computed back");
  expect(text).toContain("would settle it the commission's protocol");
  expect(text).toMatch(/Other elections tested: \d+\. Below 0\.05 after correction: 0; below 0\.001: 0\./);
  expect(text).toContain("P103");
});

test.each(["kz-majilis-2021", "kz-president-2022", "kz-maslikhat-2023-almaty", "kz-maslikhat-2023-astana"])(
  "%s: nothing unusual",
  async (election) => {
    const { stdout } = await urna(`screen ${election}`);
    expect(stdout).toContain("unusual 0 of 1 tests");
    expect(stdout).toContain("[nothing unusual]");
  },
);

test("two answers are too few totals: said so, and no probability", async () => {
  const { exit, stdout } = await urna("screen kz-referendum-2024");
  expect(exit).toBe(0);
  expect(stdout).toContain("[not enough data]");
  expect(stdout).not.toContain("probability");
});

test("the same seed prints the same, and the seed is printed", async () => {
  const [first, again, other] = await Promise.all([
    urna("screen kz-majilis-2021 --seed 7"),
    urna("screen kz-majilis-2021 --seed 7"),
    urna("screen kz-majilis-2021 --seed 8"),
  ]);
  expect(first.stdout).toBe(again.stdout);
  expect(first.stdout).toContain("Seed 7;");
  expect(first.stdout).not.toBe(other.stdout);
  const wrong = await urna("screen kz-majilis-2021 --seed seven");
  expect(wrong.exit).toBe(2);
  expect(wrong.stderr).toContain("--seed");
});

test.each(["kk", "ru", "en", "es"])("%s: accuses nobody, and no key is left unsaid", async (language) => {
  const { stdout } = await urna(`screen kz-majilis-2023 --lang ${language}`);
  expect(stdout).not.toMatch(/fraud|фальсиф|мошенн|fraude|алаяқ|бұрмала|манипул|manipul/i);
  expect(stdout).not.toMatch(/screening\.|\{\{/);
});
