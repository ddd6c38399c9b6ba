/**
 * The commands, their arguments and options, as data. What a command does stands in its own file and is loaded when it
 * is called.
 *
 * @module
 */

import { readFileSync } from "node:fs";
import { isObject } from "@urna/law";
import type { Words } from "@urna/words";
import { Command, Option } from "commander";
import type { AuditOptions } from "./commands/audit-plan.ts";
import type { QuickCountOptions } from "./commands/quick-count.ts";
import type { ScreenOptions } from "./commands/screen.ts";
import type { ExplainOptions } from "./commands/explain.ts";
import type { IndicesOptions } from "./commands/indices.ts";
import type { PowerOptions } from "./commands/power.ts";
import type { CheckOptions } from "./commands/check-any.ts";
import type { CompareOptions } from "./commands/compare.ts";
import type { SeatsOptions } from "./commands/seats.ts";
import type { PictureName } from "@urna/web";
import type { BuildSiteOptions, ServeOptions } from "./pages/serve.ts";
import type { MarginsOptions } from "./commands/margins.ts";
import type { SimulateOptions } from "./commands/simulate.ts";
import type { OptionSpec, Spec } from "./command-spec.ts";
import { givenTwice } from "./failure.ts";
import { layHelp } from "./help.ts";
import { RECORD_COMMANDS } from "./program-record.ts";
import { RETURNS_COMMANDS } from "./program-returns.ts";
import type { WhatIfOptions } from "./what-if/changes.ts";
import type { Answer, OutputOptions, Session } from "./session.ts";
import { COLOUR_CHOICES } from "./settings.ts";

const FILE_OPTIONS = [
  { flags: "--rules <id|file>", about: "help.option.rules" },
  { flags: "--votes <file>", about: "help.option.votes" },
  { flags: "--areas <file>", about: "help.option.areas" },
  { flags: "--contenders <file>", about: "help.option.contenders" },
  { flags: "--ballots <file...>", about: "help.option.ballots" },
  { flags: "--declared <file>", about: "help.option.declared" },
  { flags: "--lots <file>", about: "help.option.lots" },
] as const satisfies readonly OptionSpec[];

const WHAT_IF_OPTIONS = [
  { flags: "--bar <share>", about: "help.option.bar" },
  { flags: "--formula <name>", about: "help.option.formula" },
  { flags: "--seats <tiers>", about: "help.option.tierSeats" },
  { flags: "--link", about: "help.option.link" },
  { flags: "--rules <id|file>", about: "help.option.otherRules" },
  { flags: "--set <clause>", about: "help.option.set", repeats: true },
  { flags: "--assume <input>", about: "help.option.assume", repeats: true },
  { flags: "--against-all <how>", about: "help.option.againstAll" },
  { flags: "--sweep <range>", about: "help.option.sweep", repeats: true },
  { flags: "--party <list>", about: "help.option.party" },
  { flags: "--svg", about: "help.option.svg" },
] as const satisfies readonly OptionSpec[];

/** The pictures of an election, by the names that they have as files of the pages. */
const PICTURES = [
  "seats",
  "half-circle",
  "votes-and-seats",
  "cut",
  "regions",
] as const satisfies readonly PictureName[];

const SIMULATE_OPTIONS = [
  { flags: "--runs <number>", about: "help.option.simulations" },
  { flags: "--model <model>", about: "help.option.model" },
  { flags: "--fit <elections...>", about: "help.option.fit" },
  { flags: "--poll <file>", about: "help.option.poll" },
  { flags: "--sample <number>", about: "help.option.sample" },
  { flags: "--design <number>", about: "help.option.design" },
  { flags: "--returns <place>", about: "help.option.returnsAny" },
  { flags: "--votes-cast <number>", about: "help.option.votesCast" },
  { flags: "--majority <name>", about: "help.option.majority" },
  { flags: "--party <list>", about: "help.option.party" },
  { flags: "--seed <number>", about: "help.option.seed" },
  { flags: "--threads <number>", about: "help.option.threads" },
] as const satisfies readonly OptionSpec[];

