/**
 * Doubtful polling stations as a report: what their ballots could have decided, station by station and together. Nothing
 * is said of how the doubt came about.
 *
 * @module
 */

import type { Block, Cell, Report } from "../blocks.ts";
import { left, right, textCell, wholeCell } from "../cells.ts";
import type { MarginsContext } from "./margins-report.ts";

/** What a number of doubtful ballots could decide. */
export interface DoubtfulWeight {
  readonly ballots: number;
  /** Seats won and lost when the ballots are left out; null where the law gives no answer then. */
  readonly removed: Readonly<Record<string, number>> | null;
  readonly seats: Readonly<
    Record<string, { readonly now: number; readonly least: number; readonly most: number }>
  >;
  readonly couldChange: readonly string[];
}

export interface DoubtfulStations {
  readonly stations: readonly (DoubtfulWeight & { readonly station: string })[];
  readonly together: DoubtfulWeight;
}

/** So many stations are listed, those that weigh most. */
const LISTED = 20;

/** Weighs the stations: the answer is of all together. */
export function doubtfulReport(ctx: MarginsContext, { stations, together }: DoubtfulStations): Report {
  const { words, naming } = ctx;
  const weighed = {
    stations: words.counted("doubtful.stations", stations.length),
    ballots: words.counted("margins.ballots", together.ballots),
  };
  const names = words.list(together.couldChange.map((id) => naming.short(id)));
  const answer =
    together.couldChange.length === 0
      ? words.say("doubtful.none", weighed)
      : words.say("doubtful.some", { ...weighed, names });
  const listed = [...stations]
    .sort((a, b) => b.couldChange.length - a.couldChange.length || b.ballots - a.ballots)
    .slice(0, LISTED);
  return {
    blocks: [
      { kind: "answer", text: answer, stamps: [] },
      { kind: "heading", text: words.word("doubtful.together") },
      rangesTable(ctx, together),
      { kind: "heading", text: words.word("doubtful.each") },
      stationsTable(ctx, listed),
      ...(listed.length < stations.length
        ? [{ kind: "paragraph", text: words.say("doubtful.listed", { n: `${LISTED}` }) } as const]
        : []),
      { kind: "paragraph", text: words.word("doubtful.note") },
    ],
    next: `urna margins ${ctx.election}`,
  };
}

function rangesTable({ words, naming }: MarginsContext, { seats }: DoubtfulWeight): Block {
  return {
    kind: "table",
    id: "together",
    columns: [
      left("contender", words.word("column.contender")),
      right("now", words.word("doubtful.column.now")),
      right("least", words.word("doubtful.column.least")),
      right("most", words.word("doubtful.column.most")),
    ],
    rows: Object.entries(seats)
      .sort(([a, x], [b, y]) => y.now - x.now || y.most - x.most || (a < b ? -1 : 1))
      .map(([id, { now, least, most }]) => [
        textCell(naming.short(id), id),
        wholeCell(words, now),
        wholeCell(words, least),
        wholeCell(words, most),
      ]),
  };
}

function stationsTable(ctx: MarginsContext, stations: DoubtfulStations["stations"]): Block {
  const { words } = ctx;
  return {
    kind: "table",
    id: "stations",
    columns: [
      left("station", words.word("doubtful.column.station")),
      right("ballots", words.word("margins.column.ballots")),
      left("removed", words.word("doubtful.column.removed")),
      left("could", words.word("doubtful.column.could")),
    ],
    rows: stations.map((weight) => [
      textCell(weight.station),
      wholeCell(words, weight.ballots),
      removedCell(ctx, weight),
      couldCell(ctx, weight),
    ]),
  };
}

function removedCell({ words, naming }: MarginsContext, { removed }: DoubtfulWeight): Cell {
  if (removed === null) return textCell(words.word("sweep.silent"));
  const changes = Object.entries(removed)
    .filter(([, by]) => by !== 0)
    .sort(([, a], [, b]) => a - b)
    .map(([id, by]) => `${naming.short(id)} ${words.numbers.signed(by)}`);
  return textCell(changes.length === 0 ? words.word("margin.nothing") : changes.join(", "));
}

function couldCell({ words, naming }: MarginsContext, { couldChange, seats }: DoubtfulWeight): Cell {
  const ranges = couldChange.flatMap((id) => {
    const range = seats[id];
    return range === undefined ? [] : [`${naming.short(id)} ${range.least}–${range.most}`];
  });
  return textCell(
    ranges.length === 0 ? words.word("margin.nothing") : ranges.join(", "),
    couldChange.join(" "),
  );
}
