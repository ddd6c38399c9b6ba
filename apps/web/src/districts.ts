/**
 * Districts in which one seat is won: who won, as far as a source says so, and in which region they lie.
 *
 * @module
 */

import { findFigures } from "@urna/atlas";
import type { DistrictCells, DistrictGroup } from "@urna/draw";
import type { Words } from "@urna/words";
import type { Subject } from "./desk.ts";
import { hueIn } from "./pictures.ts";
import { anchorOf } from "./region-pictures.ts";

/** One district. */
export interface DistrictRow {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  /** Empty where nobody could say it. */
  readonly person: string;
  /** Who nominated the winner; empty where that is not sourced. */
  readonly option: string;
  readonly who: string;
  readonly label: string;
  readonly sources: readonly string[];
}

/** The districts of an election as a picture and as rows; undefined where there are none. */
export function districtsOf(
  subject: Subject,
  words: Words,
):
  | {
      readonly rows: readonly DistrictRow[];
      readonly groups: readonly DistrictGroup[];
      readonly key: DistrictCells["key"];
      /** Districts of which votes were found. */
      readonly withVotes: number;
    }
  | undefined {
  const { source, layout, naming } = subject;
  const districts = [...source.areas.values()].filter((area) => area.level === "district");
  const isElected = source.contests.some((contest) => contest.level === "district");
  if (!isElected || districts.length === 0) return undefined;
  const missing = words.word("page.regions.notFound");
  const regionOf = (parent: string | undefined): string =>
    parent === undefined || parent === source.area
      ? words.word("page.regions.noRegion")
      : (source.areas.get(parent)?.names[words.language] ?? parent);
  const rows = districts.map((area, i): DistrictRow => {
    const won = source.declared.find((row) => row.area === area.id);
    const option = won?.option ?? "";
    const who = option === "" ? missing : naming.short(option);
    return {
      id: area.id,
      name: area.names[words.language],
      region: regionOf(area.parent),
      person: won?.person ?? "",
      option,
      who,
      label: words.say("page.regions.districtCell", { number: words.numbers.whole(i + 1), who }),
      sources: won?.sources ?? [],
    };
  });
  const withVotes = new Set(
    findFigures(source, { key: "votes" })
      .filter((figure) => source.areas.get(figure.area)?.level === "district" && figure.value !== null)
      .map((figure) => figure.area),
  ).size;
  const parents = [...new Set(districts.map((area) => area.parent ?? source.area))];
  const groups = parents
    .map((parent): DistrictGroup => {
      const tile = layout.tiles.find((each) => each.area === parent);
      const cells = districts.flatMap((area, i) => {
        const row = rows[i];
        if ((area.parent ?? source.area) !== parent || row === undefined) return [];
        return [
          {
            text: words.numbers.whole(i + 1),
            ...(row.option === "" ? {} : { hue: hueIn(subject, row.option) }),
            label: row.label,
            href: `#${anchorOf(row.id)}`,
          },
        ];
      });
      return {
        code: tile?.code[words.language] ?? regionOf(parent),
        ...(tile === undefined ? {} : { place: { column: tile.column, line: tile.line } }),
        cells,
      };
    })
    .filter((group) => group.cells.length > 0);
  const n = words.numbers;
  const winners = [...new Set(rows.map((row) => row.option))].filter((option) => option !== "");
  const key = [
    ...winners.map((option) => ({
      hue: hueIn(subject, option),
      text: words.say("page.regions.winner", {
        name: naming.short(option),
        n: n.whole(rows.filter((row) => row.option === option).length),
      }),
    })),
    {
      text: words.say("page.regions.winnerUnknown", {
        n: n.whole(rows.filter((row) => row.option === "").length),
      }),
    },
  ];
  return { rows, groups, key, withVotes };
}
