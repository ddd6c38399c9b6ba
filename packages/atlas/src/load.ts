/**
 * The front door of the atlas. {@link openAtlas} reads nothing; every question reads just the files that it needs, checks
 * them, and answers with a value or with everything that is wrong.
 *
 * @module
 */

import { type Body, nearest, type Problem, readBody, readWritten, type Rules } from "@urna/law";
import { type Bulletin, readBulletins } from "./publication/bulletins.ts";
import type { Election, ElectionHead } from "./election.ts";
import { type Files, openFiles, readJson } from "./files.ts";
import { type AtlasProblem, type Loaded, Problems } from "./problems.ts";
import { folderOf, readElection, readHead } from "./read-election.ts";
import { type Calendar, readCalendar } from "./calendar.ts";
import { type Eligibility, readEligibility } from "./standing/eligibility.ts";
import { type CountryRecord, readRecord } from "./record/read.ts";
import { type Layout, readLayout } from "./layout.ts";
import { listVersions, type RulesVersion } from "./rules.ts";
import { openShared } from "./shared.ts";
import { type AreaRecord, areasAt, type Party, type Source } from "./tables.ts";

/** What a name of an election may mean: one, several, or none, with the ids that are written alike. */
export type Sought =
  | { readonly kind: "one"; readonly id: string }
  | { readonly kind: "several"; readonly ids: readonly string[] }
  | { readonly kind: "none"; readonly near: readonly string[] };

/** Elections, rule sets, bodies, sources and names, read when asked for. */
export interface Atlas {
  readonly directory: string;
  /** Ids of all elections, without reading them. */
  electionIds(): readonly string[];
  /** Heads of all elections, latest first. */
  listElections(): Loaded<readonly ElectionHead[]>;
  /** Forgiving: capital letters, `-`, `_`, spaces, a missing country and aliases do not matter. */
  findElection(name: string): Sought;
  election(id: string): Loaded<Election>;
  /** Turnout bulletins of election day; none where no table exists. */
  bulletins(id: string): Loaded<readonly Bulletin[]>;
  rules(id: string): Loaded<Rules>;
  /** All rule sets, by series and date, without reading them. */
  listRules(): readonly RulesVersion[];
  /** The rule set of a series in force on a day. */
  rulesFor(series: string, day: string): Loaded<RulesVersion>;
  /** The rule set by which an election is decided: the one it names, or the one in force on its day. */
  rulesOf(election: Pick<Election, "id" | "date" | "series" | "rules">): Loaded<RulesVersion>;
  body(id: string): Loaded<Body>;
  bodyIds(): readonly string[];
  sources(): Loaded<ReadonlyMap<string, Source>>;
  /** The parties of a country by id; none where its elections name their own. */
  parties(country: string): Loaded<ReadonlyMap<string, Party>>;
  /** What happened around the elections of a country. */
  record(country: string): Loaded<CountryRecord>;
  /** The calendars of the law, by series and date, without reading them. */
  listCalendars(): readonly RulesVersion[];
  /** What the law in force on a day says about the calendar of a series. */
  calendarFor(series: string, day: string): Loaded<Calendar>;
  /** Who may stand, by series and date, without reading any. */
  listEligibility(): readonly RulesVersion[];
  /** What the law in force on a day asks of those who stand. */
  eligibilityFor(series: string, day: string): Loaded<Eligibility>;
  /** Where the areas of a country stand in pictures; empty where nobody drew them. */
  layout(country: string): Loaded<Layout>;
  /** The areas of a country that exist on a day. */
  areas(country: string, day: string): Loaded<ReadonlyMap<string, AreaRecord>>;
}

