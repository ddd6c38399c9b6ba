/**
 * Reads BLT, the usual file of ballots with preferences: two numbers (candidates, seats), withdrawn candidates as negative
 * numbers, one ballot type a line (how many, preferences, 0), a 0 that ends them, names and a title in quotes. `=` joins
 * equal preferences, `-` stands for a rank that was left out, `#` begins a comment.
 *
 * @module
 */

import type { BallotCandidate, BallotFile, BallotType } from "./ballot-types.ts";
import { parseCount } from "../cells.ts";
import type { Problems } from "../problems.ts";

interface Token {
  readonly text: string;
  readonly line: number;
  /** Written in quotes. */
  readonly quoted: boolean;
}

/** Reads one file. Gives undefined when it cannot be read; every problem names the line. */
export function readBlt(content: string, file: string, problems: Problems): BallotFile | undefined {
  const before = problems.list.length;
  const tokens = tokensOf(content, file, problems);
  let at = 0;
  const peek = (): Token | undefined => tokens[at];
  const lastLine = tokens.at(-1)?.line ?? 1;
  const wrong = (expected: string, token: Token | undefined): undefined => {
    problems.add(
      "A005",
      { file, row: token?.line ?? lastLine },
      expected,
      token?.text ?? "the end of the file",
    );
    return undefined;
  };
  const number = (expected: string): number | undefined => {
    const token = tokens[at];
    const read = token === undefined || token.quoted ? undefined : parseCount(token.text);
    if (read === undefined) return wrong(expected, token);
    at += 1;
    return read;
  };

  const size = number("the number of candidates");
  const seats = size === undefined ? undefined : number("the number of seats");
  if (size === undefined || seats === undefined) return undefined;
  if (size === 0) return wrong("at least one candidate", tokens[0]);

  const withdrawn = new Set<number>();
  for (let token = peek(); token !== undefined && /^-\d+$/.test(token.text); token = peek()) {
    const k = parseCount(token.text.slice(1)) ?? 0;
    if (k < 1 || k > size) wrong(`a withdrawn candidate from -1 to -${size}`, token);
    withdrawn.add(k - 1);
    at += 1;
  }

  const ballots: BallotType[] = [];
  for (;;) {
    const start = peek();
    if (start === undefined || start.quoted) return wrong("a 0 that ends the ballots", start);
    if (/^\(.*\)$/.test(start.text)) at += 1;
    const head = peek();
    const count = head === undefined || head.quoted ? undefined : parseCount(head.text);
    if (count === undefined)
      return wrong("how many ballots, a whole number, or a 0 that ends the ballots", head);
    at += 1;
    if (count === 0 && head === start) break;
    const ranking = readPreferences();
    if (ranking === undefined) return undefined;
    ballots.push({ count, ranking, line: start.line });
  }

  const texts = tokens.slice(at);
  const odd = texts.find((t) => !t.quoted);
  if (odd !== undefined) return wrong("names of candidates in quotes", odd);
  if (texts.length < size)
    return wrong(`the names of ${size} candidates in quotes, found ${texts.length}`, undefined);
  const candidates = texts.slice(0, size).map(({ text }, k): BallotCandidate => {
    return { name: text, withdrawn: withdrawn.has(k) };
  });
  const title = texts[size]?.text;
  if (problems.list.length > before) return undefined;
  return { ...(title === undefined ? {} : { title }), seats, candidates, ballots };

  /** Preferences up to the 0 that ends them. */
  function readPreferences(): (readonly number[])[] | undefined {
    const ranking: (readonly number[])[] = [];
    for (;;) {
      const token = tokens[at];
      if (token === undefined || token.quoted) return wrong("a 0 that ends the preferences", token);
      at += 1;
      if (token.text === "0") return ranking;
      if (token.text === "-") {
        ranking.push([]);
        continue;
      }
      const rank = token.text.split("=").map((part) => parseCount(part) ?? 0);
      if (rank.some((k) => k < 1 || k > (size ?? 0))) {
        return wrong(`candidates from 1 to ${size}, = between equal ones, or - for a rank left out`, token);
      }
      ranking.push(rank.map((k) => k - 1));
    }
  }
}

function tokensOf(content: string, file: string, problems: Problems): readonly Token[] {
  const tokens: Token[] = [];
  for (const [i, text] of content
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = i + 1;
    // Quotes first: a name may hold a #.
    for (const [part] of text.matchAll(/"(?:[^"\\]|\\.|"")*"?|#.*$|[^\s"#]+/g)) {
      if (part.startsWith("#")) break;
      if (!part.startsWith('"')) tokens.push({ text: part, line, quoted: false });
      else if (/^"(?:[^"\\]|\\.|"")*"$/.test(part)) {
        tokens.push({ text: unquoted(part), line, quoted: true });
      } else {
        problems.add("A005", { file, row: line }, "a closing quote in the same line", part);
        return tokens;
      }
    }
  }
  return tokens;
}

/** What stands in quotes; a quote inside is written with a backslash, or twice. */
function unquoted(part: string): string {
  return part.slice(1, -1).replaceAll(/\\(.)|""/g, (_, kept?: string) => kept ?? '"');
}
