import { describe, expect, test } from "vitest";
import { named, type Sequence } from "../allot/sequences.ts";
import { fillMatrix } from "./matrix.ts";
import { type Lines, linesOf, type MatrixTask, surplus } from "./matrix-lines.ts";
import { scale } from "./matrix-scaling.ts";

/** A table scaled, and how many divisors were asked for on the way: the steps of the search. */
function scaled(
  task: MatrixTask,
  sequence: Sequence = named("sainte-lague"),
): { met: boolean; steps: number; lines: Lines } {
  let steps = 0;
  const counted: Sequence = {
    ...sequence,
    at: (s) => {
      steps += 1;
      return sequence.at(s);
    },
  };
  const lines = linesOf(counted, task);
  const met = scale(lines);
  return { met, steps, lines };
}
const seatsOf = ({ cells }: Lines): readonly number[] => cells.map(({ seats }) => seats);

describe("scaling rows and columns in turn", () => {
  test.each<[MatrixTask, readonly number[], number]>([
    [{ votes: [60, 30, 20, 90], rowSeats: [3, 4], colSeats: [3, 4] }, [2, 1, 1, 3], 60],
    [{ votes: [3, 1, 1, 3], rowSeats: [1, 1], colSeats: [1, 1] }, [1, 0, 0, 1], 40],
    // Divisors that are off by thousands are found at once: seats are not taken back one by one.
    [
      { votes: [1_000_000, 1, 1_000_000, 1], rowSeats: [20_000, 20_000], colSeats: [2, 39_998] },
      [1, 19_999, 1, 19_999],
      80,
    ],
    [
      { votes: [1_000_000, 500_000, 3, 7], rowSeats: [90_000, 10_000], colSeats: [50_000, 50_000] },
      [48_031, 41_969, 1969, 8031],
      350,
    ],
    // Forty rounds, each a little nearer: it is not given up before it is met.
    [
      { votes: [2, 60_770, 10, 69, 1123, 0], rowSeats: [32, 6, 30], colSeats: [39, 29] },
      [3, 29, 6, 0, 30, 0],
      3100,
    ],
    // A cell without votes keeps its least number, and the other cells of its row have the rest.
    [{ votes: [0, 50, 30, 20], rowSeats: [3, 2], colSeats: [3, 2], minimum: [1, 0, 0, 0] }, [1, 2, 2, 0], 90],
  ])("meets %j in few steps", (task, seats, most) => {
    const { met, steps, lines } = scaled(task);
    expect([met, seatsOf(lines)]).toEqual([true, seats]);
    expect(steps).toBeLessThan(most);
  });

  test("finds the seats of a quotient at once, before, at and after a first divisor that was replaced", () => {
    for (const [divisor, first] of [
      ["sainte-lague", { num: 7, den: 5 }],
      ["sainte-lague", { num: 1, den: 2 }],
      ["danish", undefined],
    ] as const) {
      const task = { votes: [70_000, 9000], rowSeats: [7900], colSeats: [7000, 900] };
      const { met, steps } = scaled(task, named(divisor, first));
      expect(met).toBe(true);
      expect(steps).toBeLessThan(150);
    }
  });

  test("gives up after a hundred rounds, however near; the rest is passed along ties", () => {
    const task = { votes: [3, 89_388, 191, 5], rowSeats: [804, 735], colSeats: [779, 760] };
    const { met, lines } = scaled(task);
    expect([met, seatsOf(lines)]).toEqual([false, [43, 760, 736, 0]]);
    expect(fillMatrix(named("sainte-lague"), task)).toMatchObject({ kind: "done", seats: [44, 760, 735, 0] });
  });

  test("gives up where ties stand in the way; then all columns have their seats", () => {
    const { met, steps, lines } = scaled({ votes: [1, 1, 1, 1], rowSeats: [1, 1], colSeats: [1, 1] });
    expect(met).toBe(false);
    expect(lines.cols.map(surplus)).toEqual([0, 0]);
    expect(steps).toBeLessThan(700);
  });
});
