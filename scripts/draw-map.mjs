// Projects the boundaries of areas once and writes them as paths for the atlas:
//   node scripts/draw-map.mjs FILE.topo.json OBJECT OUT.csv AREAS.csv SOURCE
// AREAS.csv is the table of areas of a country, SOURCE an id in sources.csv; features are found by their ISO 3166-2 code.
// Albers' equal-area conic projection with the standard parallels a sixth inside the southern and northern edge, so that
// equal land is equal paper. Lines are thinned arc by arc (Visvalingam): neighbours keep one common border. Whole units,
// 1000 wide.

import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";

const [source = "", object = "", target = "", areas = "", credit = ""] = process.argv.slice(2);
const WIDTH = 1000;
/** Smallest triangle that is kept, in square units. */
const DETAIL = 6;

/** @typedef {readonly [number, number]} Point */
/** @typedef {{ id: string, type: "Polygon", arcs: readonly (readonly number[])[] }} Polygon */
/** @typedef {{ id: string, type: "MultiPolygon", arcs: readonly (readonly (readonly number[])[])[] }} MultiPolygon */
/**
 * @type {{
 *   transform: { scale: Point, translate: Point },
 *   arcs: readonly (readonly Point[])[],
 *   objects: Readonly<Record<string, { geometries: readonly (Polygon | MultiPolygon)[] }>>,
 * }}
 */
// oxlint-disable-next-line typescript/no-unsafe-assignment -- a tool run by hand on a file that it trusts
const topology = JSON.parse(readFileSync(source, "utf8"));
const { scale, translate } = topology.transform;
const degrees = topology.arcs.map((arc) => {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return point(x * scale[0] + translate[0], y * scale[1] + translate[1]);
  });
});
const project = albers(degrees.flat());
const flat = degrees.map((arc) => arc.map(project));
const xs = flat.flat().map(([x]) => x);
const ys = flat.flat().map(([, y]) => y);
const [left, right] = [Math.min(...xs), Math.max(...xs)];
const top = Math.max(...ys);
const unit = WIDTH / (right - left);
const placed = flat.map((arc) => thin(arc.map(([x, y]) => point((x - left) * unit, (top - y) * unit))));

const ids = new Map(
  readFileSync(areas, "utf8")
    .split("\n")
    .slice(1)
    .map((line) => line.split(","))
    .map(([id = "", , , , , , iso = ""]) => [iso, id]),
);
const rows = (topology.objects[object]?.geometries ?? []).map((geometry) => {
  const id = ids.get(geometry.id);
  if (id === undefined) throw new Error(`no area has the code ${geometry.id}`);
  const polygons = geometry.type === "Polygon" ? [geometry.arcs] : geometry.arcs;
  const rings = polygons.flat().map((ring) => pathOf(pointsOf(ring)));
  return `${id},${rings.filter((ring) => ring !== "").join("")},${credit}`;
});
writeFileSync(target, `area,path,sources\n${rows.toSorted().join("\n")}\n`);

/**
 * @param {number} x
 * @param {number} y
 * @returns {Point}
 */
function point(x, y) {
  return [x, y];
}

/**
 * The points of a ring: arcs one after the other, a negative number backwards.
 * @param {readonly number[]} ring
 */
function pointsOf(ring) {
  return ring.flatMap((n, i) => {
    const arc = (n < 0 ? placed[~n]?.toReversed() : placed[n]) ?? [];
    return i === 0 ? arc : arc.slice(1);
  });
}

/** @param {readonly Point[]} points */
function pathOf(points) {
  const [first = point(0, 0), ...others] = points.map(([x, y]) => point(Math.round(x), Math.round(y)));
  let [x, y] = first;
  let path = `M${x} ${y}`;
  let steps = 0;
  for (const [nx, ny] of others) {
    if (nx === x && ny === y) continue;
    path += `l${nx - x} ${ny - y}`;
    [x, y] = [nx, ny];
    steps++;
  }
  return steps < 3 ? "" : `${path}z`;
}

/**
 * @param {readonly Point[]} points
 * @returns {(at: Point) => Point}
 */
function albers(points) {
  /** @param {number} degree */
  const radians = (degree) => (degree * Math.PI) / 180;
  const lats = points.map(([, lat]) => lat);
  const lons = points.map(([lon]) => lon);
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const middle = radians((Math.min(...lons) + Math.max(...lons)) / 2);
  const [one, two] = [radians(south + (north - south) / 6), radians(north - (north - south) / 6)];
  const n = (Math.sin(one) + Math.sin(two)) / 2;
  const c = Math.cos(one) ** 2 + 2 * n * Math.sin(one);
  return ([lon, lat]) => {
    const rho = Math.sqrt(c - 2 * n * Math.sin(radians(lat))) / n;
    const theta = n * (radians(lon) - middle);
    return [rho * Math.sin(theta), -rho * Math.cos(theta)];
  };
}

/**
 * Takes out, again and again, the point whose triangle is smallest; the ends of an arc stay.
 * @param {readonly Point[]} arc
 */
function thin(arc) {
  const points = [...arc];
  for (;;) {
    let least = Number.POSITIVE_INFINITY;
    let at = -1;
    for (let i = 1; i < points.length - 1; i++) {
      const [[ax, ay] = [0, 0], [bx, by] = [0, 0], [cx, cy] = [0, 0]] = points.slice(i - 1, i + 2);
      const area = Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;
      if (area < least) [least, at] = [area, i];
    }
    if (at === -1 || least >= DETAIL || points.length <= 4) return points;
    points.splice(at, 1);
  }
}
