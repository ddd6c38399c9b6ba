/**
 * The table of lots: orders that a lot decided, and ballot papers that were drawn, one row for papers that are alike.
 *
 * @module
 */

import type { Lot, PaperLot } from "@urna/law";
import type { OpenTable } from "../open-table.ts";
import type { Place, Problems } from "../problems.ts";
import { need, whole } from "../row-cells.ts";

/** Columns of the table of lots. */
export const LOTS: { readonly required: readonly string[]; readonly optional: readonly string[] } = {
  required: ["step", "area", "order"],
  optional: ["from", "papers"],
};

/** What was read: lots, and where each stands (papers of one draw: the first of them). */
export interface LotRows {
  readonly lots: readonly Lot[];
  readonly places: readonly Place[];
}

/** Reads the table of lots. Rows with `from` and `papers` are papers drawn from those of one candidate. */
export function readLots({ file, rows }: OpenTable, problems: Problems): LotRows {
  const lots: Lot[] = [];
  const places: Place[] = [];
  const draws = new Map<string, PaperLot & { readonly papers: PaperLot["papers"][number][] }>();
  for (const row of rows) {
    const at = need(row, "step", "the id of the step that asks for it", file, problems);
    const written = need(row, "order", "an order such as a > b", file, problems);
    const from = row.get("from");
    const count = whole(row, "papers", file, problems);
    if (from !== undefined) need(row, "papers", "how many such papers were drawn", file, problems);
    if (row.get("papers") !== undefined) need(row, "from", "whose papers they are", file, problems);
    if (at === undefined || written === undefined) continue;
    const order = written.split(">").map((id) => id.trim());
    const area = row.get("area");
    const place: Place = { file, row: row.line, field: "order" };
    if (order.includes("")) {
      problems.add("R004", place, "an order such as a > b", written);
      continue;
    }
    if (new Set(order).size !== order.length) {
      problems.add("V009", place, "every name once", written);
      continue;
    }
    const head = { at, ...(area === undefined ? {} : { area }) };
    if (from === undefined) {
      lots.push({ ...head, order });
      places.push(place);
      continue;
    }
    if (count === undefined) continue;
    const key = [at, area ?? "", from].join("\n");
    const known = draws.get(key);
    if (known !== undefined) known.papers.push({ count, ranking: order });
    else {
      const draw = { ...head, from, papers: [{ count, ranking: order }] };
      draws.set(key, draw);
      lots.push(draw);
      places.push({ ...place, field: "from" });
    }
  }
  return { lots, places };
}