/** Opens the bundled atlas, or one in another directory of the same layout. */
export function openAtlas(directory?: string): Atlas {
  const files = openFiles(directory);
  const shared = openShared(files);

  /** A value that rests on shared tables stands only when these are sound. */
  const withShared = <T>(value: T): Loaded<T> =>
    shared.problems.length === 0 ? { ok: true, value } : { ok: false, problems: shared.problems };

  const countries = (): readonly string[] => files.list("").filter((name) => /^[a-z]{2,3}$/.test(name));
  const electionIds = (): readonly string[] =>
    countries().flatMap((country) =>
      files.list(`${country}/elections`).filter((n) => n.startsWith(`${country}-`)),
    );
  const listRules = (): readonly RulesVersion[] =>
    countries().flatMap((country) => listVersions(files, country));
  const listCalendars = (): readonly RulesVersion[] =>
    countries().flatMap((country) => listVersions(files, country, "calendars"));
  const listEligibility = (): readonly RulesVersion[] =>
    countries().flatMap((country) => listVersions(files, country, "eligibility"));
  const bodyIds = (): readonly string[] =>
    countries().flatMap((country) =>
      listDocuments(country, "bodies", "").map((name) => `${country}/${name.replace(/\.json$/, "")}`),
    );

  function listDocuments(country: string, kind: string, below: string): readonly string[] {
    return files.list(`${country}/${kind}/${below}`.replace(/\/$/, "")).flatMap((name) => {
      const path = below === "" ? name : `${below}/${name}`;
      return name.endsWith(".json") ? [path] : listDocuments(country, kind, path);
    });
  }

  const unknown = <T>(
    code: "A106" | "A107" | "A108" | "A113",
    what: string,
    id: string,
    known: readonly string[],
  ): Loaded<T> => {
    const problems = new Problems();
    problems.add(code, { file: "" }, what, id, known);
    return { ok: false, problems: problems.list };
  };

  function readChecked<T>(file: string, read: (json: unknown) => LawResult<T>): Loaded<T> {
    const problems = new Problems();
    const json = readJson(files, file, problems);
    if (json === undefined) return { ok: false, problems: problems.list };
    const checked = read(json);
    return checked.ok ? checked : { ok: false, problems: checked.problems.map((p) => placed(p, file)) };
  }

  /** Reads the document of a series in force on a day. */
  function dated<T>(
    known: readonly RulesVersion[],
    what: string,
    series: string,
    day: string,
    read: (files: Files, file: string, problems: Problems) => T | undefined,
  ): Loaded<T> {
    const version = known.filter((v) => v.series === series && v.inForce <= day).at(-1);
    if (version === undefined) {
      const ofSeries = known.filter((v) => v.series === series).map((v) => v.id);
      const ids = ofSeries.length > 0 ? ofSeries : known.map((v) => v.series);
      return unknown("A113", `${what} in force on ${day}`, series, ids);
    }
    const problems = new Problems();
    const value = read(files, version.file, problems);
    return value === undefined ? { ok: false, problems: problems.list } : problems.result(value);
  }

  const rulesFor = (series: string, day: string): Loaded<RulesVersion> => {
    const ofSeries = listRules().filter((v) => v.series === series);
    const version = ofSeries.filter((v) => v.inForce <= day).at(-1);
    if (version !== undefined) return { ok: true, value: version };
    const known = ofSeries.length > 0 ? ofSeries.map((v) => v.id) : listRules().map((v) => v.series);
    return unknown("A107", `rules in force on ${day}`, series, known);
  };

  return {
    directory: files.directory,
    electionIds,
    listElections: () => {
      const problems = new Problems();
      const heads = electionIds().flatMap((id) => readHead(files, id, problems) ?? []);
      heads.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : a.id < b.id ? -1 : 1));
      return problems.result(heads);
    },
    findElection: (name) => findName(name, electionIds(), shared.aliases()),
    election: (id) => {
      if (!electionIds().includes(id)) return unknown("A106", "the id of an election", id, electionIds());
      const problems = new Problems();
      const read = readElection(files, id, shared, problems);
      return shared.problems.length > 0
        ? { ok: false, problems: [...shared.problems, ...problems.list] }
        : read;
    },
    bulletins: (id) => {
      const problems = new Problems();
      const read = readBulletins(files, `${folderOf(id)}/turnout.csv`, problems);
      return problems.result(read);
    },
    rules: (id) => {
      const version = listRules().find((v) => v.id === id);
      if (version !== undefined) return readChecked(version.file, readWritten);
      return unknown(
        "A107",
        "the id of a rule set",
        id,
        listRules().map((v) => v.id),
      );
    },
    listRules,
    rulesFor,
    rulesOf: ({ date, series, rules }) => {
      if (rules === undefined) return rulesFor(series, date);
      const version = listRules().find((v) => v.id === rules);
      if (version !== undefined) return { ok: true, value: version };
      return unknown(
        "A107",
        "the id of a rule set",
        rules,
        listRules().map((v) => v.id),
      );
    },
    body: (id) => {
      const [country = "", ...rest] = id.split("/");
      if (!bodyIds().includes(id)) return unknown("A108", "the id of a body", id, bodyIds());
      return readChecked(`${country}/bodies/${rest.join("/")}.json`, readBody);
    },
    bodyIds,
    sources: () => withShared(shared.sources()),
    parties: (country) =>
      files.has(`${country}/parties.csv`)
        ? withShared(shared.country(country).parties)
        : { ok: true, value: new Map() },
    listCalendars,
    calendarFor: (series, day) => dated(listCalendars(), "a calendar", series, day, readCalendar),
    listEligibility,
    eligibilityFor: (series, day) => dated(listEligibility(), "who may stand", series, day, readEligibility),
    record: (country) => {
      const problems = new Problems();
      const read = readRecord(files, country, problems);
      return problems.result(read);
    },
    layout: (country) => {
      const problems = new Problems();
      return problems.result(readLayout(files, country, problems));
    },
    areas: (country, day) => withShared(areasAt(shared.country(country).areas, day)),
  };
}

type LawResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

function placed({ at, ...problem }: Problem, file: string): AtlasProblem {
  return { ...problem, place: at === "" ? { file } : { file, field: at } };
}

/** Small letters, no separators: what two names have in common when a person would call them the same. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_\-–—.]+/g, "");
}

function findName(
  name: string,
  ids: readonly string[],
  aliases: ReadonlyMap<string, readonly string[]>,
): Sought {
  const exact = ids.find((id) => id === name);
  if (exact !== undefined) return { kind: "one", id: exact };

  const wanted = plain(name);
  const hits = new Set<string>();
  const known = new Map<string, readonly string[]>([
    ...ids.map((id): [string, string[]] => [id, [id]]),
    ...aliases,
  ]);
  for (const [spelling, elections] of known) {
    const spelled = plain(spelling);
    const country = elections[0]?.split("-")[0] ?? "";
    const short = spelled.startsWith(country) ? spelled.slice(country.length) : spelled;
    if (spelled === wanted || (short !== "" && short === wanted)) for (const id of elections) hits.add(id);
  }
  // The beginning of a name will do where nothing has it as a whole.
  if (hits.size === 0 && wanted !== "") {
    for (const [spelling, elections] of known) {
      const spelled = plain(spelling);
      const country = elections[0]?.split("-")[0] ?? "";
      const begins = spelled.startsWith(wanted) || spelled.startsWith(country + wanted);
      if (begins) for (const id of elections) hits.add(id);
    }
  }
  const [only, ...others] = [...hits].sort();
  if (only !== undefined)
    return others.length === 0 ? { kind: "one", id: only } : { kind: "several", ids: [only, ...others] };

  const near = new Set(nearest(name, known.keys()).flatMap((n) => known.get(n) ?? []));
  return { kind: "none", near: nearElections(name, ids, near) };
}

/**
 * A country that is named is meant: "nz-2020" is nearer to another election of New Zealand than to one of 2020. Those
 * written alike come first, then the others of the country, by how far their year is from the one that was asked for.
 */
function nearElections(name: string, ids: readonly string[], alike: ReadonlySet<string>): readonly string[] {
  const [country = ""] = name.toLowerCase().split("-");
  const there = ids.filter((id) => id.startsWith(`${country}-`));
  if (there.length === 0) return [...alike];
  const yearOf = (id: string): number => Number(/\d{4}/.exec(id)?.[0] ?? 0);
  const away = (id: string): number => Math.abs(yearOf(id) - yearOf(name));
  const others = there.filter((id) => !alike.has(id)).sort((a, b) => away(a) - away(b) || (a < b ? -1 : 1));
  const own = [...alike].filter((id) => there.includes(id));
  return [...own, ...others.slice(0, Math.max(0, 3 - own.length))];
}
