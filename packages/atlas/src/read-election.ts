/**
 * Reads the folder of an election: `election.json` and the tables beside it.
 *
 * @module
 */

import {
  choice,
  dictionary,
  either,
  type Field,
  flag,
  integer,
  list,
  optional,
  type Read,
  record,
  text,
} from "@urna/law";
import { alike, date, id, namesOf } from "./cells.ts";
import { checkElection } from "./checks.ts";
import { readDeclared } from "./declared.ts";
import { readDisputes } from "./disputes.ts";
import {
  ABSENT,
  BALLOTS,
  type Election,
  ELECTION_KINDS,
  type ElectionHead,
  type Option,
  RESULT_STATES,
  SHARE_BASES,
} from "./election.ts";
import { gatherFigures, readFigures } from "./figures.ts";
import { type Files, readDocument } from "./files.ts";
import { isGivenAsTables, readGivenElection, readGivenHead } from "./given/given-election.ts";
import type { Loaded, Problems } from "./problems.ts";
import type { Shared } from "./shared.ts";
import { areasAt, OPTION_KINDS } from "./tables.ts";

const fact: Field<string | number | boolean> = either<string | number | boolean>(
  "a fact that a law may ask for",
  [
    { fits: (v) => typeof v === "number", form: integer("a whole number", 0, Number.MAX_SAFE_INTEGER) },
    { fits: (v) => typeof v === "boolean", form: flag("yes or no") },
    { fits: (v) => typeof v === "string", form: text("a text") },
  ],
);

const OPTION = record("an option on the ballot", {
  id: id("its id; that of a party or a common option, or a new one for a person"),
  kind: choice("what it is", OPTION_KINDS),
  name: optional(text("for a person: the name as in the source")),
  party: optional(id("for a person: the party that nominated")),
  nominatedBy: optional(text("for a person: who nominated, as in the source")),
  facts: optional(dictionary("facts that a law may ask for", fact)),
});

const CONTEST = record("one ballot paper, or one set of seats without a popular vote", {
  id: id("its id"),
  level: choice("the level of the areas in which it is decided", ["nation", "region", "district"]),
  ballot: choice("what is on the paper; none where the voters have no ballot", BALLOTS),
  seats: optional(integer("seats that it fills", 0, 10_000)),
  shareOf: optional(list("the bases of which its printed shares are shares", choice("a base", SHARE_BASES))),
  alsoBy: optional(
    choice("the level of areas whose results the law asks for besides", ["region", "district"]),
  ),
  amendsConstitution: optional(flag("for a question: whether it changes the constitution")),
  options: list("the options in the order of the ballot", OPTION, 0),
});

const VERDICT = record("what was declared", {
  option: id("the option that won"),
  is: choice("what was declared", ["elected", "adopted", "not-adopted"]),
  sources: list("who says so", id("a source")),
});

const ABSENT_PARTY = record("a party that existed and was not on the ballot", {
  party: id("the party"),
  why: choice("why, where a source says so", ABSENT),
  sources: list("who says so", id("a source")),
});

const ELECTION = record("an election", {
  id: id("its id, the name of its folder"),
  date: date("the day, or what is known of it"),
  kind: choice("what it is for", ELECTION_KINDS),
  title: namesOf("what it is called"),
  series: text("the series of rule sets, country/name", /^[a-z0-9-]+(\/[a-z0-9-]+)+$/),
  rules: optional(text("the rule set, where the date does not decide", /^[a-z0-9/-]+@\d{4}-\d{2}-\d{2}$/)),
  body: optional(text("the body that it elects, country/name", /^[a-z0-9-]+(\/[a-z0-9-]+)+$/)),
  area: id("the area that votes"),
  levels: list(
    "the levels of areas that the engine is given",
    choice("a level", ["nation", "region", "district"]),
  ),
  result: choice("how much of the result is loaded", RESULT_STATES),
  verdict: optional(VERDICT),
  seatsOf: optional(
    dictionary("seats that the law or a decision gives to areas", integer("seats", 0, 10_000)),
  ),
  contests: list("the contests", CONTEST),
  absent: optional(list("parties that existed and were not on the ballot", ABSENT_PARTY)),
  notes: optional(list("remarks", text("a remark"))),
});

