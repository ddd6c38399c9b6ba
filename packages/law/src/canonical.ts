/**
 * Documents as text in one form only, so that equal documents have equal hashes: keys in order, no spaces, no fractions
 * (RFC 8785, the JSON Canonicalization Scheme, for documents whose numbers are whole).
 *
 * @module
 */

/**
 * The canonical text of a JSON value: hash its UTF-8 bytes. Throws a RangeError for what has no such form: a number that is
 * no safe integer, a lone surrogate, a value that JSON does not know.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new RangeError(`no canonical form: ${value} is no whole number`);
    return value === 0 ? "0" : String(value);
  }
  if (typeof value === "string") return text(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      // Code units decide, as in RFC 8785; no locale.
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${text(key)}:${canonical(inner)}`).join(",")}}`;
  }
  throw new RangeError(`no canonical form: a ${typeof value}`);
}

function text(value: string): string {
  if (!value.isWellFormed()) throw new RangeError("no canonical form: a text with half a character");
  return JSON.stringify(value);
}
