/**
 * Mistakes in files: which file, which place, what was expected, what was found, what is near, what to do next.
 *
 * @module
 */

import type { Block, Report } from "./blocks.ts";
import { foundText, phraseText } from "./expected.ts";
import type { Words } from "./words.ts";

/**
 * A mistake, as the engine and the atlas report it. `expected` is English and names what the place wanted; it is said so
 * where the language has no words for it.
 */
export interface ReportedProblem {
  readonly code: string;
  readonly file?: string;
  readonly row?: number;
  /** A column, or a path of ids. */
  readonly field?: string;
  readonly expected: string;
  readonly found?: string;
  readonly near?: readonly string[];
}

/** Lists problems, all of them. */
export function problemsReport(words: Words, problems: readonly ReportedProblem[]): Report {
  const files = [...new Set(problems.flatMap((problem) => problem.file ?? []))];
  const count = words.counted("problems.count", problems.length);
  return {
    blocks: [
      {
        kind: "answer",
        text:
          files.length === 0
            ? words.say("problems.answer", { problems: count })
            : words.say("problems.answerIn", { problems: count, files: files.join(", ") }),
        stamps: [],
      },
      ...problems.map((problem) => problemBlock(words, problem)),
    ],
    next: words.word("problems.next"),
  };
}

function problemBlock(words: Words, problem: ReportedProblem): Block {
  const { code, file, row, field, expected, found, near = [] } = problem;
  const place = [file === undefined ? undefined : row === undefined ? file : `${file}:${row}`, field]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");
  return {
    kind: "finding",
    severity: "error",
    code,
    text: words.find(`problem.${code}`) ?? words.word("problem.other"),
    notes: [
      ...(place === "" ? [] : [words.say("problems.place", { place })]),
      words.say("problems.expected", { expected: phraseText(words, expected) ?? expected }),
      ...(found === undefined || found === ""
        ? []
        : [words.say("problems.found", { found: foundText(words, problem) })]),
      ...(near.length === 0 ? [] : [words.say("problems.near", { near: near.join(", ") })]),
    ],
  };
}
