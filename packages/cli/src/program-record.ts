/**
 * The commands on the record of an election, as data: who could stand, what was seen, asked and claimed.
 *
 * @module
 */

import type { Spec } from "./command-spec.ts";
import type { CalendarOptions } from "./commands/calendar.ts";
import type { ClaimsOptions } from "./commands/claims.ts";
import type { EventsOptions } from "./commands/events.ts";
import type { DossierOptions } from "./commands/dossier.ts";

export const RECORD_COMMANDS: readonly Spec[] = [
  {
    name: "dossier",
    takes: "<election>",
    about: "help.dossier",
    examples: ["urna dossier kz-majilis-2023", "urna dossier kz-majilis-2023 --lang es --format html"],
    options: [{ flags: "--format <format>", about: "help.option.format", choices: ["text", "md", "html"] }],
    act: async (session, [election = ""], command) =>
      (await import("./commands/dossier.ts")).dossier(session, election, command.opts<DossierOptions>()),
  },
  {
    name: "claims",
    takes: "<election>",
    about: "help.claims",
    examples: ["urna claims kz-majilis-2023", "urna claims kz-majilis-2023 --file my-claims.csv"],
    options: [{ flags: "--file <csv>", about: "help.option.claimsFile" }],
    act: async (session, [election = ""], command) =>
      (await import("./commands/claims.ts")).claims(session, election, command.opts<ClaimsOptions>()),
  },
  {
    name: "candidacy",
    takes: "<election>",
    about: "help.candidacy",
    examples: ["urna candidacy kz-majilis-2023", "urna candidacy kz-majilis-2023 --persons register.csv"],
    options: [{ flags: "--persons <file>", about: "help.option.persons" }],
    act: async (session, [election = ""], command) => {
      const { persons } = command.opts<{ readonly persons?: string }>();
      return persons === undefined
        ? (await import("./commands/candidacy.ts")).candidacy(session, election)
        : (await import("./commands/candidacy-register.ts")).candidacyRegister(session, election, persons);
    },
  },
  {
    name: "calendar",
    takes: "<election>",
    about: "help.calendar",
    examples: [
      "urna calendar kz-majilis --election-day 2023-03-19",
      "urna calendar kz-majilis-2023 --deadlines",
      "urna calendar kz-kurultai --election-day 2026-08-23 --ics",
    ],
    options: [
      { flags: "--election-day <date>", about: "help.option.electionDay" },
      { flags: "--deadlines", about: "help.option.deadlines" },
      { flags: "--ics", about: "help.option.ics" },
    ],
    act: async (session, [election = ""], command) =>
      (await import("./commands/calendar.ts")).calendar(session, election, command.opts<CalendarOptions>()),
  },
  {
    name: "events",
    takes: "[election]",
    about: "help.events",
    examples: ["urna events", "urna events kz-majilis-2023", "urna events --category reform"],
    options: [{ flags: "--category <kind>", about: "help.option.category" }],
    act: async (session, [election], command) =>
      (await import("./commands/events.ts")).events(session, election, command.opts<EventsOptions>()),
  },
  {
    name: "observers",
    takes: "<election>",
    about: "help.observers",
    examples: ["urna observers kz-majilis-2023"],
    act: async (session, [election = ""]) =>
      (await import("./commands/observers.ts")).observers(session, election),
  },
  {
    name: "recommendations",
    takes: "<election>",
    about: "help.recommendations",
    examples: ["urna recommendations kz-majilis-2023"],
    act: async (session, [election = ""]) =>
      (await import("./commands/observers.ts")).recommendations(session, election),
  },
  {
    name: "blocs",
    takes: "<election>",
    about: "help.blocs",
    examples: ["urna blocs kz-majilis-2023"],
    act: async (session, [election = ""]) => (await import("./commands/blocs.ts")).blocs(session, election),
  },
];
