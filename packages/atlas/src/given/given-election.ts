/**
 * An election whose folder holds the engine's own tables (`votes.csv` or ballots, `areas.csv`, `contenders.csv`) instead of
 * a record of figures with their disputes: `election.json` says what it is and where its figures are from, in at least
 * one language, and everything else follows from the tables.
 *
 * @module
 */

import {
  type Contender,
  choice,
  dictionary,
  type Given,
  isLine,
  list,
  optional,
  record,
  text,
} from "@urna/law";
import type { Language } from "@urna/words";
import { alike, date, id, type Names } from "../cells.ts";
import { type Contest, type Election, ELECTION_KINDS, type ElectionHead, type Option } from "../election.ts";
import { type Files, readDocument } from "../files.ts";
import { type GivenTables, readGivenTables, tablesIn } from "./given.ts";
import type { Loaded, Problems } from "../problems.ts";
import type { AreaLevel, AreaRecord, OptionKind } from "../tables.ts";

const SERIES = /^[a-z0-9-]+(\/[a-z0-9-]+)+$/;

const SOURCE = record("where the figures are from", {
  title: optional(text("what it is")),
  file: optional(text("the file in which we found them")),
  address: optional(text("where it can be read", /^https?:\/\/\S+$/)),
  licence: optional(text("under which licence it may be passed on")),
  note: optional(text("a remark")),
});

const CONTEST = record("one contest", {
  id: id("its id, as in the table of votes"),
  title: optional(dictionary("what it is called, by language", text("the title"))),
  ballot: optional(choice("what is on the paper", ["list", "candidate", "question", "none"])),
  note: optional(text("a remark")),
});

const ELECTION = record("an election that is given as tables", {
  id: id("its id, the name of its folder"),
  date: date("the day, or what is known of it"),
  kind: choice("what it is for", ELECTION_KINDS),
  title: dictionary("what it is called, by language; en at least", text("the title")),
  series: text("the series of rule sets, country/name", SERIES),
  rules: optional(text("the rule set, where the date does not decide", /^[a-z0-9/-]+@\d{4}-\d{2}-\d{2}$/)),
  body: optional(text("the body that it elects, country/name", SERIES)),
  area: optional(id("the area that votes")),
  contests: optional(list("the contests, where there is something to say about them", CONTEST)),
  source: SOURCE,
  notes: optional(list("remarks", text("a remark"))),
});

/** Whether the folder of an election holds tables for the engine rather than a record of figures. */
export function isGivenAsTables(files: Files, folder: string): boolean {
  if (files.has(`${folder}/figures.csv`)) return false;
  // Seats are shared out among areas by their figures alone, without any votes.
  const { votes, ballots, areas } = tablesIn(files, folder);
  return votes !== undefined || ballots !== undefined || areas !== undefined;
}

/** Reads only `election.json` of such a folder. */
export function readGivenHead(files: Files, folder: string, problems: Problems): ElectionHead | undefined {
  const document = readDocument(files, `${folder}/election.json`, ELECTION, problems);
  if (document === undefined) return undefined;
  const country = document.id.split("-")[0] ?? "";
  const title = inAllLanguages(document.title, document.id);
  return { id: document.id, country, date: document.date, kind: document.kind, title, result: "final" };
}

/** Reads such a folder. */
export function readGivenElection(
  files: Files,
  electionId: string,
  folder: string,
  problems: Problems,
): Loaded<Election> {
  const before = problems.list.length;
  const file = `${folder}/election.json`;
  const document = readDocument(files, file, ELECTION, problems);
  const tables = readGivenTables(tablesIn(files, folder), files);
  if (!tables.ok) problems.list.push(...tables.problems);
  if (document !== undefined && document.id !== electionId) {
    problems.add("A212", { file, field: "id" }, electionId, document.id);
  }
  if (document !== undefined && !document.title.has("en")) {
    problems.add("R003", { file, field: "title/en" }, "the title in English");
  }
  if (document === undefined || !tables.ok) return { ok: false, problems: problems.list.slice(before) };

  const { title, source, notes, rules, body } = document;
  const { given } = tables.value;
  const root = given.areas?.find((a) => a.parent === undefined)?.id ?? document.area ?? "";
  const options = optionsOf(tables.value);
  const said = new Map((document.contests ?? []).map((c) => [c.id, c]));
  const contests = contestsOf(given, root, options, (contest) => said.get(contest)?.ballot);
  for (const contest of said.keys()) {
    if (contests.some((c) => c.id === contest)) continue;
    problems.add(
      "A104",
      { file, field: "contests" },
      "a contest of the tables",
      contest,
      contests.map((c) => c.id),
    );
  }
  return problems.result(
    {
      id: electionId,
      country: electionId.split("-")[0] ?? "",
      date: document.date,
      kind: document.kind,
      title: inAllLanguages(title, electionId),
      series: document.series,
      ...(rules === undefined ? {} : { rules }),
      ...(body === undefined ? {} : { body }),
      area: root,
      levels: [],
      result: "final",
      contests,
      options,
      areas: areasOf(tables.value),
      rows: [],
      figures: new Map(),
      declared: [],
      disputes: [],
      notes: notes ?? [],
      given,
      source,
    },
    before,
  );
}

