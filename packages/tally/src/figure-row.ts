/**
 * Figures by name, kept as a row of numbers whose names are shared by all rows of a table: many returns take little room,
 * and sums run over plain numbers.
 *
 * @module
 */

/** Names in their order, with the place of each. */
export class Names<K extends string = string> {
  readonly list: readonly K[];
  readonly #places: ReadonlyMap<string, number>;

  constructor(list: readonly K[]) {
    this.list = list;
    this.#places = new Map(list.map((name, place) => [name, place]));
  }

  /** The place of a name; undefined where it is none of these. */
  place(name: string): number | undefined {
    return this.#places.get(name);
  }
}

/** In the row of numbers: what was not written. Figures are zero or more, so no figure looks like it. */
export const NOT_WRITTEN = -1;

/** The sum of a row, and its largest figure; zero where nothing was written. */
export function measureRow(row: readonly number[]): { readonly sum: number; readonly most: number } {
  let [sum, most] = [0, 0];
  for (const value of row) {
    if (value === NOT_WRITTEN) continue;
    sum += value;
    if (value > most) most = value;
  }
  return { sum, most };
}

/** A map from names to figures. What was not written is not in it. */
export class FigureRow<K extends string = string> implements ReadonlyMap<K, number> {
  readonly names: Names<K>;
  /** In the order of the names; {@link NOT_WRITTEN} where there is no figure. */
  readonly row: readonly number[];

  constructor(names: Names<K>, row: readonly number[]) {
    this.names = names;
    this.row = row;
  }

  /** The same figures as a row. */
  static of<K extends string>(figures: ReadonlyMap<K, number>): FigureRow<K> {
    if (isRow(figures)) return figures;
    return new FigureRow(new Names([...figures.keys()]), [...figures.values()]);
  }

  get size(): number {
    let size = 0;
    for (const value of this.row) if (value !== NOT_WRITTEN) size += 1;
    return size;
  }

  get(name: K): number | undefined {
    const place = this.names.place(name);
    const value = place === undefined ? NOT_WRITTEN : this.row[place];
    return value === NOT_WRITTEN ? undefined : value;
  }

  has(name: K): boolean {
    return this.get(name) !== undefined;
  }

  forEach(act: (value: number, name: K, map: ReadonlyMap<K, number>) => void): void {
    for (const [name, value] of this) act(value, name, this);
  }

  *entries(): MapIterator<[K, number]> {
    for (const [place, name] of this.names.list.entries()) {
      const value = this.row[place];
      if (value !== undefined && value !== NOT_WRITTEN) yield [name, value];
    }
  }

  *keys(): MapIterator<K> {
    for (const [name] of this.entries()) yield name;
  }

  *values(): MapIterator<number> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[K, number]> {
    return this.entries();
  }
}

function isRow<K extends string>(figures: ReadonlyMap<K, number>): figures is FigureRow<K> {
  return figures instanceof FigureRow;
}
