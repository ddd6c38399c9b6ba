/**
 * Coombs's rule: while nobody has a majority of first places, whoever is last on most ballots is excluded.
 *
 * @module
 */

import { type ClauseKind, clauseKind } from "../clause.ts";
import { add, compare, fraction, leastCommonMultiple, multiply, quotient, type Whole } from "../exact.ts";
import { choice, optional } from "../schema.ts";
import type { Papers } from "../tables.ts";
import { ballotFields, bindByBallots } from "./by-ballots.ts";
import type { DeclaredStep } from "./declared.ts";
import type { RoundRow, RoundsStep } from "./rounds.ts";

const UNRANKED = ["share", "each"] as const;
type Unranked = (typeof UNRANKED)[number];

export const coombs: ClauseKind<RoundsStep | DeclaredStep> = clauseKind({
  verb: "allot",
  kind: "coombs",
  gives: "seats",
  doc: "Whoever is last on most ballots is excluded, until somebody is first on more than half of them.",
  source: "Coombs, A Theory of Data (1964); Grofman and Feld, in Electoral Studies 23 (2004).",
  fields: {
    ...ballotFields,
    unranked: optional(
      choice(
        "what a ballot says of those whom it does not rank: they share its last place (when left out), or each is last",
        UNRANKED,
      ),
    ),
  },
  bind: (clause, scope) =>
    bindByBallots<RoundsStep>(
      { ...clause, seats: { kind: "fixed", seats: 1 } },
      scope,
      (field, run, frame, race) => {
        const { names, index, table, row } = field;
        const papers = table.papers[row];
        const rounds: RoundRow[] = [];
        const stands = names.map(() => true);
        const end = (elected: number | undefined, majority: boolean): void => {
          if (elected !== undefined) field.win(elected);
          run.record?.({
            verb: "allot",
            clause: "coombs",
            at: frame.scope.id,
            area: race.area,
            cite: frame.scope.cite,
            rounds,
            majority,
            elected: elected === undefined ? null : (names[elected] ?? ""),
          });
        };
        for (let number = 1; ; number++) {
          const round = places(papers, index, stands, clause.unranked ?? "share");
          if (round === undefined) {
            return frame.refuse("law-is-silent", race, "no-votes-at-all", { seats: 1 });
          }
          const { ballots, first, last, unit } = round;
          const standing = stands.flatMap((is, k) => (is ? [k] : []));
          const tell = (excluded: number | undefined): void => {
            rounds.push({
              number,
              ballots,
              votes: standing.map((k) => ({
                contender: names[k] ?? "",
                votes: first[k] ?? 0,
                last: fraction(last[k] ?? 0, unit),
              })),
              excluded: excluded === undefined ? null : (names[excluded] ?? ""),
            });
          };
          const winner = standing.find((k) => 2 * (first[k] ?? 0) > ballots);
          if (winner !== undefined) {
            tell(undefined);
            end(winner, true);
            return undefined;
          }
          const most = standing.reduce<Whole>(
            (a, k) => (compare(last[k] ?? 0, a) > 0 ? (last[k] ?? 0) : a),
            0,
          );
          const worst = standing.filter((k) => compare(last[k] ?? 0, most) === 0);
          const spared = worst.length === 1 ? [] : field.ask(worst, worst.length - 1);
          const out = spared === undefined ? undefined : worst.find((k) => !spared.includes(k));
          tell(out);
          if (out === undefined) {
            end(undefined, false);
            return "tied";
          }
          stands[out] = false;
        }
      },
    ),
});

interface Places {
  /** Ballots that rank anybody who stands. */
  readonly ballots: number;
  readonly first: readonly number[];
  /** In units of 1/`unit` ballot. */
  readonly last: readonly Whole[];
  readonly unit: Whole;
}

/** First and last places among those who stand; undefined where no ballot ranks any of them. */
function places(
  papers: Papers | undefined,
  index: Int32Array,
  stands: readonly boolean[],
  unranked: Unranked,
): Places | undefined {
  if (papers === undefined) return undefined;
  const { counts, starts, marks } = papers;
  const n = stands.length;
  const unit = unranked === "share" ? divisibleBelow(n) : 1;
  const first: number[] = Array.from({ length: n }, () => 0);
  const last: Whole[] = Array.from({ length: n }, () => 0);
  let ballots = 0;
  for (let t = 0; t < counts.length; t++) {
    const count = counts[t] ?? 0;
    const ranked = [...marks.subarray(starts[t], starts[t + 1])]
      .map((col) => index[col] ?? -1)
      .filter((k) => stands[k] === true);
    const [top] = ranked;
    if (top === undefined) continue;
    ballots += count;
    first[top] = (first[top] ?? 0) + count;
    const rest = stands.flatMap((is, k) => (is && !ranked.includes(k) ? [k] : []));
    const lasts = rest.length > 0 ? rest : ranked.slice(-1);
    const whole = multiply(count, unit);
    const part = unranked === "share" ? quotient(whole, lasts.length) : whole;
    for (const k of lasts) last[k] = add(last[k] ?? 0, part);
  }
  return ballots === 0 ? undefined : { ballots, first, last, unit };
}

/** A number that every whole number below `n` divides. */
function divisibleBelow(n: number): Whole {
  let multiple: Whole = 1;
  for (let k = 2; k < n; k++) multiple = leastCommonMultiple(multiple, k);
  return multiple;
}
