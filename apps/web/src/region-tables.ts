/**
 * Regions and districts as tables: every value with the pages on which it was read.
 *
 * @module
 */

import type { Element } from "@urna/draw";
import type { Cell, Table, Words } from "@urna/words";
import { left, right } from "@urna/words/cells";
import type { Footnotes } from "@urna/words/record/record-notes";
import { noteLinks, table } from "./blocks.ts";
import type { districtsOf } from "./districts.ts";
import { anchorOf } from "./region-pictures.ts";
import { hundredthsOf, type RegionChange, type RegionTurnout } from "./regions.ts";

/** What stands beside the turnout of regions. */
interface ToldRegions {
  readonly changes: readonly RegionChange[];
  readonly before: RegionTurnout | undefined;
  readonly notes: Footnotes;
}

/** `[1][4]`: each leads to its source. */
function noted(notes: Footnotes, sources: readonly string[]): Cell {
  return { text: notes.mark([...new Set(sources)]).trim(), raw: sources.join(" ") };
}

/** Every region, also those without a value: in the order of the dots, those without one last. */
export function regionTable(
  words: Words,
  { rows }: RegionTurnout,
  { changes, before, notes }: ToldRegions,
): Element {
  const n = words.numbers;
  const missing = words.word("page.regions.notFound");
  const percent = (printed: string | undefined): Cell =>
    printed === undefined
      ? { text: missing, raw: null }
      : { text: n.printedPercent(printed).replace(/\s*%$/u, ""), raw: printed };
  const byArea = new Map(changes.map((change) => [change.area.id, change]));
  const columns: Table["columns"] = [
    left("area", words.word("page.regions.region")),
    right("turnout", words.word("page.regions.turnout")),
    ...(changes.length === 0
      ? []
      : [
          right("before", words.word("page.regions.before")),
          right("change", words.word("page.regions.change")),
        ]),
    left("source", words.word("column.source")),
  ];
  const earlier = new Map(before?.rows.map((row) => [row.area.id, row.sources]));
  const sorted = rows.toSorted(
    (a, b) =>
      hundredthsOf(b.printed ?? "0") - hundredthsOf(a.printed ?? "0") || (a.area.id < b.area.id ? -1 : 1),
  );
  const body = sorted.map(({ area, printed, rivals, sources }): readonly Cell[] => {
    const change = byArea.get(area.id);
    const read = [...sources, ...(change?.before === undefined ? [] : (earlier.get(area.id) ?? []))];
    const difference: Cell =
      change?.hundredths === undefined
        ? { text: "–", raw: null }
        : {
            text: n.points({ num: change.hundredths, den: 10_000 }, change.decimals),
            raw: (change.hundredths / 100).toFixed(change.decimals),
          };
    return [
      { text: area.names[words.language], raw: area.id },
      // Another value that was printed stands behind the first, as in the picture.
      { ...percent(printed), text: [printed, ...rivals].map((each) => percent(each).text).join(" / ") },
      ...(changes.length === 0
        ? []
        : [change?.before === undefined ? { text: "–", raw: null } : percent(change.before), difference]),
      noted(notes, read),
    ];
  });
  return table({ kind: "table", id: "regions", columns, rows: body }, { idOf: anchorOf }, noteLinks);
}

/** Districts with those who won them. */
export function districtTable(
  words: Words,
  rows: NonNullable<ReturnType<typeof districtsOf>>["rows"],
  notes: Footnotes,
): Element {
  return table(
    {
      kind: "table",
      id: "districts",
      columns: [
        left("district", words.word("page.regions.district")),
        left("region", words.word("page.regions.region")),
        left("person", words.word("page.regions.elected")),
        left("option", words.word("page.regions.nominated")),
        left("source", words.word("column.source")),
      ],
      rows: rows.map((row) => [
        { text: row.name, raw: row.id },
        { text: row.region, raw: row.region },
        { text: row.person === "" ? words.word("page.regions.notFound") : row.person, raw: row.person },
        { text: row.who, raw: row.option },
        noted(notes, row.sources),
      ]),
    },
    { idOf: anchorOf },
    noteLinks,
  );
}
