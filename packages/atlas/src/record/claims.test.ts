import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { openFiles } from "../files.ts";
import { openAtlas } from "../load.ts";
import { type AtlasProblem, Problems } from "../problems.ts";
import { type JudgedClaim, judgeClaims } from "./claim-judge.ts";
import { claimFunctions } from "./claim-functions.ts";
import { CLAIM_FUNCTIONS } from "./claim-names.ts";
import { parseClaim } from "./claim-language.ts";
import { readClaims } from "./claims.ts";

const BUNDLED = openFiles().directory;

/** A copy of the parts of the atlas that claims need, to be changed by a test. */
function copyOfAtlas(): string {
  const folder = mkdtempSync(join(tmpdir(), "urna-claims-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of ["kz", "sources.csv", "aliases.csv"])
    cpSync(join(BUNDLED, part), join(folder, part), { recursive: true });
  return folder;
}

function change(folder: string, file: string, from: string, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFileSync(path, text.replace(from, to));
}

/** Judges claims written for a test, one a row: `id,claim,test`. */
function judged(tests: readonly string[], directory = BUNDLED): readonly JudgedClaim[] {
  const folder = mkdtempSync(join(tmpdir(), "urna-claims-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const rows = tests.map((t, i) => `${i + 1},claim ${i + 1},"${t}"`);
  writeFileSync(join(folder, "claims.csv"), ["id,claim,test", ...rows, ""].join("\n"));
  const problems = new Problems();
  const atlas = openAtlas(directory);
  const record = atlas.record("kz");
  if (!record.ok) throw new Error(JSON.stringify(record.problems));
  const claims = readClaims(openFiles(folder), "claims.csv", problems);
  const verdicts = judgeClaims(claims, { atlas, record: record.value }, problems);
  if (problems.list.length > 0) throw new Error(JSON.stringify(problems.list));
  return verdicts;
}

const verdictsOf = (tests: readonly string[], directory?: string): readonly string[] =>
  judged(tests, directory).map((j) => j.verdict);

describe("the claims of the article of spring 2023", () => {
  const atlas = openAtlas();
  const record = atlas.record("kz");
  const problems = new Problems();
  const all = record.ok ? judgeClaims(record.value.claims, { atlas, record: record.value }, problems) : [];
  const of = (id: string): JudgedClaim | undefined => all.find((j) => j.claim.id === id);
  const left = (id: string): unknown => {
    const value = of(id)?.compared[0]?.left;
    return value?.kind === "number" ? `${value.value.num}/${value.value.den}` : value;
  };

  test("all 49 are judged, nothing is wrong in the file", () => {
    expect(problems.list).toEqual([]);
    expect(all).toHaveLength(49);
    const counts = (verdict: string): number => all.filter((j) => j.verdict === verdict).length;
    expect(["holds", "differs", "overtaken", "unchecked"].map((v) => [v, counts(v)])).toEqual([
      ["holds", 31],
      ["differs", 4],
      ["overtaken", 1],
      ["unchecked", 13],
    ]);
  });

  test("37 seats are 36; 90 and 359 are other numbers than those published; two thirds is of constitutional laws", () => {
    expect(all.filter((j) => j.verdict === "differs").map((j) => j.claim.id)).toEqual([
      "14",
      "15",
      "23",
      "36",
    ]);
    expect([left("36"), left("14"), left("15"), left("23")]).toEqual(["36/1", "283/1", "609/1", "3/4"]);
    expect(of("14")?.sources).toContain("altai-36518");
    expect(of("23")?.laws.map((place) => place.article)).toContain("62");
    const beside = (id: string): readonly unknown[] =>
      (of(id)?.beside ?? []).map(({ value }) =>
        value.kind === "number" ? Number(value.value.num) : value.kind,
      );
    expect(beside("14")).toEqual([281, 90]);
    expect(beside("15")).toEqual([435, 359, 525]);
    expect(beside("23")).toEqual([74, 2, 66]);
  });

  test("2028 is overtaken by the Constitution of 2026", () => {
    expect(of("48")).toMatchObject({
      verdict: "overtaken",
      claim: { overtakenBy: ["const-2026", "law-2026"] },
    });
  });

  test("what the record only knows in part is not denied: three arrests, two on record", () => {
    expect(of("32")).toMatchObject({ verdict: "unchecked", reason: "incomplete" });
  });
});

describe("one vote changes a verdict", () => {
  test("a list that reaches the bar by no vote more: one less, and the claim differs", () => {
    // 5 % of 6,366,441 are 318,322.05: 318,323 votes are enough, 318,322 are not.
    const folder = copyOfAtlas();
    const figures = "kz/elections/kz-majilis-2023/figures.csv";
    change(folder, figures, "list,kz,osdp,votes,331058", "list,kz,osdp,votes,318323");
    change(folder, figures, "list,kz,baytaq,votes,146431", "list,kz,baytaq,votes,159166");
    const claim = ["seats(kz-majilis-2023, osdp) > 0"];
    expect(verdictsOf(claim, folder)).toEqual(["holds"]);
    change(folder, figures, "list,kz,osdp,votes,318323", "list,kz,osdp,votes,318322");
    change(folder, figures, "list,kz,baytaq,votes,159166", "list,kz,baytaq,votes,159167");
    expect(verdictsOf(claim, folder)).toEqual(["differs"]);
  });

  test("a share at the border", () => {
    const folder = copyOfAtlas();
    const figures = "kz/elections/kz-majilis-2023/figures.csv";
    const claim = ["share(kz-majilis-2023, osdp) >= 331058 / 6366441"];
    expect(verdictsOf(claim, folder)).toEqual(["holds"]);
    change(folder, figures, "list,kz,osdp,votes,331058", "list,kz,osdp,votes,331057");
    expect(verdictsOf(claim, folder)).toEqual(["differs"]);
  });
});

describe("what comparisons mean", () => {
  test.each([
    ["53.9% almost 54%", "holds"],
    ["53.0% almost 54%", "differs"],
    ["53.1% almost 54%", "holds"],
    ["54% almost 54%", "differs"],
    ["54.1% almost 54%", "differs"],
    ["54.21% ~ 54%", "holds"],
    ["54.5% ~ 54%", "differs"],
    ["54.5% ~ 55%", "holds"],
    ["53.5% ~ 54%", "holds"],
    ["53.90% ~ 53.9%", "holds"],
    ["4 in 1..5", "holds"],
    ["6 in 1..5", "differs"],
    ["2/3 = 66.7%", "differs"],
    ["98 - 62 = 36", "holds"],
    ["1/3 + 1/3 + 1/3 = 1", "holds"],
    ["2 * (3 + 4) = 14", "holds"],
    ["2023-03-19 - 2023-02-08 = 39", "holds"],
    ["2023-03-19 in 2023-01-01..2023-12-31", "holds"],
    ["months(2022-06-05, 2023-03-19) = 9", "holds"],
    ["months(2022-06-19, 2023-03-18) = 8", "holds"],
    ["1 = 1 and 1 = 2", "differs"],
  ])("%s: %s", (claim, verdict) => expect(verdictsOf([claim])).toEqual([verdict]));

  test("missing is no zero: a figure that was not found cannot be checked", () => {
    expect(judged(["figure(kz-majilis-2023, invalid) = 0"])).toMatchObject([
      { verdict: "unchecked", reason: "not-found" },
    ]);
  });

  test("a tie is no number", () => {
    const folder = copyOfAtlas();
    const figures = "kz/elections/kz-majilis-2023/figures.csv";
    // Two lists of the same votes share one remainder; the time of registration is not known.
    change(folder, figures, "list,kz,auyl,votes,693938", "list,kz,auyl,votes,547154");
    change(folder, figures, "list,kz,baytaq,votes,146431", "list,kz,baytaq,votes,293215");
    const claims = ["seats(kz-majilis-2023, respublica) >= 0", "seats(kz-majilis-2023, amanat) = 62"];
    expect(judged(claims, folder).map((j) => [j.verdict, j.reason])).toEqual([
      ["unchecked", "tie"],
      ["differs", undefined],
    ]);
  });
});

describe("wrong expressions", () => {
  const complaints = (test: string): readonly AtlasProblem[] => {
    const folder = mkdtempSync(join(tmpdir(), "urna-claims-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, "claims.csv"), `id,claim,test\n1,a,"${test}"\n`);
    const problems = new Problems();
    const atlas = openAtlas();
    const record = atlas.record("kz");
    const claims = readClaims(openFiles(folder), "claims.csv", problems);
    if (record.ok) judgeClaims(claims, { atlas, record: record.value }, problems);
    return problems.list;
  };

  test.each([
    ["seats(kz-majilis-2032, amanat) = 1", 7, "kz-majilis-2032"],
    ["seats(kz-majilis-2023, aman) = 1", 24, "aman"],
    ["seat(kz-majilis-2023, amanat) = 1", 1, "seat"],
    ["seats(kz-majilis-2023) = 1", 1, "1"],
    ["seats(kz-majilis-2023, amanat) =", 33, "the end"],
    ["seats(kz-majilis-2023, amanat) 62", 32, "62"],
    ["seats(kz-majilis-2023, amanat = 62", 31, "="],
    ["1 = 1 or 2 = 2", 7, "or"],
    ["1 ? 2", 3, "?"],
    ["date(kz-majilis-2023) = 62", 25, "number"],
    ["1 / 0 = 1", 1, ""],
    ["1 = (2", 7, "the end"],
  ])("%s: column %i", (claim, column, found) => {
    const [problem, ...others] = complaints(claim);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      code: "A110",
      place: { file: "claims.csv", row: 2, field: "test" },
      found,
    });
    expect(problem?.expected).toContain(`at character ${column}: `);
  });

  test("names that are written alike are offered", () => {
    expect(complaints("seats(kz-majilis-2032, amanat) = 1")[0]?.near).toContain("kz-majilis-2023");
  });

  test("all problems of a file, not the first: no test and no reason, a wrong word, an id twice", () => {
    const folder = mkdtempSync(join(tmpdir(), "urna-claims-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, "c.csv"), "id,claim,test,unchecked\n1,a,,\n1,b,,maybe\n,c,1 = 1,\n");
    const problems = new Problems();
    readClaims(openFiles(folder), "c.csv", problems);
    expect(problems.list.map(({ code, place }) => [code, place.row, place.field])).toEqual([
      ["R004", 2, "test"],
      ["A004", 3, "id"],
      ["R004", 3, "unchecked"],
      ["R004", 3, "test"],
      ["R003", 4, "id"],
    ]);
  });
});

test("every function that may be named is there, and no other", () => {
  const atlas = openAtlas();
  const record = atlas.record("kz");
  const known = record.ok ? [...claimFunctions({ atlas, record: record.value }).keys()] : [];
  expect(known.sort()).toEqual([...CLAIM_FUNCTIONS].sort());
});

test("no text makes the reader throw or hang; what it reads it reads again the same", () => {
  const piece = fc.constantFrom(
    "seats",
    "(",
    ")",
    ",",
    "1",
    "54%",
    "2023-03-19",
    "=",
    "almost",
    "..",
    "in",
    "-",
    "/",
    "and",
    "kz/a@b",
    " ",
    "é",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join(" ");
      const first = parseClaim(text, CLAIM_FUNCTIONS);
      expect(parseClaim(text, CLAIM_FUNCTIONS)).toEqual(first);
      return first.ok || (first.error.at >= 1 && first.error.at <= text.length + 1);
    }),
  );
  expect(parseClaim(`${"(".repeat(5000)}1`, CLAIM_FUNCTIONS).ok).toBe(false);
});
