import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { addDays, addMonths, type CalendarDay, calendarFor, daysFromTo } from "./calendar.ts";
import { openFiles } from "./files.ts";
import { openAtlas } from "./load.ts";

const atlas = openAtlas();
function daysOf(series: string, electionDay: string): ReadonlyMap<string, CalendarDay> {
  const calendar = atlas.calendarFor(series, electionDay);
  if (!calendar.ok) throw new Error(JSON.stringify(calendar.problems));
  return new Map(calendarFor(calendar.value, electionDay).map((d) => [d.step.id, d]));
}

describe("the Mäjilis of 19 March 2023 (kazakhstan-law, section 13)", () => {
  const days = daysOf("kz/majilis", "2023-03-19");

  test("8 and 18 February are 39 and 29 days before by subtraction: day 40 and 30 when election day is day 1", () => {
    expect([daysFromTo("2023-02-08", "2023-03-19"), daysFromTo("2023-02-18", "2023-03-19")]).toEqual([
      39, 29,
    ]);
    expect(days.get("nomination-closes")).toMatchObject({
      computed: "2023-02-08",
      otherwise: { counting: "exclusive", day: "2023-02-07" },
      published: { day: "2023-02-08", hour: "18:00" },
      apart: 0,
    });
    expect(days.get("registration-ends")).toMatchObject({
      computed: "2023-02-18",
      otherwise: { counting: "exclusive", day: "2023-02-17" },
      apart: 0,
    });
  });

  test("the ten days for the result run the other way: limit 29 March, set on the 27th", () => {
    expect(days.get("result")).toMatchObject({
      computed: "2023-03-29",
      otherwise: { counting: "inclusive", day: "2023-03-28" },
      published: { day: "2023-03-27" },
      apart: -2,
    });
  });

  test("nomination opened the day after the call, 58 days before: a day later than counted", () => {
    expect(days.get("nomination-opens")).toMatchObject({ computed: "2023-01-19", apart: 1 });
    expect(daysFromTo("2023-01-20", "2023-03-19")).toBe(58);
  });

  test.each([
    ["silence", "2023-03-18"],
    ["campaign-ends", "2023-03-18"],
    ["protocols-to-commission", "2023-03-21"],
    ["repeat-vote", "2023-04-19"],
    ["repeat-elections", "2023-05-19"],
    ["names-from-lists", "2023-04-06"],
    ["constitutional-court", "2023-04-06"],
    ["appeal-registration", "2023-02-25"],
    ["recount-request", "2023-03-20"],
  ])("%s: %s", (step, day) => expect(days.get(step)?.computed).toBe(day));
});

describe("the law in force on the day", () => {
  test("a president of 2022 and one of 2029 have other laws; what was not confirmed says so", () => {
    expect(daysOf("kz/president", "2022-11-20").get("result")?.computed).toBe("2022-11-27");
    expect(daysOf("kz/president", "2022-11-20").get("result")?.step.carried).toBeUndefined();
    expect(daysOf("kz/president", "2029-11-18").get("result")?.step.carried).toBe("yes");
    expect(daysOf("kz/president", "2022-11-20").get("run-off")?.computed).toBe("2023-01-20");
  });

  test("the first Kurultai: called by 1 August and held by 1 September 2026", () => {
    const days = daysOf("kz/kurultai", "2026-08-23");
    expect(days.get("first-call")?.computed).toBe("2026-08-01");
    expect(days.get("first-election")?.computed).toBe("2026-09-01");
  });

  test("no calendar before the law that was read, and none of an unknown series", () => {
    expect(atlas.calendarFor("kz/majilis", "2021-01-10")).toMatchObject({
      ok: false,
      problems: [{ code: "A113" }],
    });
    const unknown = atlas.calendarFor("kz/majlis", "2023-03-19");
    expect(unknown.ok ? [] : unknown.problems[0]?.near).toContain("kz/majilis");
  });
});

test("a step counted from one that does not exist, and one with no number, are told with their place", () => {
  const folder = mkdtempSync(join(tmpdir(), "urna-calendar-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(openFiles().directory, "kz/calendars"), join(folder, "kz/calendars"), { recursive: true });
  const file = join(folder, "kz/calendars/kurultai@2026-07-01.json");
  const json = readFileSync(file, "utf8")
    .replace('"from": "count-ends"', '"from": "count-end"')
    .replace('"months": 1,', "");
  writeFileSync(file, json);
  const read = openAtlas(folder).calendarFor("kz/kurultai", "2026-08-23");
  const problems = read.ok ? [] : read.problems;
  expect(problems.map(({ code, place }) => [code, place.field])).toEqual([
    ["R004", "steps/first-call"],
    ["A112", "steps/protocol-posted/from"],
  ]);
  expect(problems[1]?.near).toContain("count-ends");
});

test("days and months: back and forth is where it began; the last day of a short month", () => {
  expect(addMonths("2023-01-31", 1)).toBe("2023-02-28");
  expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
  expect(addMonths("2023-01-15", -2)).toBe("2022-11-15");
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 40_000 }), (n) => {
      const day = addDays("2023-03-19", n);
      return addDays(day, -n) === "2023-03-19" && daysFromTo("2023-03-19", day) === n;
    }),
  );
});