const COMMANDS: readonly Spec[] = [
  {
    name: "elections",
    about: "help.elections",
    examples: ["urna elections", "urna elections --validated"],
    options: [{ flags: "--validated", about: "help.option.validated" }],
    act: async (session, _, command) =>
      command.opts<{ readonly validated?: boolean }>().validated === true
        ? (await import("./commands/validated.ts")).validated(session)
        : (await import("./commands/elections.ts")).elections(session),
  },
  {
    name: "seats",
    takes: "[election]",
    about: "help.seats",
    examples: [
      "urna seats kz-majilis-2023",
      "urna seats kz-majilis-2023 --svg half-circle",
      "urna seats --rules kz/majilis@2023-01-01 --votes votes.csv --areas areas.csv --json",
    ],
    options: [
      ...FILE_OPTIONS,
      { flags: "--returns <place>", about: "help.option.returnsAny" },
      { flags: "--svg <picture>", about: "help.option.svgOf", choices: PICTURES },
    ],
    act: async (session, [election], command) => {
      const { returns, ...options } = command.opts<SeatsOptions & { readonly returns?: string }>();
      const { svg } = options;
      if (returns !== undefined && svg !== undefined)
        throw (await import("./picture.ts")).noPicture(session, returns, svg);
      return returns !== undefined
        ? (await import("./commands/seats-returns.ts")).seatsOfReturns(session, election, returns)
        : (await import("./commands/seats.ts")).seats(session, election, options);
    },
  },
  {
    name: "explain",
    takes: "[election] [contender]",
    about: "help.explain",
    examples: [
      "urna explain kz-majilis-2023 osdp",
      "urna explain kz-majilis-2023",
      "urna explain de-bundestag-2021 spd --area hessen",
      "urna explain osdp --rules kz/majilis@2023-01-01 --votes votes.csv --areas areas.csv",
    ],
    options: [...FILE_OPTIONS, { flags: "--area <area>", about: "help.option.area" }],
    act: async (session, names, command) =>
      (await import("./commands/explain.ts")).explain(session, names, command.opts<ExplainOptions>()),
  },
  {
    name: "what-if",
    takes: "<election>",
    about: "help.what-if",
    examples: [
      "urna what-if kz-majilis-2023 --bar 7",
      "urna what-if kz-majilis-2023 --rules kz/majilis@2021-01-10",
      "urna what-if kz-majilis-2023 --sweep bar=0..60 --party amanat",
    ],
    options: WHAT_IF_OPTIONS,
    act: async (session, [election = ""], command) =>
      (await import("./commands/what-if.ts")).whatIf(session, election, command.opts<WhatIfOptions>()),
  },
  {
    name: "compare",
    takes: "<first> <second>",
    about: "help.compare",
    examples: ["urna compare kz-majilis-2021 kz-majilis-2023 --party amanat"],
    options: [
      { flags: "--party <list>", about: "help.option.party" },
      { flags: "--svg [picture]", about: "help.option.svgOfCompare", choices: ["steps", "matrix"] },
    ],
    act: async (session, [first = "", second = ""], command) =>
      (await import("./commands/compare.ts")).compare(session, first, second, command.opts<CompareOptions>()),
  },
  {
    name: "margins",
    takes: "<election> [contender]",
    about: "help.margins",
    examples: ["urna margins kz-majilis-2023", "urna margins kz-majilis-2023 osdp --kind withheld"],
    options: [
      { flags: "--kind <kind>", about: "help.option.kind" },
      { flags: "--tier <id>", about: "help.option.marginTier" },
      { flags: "--doubtful <list>", about: "help.option.doubtful" },
      { flags: "--returns <place>", about: "help.option.returnsAny" },
    ],
    act: async (session, [election = "", contender], command) =>
      (await import("./commands/margins.ts")).margins(
        session,
        election,
        contender,
        command.opts<MarginsOptions>(),
      ),
  },
  {
    name: "check",
    takes: "[election|place]",
    about: "help.check",
    examples: [
      "urna check kz-majilis-2023",
      "urna check returns",
      "urna check stations.csv --election kz-majilis-2023",
      "urna check returns.duckdb --csv",
      "urna check returns --mode observer --turnout hours.csv",
      "urna check --explain E205",
    ],
    options: [
      { flags: "--explain <code>", about: "help.option.explain" },
      { flags: "--election <id>", about: "help.option.electionOf" },
      { flags: "--csv", about: "help.option.csv" },
      { flags: "--mode <mode>", about: "help.option.mode", choices: ["commission", "observer"] },
      { flags: "--turnout <file>", about: "help.option.turnout" },
      { flags: "--thresholds <file>", about: "help.option.thresholds" },
    ],
    act: async (session, [name], command) =>
      (await import("./commands/check-any.ts")).checkAny(session, name, command.opts<CheckOptions>()),
  },
  {
    name: "rules",
    takes: "[rules]",
    about: "help.rules",
    examples: [
      "urna rules",
      "urna rules kz/majilis@2023-01-01",
      "urna rules diff kz/majilis@2021-05-24 kz/majilis@2023-01-01",
      "urna rules validate my-rules.json",
    ],
    act: async (session, [name]) => (await import("./commands/rules.ts")).rules(session, name),
    below: [
      {
        name: "diff",
        takes: "<before> <after>",
        about: "help.rules.diff",
        examples: ["urna rules diff kz/majilis@2021-05-24 kz/majilis@2023-01-01"],
        act: async (session, [before = "", after = ""]) =>
          (await import("./commands/rules.ts")).diff(session, before, after),
      },
      {
        name: "validate",
        takes: "<file>",
        about: "help.rules.validate",
        examples: ["urna rules validate my-rules.json"],
        act: async (session, [file = ""]) => (await import("./commands/rules.ts")).validate(session, file),
      },
    ],
  },
  {
    name: "show",
    takes: "<election>",
    about: "help.show",
    examples: ["urna show kz-president-2022", "urna show kz-referendum-2022"],
    act: async (session, [election = ""]) => (await import("./commands/show.ts")).show(session, election),
  },
  {
    name: "source",
    takes: "<election> [figure...]",
    about: "help.source",
    examples: ["urna source kz-majilis-2023 turnout", "urna source kz-majilis-2023 amanat votes"],
    act: async (session, [election = "", ...figure]) =>
      (await import("./commands/source.ts")).source(session, election, figure),
  },
  {
    name: "quick-count",
    takes: "<file>",
    about: "help.quick-count",
    examples: [
      "urna quick-count frame.csv --margin 1 --seed 20281",
      "urna quick-count frame.csv --margin 1 --seed 20281 --results protocols.csv --election kz-majilis-2023",
    ],
    options: [
      { flags: "--margin <points>", about: "help.option.margin" },
      { flags: "--seed <number>", about: "help.option.seed" },
      { flags: "--results <file>", about: "help.option.results" },
      { flags: "--election <election>", about: "help.option.quickElection" },
      { flags: "--tier <tier>", about: "help.option.tier" },
    ],
    act: async (session, [file = ""], command) =>
      (await import("./commands/quick-count.ts")).quickCount(
        session,
        file,
        command.opts<QuickCountOptions>(),
      ),
  },
  {
    name: "audit-plan",
    takes: "<election>",
    about: "help.audit-plan",
    examples: ["urna audit-plan kz-majilis-2023", "urna audit-plan kz-majilis-2023 --risk 10"],
    options: [
      { flags: "--risk <percent>", about: "help.option.risk" },
      { flags: "--invalid <number>", about: "help.option.invalid" },
      { flags: "--tier <tier>", about: "help.option.tier" },
    ],
    act: async (session, [election = ""], command) =>
      (await import("./commands/audit-plan.ts")).auditPlan(session, election, command.opts<AuditOptions>()),
  },
  {
    name: "screen",
    takes: "<election|file>",
    about: "help.screen",
    examples: [
      "urna screen kz-majilis-2023",
      "urna screen stations.csv --registered voters --given cast --counted valid+invalid --option party_a --area region",
    ],
    options: [
      { flags: "--seed <number>", about: "help.option.seed" },
      { flags: "--test <name...>", about: "help.option.test" },
      { flags: "--report <format>", about: "help.option.report", choices: ["html", "md", "json"] },
      { flags: "--svg <picture>", about: "help.option.svgOfScreen" },
      { flags: "--runs <number>", about: "help.option.runs" },
      { flags: "--registered <columns>", about: "help.option.registered" },
      { flags: "--given <columns>", about: "help.option.given" },
      { flags: "--counted <columns>", about: "help.option.counted" },
      { flags: "--option <columns>", about: "help.option.option" },
      { flags: "--area <column>", about: "help.option.areaColumn" },
      { flags: "--options <columns>", about: "help.option.optionColumns" },
      { flags: "--place <column>", about: "help.option.place" },
      { flags: "--early <column>", about: "help.option.early" },
      { flags: "--evidence <file>", about: "help.option.evidence" },
    ],
    act: async (session, [election = ""], command) =>
      (await import("./commands/screen.ts")).screen(session, election, command.opts<ScreenOptions>()),
  },
  {
    name: "indices",
    takes: "<election>",
    about: "help.indices",
    examples: ["urna indices kz-majilis-2023", "urna indices kz-majilis-2023 --against kz-majilis-2021"],
    options: [
      { flags: "--against <election>", about: "help.option.against" },
      { flags: "--tier <tier>", about: "help.option.tier" },
      { flags: "--curve <party>", about: "help.option.curve" },
    ],
    act: async (session, [election = ""], command) =>
      (await import("./commands/indices.ts")).indices(session, election, command.opts<IndicesOptions>()),
  },
  {
    name: "power",
    takes: "<election>",
    about: "help.power",
    examples: ["urna power kz-majilis-2023", "urna power kz-majilis-2023 --majority 2/3"],
    options: [
      { flags: "--majority <name>", about: "help.option.majority" },
      { flags: "--party <list>", about: "help.option.party" },
    ],
    act: async (session, [election = ""], command) =>
      (await import("./commands/power.ts")).power(session, election, command.opts<PowerOptions>()),
  },
  ...RECORD_COMMANDS,
  {
    name: "simulate",
    takes: "<election>",
    about: "help.simulate",
    examples: [
      "urna simulate kz-majilis-2023 --runs 1000000 --model logistic-normal",
      "urna simulate kz-majilis-2023 --poll poll.csv --sample 1000",
    ],
    options: SIMULATE_OPTIONS,
    act: async (session, [election = ""], command) =>
      (await import("./commands/simulate.ts")).simulate(session, election, command.opts<SimulateOptions>()),
  },
  {
    name: "serve",
    about: "help.serve",
    examples: ["urna serve", "urna serve --port 8080"],
    options: [
      { flags: "--port <number>", about: "help.option.port" },
      { flags: "--origin <url>", about: "help.option.origin" },
    ],
    act: async (session, _, command) =>
      (await import("./pages/serve.ts")).serve(session, command.opts<ServeOptions>()),
  },
  {
    name: "build-site",
    takes: "<directory>",
    about: "help.build-site",
    examples: [
      "urna build-site site",
      "urna build-site site --election kz-majilis-2023 --origin https://example.org",
    ],
    options: [
      { flags: "--election <id...>", about: "help.option.election" },
      { flags: "--origin <url>", about: "help.option.origin" },
    ],
    act: async (session, [folder = ""], command) =>
      (await import("./pages/serve.ts")).build(session, folder, command.opts<BuildSiteOptions>()),
  },
  {
    name: "atlas",
    about: "help.atlas",
    examples: ["urna atlas check"],
    below: [
      {
        name: "check",
        takes: "[directory]",
        about: "help.atlas.check",
        examples: ["urna atlas check", "urna atlas check my-atlas"],
        act: async (session, [directory]) =>
          (await import("./commands/atlas.ts")).checkAtlas(session, directory),
      },
    ],
  },
  ...RETURNS_COMMANDS,
];

