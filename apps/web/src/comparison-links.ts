/**
 * From the figures of a comparison to what they are computed of: seats by an own law to their reasons, seats by another law
 * to the question that gives them, shares to their formula, turnout and houses to their sources.
 *
 * @module
 */

import type { RawRow } from "@urna/draw";
import { pathOf, sectionPath, writeQuery } from "./addresses.ts";
import { contenderIn, followedIn } from "./comparison-pictures.ts";
import type { Answered, Subject } from "./desk.ts";
import { openedOnLadder } from "./opened-figures.ts";
import { sourceId } from "./opened-formulas.ts";
import { presetQuery } from "./pages/what-if/question.ts";
import type { Query, Visit } from "./reply.ts";
import { sectionsOf } from "./sections.ts";

/** From a cell of a comparison to what its figure is computed of; undefined where there is no such page. */
export function comparisonLinks(
  visit: Visit,
  answer: Answered,
): (column: string, raw: string, row: RawRow) => string | undefined {
  const { root, language } = visit;
  const party = followedIn(answer);
  const houses = answer.report.blocks.find((block) => block.kind === "table" && block.id === "houses");
  const ids = houses?.kind === "table" ? houses.rows.map(([cell]) => String(cell?.raw)) : [];
  const [first, second] = ids.map((id) => subjectOf(visit, id));
  const shown = [first, second].flatMap((each) =>
    each !== undefined && hasPages(visit, each) ? [each] : [],
  );
  const shownAs = (id: string): Subject | undefined => shown.find(({ election }) => election.id === id);
  return (column, raw, row) => {
    if (row["votes"] !== undefined) {
      const own = shownAs(String(row["votes"]));
      if (own === undefined || first === undefined || second === undefined) return undefined;
      return matrixLink(visit, own, { column, party, first, second });
    }
    const [kind, id = ""] = column.split(" ");
    if (row["contender"] !== undefined) {
      const of = shownAs(id);
      const who = of && contenderIn(of, String(row["contender"]));
      if (of === undefined || who === undefined) return undefined;
      if (kind === "share") return openedOnLadder(visit, of)("share", { contender: who });
      return Number(raw) > 0 ? `${root}${pathOf(language, id, "why", who)}` : undefined;
    }
    const vote = subjectOf(visit, String(row["election"]));
    if (vote === undefined || column === "date" || !hasPages(visit, vote)) return undefined;
    const { id: asked } = vote.election;
    if (column === "election") return `${root}${pathOf(language, asked)}`;
    // Members, bar and majorities of a house are what its law says.
    if (row["members"] !== undefined) return `${root}${sectionPath(language, asked, "law")}`;
    return sectionsOf(vote).includes("source")
      ? `${root}${sectionPath(language, asked, "source")}#${sourceId("turnout")}`
      : undefined;
  };
}

function subjectOf({ desk, words }: Visit, id: string): Subject | undefined {
  const found = desk.open(id, words);
  return found.ok ? found : undefined;
}

function hasPages({ elections }: Visit, { election }: Subject): boolean {
  return elections?.has(election.id) !== false;
}

function matrixLink(
  { root, language, live }: Visit,
  own: Subject,
  {
    column,
    party: identity,
    first,
    second,
  }: { readonly column: string; readonly party: string; readonly first: Subject; readonly second: Subject },
): string | undefined {
  const { id } = own.election;
  const other = column === "first" ? first : second;
  const isOwn = other.rules.id === own.rules.id;
  const what = (preset: Query): string => {
    const party = contenderIn(own, identity);
    const law = isOwn ? {} : { law: other.rules.id };
    return `${root}${pathOf(language, id, "what-if")}${writeQuery({ ...law, ...preset, party })}`;
  };
  switch (column) {
    case "first":
    case "second":
      if (isOwn) return `${root}${sectionPath(language, id, "why")}`;
      // A site of files answers no question that is not ready-made.
      return live ? what({}) : undefined;
    case "linked":
    case "all-list":
      if (isOwn) return `${root}${pathOf(language, id, "what-if", column)}`;
      return live ? what(presetQuery(column, second.scenario)) : undefined;
    default:
      return undefined;
  }
}
