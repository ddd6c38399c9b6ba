/**
 * Inputs that an election lacks, given by assumption: every one is named in the answer, and none is made up.
 *
 * @module
 */

import { isLine, nearest, parseRatio, type Result } from "@urna/law";
import { wanting } from "@urna/words/insight/wanted";
import { missingInputs } from "../inputs.ts";
import { type RulesDocument, type Scenario, stepsOf } from "../scenario.ts";
import { type Applied, impossible } from "./change.ts";
import { declareSeats } from "./seats.ts";

/** `amanat:22,independent:7` */
const SEATS = /^[^\s:,]+:\d+(,[^\s:,]+:\d+)*$/;
/** What stands for ballots that rank nobody but the one who was marked. */
export const FIRST_ONLY = "first-only";
/** What stands for one area that is the whole. */
export const ONE_AREA = "one";

/**
 * Gives what is missing. `contest=a:22,b:7` declares seats; `contest=other` takes the votes of another contest;
 * `contest=first-only` makes ballots with one preference of marks; `level=one` lets one area stand for the whole;
 * `registered=12035578` gives a line of the protocol.
 */
export function assume(scenario: Scenario, name: string, value: string): Result<Applied> {
  const { rules } = scenario;
  const at = `assume ${name}`;
  const given = (changed: Scenario["given"]): Result<Applied> => ({
    ok: true,
    value: {
      scenario: { rules, given: changed },
      assumptions: [{ kind: "given", name, value }],
    },
  });
  const contests = contestsOf(rules);
  if (contests.includes(name)) {
    if (SEATS.test(value)) return given(declareSeats(scenario, name, seatsIn(value)));
    if (value === FIRST_ONLY) return given(firstOnly(scenario, name));
    const others = [...new Set((scenario.given.votes ?? []).map((row) => row.contest))].filter(
      (id) => id !== name,
    );
    if (others.includes(value)) return given(copyVotes(scenario, name, value));
    return impossible(
      "R004",
      at,
      wanting("seatsOrVotes", { first: FIRST_ONLY, names: others.join(", ") }),
      value,
      nearest(value, others),
    );
  }
  if (isLine(name)) {
    const figure = parseRatio(value);
    if (figure === undefined || figure.num < 0) return impossible("R004", at, wanting("whole"), value);
    return given(withLine(scenario, name, value, contests));
  }
  const levels = Array.isArray(rules["levels"]) ? rules["levels"].map(String) : [];
  if (levels.includes(name)) {
    return value === ONE_AREA
      ? given(oneArea(scenario, name))
      : impossible("R004", at, wanting("oneArea", { one: ONE_AREA }), value);
  }
  const known = [...new Set([...missingInputs(rules, scenario.given).map((n) => n.name), ...contests])];
  return impossible("V004", at, wanting("input", { names: known.join(", ") }), name, nearest(name, known));
}

function contestsOf(rules: RulesDocument): readonly string[] {
  return [
    ...new Set(
      [...stepsOf(rules).values()].flatMap((step) =>
        typeof step["contest"] === "string" ? [step["contest"]] : [],
      ),
    ),
  ];
}

function seatsIn(value: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    value.split(",").map((part) => {
      const [option = "", seats = "0"] = part.split(":");
      return [option, Number(seats)];
    }),
  );
}

function copyVotes({ given }: Scenario, contest: string, from: string): Scenario["given"] {
  const votes = given.votes ?? [];
  return {
    ...given,
    votes: [
      ...votes.filter((row) => row.contest !== contest),
      ...votes.filter((row) => row.contest === from).map((row) => ({ ...row, contest })),
    ],
    declared: (given.declared ?? []).filter((row) => row.contest !== contest),
  };
}

/** Ballots that rank nobody but the option that was marked. */
function firstOnly({ given }: Scenario, contest: string): Scenario["given"] {
  const votes = given.votes ?? [];
  const own = votes.filter((row) => row.contest === contest && !isLine(row.option));
  return {
    ...given,
    votes: votes.filter((row) => row.contest !== contest || isLine(row.option)),
    ballots: [
      ...(given.ballots ?? []).filter((row) => row.contest !== contest),
      ...own.map(({ area, option, votes: count }) => ({
        contest,
        area,
        count: typeof count === "number" ? count : 0,
        ranking: [[option]],
      })),
    ],
  };
}

/** A line of the protocol in the whole, for every contest that the rules count. */
function withLine(
  { given }: Scenario,
  line: string,
  value: string,
  contests: readonly string[],
): Scenario["given"] {
  const area = rootOf(given);
  const votes = (given.votes ?? []).filter((row) => row.option !== line || row.area !== area);
  return {
    ...given,
    votes: [...votes, ...contests.map((contest) => ({ contest, area, option: line, votes: Number(value) }))],
  };
}

/** One area of a level that is the whole, with all figures of the whole in it. */
function oneArea({ given }: Scenario, level: string): Scenario["given"] {
  const root = rootOf(given);
  const id = `${root}-${level}`;
  const move = <T extends { readonly area: string }>(row: T): T =>
    row.area === root ? { ...row, area: id } : row;
  return {
    ...given,
    areas: [
      ...(given.areas ?? [{ id: root, level: "" }]).map((area) =>
        area.parent === root ? { ...area, parent: id } : area,
      ),
      { id, level, parent: root },
    ],
    votes: (given.votes ?? []).map(move),
    ballots: (given.ballots ?? []).map(move),
  };
}

function rootOf(given: Scenario["given"]): string {
  return (given.areas ?? []).find((area) => area.parent === undefined)?.id ?? given.votes?.[0]?.area ?? "";
}
