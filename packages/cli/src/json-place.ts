/**
 * Where a text stops being JSON: the parser of the language says what is wrong, but not always where.
 *
 * @module
 */

const SPACE = /[\t\n\r ]*/y;
const TEXT = String.raw`"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"`;
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?`;
const NAME = new RegExp(TEXT, "y");
const SCALAR = new RegExp([TEXT, NUMBER, "true", "false", "null"].join("|"), "y");

/** The place of the first sign that JSON cannot have there. */
export function jsonErrorAt(text: string): number {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const taken = pattern.test(text);
    if (taken) at = pattern.lastIndex;
    return taken;
  };
  const sign = (wanted: string): boolean => {
    take(SPACE);
    if (text[at] !== wanted) return false;
    at += 1;
    take(SPACE);
    return true;
  };
  const several = (close: string, one: () => boolean): boolean => {
    if (sign(close)) return true;
    do if (!one()) return false;
    while (sign(","));
    return sign(close);
  };
  const value = (): boolean => {
    if (sign("{")) return several("}", () => take(NAME) && sign(":") && value());
    if (sign("[")) return several("]", value);
    return take(SCALAR);
  };
  take(SPACE);
  value();
  take(SPACE);
  return at;
}
