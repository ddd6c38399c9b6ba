/** Systems of linear equations, small ones: Gauss and Jordan with pivots. */

/** A pivot below this is none: the equations do not determine the unknown. */
const LEAST_PIVOT = 1e-9;

/**
 * Solves rows of coefficients with the right-hand side at their end. Undefined where the equations do not determine every
 * unknown. The rows are left as they are.
 */
export function solve(equations: readonly (readonly number[])[]): readonly number[] | undefined {
  const rows = equations.map((row) => [...row]);
  const n = rows.length;
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(at(r, c)) > Math.abs(at(pivot, c))) pivot = r;
    const [top, other] = [rows[pivot], rows[c]];
    // Whatever cannot be compared (NaN) is no pivot either.
    if (top === undefined || other === undefined || !(Math.abs(top[c] ?? 0) >= LEAST_PIVOT)) return undefined;
    rows[pivot] = other;
    rows[c] = top;
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const factor = at(r, c) / (top[c] ?? 1);
      rows[r] = (rows[r] ?? []).map((value, k) => value - factor * (top[k] ?? 0));
    }
  }
  return rows.map((row, i) => (row[n] ?? 0) / (row[i] ?? 1));
}
