/**
 * The contests of rules in which voters rank: a file of ballots names none.
 *
 * @module
 */

import { isObject, type Rules } from "@urna/law";

/** The ids of contests whose ballots are counted as rankings, each once, in the order of the document. */
export function rankedContests({ document }: Pick<Rules, "document">): readonly string[] {
  const contests = new Set<string>();
  for (const step of isObject(document["steps"]) ? Object.values(document["steps"]) : []) {
    if (!isObject(step) || step["count"] !== "ballots") continue;
    if (typeof step["contest"] === "string") contests.add(step["contest"]);
  }
  return [...contests];
}
