/** Checkpoints on the way of real elections, and what would come out by a rule that is nearly the right one. */

import { elect, must, type Outcome, readRules, type Step } from "@urna/law";
import { describe, expect, test } from "vitest";
import { toInput } from "./input.ts";
import { openAtlas } from "./load.ts";
import type { Loaded } from "./problems.ts";

const atlas = openAtlas();

function sound<T>(loaded: Loaded<T>): T {
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems.slice(0, 5)));
  return loaded.value;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;

/** The outcome by the rules of the day, with fields of some steps changed. */
function outcomeOf(id: string, changes: Readonly<Record<string, Fields>> = {}): Outcome {
  const election = sound(atlas.election(id));
  const { document } = sound(atlas.rules(sound(atlas.rulesOf(election)).id));
  const steps = isFields(document["steps"]) ? document["steps"] : {};
  const changed = Object.entries(steps).map(([name, step]): readonly [string, Fields] => [
    name,
    { ...(isFields(step) ? step : {}), ...changes[name] },
  ]);
  const rules = must(readRules({ ...document, steps: Object.fromEntries(changed) }));
  return must(elect(rules, toInput(election)));
}

const seats = (outcome: Outcome): Readonly<Record<string, number>> =>
  Object.fromEntries(outcome.seats.filter((s) => s.total > 0).map((s) => [s.contender, s.total]));

const stepsAt = (outcome: Outcome, at: string): readonly Step[] => outcome.trace.filter((s) => s.at === at);

describe("Slovakia 2020", () => {
  test("the electoral number is 13,650; a coalition of two with 6.97 % stays outside", () => {
    const outcome = outcomeOf("sk-narodna-rada-2020");
    expect(stepsAt(outcome, "seats")).toMatchObject([{ size: { num: 13_650, den: 1 }, rounding: "half-up" }]);
    const bar = stepsAt(outcome, "bar")[0];
    const row =
      bar?.verb === "admit" && bar.clause === "share"
        ? bar.rows.find((r) => r.contender === "progresivne-slovensko-spolu")
        : undefined;
    expect(row).toMatchObject({ bar: { share: { num: 7, den: 100 } }, passes: false });
  });
});

describe("Czechia 2017", () => {
  test("the regions have the seats that the votes cast there give them", () => {
    const regions = stepsAt(outcomeOf("cz-poslanecka-snemovna-2017"), "region-seats")[0];
    expect(
      regions?.verb === "allot" && regions.clause === "quota"
        ? regions.rows.map((r) => r.seats).sort((a, b) => b - a)
        : [],
    ).toEqual([26, 24, 23, 22, 13, 13, 12, 12, 11, 11, 10, 10, 8, 5]);
  });
});

describe("South Africa 2019", () => {
  const id = "za-national-assembly-2019";
  const anc = "african-national-congress";

  test("seats of the provinces", () => {
    const regional = Object.fromEntries(
      outcomeOf(id)
        .areas.filter((a) => a.tier === "regional")
        .map((a) => [a.area, a.seats.map((s) => s.seats)]),
    );
    expect(regional).toEqual({
      "eastern-cape": [18, 4, 2, 1],
      "free-state": [8, 2, 1],
      gauteng: [26, 12, 7, 2, 1],
      "kwazulu-natal": [24, 6, 6, 4, 1],
      limpopo: [15, 3, 1],
      mpumalanga: [12, 2, 1],
      "north-west": [9, 2, 2],
      "northern-cape": [3, 1, 1],
      "western-cape": [13, 7, 1, 1, 1],
    });
  });

  test("the averaging rule decides", () => {
    const by = (rest: readonly unknown[]): number | undefined =>
      seats(outcomeOf(id, { national: { method: { quota: "droop", rest } } }))[anc];
    expect(by([{ by: "remainder", most: 5 }, { by: "average-held" }])).toBe(230);
    expect(by([{ by: "remainder", most: 5 }, { by: "average" }])).toBe(235);
    expect(by([{ by: "remainder" }])).toBe(231);
  });
});

