/**
 * The published totals of an election, contest by contest, as the test of round shares needs them.
 *
 * @module
 */

import type { Election } from "@urna/atlas";
import { toInput } from "@urna/atlas/input";
import { isLine, type Line, type VoteRow } from "@urna/law";
import type { Totals } from "@urna/screening";
import type { FieldName, Official } from "@urna/tally";

/** Lines of a protocol of which shares are taken. */
const BASES = ["valid", "cast", "received"] as const;

/** A ballot paper with more options than this has other options in every district: they have no common base. */
const MOST_LINES = 60;

/** The totals of one contest. */
export interface ContestTotals {
  readonly contest: string;
  readonly totals: Totals;
}

/** Totals of the whole area: as published, else the sum of the areas below where all of them have a figure. */
export function totalsOf(election: Election): readonly ContestTotals[] {
  const { votes = [] } = toInput(election);
  return [...new Set(votes.map(({ contest }) => contest))].flatMap((contest) => {
    const rows = votes.filter((row) => row.contest === contest);
    const options = [...new Set(rows.map(({ option }) => option))];
    const marks = options.filter((option) => option === "against-all" || !isLine(option));
    const lines = marks.flatMap((id) => figure(rows, id, election.area));
    // A line that is not known spoils the sum, and no share can be taken of it.
    if (lines.length < marks.length || lines.length > MOST_LINES) return [];
    const sum = lines.reduce((total, line) => total + line.votes, 0);
    const bases = BASES.flatMap((id) => {
      const own = figure(rows, id, election.area);
      return own.length > 0 ? own : lineOf(election, id);
    });
    return [{ contest, totals: { lines, bases: [...bases, { id: "lines", votes: sum }] } }];
  });
}

/** The line of the whole election, where the contest has none of its own. */
function lineOf(election: Election, id: (typeof BASES)[number]): Totals["bases"] {
  const found = election.figures.get(`\n${election.area}\n\n${id}`);
  return typeof found?.value === "number" && found.value > 0 ? [{ id, votes: found.value }] : [];
}

/** The figure of the whole; none where it, or a part of the sum, is not a known whole number. */
function figure(rows: readonly VoteRow[], option: string, area: string): Totals["lines"] {
  const own = rows.filter((row) => row.option === option);
  const top = own.filter((row) => row.area === area);
  let sum = 0;
  for (const { votes } of top.length > 0 ? top : own) {
    if (typeof votes !== "number") return [];
    sum += votes;
  }
  return own.length === 0 ? [] : [{ id: option, votes: sum }];
}

/** Figures of a protocol by the lines of a table of votes. */
const FIGURES = [
  ["registered", "registered"],
  ["received", "receivedBallot"],
  ["cast", "inBoxes"],
  ["valid", "valid"],
  ["invalid", "invalid"],
  ["against-all", "againstAll"],
] as const satisfies readonly (readonly [Line, FieldName])[];

/** What was published for the whole of an election, contest by contest, as returns of polling stations are held against it. */
export function officialsOf(election: Election, area: string): readonly Official[] {
  const { votes = [] } = toInput(election);
  return [...new Set(votes.map(({ contest }) => contest))].flatMap((contest) => {
    const top = votes.filter((row) => row.contest === contest && row.area === election.area);
    const known = top.flatMap(({ option, votes: value }) =>
      typeof value === "number" ? [[option, value] as const] : [],
    );
    const figures = FIGURES.flatMap(([line, field]) =>
      known.filter(([option]) => option === line).map(([, value]) => [field, value] as const),
    );
    const options = known.filter(([option]) => option === "against-all" || !isLine(option));
    return options.length === 0
      ? []
      : [{ area, contest, figures: new Map(figures), votes: new Map(options) }];
  });
}
