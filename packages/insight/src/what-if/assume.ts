/**
 * Inputs that an election lacks, given by assumption: every one is named in the answer, and none is made up.
 *
 * @module
 */

import { isLine, nearest, type Result } from "@urna/law";
import { wanting } from "@urna/words/insight/wanted";
import { missingInputs } from "../inputs.ts";
import { type RulesDocument, type Scenario, stepsOf } from "../scenario.ts";
import { copyVotes, firstOnly, firstPreferences, oneArea, withFigure, withLine } from "./assumed-inputs.ts";
import { type Applied, impossible } from "./change.ts";
import { declareSeats } from "./seats.ts";

/** `amanat:22,independent:7` */
const SEATS = /^[^\s:,]+:\d+(,[^\s:,]+:\d+)*$/;
/** What stands for ballots that rank nobody but the one who was marked. */
export const FIRST_ONLY = "first-only";
/** What stands for marks: the first preference of every ballot. */
export const FIRST_PREFERENCES = "first-preferences";
/** What stands for one area that is the whole. */
export const ONE_AREA = "one";

/**
 * Gives what is missing. `contest=a:22,b:7` declares seats; `contest=other` takes the votes of another contest;
 * `contest=first-only` makes ballots with one preference of marks, `contest=first-preferences` marks of ballots; `level=one`
 * lets one area stand for the whole, `level.seats=98` (or another figure of areas) says how many seats it has;
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
  const levels = Array.isArray(rules["levels"]) ? rules["levels"].map(String) : [];
  // A contest may be called like the level in which it is held.
  if (levels.includes(name) && (value === ONE_AREA || !contests.includes(name))) {
    return value === ONE_AREA
      ? given(oneArea(scenario, name, levels))
      : impossible("R004", at, wanting("oneArea", { one: ONE_AREA }), value);
  }
  const dot = name.lastIndexOf(".");
  const [level, figure] = [name.slice(0, dot), name.slice(dot + 1)];
  if (dot > 0 && levels.includes(level)) {
    const isWhole = /^\d{1,9}$/.test(value);
    const changed = isWhole ? withFigure(scenario, { level, figure, value: Number(value) }) : undefined;
    return changed === undefined
      ? impossible("R004", at, wanting("areaSeats", { level }), value)
      : given(changed);
  }
  if (contests.includes(name)) {
    if (SEATS.test(value)) {
      const seats = seatsOf(scenario, at, value);
      return seats.ok ? given(declareSeats(scenario, name, seats.value)) : seats;
    }
    if (value === FIRST_ONLY) return given(firstOnly(scenario, name));
    if (value === FIRST_PREFERENCES) return given(firstPreferences(scenario, name));
    const { votes = [], ballots = [] } = scenario.given;
    const others = [...new Set([...votes, ...ballots].map((row) => row.contest))].filter((id) => id !== name);
    if (others.includes(value)) return given(copyVotes(scenario, name, value));
    return impossible(
      "R004",
      at,
      wanting("seatsOrVotes", {
        first: `${FIRST_ONLY}, ${FIRST_PREFERENCES}`,
        names: others.join(", ") || "–",
      }),
      value,
      nearest(value, others),
    );
  }
  if (isLine(name)) {
    return /^\d{1,15}$/.test(value)
      ? given(withLine(scenario, name, Number(value)))
      : impossible("R004", at, wanting("whole"), value);
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

/** Seats by contender. Others than those of the ballots may have them, unless they are called almost alike. */
function seatsOf({ given }: Scenario, at: string, value: string): Result<Readonly<Record<string, number>>> {
  const known = new Set([
    ...[...(given.votes ?? []), ...(given.declared ?? [])]
      .map((row) => row.option)
      .filter((id) => !isLine(id)),
    ...(given.contenders ?? []).map((each) => each.id),
  ]);
  const seats = new Map<string, number>();
  for (const part of value.split(",")) {
    const [option = "", number = ""] = part.split(":");
    if (seats.has(option)) return impossible("R019", at, wanting("onceEach"), option);
    const near = known.has(option) ? [] : nearest(option, known);
    if (near.length > 0)
      return impossible("V004", at, wanting("oneOf", { names: [...known].join(", ") }), option, near);
    seats.set(option, Number(number));
  }
  return { ok: true, value: Object.fromEntries(seats) };
}
