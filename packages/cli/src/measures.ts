/**
 * Turnout and other percentages of an election, each with what is divided by what: no number is called turnout without it.
 *
 * @module
 */

import type { Election, Figure, FigureKey } from "@urna/atlas";
import type { Measure } from "@urna/words";

/** What took part can mean: voters who were handed a ballot, ballots in the boxes, votes that counted. */
export function measuresOf(election: Election): readonly Measure[] {
  const registered = whole(election, "registered");
  const measures: Measure[] = [];
  const turnout = election.figures.get(`\n${election.area}\n\nturnout`);
  if (typeof turnout?.value === "string") {
    measures.push({
      // A referendum is decided, and its turnout published, by the ballots in the boxes; an election by those handed out.
      what: [election.kind === "referendum" ? "cast" : "received"],
      of: ["registered"],
      printed: turnout.value,
      turnout: true,
      status: turnout.status,
    });
  }
  if (registered === undefined) return measures;
  const { num: den } = registered;
  const received = whole(election, "received");
  if (received !== undefined) measures.push(part(["received"], received, den, true));
  for (const contest of election.contests) {
    for (const key of ["cast", "valid"] as const) {
      const figure = whole(election, key, contest.id);
      if (figure === undefined) continue;
      const lines =
        key === "cast"
          ? ["cast"]
          : contest.options.some((option) => option.id === "against-all")
            ? ["contenders", "against-all"]
            : ["contenders"];
      measures.push(part(lines, figure, den, key === "cast"));
    }
  }
  return measures;
}

interface Count {
  readonly num: number;
  readonly status: Figure["status"];
}

function part(what: readonly string[], { num, status }: Count, den: number, turnout: boolean): Measure {
  return { what, of: ["registered"], value: { num, den }, status, ...(turnout ? { turnout } : {}) };
}

/** A whole number of the area that votes, where one holds. */
function whole(election: Election, key: FigureKey, contest = ""): Count | undefined {
  const figure = election.figures.get(`${contest}\n${election.area}\n\n${key}`);
  return typeof figure?.value === "number" ? { num: figure.value, status: figure.status } : undefined;
}
