/**
 * Turnout bulletins of election day: percentages by area and time of day, as printed.
 *
 * @module
 */

import { choice, optional, text } from "@urna/law";
import { id, ids, remark } from "../cells.ts";
import { readTable } from "../csv.ts";
import { isPercentage } from "../figures.ts";
import type { Files } from "../files.ts";
import type { Problems } from "../problems.ts";

/** `impossible`: contradicts another value; `suspect`: cannot be shown to be wrong; `rival`: another source's value. */
export const BULLETIN_FLAGS = ["impossible", "suspect", "rival"] as const;
export type BulletinFlag = (typeof BULLETIN_FLAGS)[number];

const BULLETIN = {
  time: text("the local time of the bulletin, or close", /^(\d{2}:\d{2}|close)$/),
  area: id("the area"),
  value: text("turnout in percent as printed"),
  flag: optional(choice("what is odd about it", BULLETIN_FLAGS)),
  sources: ids("who says so"),
  note: remark("a remark"),
};

/** Turnout of one area at one time. */
export interface Bulletin {
  /** `HH:MM`, or `close` for the last bulletin of the night; these sort as texts. */
  readonly time: string;
  readonly area: string;
  readonly value: string;
  readonly flag: BulletinFlag | undefined;
  readonly sources: readonly string[];
  readonly note: string;
  readonly row: number;
}

/** Reads `turnout.csv` of an election; a file that does not exist holds none. */
export function readBulletins(files: Files, file: string, problems: Problems): readonly Bulletin[] {
  if (!files.has(file)) return [];
  return readTable(files, file, BULLETIN, problems).flatMap((read) => {
    if (!isPercentage(read.value)) {
      problems.add("A202", { file, row: read.row, field: "value" }, "a percentage as printed", read.value);
      return [];
    }
    return [
      {
        time: read.time,
        area: read.area,
        value: read.value,
        flag: read.flag,
        sources: read.sources,
        note: read.note ?? "",
        row: read.row,
      },
    ];
  });
}
