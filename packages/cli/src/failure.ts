/**
 * The one way in which a command ends without an answer: a sentence, what stands below it, what to do next, and the exit
 * code. Thrown anywhere, caught once.
 *
 * @module
 */

import type { Report, Words } from "@urna/words";
import { EXIT, type ExitCode } from "./exit.ts";

/** What a failure says. Every text is in the language of the session. */
export interface Complaint {
  /** One sentence: what is wrong. */
  readonly text: string;
  /** Further lines: what was expected, where. */
  readonly details?: readonly string[];
  /** Blocks instead of lines, for many problems at once. */
  readonly report?: Report;
  /** Names that exist and are written alike, or that the name may mean. */
  readonly near?: readonly string[];
  /** A command, or what else to do next. */
  readonly next?: string;
}

/** Ends a command. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly exit: ExitCode;
  readonly complaint: Complaint;

  constructor(exit: ExitCode, complaint: Complaint) {
    super(complaint.text);
    this.exit = exit;
    this.complaint = complaint;
  }
}

/** The end of a command because of an option that has one value and was given two: neither is the one that was meant. */
export function givenTwice(words: Words, option: string): Failure {
  return new Failure(EXIT.usage, { text: words.say("cli.givenTwice", { option }) });
}
