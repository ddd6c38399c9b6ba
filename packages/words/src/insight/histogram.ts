/**
 * A distribution of whole numbers as bars of signs: for a terminal, and for whatever shows text.
 *
 * @module
 */

/** Rows and columns that a distribution may take. */
const ROWS = 16;
const COLUMNS = 28;
const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"] as const;

/** Neighbouring numbers of seats together, so that no more rows are needed than fit on a page. */
export function binsOf(
  counts: readonly number[],
): readonly { readonly low: number; readonly high: number; readonly count: number }[] {
  const least = counts.findIndex((count) => count > 0);
  const most = counts.findLastIndex((count) => count > 0);
  const width = [1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 500].find((w) => (most - least) / w < ROWS) ?? 1000;
  const bins: { low: number; high: number; count: number }[] = [];
  // Nothing at all is another answer than little: zero stands alone.
  if (least === 0) bins.push({ low: 0, high: 0, count: counts[0] ?? 0 });
  const start = least === 0 ? 1 : Math.floor(least / width) * width;
  for (let low = start; low <= most; low += width) {
    const count = counts.slice(low, low + width).reduce((sum, each) => sum + each, 0);
    bins.push({ low, high: low + width - 1, count });
  }
  return bins;
}

/** A bar in eighths of a column; what happened at all leaves a trace. */
export function barOf(count: number, most: number): string {
  const eighths = count === 0 ? 0 : Math.max(1, Math.round((count * COLUMNS * 8) / most));
  return "█".repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? "");
}
