import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openFiles } from "../files.ts";
import { openAtlas } from "../load.ts";
import type { AtlasProblem } from "../problems.ts";
import { validateAtlas } from "../validate.ts";
import { blocsOn } from "./blocs.ts";
import { countOf, funnelOf } from "./candidacy.ts";
import { eventsIn } from "./events.ts";

const read = openAtlas().record("kz");
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const record = read.value;

describe("candidacy of 2023", () => {
  const of = { election: "kz-majilis-2023", contest: "district", area: "kz" };

  test("609 nominated = 435 registered + 125 refused + 45 withdrawn + 4 cancelled", () => {
    const funnel = funnelOf(record.candidacy, of);
    expect(
      [funnel.nominated, funnel.registered, funnel.refused, funnel.withdrawn, funnel.cancelled].map(
        (c) => c?.value,
      ),
    ).toEqual([609, 435, 125, 45, 4]);
    expect(funnel.addsUp).toBe(true);
  });

  test("a way of which parts are missing adds up to nothing: lists", () => {
    const funnel = funnelOf(record.candidacy, { ...of, contest: "list" });
    expect([funnel.nominated?.value, funnel.registered?.value, funnel.refused, funnel.addsUp]).toEqual([
      283,
      281,
      null,
      null,
    ]);
  });

  test("359 of the 435 nominated themselves; 104 of 143 in Almaty", () => {
    expect(countOf(record.candidacy, { ...of, key: "registered", group: "by-themselves" })?.value).toBe(359);
    expect(funnelOf(record.candidacy, { ...of, area: "almaty" }).addsUp).toBe(true);
  });

  test("a registration cancelled and restored by a court is one case of two decisions", () => {
    expect(record.decisions.filter((d) => d.id === "almaty-1").map((d) => [d.decision, d.by])).toEqual([
      ["cancelled", "commission"],
      ["restored", "court"],
    ]);
  });
});

describe("events", () => {
  test("a month lies in a period when all of it does", () => {
    const inMarch = { subject: "district-candidates", from: "2023-03-01", until: "2023-03-31" } as const;
    expect(eventsIn(record.events, { ...inMarch, category: "candidate-deregistered" })).toHaveLength(2);
    expect(
      eventsIn(record.events, { ...inMarch, until: "2023-03-20", category: "candidate-deregistered" }),
    ).toHaveLength(0);
  });

  test("in the order of time", () => {
    const dates = record.events.map((e) => e.date);
    expect([...dates].sort()).toEqual(dates);
  });

  test("persons are named for public acts with a source", () => {
    const persons = new Set(record.subjects.filter((s) => s.kind === "person").map((s) => s.id));
    const about = record.events.filter((e) => persons.has(e.subject));
    expect(
      about.every(
        (e) => e.sources.length > 0 && ["detention", "charge", "trial", "sentence"].includes(e.category),
      ),
    ).toBe(true);
  });
});

describe("blocs", () => {
  const holders = [
    { contender: "amanat", identity: "amanat", seats: 62 },
    { contender: "aq-jol", identity: "aq-jol", seats: 6 },
    { contender: "qhp", identity: "qhp", seats: 5 },
    { contender: "osdp", identity: "osdp", seats: 4 },
    { contender: "independent", seats: 7 },
  ];

  test("on the day of the election", () => {
    expect(blocsOn(record.blocs, "2023-03-19", holders).map((b) => [b.id, b.seats])).toEqual([
      ["presidential-coalition-2022", 73],
      ["registered-opposition", 4],
      ["no-list", 7],
    ]);
  });

  test("none before they existed; a member without seats counts none; a list under another name counts once", () => {
    expect(blocsOn(record.blocs, "2004-09-19", holders)).toEqual([]);
    expect(blocsOn(record.blocs, "2023-03-19", []).map((b) => b.seats)).toEqual([0, 0, 0]);
    const renamed = [{ contender: "nur-otan", identity: "amanat", seats: 76 }];
    expect(blocsOn(record.blocs, "2022-06-01", renamed)[0]?.seats).toBe(76);
  });
});

describe("what is wrong in the record is told by file, row and column", () => {
  function problemsAfter(file: string, from: string, to: string): readonly AtlasProblem[] {
    const folder = mkdtempSync(join(tmpdir(), "urna-record-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    for (const part of ["kz", "sources.csv", "aliases.csv"])
      cpSync(join(openFiles().directory, part), join(folder, part), { recursive: true });
    const path = join(folder, "kz/record", file);
    const text = readFileSync(path, "utf8");
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(path, text.replace(from, to));
    return validateAtlas(folder).problems;
  }

  test.each([
    ["events.csv", "registan-2005,sources-differ", "registan-2004,sources-differ", "A101", "sources"],
    ["events.csv", ",party-ban,dck,", ",party-ban,dkc,", "A111", "subject"],
    ["events.csv", ",party-ban,dck,", ",party-bann,dck,", "R004", "category"],
    [
      "subjects.csv",
      "alga-kazakhstan,party,,,kz-majilis-2023",
      "alga-kazakhstan,party,,,kz-majilis-2032",
      "A106",
      "tried",
    ],
    ["events.csv", "one-source,dck-2005-01-06", "one-source,dck-2004-12", "A111", "rival"],
    ["readings.csv", "standing-2023,2026-11-01", "standing-2032,2026-11-01", "A111", "recommendation"],
    ["candidacy.csv", "registered,women,85", "registered,women,86", "A206", "value"],
    ["candidacy.csv", "nominated,,609", "nominated,,many", "A201", "value"],
    ["candidacy.csv", "38.1", "381 of 1000", "A202", "value"],
    ["observation.csv", "osce-2023,opening,stations,,", "osce-2023,opening,stations,12,", "A205", "value"],
    ["recommendations.csv", "commissions-early,,барлық", "commissions-late,,барлық", "A111", "repeats"],
    [
      "blocs.csv",
      "presidential-coalition-2022,aq-jol,2022,2026-07-01",
      "presidential-coalition-2022,aq-jol,2026,2022-01-01",
      "A210",
      "until",
    ],
    ["claims.csv", "lists(kz-majilis-2023) = 7", "list(kz-majilis-2023) = 7", "A110", "test"],
  ])("%s: %s", (file, from, to, code, field) => {
    const found = problemsAfter(file, from, to).find((problem) => problem.code === code);
    expect(found?.place).toMatchObject({ file: `kz/record/${file}`, field });
    expect(found?.place.row).toBeGreaterThan(1);
  });
});
