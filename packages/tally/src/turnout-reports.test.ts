import { describe, expect, test } from "vitest";
import { makeGeography } from "./areas.ts";
import type { Finding } from "./register.ts";
import { readReturn, type Return } from "./return.ts";
import { countReturns } from "./tabulate.ts";
import { checkTurnoutReports, type TurnoutReport } from "./turnout-reports.ts";

const geography = makeGeography({
  areas: [
    { id: "all", level: "nation" },
    { id: "r", level: "region", parent: "all" },
  ],
  stations: [
    { id: "1", area: "r", registered: 1000 },
    { id: "2", area: "r", registered: 1000 },
  ],
});

function returned(station: string, receivedBallot: number): Return {
  const read = readReturn({
    station,
    contest: "list",
    figures: { registered: 1000, receivedBallot },
    votes: {},
  });
  if ("problems" in read) throw new Error("unsound");
  return read.value;
}

const both = [returned("1", 600), returned("2", 500)];

function found(reports: readonly TurnoutReport[], returns: readonly Return[] = both): readonly Finding[] {
  return checkTurnoutReports(reports, countReturns(returns, geography).count);
}

/** Before any protocol is in. */
const falls = (reports: readonly TurnoutReport[]): readonly Finding[] => found(reports, []);

describe("W407: turnout that falls during the day", () => {
  const at = (time: string, rest: Partial<TurnoutReport>): TurnoutReport => ({
    area: "r",
    by: "official",
    time,
    ...rest,
  });

  test("rising, or standing still, is well, in whatever order it is told", () => {
    expect(
      falls([at("12:00", { voters: 900 }), at("10:00", { voters: 300 }), at("11:00", { voters: 300 })]),
    ).toEqual([]);
  });

  test("falling is told with both figures; each place by itself", () => {
    const fall = [at("10:00", { voters: 300 }), at("12:00", { voters: 299 })];
    expect(falls(fall)).toMatchObject([
      { code: "W407", area: "r", option: "10:00–12:00", figures: { earlier: 300, later: 299 } },
    ]);
    expect(falls([at("10:00", { voters: 300 }), at("12:00", { voters: 299, area: "all" })])).toEqual([]);
  });

  test("percentages are compared as they were printed", () => {
    expect(falls([at("10:00", { percent: "23.37" }), at("12:00", { percent: "23,4 %" })])).toEqual([]);
    expect(falls([at("10:00", { percent: "23.37" }), at("12:00", { percent: "23.3" })])).toMatchObject([
      { code: "W407", figures: { earlierHundredths: 2337, laterHundredths: 2330 } },
    ]);
  });
});

describe("W408: protocols against observers and the last figure of the day", () => {
  test("a protocol with fewer voters than observers counted", () => {
    const seen = (voters: number): TurnoutReport => ({ station: "1", by: "observer", time: "20:00", voters });
    expect(found([seen(600)])).toEqual([]);
    expect(found([seen(601)])).toMatchObject([
      {
        code: "W408",
        station: "1",
        contest: "list",
        figures: { receivedBallot: 600, counted: 601, difference: -1 },
      },
    ]);
  });

  test("of several counts of one hour the greatest holds, whatever comes first", () => {
    const seen = [601, 599].map(
      (voters): TurnoutReport => ({ station: "1", by: "observer", time: "20:00", voters }),
    );
    const wanted = [{ code: "W408", figures: { counted: 601 } }];
    expect(found(seen)).toMatchObject(wanted);
    expect(found(seen.toReversed())).toMatchObject(wanted);
  });

  test("a protocol three percentage points above the last official figure, and no earlier one", () => {
    const said = (percent: string, time = "20:00"): TurnoutReport => ({
      station: "1",
      by: "official",
      time,
      percent,
    });
    expect(found([said("57.00")])).toEqual([]);
    expect(found([said("56.99")])).toMatchObject([
      { code: "W408", figures: { receivedBallot: 600, reportedHundredths: 5699 } },
    ]);
    expect(found([said("10.00", "10:00"), said("57.00")])).toEqual([]);
    expect(found([{ station: "1", by: "official", time: "20:00", voters: 569 }])).toMatchObject([
      { code: "W408", figures: { receivedBallot: 600, registered: 1000, reported: 569 } },
    ]);
  });

  test("an area only when all its stations are in", () => {
    const report: TurnoutReport = { area: "r", by: "official", time: "20:00", percent: "40" };
    expect(found([report])).toMatchObject([{ code: "W408", area: "r", figures: { receivedBallot: 1100 } }]);
    expect(found([report], both.slice(0, 1))).toEqual([]);
  });
});
