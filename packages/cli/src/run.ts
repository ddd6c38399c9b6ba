/**
 * Runs the command: from its words to an answer and an exit code. The only place where anything is caught.
 *
 * @module
 */

import { nearest } from "@urna/law";
import { isLanguage, LANGUAGES } from "@urna/words/language";
import { loadReportWords, type Words } from "@urna/words/words";
import { type Command, CommanderError } from "commander";
import { EXIT, type ExitCode } from "./exit.ts";
import { Failure } from "./failure.ts";
import { layOverview } from "./help.ts";
import { calledBy, makeProgram, optionsOf, pathOf } from "./program.ts";
import { complain, type OutputOptions, Session, type Surroundings } from "./session.ts";
import { COLOUR_CHOICES, languageOf, widthFor } from "./settings.ts";

/** Runs the command with the words that follow its name. */
export async function run(argv: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const asked = optionIn(argv, "--lang");
  const language = asked !== undefined && isLanguage(asked) ? asked : languageOf(surroundings.env);
  const words = await loadReportWords(language);
  try {
    if (asked !== undefined && asked !== "" && !isLanguage(asked))
      throw wrongChoice(words, "--lang", asked, LANGUAGES);
    return await answer(argv, words, surroundings);
  } catch (error: unknown) {
    return fail(error, words, surroundings, argv);
  }
}

async function answer(argv: readonly string[], words: Words, surroundings: Surroundings): Promise<ExitCode> {
  const { stdout, env } = surroundings;
  const width = widthFor(stdout, env);
  let exit: ExitCode = EXIT.ok;
  const root = makeProgram({
    words,
    width,
    write: (text) => {
      stdout.write(text);
    },
    handle: async (options, act) => {
      const session = new Session(words, surroundings, options);
      exit = session.deliver(await act(session));
    },
  });
  if (argv[0] === "complete") {
    const { addCompletion } = await import("./complete.ts");
    addCompletion(root, new Session(words, surroundings, {}).atlas);
  }
  try {
    await root.parseAsync(argv, { from: "user" });
    return exit;
  } catch (error: unknown) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.ok;
    const called = calledBy(root, argv);
    if (error.code !== "commander.help") throw usage(error, called, words);
    // Nothing was called: the command says what it can do.
    stdout.write(called === root ? layOverview({ words, width }) : called.helpInformation());
    return EXIT.ok;
  }
}

/** What commander says, in our words. */
function usage({ code, message }: CommanderError, called: Command, words: Words): Failure {
  const [, quoted = ""] = /'([^']*)'/.exec(message) ?? [];
  const next = `${pathOf(called)} --help`;
  const flags = optionsOf(called).flatMap((option) => option.long ?? []);
  switch (code) {
    case "commander.unknownOption":
      return new Failure(EXIT.usage, {
        text: words.say("cli.unknownOption", { option: quoted }),
        near: nearest(quoted, [...flags, "--help"]),
        next,
      });
    case "commander.unknownCommand":
      return new Failure(EXIT.usage, {
        text: words.say("cli.unknownCommand", { name: quoted }),
        near: nearest(
          quoted,
          called.commands.map((command) => command.name()),
        ),
        next,
      });
    case "commander.missingArgument":
      return new Failure(EXIT.usage, {
        text: words.say("cli.missingArgument", { argument: quoted.toUpperCase() }),
        next,
      });
    case "commander.excessArguments":
      return new Failure(EXIT.usage, { text: words.word("cli.tooManyArguments"), next });
    case "commander.optionMissingArgument": {
      const option = /--[a-z]+/.exec(quoted)?.[0] ?? quoted;
      return new Failure(EXIT.usage, { text: words.say("cli.optionNeedsValue", { option }), next });
    }
    case "commander.invalidArgument": {
      const [, value = ""] = /argument '([^']*)' is invalid/.exec(message) ?? [];
      const [option = ""] = /--[a-z-]+/.exec(quoted) ?? [];
      const asked = optionsOf(called).find(({ long }) => long === option);
      return wrongChoice(words, option, value, asked?.argChoices ?? []);
    }
    default:
      return new Failure(EXIT.usage, { text: message, next });
  }
}

function wrongChoice(words: Words, option: string, value: string, choices: readonly string[]): Failure {
  return new Failure(EXIT.usage, {
    text: words.say("cli.wrongChoice", { option, value }),
    details: [`${words.word("cli.oneOf")}: ${choices.join(", ")}`],
    near: nearest(value, choices),
  });
}

/** Says what went wrong and gives the exit code. A mistake of our own is one sentence; its place only when asked for. */
function fail(error: unknown, words: Words, surroundings: Surroundings, argv: readonly string[]): ExitCode {
  const options = outputOptionsIn(argv);
  if (error instanceof Failure) {
    complain(error.complaint, words, surroundings, options);
    return error.exit;
  }
  const what = error instanceof Error ? error.message : String(error);
  const text = words.say("cli.internal", { what });
  complain({ text, details: [words.word("cli.report")] }, words, surroundings, options);
  if (surroundings.env["URNA_DEBUG"] === "1" && error instanceof Error) {
    surroundings.stderr.write(`${error.stack ?? ""}\n`);
  }
  return EXIT.internal;
}

/** Options that matter even when the command line is not understood. */
function outputOptionsIn(argv: readonly string[]): OutputOptions {
  const color = COLOUR_CHOICES.find((choice) => choice === optionIn(argv, "--color"));
  return { ascii: argv.includes("--ascii"), ...(color === undefined ? {} : { color }) };
}

/** The value of an option, before anything else is known of the command line. */
function optionIn(argv: readonly string[], option: string): string | undefined {
  const end = argv.indexOf("--");
  const words = end < 0 ? argv : argv.slice(0, end);
  for (const [i, word] of words.entries()) {
    if (word === option) return words[i + 1] ?? "";
    if (word.startsWith(`${option}=`)) return word.slice(option.length + 1);
  }
  return undefined;
}
