/** The two pages of a result as PDF: what they say is read out of the file again, letter by letter. */

import { inflateSync } from "node:zlib";
import { makeSite } from "@urna/web";
import { LANGUAGES } from "@urna/words";
import { expect, test, vi } from "vitest";
import { openDesk } from "../packages/cli/src/pages/desk.ts";

vi.setConfig({ testTimeout: 120_000 });
const desk = openDesk();
const E = "kz-majilis-2023";

async function briefOf(path: string, origin: string | undefined = "https://example.org"): Promise<Buffer> {
  const site = makeSite(desk, { live: true, origin: () => origin });
  const { status, headers, body } = await site.render(`/${path}/share/brief.pdf`, "en", {});
  expect([status, headers["content-type"]]).toEqual([200, "application/pdf"]);
  return Buffer.from(body);
}

interface Read {
  /** The text of each page, in the order in which it was written. */
  readonly pages: readonly string[];
  /** Names of faces that are in the file. */
  readonly faces: readonly string[];
}

/** Reads a file whose letters are numbers of glyphs, each with the letter that it stands for. */
function read(file: Buffer): Read {
  const text = file.toString("latin1");
  const objects = new Map(
    [...text.matchAll(/(\d+) 0 obj\n(.*?)\nendobj/gs)].map(([, id = "", body = ""]) => [id, body]),
  );
  const streamOf = (id: string): string => {
    const body = objects.get(id) ?? "";
    const at = body.indexOf("stream\n");
    const raw = Buffer.from(body.slice(at + 7, body.lastIndexOf("\nendstream")), "latin1");
    return inflateSync(raw).toString("latin1");
  };
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  const lettersOf = (id: string): ReadonlyMap<string, string> => {
    const known =
      fonts.get(id) ?? toUnicode(streamOf(/ToUnicode (\d+)/.exec(objects.get(id) ?? "")?.[1] ?? ""));
    fonts.set(id, known);
    return known;
  };
  const pages = [...objects.values()]
    .filter((body) => /\/Type \/Page\n/.test(body))
    .map((body) => {
      const content = streamOf(/Contents (\d+)/.exec(body)?.[1] ?? "");
      const resources = objects.get(/Resources (\d+)/.exec(body)?.[1] ?? "") ?? "";
      const named = new Map(
        [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id = ""]) => [name, id]),
      );
      let letters: ReadonlyMap<string, string> = new Map();
      let said = "";
      for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
        if (font !== undefined) letters = lettersOf(named.get(font) ?? "");
        for (const [, hex = ""] of (shown ?? "").matchAll(/<([0-9a-f]*)>/g))
          for (const [glyph] of hex.matchAll(/.{4}/g)) said += letters.get(glyph) ?? "\uFFFD";
        if (shown !== undefined) said += "\u2009";
      }
      return said;
    });
  return {
    pages,
    faces: [...text.matchAll(/\/FontName \/[A-Z]{6}\+([\w-]+)/g)].map(([, name = ""]) => name),
  };
}

/** Which letter each glyph stands for. */
function toUnicode(map: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const [, first = "", list = ""] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    let glyph = Number.parseInt(first, 16);
    for (const [, hex = ""] of list.matchAll(/<([0-9a-f ]*)>/g)) {
      const units = (hex.replaceAll(" ", "").match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16));
      letters.set((glyph++).toString(16).padStart(4, "0"), String.fromCharCode(...units));
    }
  }
  return letters;
}

/** Digits and the rest are written apart; every kind of space is one. */
const plain = (text: string): string => text.replaceAll("\u2009", "").replaceAll(/\s/g, " ");

test("two pages: the result, and the law with its articles and figures", async () => {
  const { pages, faces } = read(await briefOf(`en/${E}`));
  expect(pages).toHaveLength(2);
  const [first = "", second = ""] = pages.map(plain);
  for (const said of [
    "Amanat has 62 of 98 seats",
    "short of two",
    "matches: election commission",
    "3,431,510",
    "40 list + 22 district",
    "6,366,441",
    "kz/majilis@2023-01-01",
    "8e2a909",
  ])
    expect(first).toContain(said);
  for (const said of [
    "Art. 97-1(1)",
    "318,322.05",
    "86,546 45/69",
    "71,418",
    "+3,113,187.95",
    "example.org/en/kz-maj",
  ])
    expect(second).toContain(said);
  // The faces of the house, and none of the machine.
  expect(new Set(faces)).toEqual(new Set(["Inter-Regular", "Inter-SemiBold", "SourceSerif4-SemiBold"]));
});

test.each(LANGUAGES)("%s: every letter is one that its face has", async (language) => {
  const { pages } = read(await briefOf(`${language}/${E}`));
  expect(pages.join("")).not.toContain("\uFFFD");
  expect(pages.join("").length).toBeGreaterThan(1000);
  if (language !== "kk") return;
  const all = plain(pages.join(""));
  for (const said of ["Мәжіліс сайлауы", "Тәуелсіз кандидаттар", "үштен екісі", "Қалдық".slice(1), "ҚХП"])
    expect(all).toContain(said);
});

test("a name that is written in Japanese only is letters, not gaps", async () => {
  const { pages, faces } = read(await briefOf("en/jp-shugiin-2021-hokkaido"));
  expect(pages.join("")).toMatch(/\p{Script=Han}{2}/u);
  expect(faces.some((name) => name.startsWith("NotoSansJP"))).toBe(true);
});

test.each([
  "de-bundestag-2021",
  "kz-referendum-2022",
  "kz-president-2022",
  "jp-shugiin-2021",
  "ie-president-1990",
])("%s: two pages, however much there is to say, and the same file each time", async (id) => {
  const file = await briefOf(`es/${id}`, undefined);
  expect(read(file).pages).toHaveLength(2);
  expect(file.equals(await briefOf(`es/${id}`, undefined))).toBe(true);
});
