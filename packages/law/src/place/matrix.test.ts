import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DivisorName, named, type Sequence } from "../allot/sequences.ts";
import { fillMatrix, type Matrix } from "./matrix.ts";
import type { Ratio } from "../exact.ts";
import { shortBetween } from "./matrix-divisors.ts";
import type { MatrixTask } from "./matrix-lines.ts";

const SEQUENCES: readonly DivisorName[] = ["sainte-lague", "dhondt", "danish"];

interface Problem {
  readonly name: DivisorName;
  readonly task: MatrixTask;
}

/** Sums are those of a table that exists, so that most problems have a solution; small votes make many ties. */
function problems(side: number, most: number): fc.Arbitrary<Problem> {
  return fc
    .record({
      name: fc.constantFrom(...SEQUENCES),
      rows: fc.integer({ min: 1, max: side }),
      cols: fc.integer({ min: 1, max: side }),
      few: fc.boolean(),
      cells: fc.array(fc.record({ votes: fc.nat(100_000), seats: fc.nat(most), empty: fc.nat(5) }), {
        minLength: side * side,
        maxLength: side * side,
      }),
    })
    .map(({ name, rows, cols, few, cells }) => {
      const used = cells.slice(0, rows * cols);
      const votes = used.map((c) => (c.empty === 0 ? 0 : few ? c.votes % 7 : c.votes + 1));
      const seats = used.map((c, i) => (votes[i] === 0 ? 0 : c.seats));
      return { name, task: { votes, ...sumsOf(seats, rows, cols) } };
    });
}

function sumsOf(
  seats: readonly number[],
  rows: number,
  cols: number,
): { rowSeats: number[]; colSeats: number[] } {
  const rowSeats = Array.from({ length: rows }, () => 0);
  const colSeats = Array.from({ length: cols }, () => 0);
  for (const [i, n] of seats.entries()) {
    const r = Math.floor(i / cols);
    rowSeats[r] = (rowSeats[r] ?? 0) + n;
    colSeats[i % cols] = (colSeats[i % cols] ?? 0) + n;
  }
  return { rowSeats, colSeats };
}

/** Every cell lies between the rounding points around its quotient. */
function certified(
  matrix: Exclude<Matrix, { kind: "impossible" }>,
  sequence: Sequence,
  task: MatrixTask,
): boolean {
  return matrix.seats.every((seats, i) => {
    const row = matrix.rowDivisors[Math.floor(i / task.colSeats.length)];
    const col = matrix.colDivisors[i % task.colSeats.length];
    if (row === undefined || col === undefined) return false;
    const own = BigInt(task.votes[i] ?? 0) * BigInt(sequence.unit) * BigInt(row.den) * BigInt(col.den);
    const both = BigInt(row.num) * BigInt(col.num);
    const low = task.minimum?.[i] ?? 0;
    const above = seats <= low || own >= BigInt(sequence.at(seats - 1)) * both;
    const below = own === 0n || own <= BigInt(sequence.at(seats)) * both;
    return above && below && seats >= low && (own !== 0n || seats === low);
  });
}

/** All tables with these sums whose product of votes over divisors is the largest: the definition, by brute force. */
function best({ name, task }: Problem): readonly (readonly number[])[] {
  const sequence = named(name);
  const { votes, rowSeats, colSeats } = task;
  const [rows, cols] = [rowSeats.length, colSeats.length];
  let found: number[][] = [];
  let high: { num: bigint; den: bigint } | undefined;
  const table = votes.map(() => 0);
  const left = [...colSeats];
  const fill = (i: number, rest: number): void => {
    const r = Math.floor(i / cols);
    const c = i % cols;
    if (i === rows * cols) {
      let value = { num: 1n, den: 1n };
      for (const [k, n] of table.entries()) {
        for (let s = 0; s < n; s++) {
          value = { num: value.num * BigInt(votes[k] ?? 0), den: value.den * BigInt(sequence.at(s)) };
        }
      }
      if (value.num === 0n) return;
      const side = high === undefined ? 1n : value.num * high.den - high.num * value.den;
      if (side > 0n) {
        high = value;
        found = [[...table]];
      } else if (side === 0n) found.push([...table]);
      return;
    }
    for (let n = 0; n <= Math.min(rest, left[c] ?? 0); n++) {
      if (c === cols - 1 && n !== rest) continue;
      if (r === rows - 1 && n !== left[c]) continue;
      table[i] = n;
      left[c] = (left[c] ?? 0) - n;
      fill(i + 1, c === cols - 1 ? (rowSeats[r + 1] ?? 0) : rest - n);
      left[c] = (left[c] ?? 0) + n;
      table[i] = 0;
    }
  };
  fill(0, rowSeats[0] ?? 0);
  return found;
}

