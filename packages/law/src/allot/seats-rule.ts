/**
 * How many seats an area has: a number, the area's own, a figure or a part of one, or what another step gave.
 *
 * @module
 */

import { rowsInto, type Scope } from "../clause.ts";
import { compareProducts, multiply, quotient, type Ratio, small } from "../exact.ts";
import type { Area } from "../input.ts";
import {
  choice,
  either,
  type Field,
  fractionOf,
  integer,
  isObject,
  mapped,
  named,
  optional,
  type Reading,
  record,
  step,
} from "../schema.ts";

/** How many seats an area has. */
export type SeatsRule =
  | { readonly kind: "fixed"; readonly seats: number }
  /** The number that the input gives to the area. */
  | { readonly kind: "area"; readonly inAll?: number }
  /** A part of another figure of the area, unless the input gives its seats: half of all members, rounded down. */
  | { readonly kind: "part"; readonly part: Ratio; readonly of: string; readonly rounded: "up" | "down" }
  /** Another figure that the input gives to the area. */
  | { readonly kind: "figure"; readonly figure: string }
  /**
   * A number, the area's own seats (`"area"`), or what another step gave to the area (seats of areas, or of all contenders
   * in it), less a number or the seats that another step gave in it.
   */
  | {
      readonly kind: "from";
      readonly step: number | string;
      readonly less: number | string;
      readonly inAll?: number;
    };

/** Notes that the input has to give the area's own seats. */
function asksSeats(at: string, reading: Reading): void {
  reading.references.push({ to: "figure", id: "seats", at });
}

const ownSeats = choice("the seats that the input gives to the area", ["area"]);
const areaSeats: Field<"area"> = {
  ...ownSeats,
  read: (value, at, reading) => {
    asksSeats(at, reading);
    return ownSeats.read(value, at, reading);
  },
};

/** A number of seats, `"area"` for the area's own, or the step that gave them. */
const seatsOrStep: Field<number | string> = either<number | string>("a number of seats, or a step", [
  { fits: (value) => typeof value === "number", form: integer("a number", 0, 1_000_000) },
  { fits: (value) => value === "area", form: areaSeats },
  { fits: (value) => typeof value === "string", form: step("the step that gave them", "seats") },
]);

/** How a document says how many seats an area has. */
export const seatsField: Field<SeatsRule> = either<SeatsRule>("the number of seats of each area", [
  {
    fits: (value) => typeof value === "number",
    form: {
      ...integer("a number", 0, 1_000_000),
      read: (value, at, reading) => {
        const seats = integer("a number", 0, 1_000_000).read(value, at, reading);
        return seats === undefined ? undefined : { kind: "fixed", seats };
      },
    },
  },
  {
    fits: (value) => typeof value === "string",
    form: {
      ...areaSeats,
      read: (value, at, reading) => {
        if (value !== "area") return reading.wrong("R004", at, 'a number, "area", or {"from": step}', value);
        asksSeats(at, reading);
        return { kind: "area" };
      },
    },
  },
  {
    fits: (value) => isObject(value) && Object.hasOwn(value, "part"),
    form: mapped(
      record("a part of another figure of the area, where the input does not give its seats", {
        part: fractionOf("the part", { max: 1 }),
        of: named("figure", "the figure, as in the input's areas"),
        rounded: choice("where it is no whole number", ["up", "down"]),
      }),
      (part) => ({ kind: "part", ...part }),
    ),
  },
  {
    fits: (value) => isObject(value) && Object.hasOwn(value, "figure"),
    form: mapped(
      record("another figure of the area", { figure: named("figure", "its name, as in the input's areas") }),
      (read): SeatsRule => ({ kind: "figure", figure: read.figure }),
    ),
  },
  {
    fits: (value) => isObject(value) && Object.hasOwn(value, "inAll"),
    form: mapped(
      record("the area's own seats, of which the law says how many there are", {
        from: areaSeats,
        less: optional(integer("less so many in each area", 0, 1_000_000)),
        inAll: integer("how many that makes in all areas together", 1, 1_000_000),
      }),
      ({ less, inAll }): SeatsRule =>
        less === undefined ? { kind: "area", inAll } : { kind: "from", step: "area", less, inAll },
    ),
  },
  {
    fits: isObject,
    form: mapped(
      record("seats of another step", {
        from: seatsOrStep,
        less: optional(seatsOrStep),
      }),
      (read): SeatsRule => ({ kind: "from", step: read.from, less: read.less ?? 0 }),
    ),
  },
]);

