/**
 * The language in which claims are written, so that a machine can go through them:
 *
 * ```
 * claim      := comparison ("and" comparison)*
 * comparison := sum (("=" | "!=" | "<" | "<=" | ">" | ">=" | "~" | "almost") sum | "in" sum ".." sum)
 * sum        := product (("+" | "-") product)*
 * product    := part (("*" | "/") part)*
 * part       := number | percentage | day | word | call | "(" sum ")"
 * call       := name "(" [argument ("," argument)*] ")"
 * argument   := an id, a day, or a call
 * ```
 *
 * `a ~ 54%`: a rounded to the digits that are written is 54 %. `a almost 54%`: a is below 54 % by less than one unit of the
 * last digit that is written. `a in 1..5`: from 1 to 5, both included. A day minus a day is a number of days. All numbers are
 * exact. What functions there are is said in `claim-functions.ts`.
 *
 * @module
 */

import { nearest, parseRatio, type Ratio, ratio } from "@urna/law";
import { splitClaim, type Token } from "./claim-tokens.ts";

/** An expression; `at` is the column, from 1, where it begins. */
export type Expression =
  | {
      readonly kind: "number";
      readonly value: Ratio;
      readonly percent: boolean;
      readonly digits: number;
      readonly at: number;
    }
  | { readonly kind: "day"; readonly day: string; readonly at: number }
  | { readonly kind: "word"; readonly word: string; readonly at: number }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly args: readonly Expression[];
      readonly at: number;
    }
  | {
      readonly kind: "sum";
      readonly sign: "+" | "-" | "*" | "/";
      readonly left: Expression;
      readonly right: Expression;
      readonly at: number;
    };

export const OPERATORS = ["=", "!=", "<", "<=", ">", ">=", "~", "almost", "in"] as const;
export type Operator = (typeof OPERATORS)[number];

/** Two sides and what is claimed of them; `upTo` is the end of a range. */
export interface ComparisonClaim {
  readonly left: Expression;
  readonly operator: Operator;
  readonly right: Expression;
  readonly upTo?: Expression;
}

/** Why a text is no claim: the column, and what could stand there. */
export interface SyntaxError {
  readonly at: number;
  readonly expected: string;
  readonly found: string;
  readonly near: readonly string[];
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: SyntaxError };

/** How deep parentheses and calls may stand in each other: enough for people, and no trap for the stack. */
const DEEPEST = 40;

/** Reads a claim: one comparison, or several joined by `and`. */
export function parseClaim(text: string, functions: Iterable<string>): Parsed<readonly ComparisonClaim[]> {
  return run(text, functions, (reader) => {
    const claims = [reader.comparison()];
    while (reader.take("and")) claims.push(reader.comparison());
    return claims;
  });
}

/** Reads an expression that is only to be shown. */
export function parseExpression(text: string, functions: Iterable<string>): Parsed<Expression> {
  return run(text, functions, (reader) => reader.sum());
}

function run<T>(text: string, functions: Iterable<string>, read: (reader: Reader) => T): Parsed<T> {
  const tokens = splitClaim(text);
  if ("unknownAt" in tokens) {
    const at = tokens.unknownAt;
    return {
      ok: false,
      error: { at, expected: "a name, a number, a day or an operator", found: text[at - 1] ?? "", near: [] },
    };
  }
  const reader = new Reader(tokens, [...functions]);
  try {
    const value = read(reader);
    reader.end();
    return { ok: true, value };
  } catch (error: unknown) {
    if (error instanceof Stop) return { ok: false, error: error.why };
    throw error;
  }
}

/** Ends the reading of a claim; thrown and caught in this file only. */
class Stop extends Error {
  readonly why: SyntaxError;
  constructor(why: SyntaxError) {
    super(why.expected);
    this.why = why;
  }
}

class Reader {
  readonly #tokens: readonly Token[];
  readonly #functions: readonly string[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], functions: readonly string[]) {
    this.#tokens = tokens;
    this.#functions = functions;
  }

  comparison(): ComparisonClaim {
    const left = this.sum();
    const token = this.#next();
    const operator = OPERATORS.find((o) => o === token.text);
    if (operator === undefined) this.#stop(token, `one of ${OPERATORS.join(" ")}`);
    const right = this.sum();
    if (operator !== "in") return { left, operator, right };
    if (!this.take("..")) this.#stop(this.#peek(), "..");
    return { left, operator, right, upTo: this.sum() };
  }

  sum(): Expression {
    return this.#chain(["+", "-"], () => this.#chain(["*", "/"], () => this.#part()));
  }

  take(text: string): boolean {
    if (this.#peek().text !== text) return false;
    this.#at += 1;
    return true;
  }

  end(): void {
    const token = this.#peek();
    if (token.kind !== "end") this.#stop(token, "the end, or and");
  }

  #chain(signs: readonly ("+" | "-" | "*" | "/")[], part: () => Expression): Expression {
    let left = part();
    for (;;) {
      const sign = signs.find((s) => s === this.#peek().text);
      if (sign === undefined) return left;
      this.#at += 1;
      left = { kind: "sum", sign, left, right: part(), at: left.at };
    }
  }

  #part(): Expression {
    const token = this.#next();
    const { at, text } = token;
    switch (token.kind) {
      case "number":
      case "percent":
        return numberOf(token);
      case "day":
        return { kind: "day", day: text, at };
      case "name":
        if (this.#peek().text !== "(") return { kind: "word", word: text, at };
        return this.#call(token);
      case "sign": {
        if (text !== "(") break;
        this.#deeper(token);
        const inside = this.sum();
        if (!this.take(")")) this.#stop(this.#peek(), ")");
        this.#depth -= 1;
        return inside;
      }
      case "end":
        break;
    }
    return this.#stop(token, "a number, a day, a word, a function or (");
  }

  #call(name: Token): Expression {
    if (!this.#functions.includes(name.text))
      this.#stop(name, `one of the functions ${this.#functions.join(", ")}`, this.#functions);
    this.#deeper(name);
    this.#at += 1;
    const args: Expression[] = [];
    while (!this.take(")")) {
      args.push(this.#part());
      const after = this.#peek();
      if (after.text !== "," && after.text !== ")") this.#stop(after, ", or )");
      if (after.text === ",") {
        this.#at += 1;
        if (this.#peek().text === ")") this.#stop(this.#peek(), "an argument");
      }
    }
    this.#depth -= 1;
    return { kind: "call", name: name.text, args, at: name.at };
  }

  #deeper(token: Token): void {
    this.#depth += 1;
    if (this.#depth > DEEPEST) this.#stop(token, `at most ${DEEPEST} levels of parentheses`);
  }

  #peek(): Token {
    return this.#tokens[this.#at] ?? { kind: "end", text: "", at: 0 };
  }

  #next(): Token {
    const token = this.#peek();
    if (token.kind !== "end") this.#at += 1;
    return token;
  }

  #stop(token: Token, expected: string, known: readonly string[] = []): never {
    const found = token.kind === "end" ? "" : token.text;
    throw new Stop({ at: token.at, expected, found, near: nearest(found, known) });
  }
}

/** A number as written: `53.9%` is 539/1000 with one digit after the point. */
function numberOf({ kind, text, at }: Token): Expression {
  const percent = kind === "percent";
  const plain = text.replace(/ ?%$/, "");
  const digits = plain.split(".")[1]?.length ?? 0;
  const value = parseRatio(percent ? `${plain}%` : plain) ?? ratio(0);
  return { kind: "number", value, percent, digits, at };
}
