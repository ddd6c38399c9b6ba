import { describe, expect, test } from "vitest";
import { makeCheckout } from "./checkout.ts";

/** Runs a check over made-up files and gives back the places it objects to. */
function placesOf(check: string, files: Readonly<Record<string, string>>): string[] {
  const { run } = makeCheckout(["scripts", "package.json"], files);
  const { status, stderr } = run(`scripts/${check}.mjs`);
  const places = stderr.split("\n").filter((line) => line.includes("  ") || /^packages\/\w+: /.test(line));
  expect(status).toBe(places.length === 0 ? 0 : 1);
  return places.map((line) => line.split("  ")[0] ?? "");
}

const law = (text: string): Record<string, string> => ({
  "packages/law/package.json": "{}",
  "packages/law/src/a.ts": text,
});

describe("no-floats", () => {
  test.each([
    "1 / 2",
    "2 ** 3",
    "x /= 2",
    "0.5",
    "1e400",
    "Math.sqrt(4)",
    'Math["floor"](x)',
    "Math.random()",
    "const { floor } = Math",
    "parseFloat(x)",
    "Number.parseFloat(x)",
    "Number(x)",
    "['1.5'].map(Number)",
    "Number.EPSILON",
    "+'1.5'",
    "JSON.parse('1.5')",
    "x.toFixed(2)",
  ])("refuses %s", (text) => {
    expect(placesOf("no-floats", law(text))).toHaveLength(1);
  });

  test("says where", () => {
    expect(placesOf("no-floats", law("let x = 1;\nx = x + 1 / 2;"))).toEqual(["packages/law/src/a.ts:2:9"]);
  });

  test.each([
    "Math.max(1, 2) + Math.min(1, 2) + Math.abs(-1)",
    "7 % 2",
    "Number.isSafeInteger(x) && x < Number.MAX_SAFE_INTEGER",
    "1e3",
    "10n",
    "`a / b`",
    "/a/.test('0.5')",
    "const n: Math2 = 1",
  ])("lets %s pass", (text) => {
    expect(placesOf("no-floats", law(text))).toEqual([]);
  });

  test("lets tests and the file of exact division divide", () => {
    const files = { "packages/law/src/exact.ts": "1 / 2", "packages/law/src/a.test.ts": "0.5" };
    expect(placesOf("no-floats", files)).toEqual([]);
  });
});

describe("law-is-neutral", () => {
  test.each([
    "// as in Kazakhstan",
    "const swissSeats = 1",
    "NORWAY_SEATS",
    'import "kz/majilis"',
    '"some-council-2019"',
    "// in New Zealand",
    "// Polish lists",
  ])("refuses %s", (text) => {
    expect(placesOf("law-is-neutral", law(text))).toEqual(["packages/law/src/a.ts:1"]);
  });

  test.each([
    "// the Danish divisors 1, 4, 7",
    "// polish the end",
    "// in/out, is/has",
    "romanNumber",
    "chairman",
  ])("lets %s pass", (text) => {
    expect(placesOf("law-is-neutral", law(text))).toEqual([]);
  });
});

describe("directions", () => {
  const words = (text: string, manifest = "{}"): Record<string, string> => ({
    "packages/words/package.json": manifest,
    "packages/words/src/a.ts": text,
  });

  test("lets an arrow point down to a listed package", () => {
    const manifest = '{ "dependencies": { "@urna/law": "0.1.0", "i18next": "1.0.0" } }';
    const text = 'import "node:fs"; import "@urna/law"; import type { X } from "i18next/sub";';
    expect(placesOf("directions", words(text, manifest))).toEqual([]);
  });

  test.each([
    ["upwards", 'import "@urna/cli";'],
    ["to a package not listed", 'import "@urna/law";'],
    ["to itself", 'import "@urna/words";'],
    ["to a package of others not listed", 'import "left-pad";'],
    ["as a type", 'type X = import("@urna/atlas").X;'],
    ["when it is needed", 'await import("@urna/atlas");'],
    ["as a re-export", 'export * from "@urna/atlas";'],
    ["into the files of another package", 'import "../../law/src/a.ts";'],
    ["to a module of Node without its prefix", 'import "fs";'],
  ])("refuses an arrow %s", (_, text) => {
    expect(placesOf("directions", words(text))).toHaveLength(1);
  });

  test("refuses neighbours who know each other", () => {
    const manifest = '{ "dependencies": { "@urna/returns": "0.1.0" } }';
    const files = {
      "packages/insight/package.json": manifest,
      "packages/insight/src/a.ts": 'import "@urna/returns";',
    };
    expect(placesOf("directions", files)).toEqual(["packages/insight/src/a.ts:1:8"]);
  });

  test("lets tests use the tools of the root, and sources not", () => {
    const files = {
      ...words('import "vitest";'),
      "packages/words/src/a.test.ts": 'import "vitest"; import "./a.ts";',
    };
    expect(placesOf("directions", files)).toEqual(["packages/words/src/a.ts:1:8"]);
  });

  test("refuses a circle once, also one of types", () => {
    const files = {
      ...words('import type { B } from "./b.ts";'),
      "packages/words/src/b.ts": 'export * from "./c.ts";',
      "packages/words/src/c.ts": 'import "./a.ts";',
    };
    expect(placesOf("directions", files)).toEqual(["packages/words/src/c.ts:1:8"]);
  });

  test("refuses a package that has no place in the table", () => {
    const files = { "packages/odd/package.json": "{}", "packages/odd/src/a.ts": "" };
    expect(placesOf("directions", files)).toHaveLength(1);
  });
});

describe("lock-complete", () => {
  const lock = (packages: object): Record<string, string> => ({
    "package-lock.json": JSON.stringify({ packages }),
  });

  test("refuses an optional package without an entry", () => {
    const files = lock({ "node_modules/a": { optionalDependencies: { "@a/linux": "1", "@a/darwin": "1" } } });
    const { run } = makeCheckout(["scripts"], files);
    expect(run("scripts/lock-complete.mjs").stderr).toContain("node_modules/a names @a/linux");
  });

  test("refuses the address of a registry, but not the link to a package of the house", () => {
    const files = lock({
      "node_modules/a": { resolved: "https://somewhere.example/a.tgz" },
      "node_modules/@urna/law": { resolved: "packages/law", link: true },
    });
    const { run } = makeCheckout(["scripts"], files);
    expect(run("scripts/lock-complete.mjs").stderr).toMatch(
      /^package-lock\.json: node_modules\/a is bound.*\n\n.*: 1 /,
    );
  });

  test("lets a complete lock pass, with a package nested in another", () => {
    const files = lock({
      "node_modules/a": { optionalDependencies: { "@a/linux": "1" } },
      "node_modules/a/node_modules/@a/linux": {},
    });
    expect(makeCheckout(["scripts"], files).run("scripts/lock-complete.mjs").status).toBe(0);
  });
});
