import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { expect, test } from "vitest";

/** The files that a file loads with it, and those that these load. Types are not loaded. */
function loadedBy(name: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const text = readFileSync(new URL(name, import.meta.url), "utf8");
  for (const [, names = "", path = ""] of text.matchAll(
    /^(?:import|export) (?!type )([^;]*?) from "(\.[\w./-]+)";/gms,
  )) {
    const onlyTypes = names.startsWith("{") && !/[{,]\s*(?!type )[\w*]/.test(names);
    if (!onlyTypes) loadedBy(posix.join(posix.dirname(name), path), seen);
  }
  return seen;
}

test("the table of seats loads no words of single steps: whoever only counts seats does not wait for them", () => {
  const loaded = loadedBy("seats-report.ts");
  expect([...loaded]).toContain("terms.ts");
  expect(loaded.has("steps/steps.ts")).toBe(false);
  expect([...loaded].filter((name) => name.startsWith("steps/"))).toEqual(["steps/open.ts"]);
});

test("an explanation loads all of them", () => {
  const loaded = loadedBy("explain/explain-contender.ts");
  expect(loaded.has("steps/steps.ts")).toBe(true);
  expect([...loaded].filter((name) => name.startsWith("steps/")).length).toBeGreaterThan(15);
});
