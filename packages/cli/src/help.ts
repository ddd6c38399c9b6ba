/**
 * Help: an example first, then what the command does, then its options.
 *
 * @module
 */

import type { PlainKey, Words } from "@urna/words";
import type { Command } from "commander";
import { pad, widthOf, wrap } from "./render/width.ts";

/** What help is written with. */
interface Writer {
  readonly words: Words;
  readonly width: number;
}

const OVERVIEW: readonly { readonly call: string; readonly about: PlainKey }[] = [
  { call: "urna elections", about: "cli.about.elections" },
  { call: "urna seats kz-majilis-2023", about: "cli.about.seats" },
  { call: "urna explain kz-majilis-2023 osdp", about: "cli.about.explain" },
  { call: "urna check kz-majilis-2023", about: "cli.about.check" },
  { call: "urna rules kz/majilis@2023-01-01", about: "cli.about.rules" },
];

/** The six lines of `urna` without arguments. */
export function layOverview({ words, width }: Writer): string {
  const rows = OVERVIEW.map(({ call, about }) => ({ term: call, text: words.word(about) }));
  return `${[words.word("cli.about"), ...definitions(rows, width)].join("\n")}\n`;
}

/** Help of one command. */
export function layHelp(command: Command, examples: readonly string[], writer: Writer): string {
  const { words, width } = writer;
  const below = command.commands.map((each) => ({ term: callOf(each), text: each.description() }));
  const own = optionRows(command);
  const shared = [
    ...(command.parent === null
      ? []
      : optionRows(rootOf(command)).filter((row) => !row.term.includes("--version"))),
    { term: "-h, --help", text: words.word("help.option.help") },
  ];
  const parts: (readonly string[])[] = [
    examples,
    wrap(command.description(), width),
    [`${words.word("cli.usage")}: ${callOf(command)}${hasAction(command) ? "" : " ..."}`],
    ...(below.length === 0 ? [] : [[`${words.word("cli.commands")}:`, ...definitions(below, width)]]),
    [`${words.word("cli.options")}:`, ...definitions([...own, ...shared], width)],
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join("\n"))
    .join("\n\n")}\n`;
}

/** Groups of commands do nothing by themselves. */
function hasAction(command: Command): boolean {
  return command.commands.length === 0 || command.registeredArguments.length > 0;
}

/** A command as it is typed, with its arguments in capitals. */
function callOf(command: Command): string {
  const names = command.registeredArguments.map((argument) => {
    const name = `${argument.name().toUpperCase()}${argument.variadic ? "..." : ""}`;
    return argument.required ? name : `[${name}]`;
  });
  const path: string[] = [];
  for (let each: Command | null = command; each !== null; each = each.parent) path.unshift(each.name());
  return [...path, ...names].join(" ");
}

function rootOf(command: Command): Command {
  return command.parent === null ? command : rootOf(command.parent);
}

interface Definition {
  readonly term: string;
  readonly text: string;
}

function optionRows(command: Command): readonly Definition[] {
  return command.options.map(({ flags, description }) => ({
    term: flags.replaceAll(/<([^>]+)>/g, (_, name: string) => name.toUpperCase()),
    text: description,
  }));
}

/** Terms on the left, texts on the right; a text that does not fit stands below its term. */
function definitions(rows: readonly Definition[], width: number): readonly string[] {
  const left = 2 + Math.max(...rows.map((row) => widthOf(row.term))) + 2;
  const room = width - left;
  if (room < 24)
    return rows.flatMap(({ term, text }) => [`  ${term}`, ...wrap(text, width - 6).map((l) => `      ${l}`)]);
  return rows.flatMap(({ term, text }) =>
    wrap(text, room).map((line, i) => (i === 0 ? `  ${pad(term, left - 2)}` : " ".repeat(left)) + line),
  );
}
