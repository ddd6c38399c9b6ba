import { describe, expect, test } from "vitest";
import { problemsReport } from "./problems-report.ts";
import { type FigureQuestion, sourceReport, sourceTitle } from "./source-report.ts";
import { linesOf } from "./testing.ts";
import { loadWords } from "./words.ts";

const [en, ru] = await Promise.all([loadWords("en"), loadWords("ru")]);

describe("sources", () => {
  const page = { id: "a", kind: "press", title: "A page", address: "https://example.org", readOn: "2026-11" };
  const figure: FigureQuestion = {
    key: "turnout",
    election: "Election of the Mäjilis, 19 March 2023",
    value: "54.21",
    status: "final",
    sources: [page],
    rivals: [{ value: "54.19", status: "preliminary", sources: [page], note: "22:10" }],
    disputes: [
      { verdict: "decided", holds: ["54.21"], over: ["54.19", "52.90"], why: "times and bases differ" },
    ],
  };

  test("value, status, source, kind of source, rivals, decision", () => {
    expect(linesOf(sourceReport(en, [figure]))).toEqual([
      "turnout: 54.21 % (final). [sources disagree]",
      "Election of the Mäjilis, 19 March 2023",
      "value | 54.21 %",
      "status | final",
      "source | A page (press; read November 2026) | https://example.org",
      "# 1 other value was printed",
      "value | status | source | note",
      "54.19 % | preliminary | A page (press; read November 2026) | 22:10",
      "- Decided: 54.21 % holds, not 54.19 %, 52.90 %: times and bases differ",
    ]);
    expect(linesOf(sourceReport(ru, [figure]))[0]).toBe(
      "явка: 54,21 % (окончательно). [источники расходятся]",
    );
  });

  test("dates in a title and its language are told in the language of the reader", () => {
    const title = "Arbat.media, 2023-03-27 (in Kazakh): final results";
    expect(sourceTitle(en, title)).toBe("Arbat.media, 27 March 2023 (in Kazakh): final results");
    expect(sourceTitle(ru, title)).toBe("Arbat.media, 27 марта 2023 г. (на казахском): final results");
    expect(sourceTitle(ru, "Vlast, March 2023")).toBe("Vlast, март 2023 г.");
    expect(sourceTitle(en, "EUR 57/6707/2023, 2023-03-271")).toBe("EUR 57/6707/2023, 2023-03-271");
  });

  test("a missing figure is missing; none at all is said", () => {
    const missing = {
      ...figure,
      key: "votes",
      option: "Against all",
      value: null,
      status: "not-found",
      rivals: [],
      disputes: [],
    };
    expect(linesOf(sourceReport(en, [missing]))[0]).toBe(
      "Against all, votes: known to exist, not found in any source.",
    );
    expect(linesOf(sourceReport(en, []))).toEqual(["No such figure."]);
  });

  test("whole numbers, open disputes, figures right each in its meaning", () => {
    const rival = { ...figure, key: "registered", value: 12035578, rivals: [] };
    const open = { verdict: "open", holds: [], over: ["1177507", "x"], why: "w" } as const;
    const both = { verdict: "both", holds: ["6521860", "6366441"], over: [], why: "w" } as const;
    const lines = linesOf(sourceReport(en, [{ ...rival, disputes: [open, both] }]));
    expect(lines).toContain("- Open between 1,177,507, x: w");
    expect(lines).toContain("- Each is right in its meaning or time: 6,521,860, 6,366,441: w");
  });
});

test("problems: file, place, what was expected, found and near; what to do next", () => {
  const problem = {
    code: "V001",
    file: "votes.csv",
    row: 3,
    field: "votes",
    expected: "a whole number, zero or more",
    found: "-5",
  };
  const report = problemsReport(en, [problem, { code: "X999", expected: "x", near: ["y", "z"] }]);
  expect(linesOf(report)).toEqual([
    "2 problems in votes.csv.",
    "error V001 A figure must be a whole number, zero or more.",
    "  at: votes.csv:3 votes",
    "  expected: a whole number, zero or more",
    "  found: -5",
    "error X999 Something here is not as it should be.",
    "  expected: x",
    "  did you mean: y, z",
  ]);
  expect(report.next).toContain("the same command again");
  expect(linesOf(problemsReport(ru, [problem]))[0]).toBe("1 ошибка: votes.csv.");
  expect(linesOf(problemsReport(ru, [problem, problem]))[0]).toBe("2 ошибки: votes.csv.");
});
