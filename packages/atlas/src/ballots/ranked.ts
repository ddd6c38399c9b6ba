/**
 * The contests of rules in which voters rank, and the areas in which they are counted: a file of ballots names neither.
 *
 * @module
 */

import { type Given, isObject, type Rules } from "@urna/law";

/** The ids of contests whose ballots are counted as rankings, each once, in the order of the document. */
export function rankedContests(rules: Pick<Rules, "document">): readonly string[] {
  const contests = rankedSteps(rules).map((step) => step["contest"]);
  return [...new Set(contests.filter((contest) => typeof contest === "string"))];
}

/**
 * Ballots alone that are all of one area, or name none, where no table of areas says what it is: they are of an area in
 * which the rules count rankings.
 */
export function inOneArea(rules: Pick<Rules, "document" | "areas">, given: Given): Given {
  const { areas = [], votes, ballots = [] } = given;
  const [level, ...otherLevels] = new Set(rankedSteps(rules).map((step) => step["in"]));
  const [id, ...otherAreas] = new Set(ballots.map(({ area }) => area));
  const isSaid = votes !== undefined || areas.some((area) => area.level !== "") || rules.areas.length > 0;
  if (isSaid || typeof level !== "string" || id === undefined) return given;
  if (otherLevels.length > 0 || otherAreas.length > 0) return given;
  return { ...given, areas: [{ ...areas[0], id, level }] };
}

function rankedSteps({ document }: Pick<Rules, "document">): readonly Readonly<Record<string, unknown>>[] {
  const steps = isObject(document["steps"]) ? Object.values(document["steps"]) : [];
  return steps.filter(isObject).filter((step) => step["count"] === "ballots");
}
