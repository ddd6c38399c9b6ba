import { must, type Problem, type Result } from "@urna/law";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GIVEN_2023, MAJILIS_2023, VOTES_2023 } from "../majilis.fixture.ts";
import { type Scenario, withField } from "../scenario.ts";
import { type Draws, mergeChunks, openSimulation, simulateChunk } from "./chunk.ts";
import { fitPoll, fitStations, fitSwings, type Subject } from "./fit.ts";
import { cholesky, deviationsOf, type Model } from "./model.ts";
import { chunksOf, isFromWorker, isToWorker, type Job } from "./protocol.ts";
import { readModel } from "./read-model.ts";
import { summarise } from "./summary.ts";
import { makeWorker, simulate } from "./worker.ts";

const OPTIONS = Object.keys(VOTES_2023);
const CENTRE = Object.values(VOTES_2023);
const SUBJECT: Subject = {
  contest: "list",
  votes: Object.entries(VOTES_2023).map(([option, votes]) => ({ option, votes })),
};

const EVIDENCE = {
  before: Object.entries({
    "nur-otan": 5_148_074,
    "aq-jol": 792_828,
    qhp: 659_019,
    auyl: 383_023,
    adal: 258_618,
  }).map(([id, votes]) => ({ id, votes, seats: null })),
  after: SUBJECT.votes.map(({ option, votes }) => ({ id: option, votes, seats: null })),
  lineage: [{ before: ["nur-otan"], after: ["amanat"] }],
  sources: ["kz-majilis-2021", "kz-majilis-2023"],
};

/** The lists alone and the 29 declared district seats: 22 and 7. */
const MAJILIS: Scenario = MAJILIS_2023;

/** A model without any spread but that of the voters themselves. */
const STILL: Model = {
  kind: "proportional-swing",
  contest: "list",
  options: OPTIONS,
  centre: CENTRE,
  deviations: OPTIONS.map(() => 0),
  fit: { from: "given", count: 0, sources: [] },
};

const codes = (result: Result<unknown>): readonly string[] =>
  result.ok ? [] : result.problems.map((p: Problem) => p.at);

const share = (counts: readonly number[] | undefined, from: number): number =>
  (counts ?? []).slice(from).reduce((a, b) => a + b, 0);

