/**
 * A value as JSON: keys in the order in which the program made them, maps as objects, sets as arrays, whole numbers
 * beyond the safe range as texts of their digits.
 *
 * @module
 */

/** Writes a value with indentation and a line break at the end. */
export function renderJson(value: unknown): string {
  return `${JSON.stringify(value, exact, 2)}\n`;
}

function exact(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Map) return Object.fromEntries(value);
  if (value instanceof Set) return [...value];
  return value;
}