/** Options that every command has. */
const OUTPUT_OPTIONS: readonly OptionSpec[] = [
  { flags: "--json", about: "help.option.json" },
  { flags: "--md", about: "help.option.md" },
  { flags: "--text", about: "help.option.text" },
  { flags: "--lang <language>", about: "help.option.lang" },
  { flags: "--color <when>", about: "help.option.color", choices: COLOUR_CHOICES },
  { flags: "--ascii", about: "help.option.ascii" },
  { flags: "--atlas <directory>", about: "help.option.atlas" },
];

/** What the program needs from the run. */
export interface Host {
  readonly words: Words;
  /** Columns of the page. */
  readonly width: number;
  write(text: string): void;
  /** Answers a command. */
  handle(options: OutputOptions, act: (session: Session) => Promise<Answer>): Promise<void>;
}

/** Makes the command in the language of the host. */
export function makeProgram(host: Host): Command {
  const { words } = host;
  const root = new Command("urna").description(words.word("cli.about"));
  prepare(root, [], host);
  for (const spec of OUTPUT_OPTIONS) root.addOption(optionOf(spec, words));
  root.version(version(), "-v, --version", words.word("help.option.version"));
  for (const spec of COMMANDS) addCommand(root, spec, host);
  return root;
}

function addCommand(parent: Command, spec: Spec, host: Host): void {
  const { words } = host;
  const command = parent
    .command(`${spec.name} ${spec.takes ?? ""}`.trim())
    .description(words.word(spec.about));
  prepare(command, spec.examples, host);
  for (const option of spec.options ?? []) addOnce(command, option, words);
  const { act } = spec;
  if (act !== undefined) {
    command.action(() =>
      host.handle(command.optsWithGlobals<OutputOptions>(), (session) => act(session, command.args, command)),
    );
  }
  for (const below of spec.below ?? []) addCommand(command, below, host);
}

