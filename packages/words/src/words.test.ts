import { describe, expect, test } from "vitest";
import { LANGUAGES, pickText } from "./language.ts";
import type { CountedKey } from "./message.ts";
import { loadWords } from "./words.ts";

const [kk, ru, en, es] = await Promise.all(LANGUAGES.map(loadWords));
if (kk === undefined || ru === undefined || en === undefined || es === undefined)
  throw new Error("four languages");

describe("numbers with nouns in Russian: 1, 2, 5, 21", () => {
  const cases: readonly (readonly [CountedKey, readonly string[]])[] = [
    ["seats", ["1 место", "2 места", "5 мест", "21 место"]],
    ["votes", ["1 голос", "2 голоса", "5 голосов", "21 голос"]],
    ["lists", ["1 список", "2 списка", "5 списков", "21 список"]],
    ["districts", ["1 округ", "2 округа", "5 округов", "21 округ"]],
    ["regions", ["1 регион", "2 региона", "5 регионов", "21 регион"]],
    ["seats.list", ["1 место по спискам", "2 места по спискам", "5 мест по спискам", "21 место по спискам"]],
    [
      "seats.district",
      ["1 место по округам", "2 места по округам", "5 мест по округам", "21 место по округам"],
    ],
    // In the genitive: "в течение 21 дня", "из 21 места".
    ["days", ["1 дня", "2 дней", "5 дней", "21 дня"]],
    ["seats.of", ["1 места", "2 мест", "5 мест", "21 места"]],
    ["quota.fullCount", ["1 целая квота", "2 целые квоты", "5 целых квот", "21 целая квота"]],
    ["problems.count", ["1 ошибка", "2 ошибки", "5 ошибок", "21 ошибка"]],
  ];
  test.each(cases)("%s", (key, expected) => {
    expect([1, 2, 5, 21].map((n) => ru.counted(key, n))).toEqual(expected);
  });

  test("0, 11 and 112 take the form of 5", () => {
    expect([0, 11, 112].map((n) => ru.counted("seats", n))).toEqual(["0 мест", "11 мест", "112 мест"]);
  });
});

test("the other languages: 0, 1, 2, a million", () => {
  const seats = (words: typeof en): readonly string[] =>
    [0, 1, 2, 1_000_000].map((n) => words.counted("seats", n).replaceAll("\u00A0", " "));
  expect(seats(en)).toEqual(["0 seats", "1 seat", "2 seats", "1,000,000 seats"]);
  expect(seats(es)).toEqual(["0 escaños", "1 escaño", "2 escaños", "1 000 000 de escaños"]);
  expect(seats(kk)).toEqual(["0 орын", "1 орын", "2 орын", "1 000 000 орын"]);
});

test("lists: none, one, two, three; Spanish says e before i", () => {
  expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map((l) => en.list(l))).toEqual([
    "",
    "a",
    "a and b",
    "a, b and c",
  ]);
  expect([kk.list(["a", "b"]), ru.list(["a", "b"])]).toEqual(["a және b", "a и b"]);
  expect([es.list(["a", "b"]), es.list(["a", "Irene"]), es.list(["a", "hierro"])]).toEqual([
    "a y b",
    "a e Irene",
    "a y hierro",
  ]);
});

describe("dates", () => {
  test.each([
    [kk, "kk"],
    [ru, "ru"],
    [en, "en-GB"],
    [es, "es"],
  ] as const)("as Intl.DateTimeFormat writes them, every month", (words, locale) => {
    const day = new Intl.DateTimeFormat(locale, {
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
    for (let m = 1; m <= 12; m++) {
      const iso = `2023-${`${m}`.padStart(2, "0")}-09`;
      const date = new Date(`${iso}T00:00:00Z`);
      const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, " ");
      expect(plain(words.date(iso))).toBe(plain(day.format(date)));
      expect(plain(words.date(iso.slice(0, 7)))).toBe(plain(month.format(date)));
    }
  });

  test("a year stays a year, a word stays a word", () => {
    expect([en.date("2006"), en.date("soon"), en.date("2023-13-01")]).toEqual(["2006", "soon", "2023-13-01"]);
  });
});

test("texts of data: the language, else English, else the fallback", () => {
  expect(pickText({ en: "law", ru: "закон" }, "ru", "x")).toBe("закон");
  expect(pickText(new Map([["en", "law"]]), "kk", "x")).toBe("law");
  expect(pickText({ en: "" }, "es", "x")).toBe("x");
  expect(pickText(undefined, "es", "x")).toBe("x");
});

test("a text of data that no catalogue has is undefined", () => {
  expect(en.find("tier.list")).toBe("list");
  expect(en.find("tier.moon")).toBeUndefined();
});