describe("fitted to the swings from 2021 to 2023", () => {
  test("the concentration by moments, and the deviations that it implies", () => {
    const model = must(fitSwings("dirichlet-multinomial", SUBJECT, EVIDENCE));
    expect(model.fit).toEqual({ from: "swings", count: 4, sources: EVIDENCE.sources });
    // Shares before .7109 .0529 .1095 .0910, changes -.1719 +.0561 -.0254 -.0230: .4358 / .0339.
    expect(model.kind === "dirichlet-multinomial" && model.concentration).toBeCloseTo(11.87, 2);
    expect((deviationsOf(model)[0] ?? 0) * 100).toBeCloseTo(13.9, 1);
  });

  test.each(["logistic-normal", "uniform-swing", "proportional-swing", "dirichlet-multinomial"] as const)(
    "%s: what is drawn spreads as the model says",
    (kind) => {
      const model = must(fitSwings(kind, SUBJECT, EVIDENCE));
      const draws = must(simulate({ scenario: MAJILIS, model, seed: 1, draws: 20_000 }));
      const { votes } = summarise(draws);
      const index = OPTIONS.indexOf("amanat");
      const drawn = (votes[index]?.deviation ?? 0) / 6_366_441;
      const said = deviationsOf(model)[index] ?? 0;
      // The first is exact, the others are linear in the swing and cut off at nothing.
      expect(Math.abs(drawn / said - 1)).toBeLessThan(kind === "dirichlet-multinomial" ? 0.02 : 0.25);
    },
  );

  test("too little evidence is no model", () => {
    const two = { ...EVIDENCE, lineage: [], before: EVIDENCE.before.slice(0, 3) };
    expect(codes(fitSwings("uniform-swing", SUBJECT, two))).toEqual(["fit/swings"]);
    const unknown = { ...EVIDENCE, before: EVIDENCE.before.map((row) => ({ ...row, votes: null })) };
    expect(codes(fitSwings("uniform-swing", SUBJECT, unknown))).toEqual(["fit/votes"]);
    const same = { ...EVIDENCE, before: EVIDENCE.after };
    expect(codes(fitSwings("logistic-normal", SUBJECT, same))).toEqual(["fit/swings"]);
  });

  test("a model without its parameters or without what it was fitted to is refused", () => {
    expect(readModel(STILL)).toEqual({ ok: true, value: STILL });
    expect(codes(readModel({ ...STILL, fit: undefined }))).toEqual(["model/fit"]);
    expect(codes(readModel({ ...STILL, deviations: [1] }))).toEqual(["model/deviations"]);
    expect(codes(readModel({ ...STILL, kind: "dirichlet-multinomial" }))).toEqual(["model/concentration"]);
    expect(codes(readModel({ ...STILL, kind: "oracle" }))).toEqual(["model/kind"]);
    expect(codes(readModel("model"))).toEqual(["model"]);
    const crooked = [
      [1, 2],
      [2, 1],
    ];
    expect(cholesky(crooked)).toBeUndefined();
  });

  test("what does not fit the election is named", () => {
    const other = { ...STILL, options: OPTIONS.map((o) => (o === "osdp" ? "oops" : o)) };
    expect(codes(openSimulation(MAJILIS, other))).toEqual(["model/options/oops"]);
    expect(codes(openSimulation(MAJILIS, { ...STILL, contest: "lists" }))).toEqual(["model/contest"]);
    const unknown = {
      ...MAJILIS,
      given: {
        ...GIVEN_2023,
        votes: GIVEN_2023.votes?.map((row) => (row.option === "qhp" ? { ...row, votes: null } : row)) ?? [],
      },
    };
    expect(codes(openSimulation(unknown, STILL))).toContain("list/kz/qhp");
  });
});

describe("the seats come from the engine", () => {
  test("without spread the seats are those of 2023 nearly always, and always 98", () => {
    const draws = must(simulateChunk(MAJILIS, STILL, 5, 2000));
    expect(share(draws.seats["amanat"], 62) - share(draws.seats["amanat"], 63)).toBeGreaterThan(1900);
    expect(draws.seats["independents"]).toEqual([0, 0, 0, 0, 0, 0, 0, 2000]);
    expect(draws.admitted["bar"]?.["osdp"]).toBe(2000);
    expect(draws.admitted["bar"]?.["baytaq"]).toBe(0);
    const mean = summarise(draws).seats.reduce((sum, s) => sum + Number(s.mean.num) / Number(s.mean.den), 0);
    expect(mean).toBeCloseTo(98, 9);
  });

  test("houses of more seats than were foreseen are counted too", () => {
    const rules = withField(MAJILIS.rules, "list", "seats", 690);
    const draws = must(simulateChunk({ ...MAJILIS, rules }, STILL, 5, 50));
    const amanat = draws.seats["amanat"] ?? [];
    expect([amanat.length > 300, share(amanat, 300)]).toEqual([true, 50]);
  });

  test("contenders together are counted draw by draw", () => {
    const model = must(fitSwings("dirichlet-multinomial", SUBJECT, EVIDENCE));
    const together = [{ id: "all", members: [...OPTIONS, "independents"] }];
    const draws = must(simulateChunk(MAJILIS, model, 5, 1000, { together }));
    expect(draws.seats["all"]?.findIndex((n) => n > 0)).toBe(98);
    expect(share(draws.seats["all"], 98)).toBe(1000);
  });

  test("where the law is silent a draw is refused and counted apart", () => {
    // A bar that nobody reaches.
    const rules = withField(MAJILIS.rules, "bar", "atLeast", "90%");
    const draws = must(simulateChunk({ ...MAJILIS, rules }, STILL, 5, 100));
    expect(draws.refused).toEqual({ "nobody-admitted": 100 });
    expect(summarise(draws, { majorities: [{ id: "half", seats: 50 }] }).majorities[0]?.reached).toEqual([]);
  });
});