describe("Switzerland 2023", () => {
  test("without alliances other lists would have won", () => {
    const outcome = outcomeOf("ch-nationalrat-2023", { seats: { inside: undefined, seats: "area" } });
    const of = (area: string): Fields =>
      Object.fromEntries(
        outcome.areas.find((a) => a.area === area)?.seats.map((s) => [s.contender, s.seats]) ?? [],
      );
    expect(of("sz")).toMatchObject({ "sz-1": 3 });
    expect(of("sz")).not.toHaveProperty("sz-3");
    expect(of("ge")).toMatchObject({ "ge-9": 1, "ge-18": 1 });
  });
});

describe("Italy 2013", () => {
  const id = "it-camera-2013";

  test("coalitions count all their lists", () => {
    const rows = stepsAt(outcomeOf(id), "bonus").flatMap((s) =>
      s.verb === "allot" && s.clause === "winner" ? s.rows.slice(0, 4) : [],
    );
    expect(rows.map((r) => [r.contender, r.votes.num])).toEqual([
      ["italia-bene-comune", 10_049_393],
      ["coalizione-di-centro-destra", 9_923_600],
      ["movimento-5-stelle-beppegrillo-it", 8_691_406],
      ["con-monti-per-l-italia", 3_591_541],
    ]);
  });

  test("without the bonus the coalitions would have 192, 190, 166 and 69", () => {
    const shares = stepsAt(outcomeOf(id, { shares: { minimum: 0 } }), "shares")[0];
    const found =
      shares?.verb === "allot" && shares.clause === "quota" ? shares.rows.filter((r) => r.seats > 0) : [];
    expect(Object.fromEntries(found.map((r) => [r.contender, r.seats]))).toEqual({
      "italia-bene-comune": 192,
      "coalizione-di-centro-destra": 190,
      "movimento-5-stelle-beppegrillo-it": 166,
      "con-monti-per-l-italia": 69,
    });
  });

  test("the best list below the bar of a coalition is let in", () => {
    const best = stepsAt(outcomeOf(id), "best-below").flatMap((s) =>
      s.verb === "admit" && s.clause === "top" ? s.admitted : [],
    );
    expect([...best].sort()).toEqual(["centro-democratico", "fratelli-d-italia", "unione-di-centro"]);
  });
});

describe("the House of Representatives 2010", () => {
  const id = "us-house-apportionment-2010";
  const house = (n: number): Readonly<Record<string, number>> =>
    seats(outcomeOf(id, { seats: { seats: n } }));

  test.each([
    [433, "texas", 36],
    [434, "california", 53],
    [435, "minnesota", 8],
    [436, "north-carolina", 14],
    [437, "missouri", 9],
    [438, "new-york", 28],
    [439, "new-jersey", 13],
    [440, "montana", 2],
  ])("seat %i goes to %s as its %i", (n, state, seat) => {
    const [before, after] = [house(n - 1), house(n)];
    expect(before[state]).toBe(seat - 1);
    expect(after).toEqual({ ...before, [state]: seat });
  });

  test("the divisor with which anybody can check", () => {
    const [step] = stepsAt(outcomeOf(id), "seats");
    expect(step).toMatchObject({ clause: "divisor", divisor: { num: 710_000, den: 1 } });
  });

  test("other methods would give other states the last seats", () => {
    const webster = seats(outcomeOf(id, { seats: { divisor: "sainte-lague" } }));
    expect(webster).toMatchObject({ california: 53, "north-carolina": 14, "rhode-island": 1 });
  });
});

describe("the order in which figures are written", () => {
  test.each([
    "il-knesset-2013",
    "sk-narodna-rada-2020",
    "cz-poslanecka-snemovna-2017",
    "za-national-assembly-2019",
    "us-house-apportionment-2010",
    "it-camera-2013",
  ])("does not matter for %s", (id) => {
    const election = sound(atlas.election(id));
    const rules = sound(atlas.rules(sound(atlas.rulesOf(election)).id));
    const given = toInput(election);
    const turned = {
      ...given,
      areas: [...(given.areas ?? [])].reverse(),
      contenders: [...(given.contenders ?? [])].reverse(),
      votes: [...(given.votes ?? [])].reverse(),
    };
    expect(must(elect(rules, turned))).toEqual(must(elect(rules, given)));
  });
});

describe("Israel 2013", () => {
  test("the agreements of lists changed nothing", () => {
    const id = "il-knesset-2013";
    expect(seats(outcomeOf(id, { pairs: { by: undefined } }))).toEqual(seats(outcomeOf(id)));
  });
});