/** Errors are thrown, and told by the one channel of the run; help is laid out by us. */
function prepare(command: Command, examples: readonly string[], host: Host): void {
  command
    .exitOverride()
    .configureOutput({ writeOut: (text) => host.write(text), writeErr: () => undefined })
    .configureHelp({ formatHelp: (called) => layHelp(called, examples, host) })
    .helpOption("-h, --help", host.words.word("help.option.help"))
    .helpCommand(false)
    .showSuggestionAfterError(false);
}

/** An option that takes one value is refused when it is given two: the last one need not be the one that was meant. */
function addOnce(command: Command, spec: OptionSpec, words: Words): void {
  const option = optionOf(spec, words);
  command.addOption(option);
  if (spec.repeats === true || option.variadic || !(option.required || option.optional)) return;
  let given = 0;
  command.on(`option:${option.name()}`, () => {
    given += 1;
    if (given > 1) throw givenTwice(words, `--${option.name()}`);
  });
}

function optionOf({ flags, about, choices, repeats }: OptionSpec, words: Words): Option {
  const option = new Option(flags, words.word(about));
  if (repeats === true)
    option.default([]).argParser<readonly string[]>((value, before) => [...before, value]);
  return choices === undefined ? option : option.choices(choices);
}

/** The command that words call: `urna rules diff a b` calls diff. */
export function calledBy(root: Command, argv: readonly string[]): Command {
  let called = root;
  for (const word of argv) {
    const next = called.commands.find((command) => command.name() === word);
    if (next !== undefined) called = next;
  }
  return called;
}

/** A command as it is typed: `urna rules diff`. */
export function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

/** Options that a command takes, its own and those of all. */
export function optionsOf(command: Command): readonly Option[] {
  return command.parent === null ? command.options : [...command.options, ...optionsOf(command.parent)];
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  return isObject(manifest) && typeof manifest["version"] === "string" ? manifest["version"] : "";
}
