/**
 * Numbers as tables write them: groups of thousands by a space, an apostrophe, a comma or a point, and counts that a
 * spreadsheet wrote with decimals.
 *
 * @module
 */

/** What stands before the decimals; undefined: as the figure itself shows. */
export type DecimalSign = "," | ".";

const PLAIN = /^\d{1,15}$/;
const GROUPED = /^-?\d{1,3}(?:[ \u00A0\u202F'’]\d{3})+$/;

/**
 * Reads a count. Gives undefined for what is no number at all, and a number that is not whole where it says so: the checks
 * name it. An empty cell is not for this function: missing is missing.
 *
 * `1 234`, `1'234`, `1,234`, `1.234`, `1234,0` and `1234.00` are 1234. With a decimal sign that was told, `1,234` in a
 * table with decimal commas is one and a bit.
 */
export function parseFigure(written: string, decimal?: DecimalSign): number | undefined {
  if (PLAIN.test(written)) return Number(written);
  const text = written.trim().replace("\u2212", "-");
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  if (GROUPED.test(text)) return Number(text.replaceAll(/[ \u00A0\u202F'’]/g, ""));
  const parts = /^(-?\d[\d \u00A0\u202F'’.,]*?)(?:([.,])(\d+))?$/.exec(text);
  const [, whole = "", sign, digits = ""] = parts ?? [];
  if (parts === null) return undefined;
  // A single sign before exactly three digits groups them, unless it is told to be the decimal sign.
  const groups = sign !== undefined && digits.length === 3 && sign !== decimal && !/^-?0$/.test(whole);
  const integer = groups ? `${whole}${sign}${digits}` : whole;
  const other =
    sign === undefined || groups
      ? /[ \u00A0\u202F'’.,]/g
      : sign === ","
        ? /[ .'’\u00A0\u202F]/g
        : /[ ,'’\u00A0\u202F]/g;
  if (!isGrouped(integer)) return undefined;
  const bare = integer.replaceAll(other, "");
  if (!/^-?\d{1,15}$/.test(bare)) return undefined;
  return groups || sign === undefined ? Number(bare) : Number(`${bare}.${digits}`);
}

/** Digits, or groups of three behind one kind of sign. */
function isGrouped(integer: string): boolean {
  if (/^-?\d+$/.test(integer)) return true;
  const [sign] = integer.replace("-", "").replace(/^\d+/, "");
  return (
    sign !== undefined &&
    /^-?\d{1,3}$/.test(integer.split(sign)[0] ?? "") &&
    integer
      .split(sign)
      .slice(1)
      .every((group) => /^\d{3}$/.test(group))
  );
}
