/**
 * Places in a text of JSON: where it stops being JSON, where an object has a name twice, and on which line the value of a
 * path stands. The parser of the language says none of it; of equal names it keeps the last.
 *
 * @module
 */

const SPACE = /[\t\n\r ]*/y;
const TEXT = String.raw`"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"`;
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?`;
const NAME = new RegExp(TEXT, "y");
const SCALAR = new RegExp([TEXT, NUMBER, "true", "false", "null"].join("|"), "y");
/** Deeper documents are none that anybody writes; a text of a million brackets ends here. */
const DEEPEST = 200;

/** The place of the first sign that JSON cannot have there. */
export function jsonErrorAt(text: string): number {
  return scan(text, () => undefined);
}

/**
 * The line, from 1, of the value at a path such as `steps/bar/atLeast`; of the deepest part of the path that there is. The
 * ids of a document may hold slashes.
 */
export function jsonLineOf(text: string, path: string): number {
  let best = 0;
  let depth = 0;
  scan(text, (at, found) => {
    const fits = path === found || path.startsWith(`${found}/`);
    if (!fits || found.length <= depth) return;
    depth = found.length;
    best = at;
  });
  return text.slice(0, best).split("\n").length;
}

/** Reads a text as far as it is JSON and tells where each value of an object or list begins. */
function scan(text: string, found: (at: number, path: string) => void): number {
  let at = 0;
  const path: string[] = [];
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const taken = pattern.exec(text)?.[0];
    if (taken !== undefined) at = pattern.lastIndex;
    return taken;
  };
  const sign = (wanted: string): boolean => {
    take(SPACE);
    if (text[at] !== wanted) return false;
    at += 1;
    take(SPACE);
    return true;
  };
  const several = (close: string, one: (n: number) => boolean): boolean => {
    if (sign(close)) return true;
    let n = 0;
    do if (!one(n++)) return false;
    while (sign(","));
    return sign(close);
  };
  const inside = (name: string, start: number): boolean => {
    path.push(name);
    found(start, path.join("/"));
    const read = value();
    path.pop();
    return read;
  };
  const member = (): boolean => {
    const start = at;
    const name = take(NAME);
    return name !== undefined && sign(":") && inside(name.slice(1, -1), start);
  };
  const value = (): boolean => {
    if (path.length > DEEPEST) return false;
    if (sign("{")) return several("}", member);
    if (sign("[")) return several("]", (n) => inside(`${n}`, at));
    return take(SCALAR) !== undefined;
  };
  take(SPACE);
  value();
  take(SPACE);
  return at;
}

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;

/** The first name that stands twice in one object of a text that is JSON, and where the second stands; undefined where none does. */
export function nameTwice(text: string): { readonly name: string; readonly at: number } | undefined {
  const inside: Set<string>[] = [];
  let last = { text: "", at: 0 };
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    if (token === "{" || token === "[") inside.push(new Set());
    else if (token === "}" || token === "]") inside.pop();
    else if (token === ":") {
      // Escapes may write one name in several ways.
      const name = String(JSON.parse(last.text));
      const names = inside.at(-1);
      if (names?.has(name) === true) return { name, at: last.at };
      names?.add(name);
    } else last = { text: token, at: index };
  }
  return undefined;
}
