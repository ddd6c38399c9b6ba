import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkAcross, compareCopies } from "./across.ts";
import { FACT_CHECKS } from "./check-facts.ts";
import { checkReturn, checkWritten } from "./check-return.ts";
import { PROTOCOL_CHECKS } from "./protocol-checks.ts";
import { CHECK_CODES, REGISTER } from "./register.ts";
import { FIELDS, type FieldName, readReturn, type Return, type WrittenReturn } from "./return.ts";
import { SOUND, VECTORS } from "./vectors.fixture.ts";

function read(written: WrittenReturn): Return {
  const made = readReturn(written);
  if ("problems" in made) throw new Error(JSON.stringify(made.problems));
  return made.value;
}

const codesIn = (written: WrittenReturn, register?: number): readonly string[] =>
  checkReturn(read(written), {
    form: new Set(FIELDS),
    ...(register === undefined ? {} : { register }),
  }).findings.map(({ code }) => code);

describe("the register", () => {
  test("has a vector for every check on one protocol", () => {
    const codes = [...PROTOCOL_CHECKS, ...FACT_CHECKS].map(({ code }) => code);
    expect([...VECTORS.keys()]).toEqual(CHECK_CODES.filter((code) => codes.includes(code)));
  });

  test("knows every code once, in order of its kind", () => {
    expect(new Set(CHECK_CODES).size).toBe(CHECK_CODES.length);
    expect(Object.keys(REGISTER)).toEqual([...CHECK_CODES]);
  });

  test.each([...VECTORS])("%s: one vector passes, one is found", (code, { passing, failing, register }) => {
    expect(codesIn(passing, register)).not.toContain(code);
    expect(codesIn(failing, register)).toContain(code);
  });

  test("a protocol in which everything agrees has no finding, and every check but the register's was made", () => {
    const checked = checkReturn(read(SOUND), { form: new Set(FIELDS) });
    expect(checked.findings).toEqual([]);
    expect(checked.lacking).toEqual(["W311"]);
  });

  test("the finding shows both sides and the difference", () => {
    const { findings } = checkReturn(read({ ...SOUND, figures: { ...SOUND.figures, invalid: 9 } }));
    expect(findings.map(({ code, figures }) => ({ code, figures }))).toEqual([
      { code: "E204", figures: { left: 599, right: 598, difference: 1 } },
    ]);
  });

  test("a pack may give another threshold, which the finding shows", () => {
    const { findings } = checkReturn(read(SOUND), { thresholds: { W310: { voters: 900 } } });
    expect(findings).toMatchObject([{ code: "W310", thresholds: { voters: 900 } }]);
  });

  test("an observer's missing figure is a warning, a commission's an error", () => {
    const value = read({ ...SOUND, figures: { ...SOUND.figures, valid: null } });
    const form = new Set<FieldName>(["valid"]);
    expect(checkReturn(value, { form, mode: "observer" }).findings[0]?.severity).toBe("warning");
    expect(checkReturn(value, { form }).findings[0]?.severity).toBe("error");
  });

  test("E214 says which line, E210 which box", () => {
    const inWords = new Map([
      ["valid", 509],
      ["a", 300],
      ["spoiled", 6],
    ]);
    const portableBoxes = [{ ballots: 9 }, { ballots: 9, applications: 8 }];
    const { findings } = checkReturn(read({ ...SOUND, inWords, portableBoxes }));
    expect(findings.map(({ code, option, figures }) => ({ code, option, figures }))).toEqual([
      { code: "E210", option: "box 2", figures: { inPortable: 9, applicationsOutside: 8 } },
      { code: "E214", option: "valid", figures: { written: 590, inWords: 509 } },
      { code: "E214", option: "spoiled", figures: { written: 5, inWords: 6 } },
    ]);
  });

  test.each([
    ["negative", -1],
    ["not whole", 1.5],
    ["too large", 10_000_001],
    ["not a number", Number.NaN],
  ])("E212: %s", (_, found) => {
    const written = { ...SOUND, votes: { ...SOUND.votes, a: found } };
    expect(checkWritten(written)).toMatchObject([{ code: "E212", option: "a", figures: { written: found } }]);
    expect(readReturn(written)).toHaveProperty("problems");
    expect(checkWritten(SOUND)).toEqual([]);
  });

  test("taking figures away never makes a finding, except that they are missing", () => {
    const excused = new Set(["E206", "E207", "E213", "W308", "E205", "E204", "E202"]);
    fc.assert(
      fc.property(
        fc.record({ vector: fc.constantFrom(...VECTORS.values()), kept: fc.subarray([...FIELDS]) }),
        ({ vector: { failing, register }, kept }) => {
          const before = new Set(codesIn(failing, register));
          const figures = Object.fromEntries(kept.map((name) => [name, failing.figures[name] ?? null]));
          const after = codesIn({ ...failing, figures }, register);
          expect(after.filter((code) => !before.has(code) && !excused.has(code))).toEqual([]);
        },
      ),
    );
  });
});

