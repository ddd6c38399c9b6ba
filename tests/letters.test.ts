/**
 * Pictures and the faces that are cut for them: a letter that is in no file would be an empty place in a PNG.
 */

import { readdirSync, readFileSync } from "node:fs";
import { type Query, makeSite } from "@urna/web";
import { LANGUAGES, loadWords } from "@urna/words";
import { expect, test, vi } from "vitest";
import { toPng } from "../apps/web/src/share/png.ts";
import { coversLetter, fontFaces, FOREIGN_FACES } from "../apps/web/src/style.ts";
import { openDesk } from "../packages/cli/src/pages/desk.ts";

vi.setConfig({ testTimeout: 120_000 });
const desk = openDesk();
const site = makeSite(desk, { live: true });
const E = "kz-majilis-2023";

async function lettersOf(path: string, query: Query = {}): Promise<ReadonlySet<string>> {
  const { status, body } = await site.render(path, "en", query);
  expect([200, 404]).toContain(status);
  const svg = status === 200 ? String(body) : "";
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = ""]) => text);
  return new Set(texts.join("").replaceAll(/&\w+;|\s/g, ""));
}

/** A letter as a small PNG. */
async function drawn(letter: string, family: string, weight: number): Promise<string> {
  const style = `<style>text{font-family:"${family}"}.x{font-weight:${weight}}</style>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">${style}<text class="x" x="8" y="28" font-size="22">${letter}</text></svg>`;
  return Buffer.from(await toPng(svg, 40)).toString("base64");
}

/** What no part of a face has, each with the pictures that need it. */
function lacking(found: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const faces = fontFaces().filter(({ family }) => family !== "IBM Plex Mono");
  const names = new Set(faces.map(({ family, weight }) => `${family} ${weight}`));
  return [...found].flatMap(([path, letters]) =>
    [...letters].flatMap((letter) =>
      [...names]
        .filter((name) =>
          faces.every(
            ({ family, weight, covers }) => `${family} ${weight}` !== name || !coversLetter(covers, letter),
          ),
        )
        .map((name) => `${path}: ${letter} is not in ${name}`),
    ),
  );
}

test("no picture of any election has a letter that is in no file of its faces", async () => {
  const found = new Map<string, ReadonlySet<string>>();
  const see = async (path: string, query?: Query): Promise<void> => {
    found.set(path, await lettersOf(path, query));
  };
  for (const { id } of desk.heads(await loadWords("en"))) await see(`/en/${id}/share/seats.svg`);
  for (const language of LANGUAGES) {
    for (const name of ["half-circle", "votes-and-seats", "cut", "regions"])
      await see(`/${language}/${E}/share/${name}.svg`);
    await see(`/${language}/${E}/what-if/seats.svg`, { bar: "7", formula: "dhondt" });
    await see(`/${language}/${E}/what-if/curve.svg`);
    await see(`/${language}/${E}/compare/kz-majilis-2021/steps.svg`);
    for (const name of ["timeline", "threads", "candidacy"])
      await see(`/${language}/${E}/record/${name}.svg`);
  }
  expect(new Set([...found.values()].flatMap((letters) => [...letters])).size).toBeGreaterThan(100);
  expect(lacking(found)).toEqual([]);
});

test("Noto Sans has every letter of the tables of Korea and Japan", async () => {
  const tables = ["kr", "jp"].flatMap((country) => {
    const folder = new URL(`../packages/atlas/data/${country}/elections/`, import.meta.url);
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".csv"))
      .map((name) => readFileSync(new URL(name, folder), "utf8"));
  });
  const foreign = [...new Set(tables.join(""))].filter((letter) =>
    FOREIGN_FACES.some(({ covers }) => coversLetter(covers, letter)),
  );
  expect(foreign.length).toBeGreaterThan(200);
  const empty = await drawn("", "Inter", 400);
  const gaps: string[] = [];
  for (const letter of foreign) if ((await drawn(letter, "Inter", 400)) === empty) gaps.push(letter);
  expect(gaps).toEqual([]);
});

test.each([
  ["Inter", 400],
  ["Inter", 600],
  ["Source Serif 4", 600],
] as const)("in a PNG every letter is drawn, in its own weight: %s %i", async (family, weight) => {
  const empty = await drawn("", family, weight);
  const letters = "AzÄñČşŞΣλΆ0–−→≤ЖяЁІҰұҚқҢңҒғӘәӨөҮүҺһ№";
  const missing: string[] = [];
  for (const letter of letters) if ((await drawn(letter, family, weight)) === empty) missing.push(letter);
  expect(missing).toEqual([]);
});