describe("chunks", () => {
  const model = must(fitSwings("logistic-normal", SUBJECT, EVIDENCE));
  const simulation = must(openSimulation(MAJILIS, model));
  const parts = Array.from({ length: 6 }, (_, chunk) => simulation.chunk(9, chunk, 200));

  test("merge in any order and any grouping to the same result", () => {
    const whole = JSON.stringify(mergeChunks(parts));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(parts, { minLength: parts.length }),
        fc.nat(parts.length),
        (shuffled, at) => {
          const halves = [shuffled.slice(0, at), shuffled.slice(at)].filter((half) => half.length > 0);
          expect(mergeChunks(halves.map(mergeChunks))).toEqual(JSON.parse(whole));
        },
      ),
    );
  });

  test("do not depend on what ran before on the same engine", () => {
    const fresh = must(openSimulation(MAJILIS, model)).chunk(9, 3, 200);
    expect(fresh).toEqual(parts[3]);
    expect(simulation.chunk(10, 3, 200)).not.toEqual(parts[3]);
  });

  test("twice the same one is refused", () => {
    const [first] = parts;
    expect(() => mergeChunks([first, first].filter((part): part is Draws => part !== undefined))).toThrow(
      RangeError,
    );
  });

  test("a job of two workers is the job of one", () => {
    const job: Job = { scenario: MAJILIS, model, seed: "18446744073709551615", draws: 12_000 };
    const workers = [makeWorker(), makeWorker()];
    // Everything that is sent survives being copied as data.
    const send = (worker: number, message: unknown): unknown =>
      structuredClone(workers[worker]?.(structuredClone(message)));
    expect([send(0, { kind: "open", job }), send(1, { kind: "open", job })]).toEqual([
      { kind: "opened" },
      { kind: "opened" },
    ]);
    const done = chunksOf(job.draws)
      .toReversed()
      .flatMap((chunk, i) => {
        const message = send(i % 2, { kind: "chunk", ...chunk });
        return isFromWorker(message) && message.kind === "done" ? [message.draws] : [];
      });
    expect(done.map((d) => d.draws)).toEqual([2000, 5000, 5000]);
    expect(mergeChunks(done)).toEqual(must(simulate(job)));
  });

  test("a worker answers mistakes with words", () => {
    const worker = makeWorker();
    expect(worker("?").kind).toBe("failed");
    expect(worker({ kind: "chunk", chunk: 0, draws: 10 }).kind).toBe("failed");
    const job = { scenario: MAJILIS, model: { kind: "oracle" }, seed: 1, draws: 1 };
    expect(worker({ kind: "open", job }).kind).toBe("refused");
    expect([isToWorker({ kind: "open" }), isFromWorker({ kind: "done" }), isFromWorker(1)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(() => chunksOf(0)).toThrow(RangeError);
  });
});

