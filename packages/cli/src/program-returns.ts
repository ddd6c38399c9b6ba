/**
 * The commands on returns of polling stations, as data.
 *
 * @module
 */

import type { Spec } from "./command-spec.ts";
import type { ImportOptions } from "./commands/import.ts";
import type { ReconcileOptions } from "./commands/reconcile.ts";
import type { SynthCommandOptions } from "./commands/synth.ts";
import type { TabulateOptions } from "./commands/tabulate.ts";
import type { WatchOptions } from "./commands/watch.ts";

const LEVEL = { flags: "--level <level>", about: "help.option.level" } as const;
const INTO = { flags: "--into <directory>", about: "help.option.into" } as const;

export const RETURNS_COMMANDS: readonly Spec[] = [
  {
    name: "import",
    takes: "<file...>",
    about: "help.import",
    examples: [
      "urna import stations.csv --election kz-majilis-2023 --into returns",
      "urna import stations.csv --mapping columns.json --into returns --yes",
      "urna import returns --into returns.duckdb --yes",
    ],
    options: [
      { flags: "--election <id>", about: "help.option.electionOf" },
      { flags: "--mapping <file>", about: "help.option.mapping" },
      { flags: "--into <place>", about: "help.option.intoAny" },
      { flags: "--yes", about: "help.option.yes" },
    ],
    act: async (session, files, command) =>
      (await import("./commands/import.ts")).importReturns(session, files, command.opts<ImportOptions>()),
  },
  {
    name: "tabulate",
    takes: "<place>",
    about: "help.tabulate",
    examples: [
      "urna tabulate returns --level region",
      "urna tabulate returns.duckdb",
      "urna tabulate clickhouse://one:8123,two:8123/default?cluster=urna",
    ],
    options: [LEVEL],
    act: async (session, [directory = ""], command) =>
      (await import("./commands/tabulate.ts")).tabulateReturns(
        session,
        directory,
        command.opts<TabulateOptions>(),
      ),
  },
  {
    name: "watch",
    takes: "<place>",
    about: "help.watch",
    examples: ["urna watch returns", "urna watch returns.duckdb --once"],
    options: [LEVEL, { flags: "--once", about: "help.option.once" }],
    act: async (session, [directory = ""], command) =>
      (await import("./commands/watch.ts")).watchReturns(session, directory, command.opts<WatchOptions>()),
  },
  {
    name: "reconcile",
    about: "help.reconcile",
    examples: ["urna reconcile --returns returns --official official.csv"],
    options: [
      { flags: "--returns <place>", about: "help.option.returnsAny" },
      { flags: "--official <file>", about: "help.option.official" },
      { flags: "--evidence <file>", about: "help.option.evidence" },
    ],
    act: async (session, _, command) =>
      (await import("./commands/reconcile.ts")).reconcile(session, command.opts<ReconcileOptions>()),
  },
  {
    name: "synth",
    takes: "<election>",
    about: "help.synth",
    examples: [
      "urna synth kz-2023 --stations 10223 --seed 1 --into made-up",
      "urna synth kz-2023 --defects --into training",
    ],
    options: [
      { flags: "--stations <number>", about: "help.option.stations" },
      { flags: "--seed <number>", about: "help.option.seed" },
      { flags: "--defects", about: "help.option.defects" },
      INTO,
    ],
    act: async (session, [election = ""], command) =>
      (await import("./commands/synth.ts")).synth(session, election, command.opts<SynthCommandOptions>()),
  },
];