describe("biproportional tables", () => {
  test("meet all sums and are certified by their divisors, or are refused", () => {
    fc.assert(
      fc.property(problems(6, 5), ({ name, task }) => {
        const sequence = named(name);
        const matrix = fillMatrix(sequence, task);
        // A table with these sums exists; a tied one has seats left.
        expect(matrix.kind).not.toBe("impossible");
        if (matrix.kind !== "done") return;
        const { rowSeats, colSeats } = task;
        expect(sumsOf(matrix.seats, rowSeats.length, colSeats.length)).toEqual({ rowSeats, colSeats });
        expect(certified(matrix, sequence, task)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("are the ones with the largest product; ties are found, and each can be reached by lots", () => {
    fc.assert(
      fc.property(problems(3, 2), (problem) => {
        const { name, task } = problem;
        const sequence = named(name);
        const wanted = best(problem);
        const matrix = fillMatrix(sequence, task);
        if (matrix.kind === "impossible") throw new Error(matrix.reason);
        expect(matrix.kind).toBe(wanted.length === 1 ? "done" : "tied");
        const certain = task.votes.map((_, i) => Math.min(...wanted.map((table) => table[i] ?? 0)));
        expect(matrix.seats).toEqual(certain);
        for (const table of wanted) {
          const drawn = fillMatrix(sequence, task, (row, among, places) => {
            const winners = among.filter((c) => {
              const i = row * task.colSeats.length + c;
              return (table[i] ?? 0) > (certain[i] ?? 0);
            });
            expect(winners).toHaveLength(places);
            return winners;
          });
          expect(drawn).toMatchObject({ kind: "done", seats: table });
        }
      }),
      { numRuns: 400 },
    );
  });

  test("do not depend on the order of rows and columns, nor on the scale of votes in a row", () => {
    fc.assert(
      fc.property(problems(4, 4), fc.integer({ min: 1, max: 1000 }), ({ name, task }, times) => {
        const sequence = named(name);
        const plain = fillMatrix(sequence, task);
        const turned = fillMatrix(sequence, {
          votes: Array.from({ length: task.rowSeats.length * task.colSeats.length }, (_, i) => {
            const [c, r] = [Math.floor(i / task.rowSeats.length), i % task.rowSeats.length];
            return Number(task.votes[r * task.colSeats.length + c] ?? 0) * (r === 0 ? times : 1);
          }),
          rowSeats: task.colSeats,
          colSeats: task.rowSeats,
        });
        expect(turned.kind).toBe(plain.kind);
        if (plain.kind === "impossible" || turned.kind === "impossible") return;
        const back = plain.seats.map((_, i) => {
          const [r, c] = [Math.floor(i / task.colSeats.length), i % task.colSeats.length];
          return turned.seats[c * task.rowSeats.length + r];
        });
        expect(back).toEqual(plain.seats);
      }),
      { numRuns: 200 },
    );
  });

  test("keep a guaranteed seat of the strongest list, whatever the quotient", () => {
    const task = { votes: [60, 50, 10, 1000], rowSeats: [1, 3], colSeats: [1, 3] };
    const plain = fillMatrix(named("sainte-lague"), task);
    expect(plain).toMatchObject({ kind: "done", seats: [1, 0, 0, 3] });
    const kept = fillMatrix(named("sainte-lague"), {
      ...task,
      votes: [50, 60, 100, 1000],
      minimum: [0, 1, 0, 0],
    });
    expect(kept).toMatchObject({ kind: "done", seats: [0, 1, 1, 2] });
  });

  test("name the rows and columns that contradict each other", () => {
    const sequence = named("sainte-lague");
    // The second column has votes only in the third row, which has one seat; it should have two.
    const empty = fillMatrix(sequence, {
      votes: [5, 0, 7, 0, 3, 9],
      rowSeats: [1, 1, 1],
      colSeats: [1, 2],
    });
    expect(empty).toMatchObject({
      kind: "impossible",
      reason: "no-table-has-these-sums",
      rows: [2],
      cols: [1],
    });
  });

  test.each<[MatrixTask, string, readonly number[], readonly number[]]>([
    [{ votes: [5], rowSeats: [1], colSeats: [2] }, "sums-differ", [], []],
    [{ votes: [5, 3, 0, 0], rowSeats: [1, 1], colSeats: [1, 1] }, "no-table-has-these-sums", [1], []],
    [{ votes: [5, 0, 3, 0], rowSeats: [1, 1], colSeats: [1, 1] }, "no-table-has-these-sums", [], [1]],
    [
      { votes: [5, 5, 5, 5], rowSeats: [2, 1], colSeats: [2, 1], minimum: [0, 0, 1, 1] },
      "minimum-above-seats",
      [1],
      [],
    ],
    [
      { votes: [5, 5, 5, 5], rowSeats: [2, 1], colSeats: [2, 1], minimum: [0, 1, 0, 1] },
      "minimum-above-seats",
      [],
      [1],
    ],
  ])("are refused where one line alone shows it: %j", (task, reason, rows, cols) => {
    expect(fillMatrix(named("sainte-lague"), task)).toEqual({ kind: "impossible", reason, rows, cols });
  });

  test("have rows without votes that are due nothing, or no more than their least number", () => {
    const sequence = named("sainte-lague");
    expect(fillMatrix(sequence, { votes: [5, 3, 0, 0], rowSeats: [2, 0], colSeats: [1, 1] })).toMatchObject({
      kind: "done",
      seats: [1, 1, 0, 0],
    });
    const task = { votes: [0, 0, 5, 3], rowSeats: [1, 1], colSeats: [1, 1], minimum: [1, 0, 0, 0] };
    expect(fillMatrix(sequence, task)).toMatchObject({ kind: "done", seats: [1, 0, 0, 1] });
  });

  test("are not tied where a least number decides", () => {
    const task = { votes: [1, 1, 1, 1], rowSeats: [1, 1], colSeats: [1, 1] };
    const sequence = named("sainte-lague");
    for (const [minimum, seats] of [
      [
        [1, 0, 0, 0],
        [1, 0, 0, 1],
      ],
      [
        [0, 1, 0, 0],
        [0, 1, 1, 0],
      ],
    ] as const) {
      expect(fillMatrix(sequence, { ...task, minimum })).toMatchObject({ kind: "done", seats });
    }
  });

  test("ask for each row once: who is tied there, and for how many seats", () => {
    // The third column is nobody's tie; the fourth has no votes in the first row.
    const task = {
      votes: [1, 1, 9, 0, 1, 1, 0, 9],
      rowSeats: [2, 2],
      colSeats: [1, 1, 1, 1],
    };
    const asked: unknown[] = [];
    const matrix = fillMatrix(named("sainte-lague"), task, (row, among, places) => {
      asked.push([row, among, places]);
      return [1];
    });
    expect(asked).toEqual([[0, [0, 1], 1]]);
    expect(matrix).toMatchObject({ kind: "done", seats: [0, 1, 1, 0, 1, 0, 0, 1] });
  });

  test.each([
    [
      [0, 1],
      [1, 1, 0, 0, 0, 0, 1, 1],
    ],
    [
      [2, 3],
      [0, 0, 1, 1, 1, 1, 0, 0],
    ],
    [
      [0, 3],
      [1, 0, 0, 1, 0, 1, 1, 0],
    ],
  ])("give every drawn column its seat, from another one each: %j", (drawn, seats) => {
    const task = { votes: [1, 1, 1, 1, 1, 1, 1, 1], rowSeats: [2, 2], colSeats: [1, 1, 1, 1] };
    expect(fillMatrix(named("sainte-lague"), task, () => drawn)).toMatchObject({ kind: "done", seats });
  });

  test("ask for every circle by itself, where several meet in a row", () => {
    // One of the first two columns gives a seat to the first row, and one of the last two.
    const task = {
      votes: [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1],
      rowSeats: [2, 1, 1],
      colSeats: [1, 1, 1, 1],
    };
    const asked: unknown[] = [];
    const by =
      (...winners: readonly number[]) =>
      (row: number, among: readonly number[], places: number) => {
        asked.push([row, among, places]);
        const drawn = among.filter((col) => winners.includes(col));
        return drawn.length === 0 ? undefined : drawn;
      };
    const sequence = named("sainte-lague");
    expect(fillMatrix(sequence, task, by(1, 2))).toMatchObject({
      kind: "done",
      seats: [0, 1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1],
    });
    const both = [
      [0, [0, 1], 1],
      [0, [2, 3], 1],
    ];
    expect(asked).toEqual(both);
    // An answer to one of them does not hide the other.
    expect(fillMatrix(sequence, task, by(3))).toMatchObject({
      kind: "tied",
      seats: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    });
    expect(asked).toEqual([...both, ...both]);
  });

  test("follow no lot that leaves a column without its seat", () => {
    // The last row can take one of the last two columns only, so that the first may not have both.
    const task = {
      votes: [1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1],
      rowSeats: [2, 1, 1],
      colSeats: [1, 1, 1, 1],
    };
    expect(fillMatrix(named("sainte-lague"), task, () => [2, 3])).toEqual({
      kind: "impossible",
      reason: "lot-contradicts",
      rows: [0],
      cols: [],
    });
  });

  test("have short divisors also where seats had to be passed along ties", () => {
    const sequence = named("sainte-lague");
    const task = {
      votes: [6, 4, 3, 6, 1, 9, 9, 6, 1, 5, 10, 0, 0, 7, 0, 3],
      rowSeats: [3, 5, 3, 2],
      colSeats: [4, 6, 1, 2],
    };
    const matrix = fillMatrix(sequence, task);
    if (matrix.kind === "impossible") throw new Error(matrix.reason);
    expect(matrix.seats).toEqual([2, 0, 0, 1, 1, 3, 0, 1, 1, 1, 1, 0, 0, 2, 0, 0]);
    expect(certified(matrix, sequence, task)).toBe(true);
    // No cell of the last two rows lies on a rounding point: nothing asks for more digits.
    expect(matrix.rowDivisors.slice(2)).toEqual([
      { num: 5, den: 1 },
      { num: 27, den: 5 },
    ]);
  });

  test("stay tied in a square of equal votes until a lot is drawn, which decides both rows", () => {
    const task = { votes: [1, 1, 1, 1], rowSeats: [1, 1], colSeats: [1, 1] };
    const sequence = named("sainte-lague");
    expect(fillMatrix(sequence, task)).toMatchObject({ kind: "tied", seats: [0, 0, 0, 0] });
    expect(fillMatrix(sequence, task, () => [1])).toMatchObject({ kind: "done", seats: [0, 1, 1, 0] });
  });
});

test.each([
  [
    [1, 3],
    [1, 2],
    [2, 5],
  ],
  [
    [1, 1],
    [2, 1],
    [3, 2],
  ],
  [
    [3, 2],
    [2, 1],
    [17, 10],
  ],
  [
    [12_345, 1],
    [12_347, 1],
    [12_346, 1],
  ],
  [
    [1, 1001],
    [1, 1000],
    [1999, 2_000_000],
  ],
  // Equal ones, in lowest terms; nothing lies between them.
  [
    [4, 6],
    [2, 3],
    [2, 3],
  ],
] as const)("the shortest decimal between %j and %j is %j", (low, high, expected) => {
  const of = ([num, den]: readonly [number, number]): Ratio => ({ num, den });
  expect(shortBetween(of(low), of(high))).toEqual(of(expected));
});

test("the shortest decimal between two fractions lies between them", () => {
  const positive = fc.record({
    num: fc.integer({ min: 1, max: 1e6 }),
    den: fc.integer({ min: 1, max: 1e6 }),
  });
  fc.assert(
    fc.property(positive, positive, (a, b) => {
      const [low, high] = a.num * b.den < b.num * a.den ? [a, b] : [b, a];
      const found = shortBetween(low, high);
      const [num, den] = [BigInt(found.num), BigInt(found.den)];
      expect(num * BigInt(low.den) >= BigInt(low.num) * den).toBe(true);
      expect(num * BigInt(high.den) <= BigInt(high.num) * den).toBe(true);
    }),
  );
});
