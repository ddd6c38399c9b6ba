/**
 * How often each holder of seats had how many, over the runs of an engine.
 *
 * @module
 */

import type { Engine } from "@urna/law";

/** Contenders counted together, for example those who said that they would govern together. */
export interface Together {
  readonly id: string;
  readonly members: readonly string[];
}

/** Cells of a table of seats, and the index of the holder of each. */
interface Cells {
  readonly cells: readonly number[];
  readonly holders: Int32Array;
}

/** Counts seats of contenders over all tiers, and of those counted together. */
export class SeatCounts {
  readonly #ids: readonly string[];
  readonly #tables: readonly Cells[];
  readonly #groups: readonly (readonly number[])[];
  /** Seats in the last run, contenders first. */
  readonly #seats: Int32Array;
  /** One histogram after another, each of `#width` numbers; widened when somebody has more seats. */
  #counts: Float64Array;
  #width = 128;

  constructor(engine: Engine, together: readonly Together[]) {
    const index = new Map<string, number>();
    const indexOf = (id: string): number => {
      const known = index.get(id) ?? index.size;
      index.set(id, known);
      return known;
    };
    const tables: Cells[] = [];
    for (const [tier, steps] of engine.rules.tiers) {
      const group = engine.rules.tierGroups.get(tier);
      for (const step of steps) {
        const table = engine.table(step);
        if (table?.gives !== "seats") continue;
        const cols = table.cols.map((id) =>
          indexOf(group === undefined ? id : engine.universe.fold(id, group)),
        );
        tables.push({ cells: table.cells, holders: Int32Array.from(table.rows.flatMap(() => cols)) });
      }
    }
    this.#tables = tables;
    this.#groups = together.map(({ members }) => members.flatMap((id) => index.get(id) ?? []));
    this.#ids = [...index.keys(), ...together.map((t) => t.id)];
    this.#seats = new Int32Array(this.#ids.length);
    this.#counts = new Float64Array(this.#ids.length * this.#width);
  }

  /** Counts the seats that the tables hold now. */
  add(): void {
    const seats = this.#seats;
    seats.fill(0);
    for (let t = 0; t < this.#tables.length; t++) {
      const table = this.#tables[t];
      if (table === undefined) continue;
      const { cells, holders } = table;
      for (let i = 0; i < holders.length; i++) {
        const holder = holders[i] ?? 0;
        seats[holder] = (seats[holder] ?? 0) + (cells[i] ?? 0);
      }
    }
    const contenders = seats.length - this.#groups.length;
    for (let g = 0; g < this.#groups.length; g++) {
      let sum = 0;
      for (const member of this.#groups[g] ?? []) sum += seats[member] ?? 0;
      seats[contenders + g] = sum;
    }
    for (let i = 0; i < seats.length; i++) {
      const n = seats[i] ?? 0;
      if (n >= this.#width) this.#widen(n);
      const place = i * this.#width + n;
      this.#counts[place] = (this.#counts[place] ?? 0) + 1;
    }
  }

  #widen(seats: number): void {
    const width = 2 * seats;
    const counts = new Float64Array(this.#ids.length * width);
    for (let i = 0; i < this.#ids.length; i++)
      counts.set(this.#counts.subarray(i * this.#width, (i + 1) * this.#width), i * width);
    this.#width = width;
    this.#counts = counts;
  }

  /** `[id][n]`: how often this holder had n seats, up to the most it had. */
  histograms(): Readonly<Record<string, readonly number[]>> {
    return Object.fromEntries(
      this.#ids.map((id, i) => {
        const own = [...this.#counts.subarray(i * this.#width, (i + 1) * this.#width)];
        return [id, own.slice(0, own.findLastIndex((n) => n > 0) + 1)];
      }),
    );
  }
}