/** The seats of all areas together; undefined where those of one are not known. */
export function seatsInAll(
  rule: SeatsRule,
  scope: Scope,
  areas: readonly string[],
  count: number,
): number | undefined {
  switch (rule.kind) {
    case "fixed":
      return count > 0 ? rule.seats * count : undefined;
    case "from":
      return undefined;
    case "area":
    case "figure":
    case "part": {
      const seats = areas.flatMap((id) => seatsOfArea(rule, scope.universe.area(id)) ?? []);
      return areas.length > 0 && seats.length === areas.length ? seats.reduce((a, b) => a + b, 0) : undefined;
    }
  }
}

/** What an area's own figures say of its seats; undefined where they are not known. */
function seatsOfArea(
  rule: Extract<SeatsRule, { kind: "area" | "figure" | "part" }>,
  area: Area | undefined,
): number | undefined {
  if (rule.kind === "figure") return area?.figures?.[rule.figure];
  if (rule.kind === "area" || area?.seats !== undefined) return area?.seats;
  const whole = area?.figures?.[rule.of];
  if (whole === undefined) return undefined;
  const floor = small(quotient(multiply(whole, rule.part.num), rule.part.den));
  const exact = compareProducts(floor, rule.part.den, whole, rule.part.num) === 0;
  return rule.rounded === "down" || exact ? floor : floor + 1;
}

/** The seats of each of these areas; undefined where they are not known. Negative where more is taken than there is. */
export function bindSeats(
  rule: SeatsRule,
  scope: Scope,
  rows: readonly string[],
): (row: number) => number | undefined {
  const seatsOf = seatsByRow(rule, scope, rows);
  if ((rule.kind === "area" || rule.kind === "from") && rule.inAll !== undefined)
    checkAll(
      rule.inAll,
      rows.map((_, r) => seatsOf(r)),
      scope,
    );
  return seatsOf;
}

/** Areas that do not have the seats of the law are a mistake; an election in a part of them, or seats not known, are none. */
function checkAll(inAll: number, seats: readonly (number | undefined)[], scope: Scope): void {
  const { universe, top } = scope;
  const root = universe.area(scope.input.root)?.level ?? "";
  if (root !== "" && root !== top) return;
  const known = seats.filter((n) => n !== undefined);
  const sum = known.reduce((a, b) => a + b, 0);
  if (known.length === seats.length && seats.length > 0 && sum !== inAll) {
    scope.wrong("V016", "seats of all areas", `${inAll}`, `${sum}`);
  }
}

function seatsByRow(
  rule: SeatsRule,
  scope: Scope,
  rows: readonly string[],
): (row: number) => number | undefined {
  switch (rule.kind) {
    case "fixed":
      return () => rule.seats;
    case "area":
    case "figure":
    case "part": {
      const seats = rows.map((id) => seatsOfArea(rule, scope.universe.area(id)));
      return (row) => seats[row];
    }
    case "from": {
      const from = seatsWithin(rule.step, scope, rows);
      const less = seatsWithin(rule.less, scope, rows);
      return (row) => {
        const [whole, taken] = [from(row), less(row)];
        return whole === undefined || taken === undefined ? undefined : whole - taken;
      };
    }
  }
}

/** Either areas were the contenders (seats apportioned among areas), or an area holds all seats in it. */
function seatsWithin(
  given: number | string,
  scope: Scope,
  rows: readonly string[],
): (row: number) => number | undefined {
  if (typeof given === "number") return () => given;
  if (given === "area") return bindSeats({ kind: "area" }, scope, rows);
  const from = scope.seats(given);
  const width = from.cols.length;
  const cols = rows.map((id) => from.cols.indexOf(id));
  const areas = cols.every((c) => c >= 0);
  const level = scope.universe.levels.find((l) => scope.universe.areasAt(l).includes(rows[0] ?? ""));
  const into = rowsInto(scope.universe, from.rows, { level: level ?? scope.top, rows });
  return (row) => {
    let sum = 0;
    for (let r = 0; r < from.rows.length; r++) {
      if (areas) sum += from.cells[r * width + (cols[row] ?? 0)] ?? 0;
      else if (into[r] === row) for (let c = 0; c < width; c++) sum += from.cells[r * width + c] ?? 0;
    }
    return sum;
  };
}