type ElectionDocument = Read<typeof ELECTION>;

/** The folder of an election. */
export function folderOf(electionId: string): string {
  const [country = ""] = electionId.split("-");
  return `${country}/elections/${electionId}`;
}

/** Reads only `election.json`. */
export function readHead(files: Files, electionId: string, problems: Problems): ElectionHead | undefined {
  if (isGivenAsTables(files, folderOf(electionId)))
    return readGivenHead(files, folderOf(electionId), problems);
  const document = readElectionDocument(files, electionId, problems);
  if (document === undefined) return undefined;
  const { id, date, kind, title, result } = document;
  return { id, country: countryOf(id), date, kind, title, result };
}

function readElectionDocument(
  files: Files,
  electionId: string,
  problems: Problems,
): ElectionDocument | undefined {
  const file = `${folderOf(electionId)}/election.json`;
  const document = readDocument(files, file, ELECTION, problems);
  if (document !== undefined && document.id !== electionId) {
    problems.add("A212", { file, field: "id" }, electionId, document.id);
  }
  return document;
}

function countryOf(electionId: string): string {
  return electionId.split("-")[0] ?? "";
}

/** Reads an election with its figures, and checks it against the tables that all elections share. */
export function readElection(
  files: Files,
  electionId: string,
  shared: Shared,
  problems: Problems,
): Loaded<Election> {
  if (isGivenAsTables(files, folderOf(electionId))) {
    return readGivenElection(files, electionId, folderOf(electionId), problems);
  }
  const before = problems.list.length;
  const document = readElectionDocument(files, electionId, problems);
  if (document === undefined) return { ok: false, problems: problems.list.slice(before) };
  const folder = folderOf(electionId);
  const country = countryOf(electionId);
  const tables = shared.country(country);
  const rows = readFigures(files, `${folder}/figures.csv`, problems);
  const disputes = readDisputes(files, `${folder}/disputes.csv`, problems);
  const contests = document.contests.map((contest) => {
    const { options, shareOf, ...rest } = contest;
    return { ...rest, shareOf: shareOf ?? [], options: options.map((option) => describe(option, tables)) };
  });
  const { notes, ...head } = document;
  const election: Election = {
    ...head,
    country,
    contests,
    options: new Map(contests.flatMap((c) => c.options.map((o) => [o.id, o]))),
    areas: areasAt(tables.areas, document.date),
    rows,
    figures: gatherFigures(rows, disputes),
    declared: readDeclared(files, `${folder}/declared.csv`, problems),
    disputes,
    notes: notes ?? [],
  };
  checkElection(election, folder, shared, problems);
  return problems.result(election, before);
}

type OptionDocument = Read<typeof OPTION>;

function describe(option: OptionDocument, tables: ReturnType<Shared["country"]>): Option {
  const { id, kind, name, nominatedBy } = option;
  const facts = Object.fromEntries(option.facts ?? []);
  const more = { facts, ...(nominatedBy === undefined ? {} : { nominatedBy }) };
  const own = tables.parties.get(id);
  if (own !== undefined && kind !== "person") {
    const { names, short, identity } = own;
    return { id, kind, names, short, party: id, identity, ...more };
  }
  const common = tables.options.get(id);
  const names = name === undefined ? common?.names : alike(name);
  const shown = names ?? alike(id);
  const party = option.party === undefined ? undefined : tables.parties.get(option.party);
  const belongs = party === undefined ? {} : { party: party.id, identity: party.identity };
  return { id, kind, names: shown, short: shown, ...belongs, ...more };
}
