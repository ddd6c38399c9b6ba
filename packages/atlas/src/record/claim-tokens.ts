/**
 * The signs of which claims are written: names, days, numbers, percentages, operators. Each knows its column.
 *
 * @module
 */

/** A sign with the column (from 1) where it begins. */
export interface Token {
  readonly kind: "name" | "number" | "percent" | "day" | "sign" | "end";
  readonly text: string;
  readonly at: number;
}

/** Longest first: a day is no subtraction, `..` is no point. A name may hold `/`, `-` and `@`, but ends with a letter or digit. */
const FORMS: readonly (readonly [Token["kind"], RegExp])[] = [
  ["day", /\d{4}-\d{2}-\d{2}(?![\w-])/y],
  ["percent", /\d+(?:\.(?!\.)\d+)? ?%/y],
  ["number", /\d+(?:\.(?!\.)\d+)?/y],
  ["name", /[a-z](?:[a-z0-9]|[-/@](?=[a-z0-9]))*/y],
  ["sign", /\.\.|<=|>=|!=|[=<>~+\-*/(),]/y],
];

/** Splits a claim into signs; the first character that is none is given back as its column. */
export function splitClaim(text: string): readonly Token[] | { readonly unknownAt: number } {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] ?? "")) {
      at += 1;
      continue;
    }
    const found = FORMS.flatMap(([kind, form]) => {
      form.lastIndex = at;
      const match = form.exec(text);
      return match === null ? [] : [{ kind, text: match[0], at: at + 1 }];
    })[0];
    if (found === undefined) return { unknownAt: at + 1 };
    tokens.push(found);
    at += found.text.length;
  }
  tokens.push({ kind: "end", text: "", at: text.length + 1 });
  return tokens;
}
