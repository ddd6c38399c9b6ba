/**
 * What a command is, as data: its name, arguments, options, and what it does.
 *
 * @module
 */

import type { PlainKey } from "@urna/words";
import type { Command } from "commander";
import type { Answer, Session } from "./session.ts";

/** An option: how it is written, and what it is for. */
export interface OptionSpec {
  readonly flags: string;
  readonly about: PlainKey;
  readonly choices?: readonly string[];
  /** It may be given several times. */
  readonly repeats?: true;
}

/** A command. */
export interface Spec {
  readonly name: string;
  /** Its arguments, as commander writes them: `<election> [contender]`. */
  readonly takes?: string;
  readonly about: PlainKey;
  /** Help begins with these. */
  readonly examples: readonly string[];
  readonly options?: readonly OptionSpec[];
  readonly below?: readonly Spec[];
  readonly act?: (session: Session, args: readonly string[], command: Command) => Promise<Answer>;
}
