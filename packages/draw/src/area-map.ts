/**
 * The true map: for recognition, beside the tiles and never alone, because land is not voters. Cities are too small for their
 * outline and are drawn as dots.
 *
 * @module
 */

import { type ClassKey, drawClassKey } from "./class-key.ts";
import { disputedMark } from "./area-tiles.ts";
import { hatchFill, hatchPattern } from "./hatch.ts";
import { type Element, el, short } from "./markup.ts";
import type { Picture } from "./picture.ts";
import type { Level, Ramp } from "./tokens.ts";

export interface MapArea {
  /** Outlines in map units, 1000 wide: moves and relative lines. */
  readonly paths: readonly string[];
  readonly level?: Level;
  readonly isCity: boolean;
  readonly isDisputed: boolean;
  /** Name and value. */
  readonly label: string;
}

export interface AreaMap {
  readonly areas: readonly MapArea[];
  readonly ramp: Ramp;
  readonly key: ClassKey;
  readonly summary: string;
  readonly id: string;
}

const UNITS = 1000;

export function areaMap({ areas, ramp, key, summary, id }: AreaMap, width: number): Picture {
  const scale = width / UNITS;
  const boxes = areas.map((area) => boxOf(area.paths));
  const bottom = Math.max(1, ...boxes.map((box) => box.bottom));
  const style = ({ level, isCity }: MapArea): string =>
    ["tile", ...(level === undefined ? [] : [`${ramp}-${level}`]), ...(isCity ? ["city"] : [])].join(" ");
  const fill = ({ level }: MapArea): { readonly fill?: string } =>
    level === undefined ? { fill: hatchFill(id) } : {};
  const land = areas
    .filter((area) => !area.isCity)
    .map((area) =>
      el(
        "path",
        {
          class: `area ${style(area)}`,
          ...fill(area),
          d: area.paths.map((path) => scaled(path, scale)).join(""),
        },
        el("title", {}, area.label),
      ),
    );
  const cities = areas.flatMap((area, i): Element[] => {
    const box = boxes[i];
    if (!area.isCity || box === undefined) return [];
    const [cx, cy] = [((box.left + box.right) / 2) * scale, ((box.top + box.bottom) / 2) * scale];
    return [
      el(
        "circle",
        { class: `area ${style(area)}`, ...fill(area), cx, cy, r: 8 },
        el("title", {}, area.label),
      ),
      ...(area.isDisputed ? [disputedMark(cx + 14, cy - 8)] : []),
    ];
  });
  const top = bottom * scale + 12;
  const legend = drawClassKey(key, { ramp, id, width, top });
  const content = [hatchPattern(id), ...land, ...cities, ...legend.content];
  return { width, height: top + legend.height, content, summary };
}

/** The points of an outline, one after the other. */
function pointsOf(path: string): readonly (readonly [string, number, number])[] {
  let [x, y] = [0, 0];
  return [...path.matchAll(/([Ml])(-?\d+) (-?\d+)/g)].map(([, verb = "M", dx = "0", dy = "0"]) => {
    [x, y] = verb === "M" ? [Number(dx), Number(dy)] : [x + Number(dx), y + Number(dy)];
    return [verb, x, y] as const;
  });
}

function boxOf(paths: readonly string[]): {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
} {
  const points = paths.flatMap(pointsOf);
  const [xs, ys] = [points.map(([, x]) => x), points.map(([, , y]) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

function scaled(path: string, scale: number): string {
  const points = pointsOf(path);
  return `${points.map(([verb, x, y]) => `${verb === "M" ? "M" : "L"}${short(x * scale)} ${short(y * scale)}`).join("")}Z`;
}