const station = (id: string, rest: Partial<WrittenReturn> = {}): Return =>
  read({ ...SOUND, station: id, ...rest });
const found = (returns: readonly Return[]): readonly string[] =>
  checkAcross(returns, { areaOf: () => "region" }).map(({ code }) => code);

describe("checks across returns", () => {
  test("D403: copies of one protocol that differ stand side by side; a figure that one lacks is no difference", () => {
    const handed = station("1", { copy: "handed" });
    const same = station("1", { copy: "posted", figures: { ...SOUND.figures, spoiled: null } });
    const other = station("1", { copy: "official", votes: { ...SOUND.votes, a: 310 } });
    expect(found([handed, same])).toEqual([]);
    expect(found([handed, same, other])).toEqual(["D403"]);
    expect(compareCopies([handed, same, other])).toEqual([
      {
        station: "1",
        contest: "list",
        copies: ["handed", "posted", "official"],
        differing: [{ name: "a", values: [300, 300, 310] }],
      },
    ]);
  });

  test("D404: a corrected copy that differs is shown beside the one that it corrects, and takes its place", () => {
    const first = station("1", { copy: "first" });
    const changed = { ...SOUND.votes, a: 299, b: 151 };
    const corrected = station("1", { copy: "second", corrects: "first", votes: changed });
    expect(found([first, corrected])).toEqual(["D404"]);
    expect(checkAcross([first, corrected])).toMatchObject([
      { severity: "warning", figures: { lines: 2 }, others: ["first", "second"] },
    ]);
    expect(found([first, station("1", { copy: "second", corrects: "first" })])).toEqual([]);
    const other = station("1", { copy: "third", votes: { ...SOUND.votes, a: 301 } });
    expect(found([first, corrected, other])).toEqual(["D403", "D404"]);
    // Nobody can say which of two copies holds that correct each other.
    const circle = station("1", { copy: "first", corrects: "second" });
    expect(found([circle, corrected])).toContain("D403");
  });

  test("W405: contests of one station that disagree on who came, beyond 1 % and 5", () => {
    const list = station("1");
    const near = station("1", { contest: "district", figures: { ...SOUND.figures, receivedBallot: 606 } });
    const far = station("1", { contest: "district", figures: { ...SOUND.figures, receivedBallot: 607 } });
    expect(found([list, near])).toEqual([]);
    expect(found([list, far])).toEqual(["W405"]);
  });

  test("W406: the same votes in two stations, from four options and 100 votes", () => {
    expect(found([station("1"), station("2")])).toEqual(["W406"]);
    const [finding] = checkAcross([station("2"), station("1")]);
    expect(finding).toMatchObject({ station: "1", others: ["2"] });
    expect(found([station("1"), station("2", { votes: { ...SOUND.votes, a: 301 } })])).toEqual([]);
    const few = { votes: { a: 300, b: 150, c: 60 } };
    expect(found([station("1", few), station("2", few)])).toEqual([]);
  });

  test("W313: against all outside the 1st to 99th percentile, in areas of at least 100 stations", () => {
    const many = (n: number): readonly Return[] =>
      Array.from({ length: n }, (_, i) =>
        station(`${i}`, {
          figures: { againstAll: i === 0 ? 400 : 20 + (i % 5) },
          votes: { a: 300 + i, b: 200, c: 1 },
        }),
      );
    // Of 99 stations nothing can be said; of 200, the 1st percentile is the second lowest.
    expect(found(many(99))).toEqual([]);
    expect(found(many(200))).toContain("W313");
    expect(checkAcross(many(200), { areaOf: () => "region" })[0]).toMatchObject({ station: "0" });
    expect(checkAcross(many(200))).toEqual([]);
  });
});
