// Projects the boundaries of areas once and writes them as paths for the atlas:
//   npm run draw-map -- FILE.topo.json OBJECT OUT.csv AREAS.csv SOURCE
// AREAS.csv is the table of areas of a country, SOURCE an id in sources.csv; features are found by their ISO 3166-2 code.
// Albers' equal-area conic projection with the standard parallels a sixth inside the southern and northern edge, so that
// equal land is equal paper. Lines are thinned arc by arc (Visvalingam): neighbours keep one common border. Whole units,
// 1000 wide.

import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";

type Point = readonly [number, number];
type Line = readonly Point[];

/** The parts of TopoJSON that are used here; anything else is refused. */
interface Topology {
  readonly transform: { readonly scale: Point; readonly translate: Point };
  readonly arcs: readonly Line[];
  readonly geometries: readonly { readonly id: string; readonly rings: readonly (readonly number[])[] }[];
}

const [source = "", object = "", target = "", areas = "", credit = ""] = process.argv.slice(2);
if (credit === "") {
  process.stderr.write("usage: npm run draw-map -- FILE.topo.json OBJECT OUT.csv AREAS.csv SOURCE\n");
  process.exit(2);
}
const WIDTH = 1000;
/** Smallest triangle that is kept, in square units. */
const DETAIL = 6;

const topology = readTopology(JSON.parse(readFileSync(source, "utf8")));
const { scale, translate } = topology.transform;
const degrees = topology.arcs.map((arc): Line => {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]): Point => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
});
const project = albers(degrees.flat());
const flat = degrees.map((arc) => arc.map(project));
const xs = flat.flat().map(([x]) => x);
const ys = flat.flat().map(([, y]) => y);
const [left, right] = [Math.min(...xs), Math.max(...xs)];
const top = Math.max(...ys);
const unit = WIDTH / (right - left);
const placed = flat.map((arc) => thin(arc.map(([x, y]): Point => [(x - left) * unit, (top - y) * unit])));

const ids = new Map(
  readFileSync(areas, "utf8")
    .split("\n")
    .slice(1)
    .map((line) => line.split(","))
    .map(([id = "", , , , , , iso = ""]) => [iso, id]),
);
const rows = topology.geometries.map(({ id: iso, rings }) => {
  const id = ids.get(iso);
  if (id === undefined) throw new Error(`no area has the code ${iso}`);
  return `${id},${rings.map((ring) => pathOf(pointsOf(ring))).join("")},${credit}`;
});
writeFileSync(target, `area,path,sources\n${rows.toSorted().join("\n")}\n`);

/** The points of a ring: arcs one after the other, a negative number backwards. */
function pointsOf(ring: readonly number[]): Line {
  return ring.flatMap((n, i) => {
    const arc = placed[n < 0 ? ~n : n] ?? [];
    const line = n < 0 ? arc.toReversed() : arc;
    return i === 0 ? line : line.slice(1);
  });
}

/** A closed path of whole units; empty where less than a triangle is left. */
function pathOf(points: Line): string {
  let last: Point | undefined;
  let path = "";
  let steps = 0;
  for (const [px, py] of points) {
    const [x, y] = [Math.round(px), Math.round(py)];
    if (last === undefined) path = `M${x} ${y}`;
    else if (x === last[0] && y === last[1]) continue;
    else {
      path += `l${x - last[0]} ${y - last[1]}`;
      steps++;
    }
    last = [x, y];
  }
  return steps < 3 ? "" : `${path}z`;
}

function albers(points: Line): (point: Point) => Point {
  const radians = (degree: number): number => (degree * Math.PI) / 180;
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

/** Takes out, again and again, the point whose triangle is smallest; the ends of an arc stay. */
function thin(arc: Line): Line {
  const points = [...arc];
  for (;;) {
    let least = Number.POSITIVE_INFINITY;
    let at = -1;
    for (let i = 1; i < points.length - 1; i++) {
      const [a, b, c] = [points[i - 1], points[i], points[i + 1]];
      if (a === undefined || b === undefined || c === undefined) continue;
      const area = Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
      if (area < least) [least, at] = [area, i];
    }
    if (at === -1 || least >= DETAIL || points.length <= 4) return points;
    points.splice(at, 1);
  }
}

function readTopology(json: unknown): Topology {
  const transform = field(json, "transform");
  const geometries = list(field(field(field(json, "objects"), object), "geometries"));
  return {
    transform: { scale: point(field(transform, "scale")), translate: point(field(transform, "translate")) },
    arcs: list(field(json, "arcs")).map((arc) => list(arc).map(point)),
    geometries: geometries.map((geometry) => {
      const id = field(geometry, "id");
      if (typeof id !== "string") throw new Error(`${source}: a feature without an id`);
      const arcs = list(field(geometry, "arcs"));
      const rings = field(geometry, "type") === "Polygon" ? arcs : arcs.flatMap(list);
      return { id, rings: rings.map((ring) => list(ring).map(number)) };
    }),
  };
}

function field(json: unknown, name: string): unknown {
  const fields: readonly [string, unknown][] =
    typeof json === "object" && json !== null ? Object.entries(json) : [];
  const found = fields.find(([key]) => key === name)?.[1];
  if (found === undefined) throw new Error(`${source}: no ${name}; expected quantized TopoJSON`);
  return found;
}

function list(json: unknown): readonly unknown[] {
  if (!Array.isArray(json)) throw new Error(`${source}: expected a list`);
  return json;
}

function number(json: unknown): number {
  if (typeof json !== "number") throw new Error(`${source}: expected a number`);
  return json;
}

function point(json: unknown): Point {
  const [x, y] = list(json);
  return [number(x), number(y)];
}