describe("a poll", () => {
  const poll = (named: Readonly<Record<string, number>>, designEffect = 1): Result<Model> =>
    fitPoll(SUBJECT, {
      respondents: OPTIONS.map((option) => ({ option, count: named[option] ?? 0 })),
      designEffect,
      source: "an example",
    });
  const thousand = {
    amanat: 540,
    auyl: 109,
    respublica: 86,
    "aq-jol": 84,
    qhp: 68,
    osdp: 52,
    baytaq: 22,
    "against-all": 39,
  };

  test("a party two respondents above the bar of 5 per cent is above it in about six of ten draws", () => {
    const model = must(poll(thousand));
    const { bars } = summarise(must(simulate({ scenario: MAJILIS, model, seed: 3, draws: 40_000 })));
    const passed = bars.find((b) => b.step === "bar" && b.id === "osdp")?.chance;
    // The share of OSDP is Beta(52.5, 951.5); above 0.05 lies 0.61323 of it (by summing the density over 200,000 steps).
    expect(Math.abs((passed?.count ?? 0) / 40_000 - 0.61323)).toBeLessThan(4 * (passed?.error ?? 0));
    expect(passed?.error).toBeLessThan(0.003);
  });

  test("a larger design effect spreads more", () => {
    const [narrow, wide] = [must(poll(thousand)), must(poll(thousand, 4))];
    expect((deviationsOf(wide)[0] ?? 0) / (deviationsOf(narrow)[0] ?? 1)).toBeCloseTo(2, 1);
    expect((deviationsOf(narrow)[0] ?? 0) * 100).toBeCloseTo(1.57, 1);
  });

  test("is refused without respondents, with an impossible effect, or where an option is missing", () => {
    expect(codes(poll({}))).toEqual(["poll/respondents"]);
    expect(codes(poll(thousand, 0.5))).toEqual(["poll/designEffect"]);
    const partial = { respondents: [{ option: "amanat", count: 9 }], designEffect: 1, source: "" };
    expect(codes(fitPoll(SUBJECT, partial))).toEqual(["poll/respondents"]);
  });
});

test("the bootstrap draws stations again within their area", () => {
  const stations = Array.from({ length: 40 }, (_, i) => ({
    area: "kz",
    votes: CENTRE.map((votes, o) => Math.floor(votes / 40) + ((i * 7 + o * 3) % 11) * 40),
  }));
  const model = must(fitStations("list", OPTIONS, stations, ["returns"]));
  const draws = must(simulateChunk(MAJILIS, model, 4, 4000));
  const { votes } = summarise(draws);
  const all = stations.reduce((sum, s) => sum + s.votes.reduce((a, b) => a + b, 0), 0);
  const index = OPTIONS.indexOf("osdp");
  expect((votes[index]?.deviation ?? 0) / all / (deviationsOf(model)[index] ?? 1)).toBeCloseTo(1, 1);
  expect(codes(fitStations("list", OPTIONS, stations.slice(0, 1), []))).toEqual(["fit/stations"]);
  expect(codes(fitStations("list", OPTIONS, [], []))).toEqual(["fit/stations"]);
});

test("areas of a contest swing together, by points or in proportion", () => {
  const rules = {
    urna: "rules/1",
    id: "test/districts@2020-01-01",
    title: { en: "Districts" },
    inForce: "2020-01-01",
    levels: ["nation", "district"],
    laws: {},
    steps: {
      votes: { count: "marks", contest: "district", in: "district" },
      seats: { allot: "plurality", votes: "votes", in: "district", seats: 1 },
    },
    tiers: { district: "seats" },
  };
  const areas = [
    { id: "n", level: "nation" },
    ...["x", "y", "z"].map((id) => ({ id, level: "district", parent: "n" })),
  ];
  const votes = Object.entries({ x: [600, 400], y: [520, 480], z: [300, 700] }).flatMap(([area, pair]) =>
    pair.map((count, i) => ({ contest: "district", area, option: i === 0 ? "a" : "b", votes: count })),
  );
  const model: Model = {
    kind: "uniform-swing",
    contest: "district",
    options: ["a", "b"],
    centre: [1420, 1580],
    deviations: [0.05, 0.05],
    fit: { from: "given", count: 0, sources: [] },
  };
  const draws = must(simulateChunk({ rules, given: { areas, votes } }, model, 8, 3000));
  const counts = draws.seats["a"] ?? [];
  expect(share(counts, 0) + draws.tied).toBe(3000);
  // y is won by 4 points: a swing of 2 against a loses it, in some 30 of 100 draws.
  expect(counts[1] ?? 0).toBeGreaterThan(500);
  expect(counts[2] ?? 0).toBeGreaterThan(1200);
});