/** The English title where a language has none. */
function inAllLanguages(title: ReadonlyMap<string, string>, otherwise: string): Names {
  const en = title.get("en") ?? otherwise;
  return { kk: title.get("kk") ?? en, ru: title.get("ru") ?? en, en, es: title.get("es") ?? en };
}

function optionsOf(tables: GivenTables): ReadonlyMap<string, Option> {
  const { given } = tables;
  const names = toldApart(tables);
  const options = new Map<string, Option>();
  const add = (id: string, contender?: Contender): void => {
    if (options.has(id) || isLine(id)) return;
    const name = names.get(id) ?? alike(id);
    const party = contender?.in?.["party"];
    options.set(id, {
      id,
      kind: optionKind(contender?.kind),
      names: name,
      short: name,
      ...(party === undefined ? {} : { party, identity: party }),
      facts: contender?.facts ?? {},
    });
  };
  for (const contender of given.contenders ?? []) add(contender.id, contender);
  for (const row of given.votes ?? []) add(row.option);
  for (const row of given.ballots ?? []) for (const option of row.ranking.flat()) add(option);
  return options;
}

/** The names of options; those that are called alike and stand in one area each are called with it: "Die Mitte (Zürich)". */
function toldApart({ given, names }: GivenTables): ReadonlyMap<string, Names> {
  const areasOf = new Map<string, Set<string>>();
  for (const { option, area } of given.votes ?? [])
    areasOf.set(option, (areasOf.get(option) ?? new Set()).add(area));
  const called = Map.groupBy(areasOf.keys(), (option) => names.get(option)?.en ?? option);
  const apart = new Map(names);
  for (const [option, areas] of areasOf) {
    const name = names.get(option);
    const [area = "", ...others] = areas;
    const place = names.get(area);
    if (name === undefined || place === undefined || others.length > 0) continue;
    if ((called.get(name.en) ?? []).length < 2) continue;
    const inPlace = (language: Language): string => `${name[language]} (${place[language]})`;
    apart.set(option, { kk: inPlace("kk"), ru: inPlace("ru"), en: inPlace("en"), es: inPlace("es") });
  }
  return apart;
}

function optionKind(kind: Contender["kind"]): OptionKind {
  return kind === undefined || kind === "list" ? "party" : kind;
}

function contestsOf(
  given: Given,
  root: string,
  options: ReadonlyMap<string, Option>,
  ballotOf: (contest: string) => Contest["ballot"] | undefined,
): readonly Contest[] {
  const seen = new Map<string, { readonly options: Set<string>; whole: boolean }>();
  const note = (contest: string, area: string, ids: readonly string[]): void => {
    const known = seen.get(contest) ?? { options: new Set<string>(), whole: true };
    for (const option of ids) if (!isLine(option)) known.options.add(option);
    if (area !== root) known.whole = false;
    seen.set(contest, known);
  };
  for (const row of given.votes ?? []) note(row.contest, row.area, [row.option]);
  for (const row of given.ballots ?? []) note(row.contest, row.area, row.ranking.flat());
  for (const row of given.declared ?? []) note(row.contest, row.area, [row.option]);
  return [...seen].map(([id, contest]) => {
    const ballot = [...contest.options].flatMap((o) => options.get(o) ?? []);
    const persons = ballot.length > 0 && ballot.every((o) => o.kind === "person");
    return {
      id,
      level: contest.whole ? "nation" : "district",
      ballot: ballotOf(id) ?? (persons ? "candidate" : "list"),
      shareOf: [],
      options: ballot,
    };
  });
}

function areasOf({ given, names }: GivenTables): ReadonlyMap<string, AreaRecord> {
  const areas = new Map<string, AreaRecord>();
  for (const [i, { id, level, parent }] of (given.areas ?? []).entries()) {
    const rank: AreaLevel = parent === undefined ? "nation" : level === "region" ? "region" : "district";
    const record = {
      id,
      level: rank,
      kind: rank,
      names: names.get(id) ?? alike(id),
      sources: [],
      row: i + 2,
    };
    areas.set(id, parent === undefined ? record : { ...record, parent });
  }
  return areas;
}
