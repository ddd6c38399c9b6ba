/**
 * What every command has at hand: the words of its language, the atlas, and the way out for its answer.
 *
 * @module
 */

import type { AtlasProblem, Loaded } from "@urna/atlas";
import { type Atlas, openAtlas } from "@urna/atlas/load";
import type { Problem } from "@urna/law";
import type { Report, Words } from "@urna/words";
import { problemsReport, type ReportedProblem } from "@urna/words/problems-report";
import { EXIT, type ExitCode } from "./exit.ts";
import { type Complaint, Failure } from "./failure.ts";
import { renderJson } from "./render/json.ts";
import { renderMarkdown } from "./render/markdown.ts";
import { type Page, plainSigns } from "./render/signs.ts";
import { renderText } from "./render/text.ts";
import { renderTsv } from "./render/tsv.ts";
import { wrap } from "./render/width.ts";
import {
  type ColourChoice,
  type Environment,
  formatFor,
  type Kind,
  paintFor,
  type Stream,
  widthFor,
} from "./settings.ts";

/** A stream that can be written to. */
export interface Output extends Stream {
  write(text: string): unknown;
}

/** What the command is run in. */
export interface Surroundings {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Environment;
}

/** The options that every command has. */
export interface OutputOptions {
  readonly json?: boolean;
  readonly md?: boolean;
  readonly text?: boolean;
  readonly color?: ColourChoice;
  readonly ascii?: boolean;
  readonly atlas?: string;
}

/** What a command found out. */
export interface Answer {
  readonly report: Report;
  readonly kind: Kind;
  /** What --json prints. */
  readonly json: () => unknown;
  /** The answer in a form of its own, such as a page or a calendar file, where an option asked for it. */
  readonly printed?: () => string;
  /** Ok when left out. */
  readonly exit?: ExitCode;
  /** What is wrong although there is an answer, such as a tie; said on the error channel. */
  readonly complaint?: Complaint;
  /** The answer is no answer for a reader of tables or text: only --json prints it, with its status. */
  readonly withheld?: boolean;
}

/** One run of the command. */
export class Session {
  readonly words: Words;
  readonly surroundings: Surroundings;
  readonly options: OutputOptions;
  #atlas: Atlas | undefined;

  constructor(words: Words, surroundings: Surroundings, options: OutputOptions) {
    this.words = words;
    this.surroundings = surroundings;
    this.options = options;
  }

  /** The atlas, opened when it is first asked for. */
  get atlas(): Atlas {
    this.#atlas ??= openAtlas(this.options.atlas);
    return this.#atlas;
  }

  /** The value, or the end: files of the atlas are not what they should be. */
  need<T>(loaded: Loaded<T>): T {
    if (loaded.ok) return loaded.value;
    throw badFiles(this.words, loaded.problems.map(fromAtlas));
  }

  /** Prints an answer in the format that was asked for and gives the exit code. */
  deliver(answer: Answer): ExitCode {
    const { stdout, env } = this.surroundings;
    const exit = answer.exit ?? EXIT.ok;
    const { json, md, text } = this.options;
    if ([json, md, text].filter((asked) => asked === true).length > 1) {
      throw new Failure(EXIT.usage, { text: this.words.word("cli.oneFormat") });
    }
    if (answer.printed !== undefined) {
      stdout.write(answer.printed());
      return exit;
    }
    switch (formatFor(this.options, answer.kind, stdout)) {
      case "json":
        stdout.write(renderJson(answer.json()));
        break;
      case "markdown":
        if (answer.withheld !== true) stdout.write(renderMarkdown(answer.report));
        break;
      case "tsv":
        // A tie, or a part, is told; it is not handed on as if it were the result.
        if (exit === EXIT.ok || exit === EXIT.checkFailed)
          stdout.write(renderTsv(answer.report) ?? renderText(answer.report, this.#page(stdout)));
        break;
      case "text":
        if (answer.withheld !== true) stdout.write(renderText(answer.report, this.#page(stdout)));
        break;
    }
    if (answer.complaint !== undefined)
      complain(answer.complaint, this.words, this.surroundings, this.options);
    else if (answer.report.next !== undefined && stdout.isTTY === true) {
      const page = pageFor(this.surroundings.stderr, env, this.options);
      const line = `${this.words.word("cli.next")}: ${answer.report.next}`;
      this.surroundings.stderr.write(`${page.paint(line, "dim")}\n`);
    }
    return exit;
  }

  #page(stream: Output): Page {
    return pageFor(stream, this.surroundings.env, this.options);
  }
}

/** What the lines of a stream may look like. */
function pageFor(stream: Stream, env: Environment, options: OutputOptions): Page {
  return {
    width: widthFor(stream, env),
    paint: paintFor(options.color ?? "auto", stream, env),
    ascii: options.ascii === true,
  };
}

/** Says on the error channel why there is no answer. */
export function complain(
  { text, details = [], report, near = [], next }: Complaint,
  words: Words,
  surroundings: Surroundings,
  options: OutputOptions,
): void {
  const { stderr, env } = surroundings;
  const page = pageFor(stderr, env, options);
  const error = words.word("cli.error");
  const told = [
    ...(text === "" ? [] : [`${error}: ${text}`]),
    ...details.map((detail) => `  ${detail}`),
    ...(near.length === 0 ? [] : [`  ${words.word("cli.didYouMean")}: ${near.join(", ")}`]),
  ];
  // A pipe gets every message on one line, so that programs find it.
  const broken = stderr.isTTY === true ? told.flatMap((line) => hung(line, page.width)) : told;
  const lines = broken.map((line) =>
    line.startsWith(`${error}:`) ? `${page.paint(`${error}:`, "red")}${line.slice(error.length + 1)}` : line,
  );
  let written = lines.map((line) => `${line}\n`).join("");
  if (report !== undefined) written += renderText(report, page);
  const after = next ?? report?.next;
  // What is to be given next is copied, and must stay one line.
  if (after !== undefined) written += `${words.word("cli.next")}: ${after}\n`;
  stderr.write(page.ascii ? plainSigns(written) : written);
}

/** A line broken to a width, what follows indented. */
function hung(line: string, width: number): readonly string[] {
  const indent = line.startsWith(" ") ? "  " : "";
  const after = `${indent}  `;
  return wrap(line.trimStart(), width - after.length).map((part, i) => `${i === 0 ? indent : after}${part}`);
}

/** The end of a command because of files; all problems are listed. */
export function badFiles(words: Words, problems: readonly ReportedProblem[]): Failure {
  return new Failure(EXIT.badFile, { text: "", report: problemsReport(words, problems) });
}

/** A problem of the atlas as the words know it. */
export function fromAtlas({ place, ...rest }: AtlasProblem): ReportedProblem {
  return {
    ...rest,
    ...(place.file === "" ? {} : { file: place.file }),
    ...(place.row === undefined ? {} : { row: place.row }),
    ...(place.field === undefined || place.field === "" ? {} : { field: place.field }),
  };
}

/** A problem of the engine, in a file. */
export function fromLaw({ at, ...rest }: Problem, file: string): ReportedProblem {
  return { ...rest, file, ...(at === "" ? {} : { field: at }) };
}
