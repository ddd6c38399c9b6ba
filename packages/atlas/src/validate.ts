/**
 * Reads everything that an atlas holds and collects everything that is wrong with it.
 *
 * @module
 */

import { type Bulletin, readBulletins } from "./publication/bulletins.ts";
import { type Dispute, readDisputes } from "./disputes.ts";
import type { Election } from "./election.ts";
import { openFiles, type Files } from "./files.ts";
import { layoutFiles, readLayout } from "./layout.ts";
import { openAtlas, type Atlas } from "./load.ts";
import { type AtlasProblem, Problems } from "./problems.ts";
import { checkOptionSums, checkShares } from "./publication/sums.ts";
import { folderOf, readElection } from "./read-election.ts";
import { checkRecord } from "./record/check.ts";
import { judgeClaims } from "./record/claim-judge.ts";
import { readRecord } from "./record/read.ts";
import { openShared, type Shared } from "./shared.ts";

/** What was read, and what is wrong with it. */
export interface Validation {
  readonly problems: readonly AtlasProblem[];
  /** How much was checked. */
  readonly checked: {
    readonly elections: number;
    readonly figures: number;
    readonly declared: number;
    readonly bulletins: number;
    readonly disputes: number;
    readonly sources: number;
    readonly rules: number;
    readonly bodies: number;
  };
}

/** Validates a whole atlas, the bundled one by default. */
export function validateAtlas(directory?: string): Validation {
  const files = openFiles(directory);
  const shared = openShared(files);
  const atlas = openAtlas(directory);
  const problems = new Problems();
  const ids = atlas.electionIds();

  const sources = shared.sources().size;
  checkAliases(shared, ids, problems);
  let figures = 0;
  let declared = 0;
  let bulletins = 0;
  let disputes = 0;
  for (const id of ids) {
    const read = readElection(files, id, shared, problems);
    if (!read.ok) continue;
    const election = read.value;
    const own = readBulletins(files, `${folderOf(id)}/turnout.csv`, problems);
    checkBulletinRows(election, own, shared, problems);
    checkPublished(election, problems);
    checkRules(atlas, election, problems);
    figures += election.rows.length;
    declared += election.declared.length;
    bulletins += own.length;
    disputes += election.disputes.length;
  }
  for (const country of new Set(ids.map((id) => id.split("-")[0] ?? ""))) {
    disputes += checkCountry({ files, country, shared, ids, atlas }, problems);
  }
  checkDocuments(atlas, problems);
  return {
    problems: [...shared.problems, ...problems.list],
    checked: {
      elections: ids.length,
      figures,
      declared,
      bulletins,
      disputes,
      sources,
      rules: atlas.listRules().length,
      bodies: atlas.bodyIds().length,
    },
  };
}

function checkAliases(shared: Shared, ids: readonly string[], problems: Problems): void {
  const file = "aliases.csv";
  for (const [alias, elections] of shared.aliases()) {
    for (const election of elections) {
      if (!ids.includes(election))
        problems.add("A106", { file, field: alias }, "the id of an election", election, ids);
    }
    if (ids.includes(alias)) problems.add("A301", { file, field: alias }, "a name that is no id", alias);
  }
}

function checkSources(
  sources: readonly string[],
  file: string,
  row: number,
  shared: Shared,
  problems: Problems,
): void {
  const known = shared.sources();
  for (const source of sources) {
    if (known.has(source)) continue;
    problems.add("A101", { file, row, field: "sources" }, "the id of a source", source, known.keys());
  }
}

function checkBulletinRows(
  election: Election,
  bulletins: readonly Bulletin[],
  shared: Shared,
  problems: Problems,
): void {
  const file = `${folderOf(election.id)}/turnout.csv`;
  const seen = new Map<string, number>();
  for (const { time, area, value, flag, sources, row } of bulletins) {
    if (!election.areas.has(area)) {
      const known = election.areas.keys();
      problems.add("A103", { file, row, field: "area" }, `an area on ${election.date}`, area, known);
    }
    checkSources(sources, file, row, shared, problems);
    const key = `${time}\n${area}\n${flag === "rival" ? value : ""}`;
    const other = seen.get(key);
    if (other !== undefined)
      problems.add("A209", { file, row }, `a row other than line ${other}, or flag rival`);
    seen.set(key, row);
  }
  for (const dispute of election.disputes) checkBulletinDispute(election, dispute, bulletins, problems);
}

function checkBulletinDispute(
  { id }: Election,
  { time, area, holds, over, row }: Dispute,
  bulletins: readonly Bulletin[],
  problems: Problems,
): void {
  if (time === "" || area === "") return;
  const values = bulletins.filter((b) => b.time === time && b.area === area).map((b) => b.value);
  for (const value of [...holds, ...over]) {
    if (values.includes(value)) continue;
    const file = `${folderOf(id)}/disputes.csv`;
    problems.add("A109", { file, row }, "a value that turnout.csv states", value, values);
  }
}

/** Sums and shares that do not come out, and that no dispute records. */
function checkPublished(election: Election, problems: Problems): void {
  const file = `${folderOf(election.id)}/figures.csv`;
  for (const { verdict, known, contest, area, figures } of checkOptionSums(election)) {
    if (verdict !== "fails" || known) continue;
    problems.add("A207", { file, field: `${contest} ${area}` }, `a sum of ${figures.total}`, figures.sum);
  }
  for (const { verdict, known, contest, area, figures } of checkShares(election)) {
    if (verdict !== "fails" || known) continue;
    for (const { option, printed, computed } of figures.deviating) {
      problems.add("A208", { file, field: `${contest} ${area} ${option}` }, computed, printed);
    }
  }
}

/** Every election of which more than fragments are loaded has rules in force on its day, and its body is described. */
function checkRules(atlas: Atlas, election: Election, problems: Problems): void {
  if (election.result === "incomplete") return;
  const file = `${folderOf(election.id)}/election.json`;
  const rules = atlas.rulesOf(election);
  if (!rules.ok) {
    const found = election.rules ?? `${election.series} on ${election.date}`;
    problems.add("A107", { file, field: "series" }, "rules in force on that day", found);
  }
  if (election.body !== undefined && !atlas.bodyIds().includes(election.body)) {
    problems.add("A108", { file, field: "body" }, "the id of a body", election.body, atlas.bodyIds());
  }
}

/** The tables of a country: their sources, and the record. */
function checkCountry(
  {
    files,
    country,
    shared,
    ids,
    atlas,
  }: {
    readonly files: Files;
    readonly country: string;
    readonly shared: Shared;
    readonly ids: readonly string[];
    readonly atlas: Atlas;
  },
  problems: Problems,
): number {
  if (files.has(`${country}/areas.csv`)) {
    const { areas, parties } = shared.country(country);
    for (const { sources, row } of areas)
      checkSources(sources, `${country}/areas.csv`, row, shared, problems);
    for (const { sources, row } of parties.values()) {
      checkSources(sources, `${country}/parties.csv`, row, shared, problems);
    }
  }
  checkLayout(files, country, shared, problems);
  const record = readRecord(files, country, problems);
  const parties = files.has(`${country}/parties.csv`)
    ? [...shared.country(country).parties.values()].flatMap((p) => [p.id, p.identity])
    : [];
  checkRecord(record, { country, sources: shared.sources().keys(), elections: ids, parties }, problems);
  judgeClaims(record.claims, { atlas, record }, problems);
  const disputes = readDisputes(files, `${country}/record/disputes.csv`, problems);
  for (const { sources, row } of disputes) {
    checkSources(sources, `${country}/record/disputes.csv`, row, shared, problems);
  }
  return disputes.length;
}

/** What is drawn is an area of the country, and says where it is from. */
function checkLayout(files: Files, country: string, shared: Shared, problems: Problems): void {
  const { tiles, outlines } = readLayout(files, country, problems);
  if (tiles.length + outlines.length === 0) return;
  const file = layoutFiles(country);
  const known = new Set(shared.country(country).areas.map((area) => area.id));
  const rows = [
    ...tiles.map((tile) => ({ ...tile, file: file.tiles })),
    ...outlines.map((outline) => ({ ...outline, file: file.outlines })),
  ];
  for (const { area, sources, row, file } of rows) {
    if (!known.has(area)) problems.add("A103", { file, row, field: "area" }, "an area", area, known);
    checkSources(sources, file, row, shared, problems);
  }
}

/** Every rule set and body can be read, and the id in a rule set is that of its file. */
function checkDocuments(atlas: Atlas, problems: Problems): void {
  for (const { id, inForce, file } of atlas.listRules()) {
    const rules = atlas.rules(id);
    if (!rules.ok) problems.list.push(...rules.problems);
    else if (rules.value.id !== id) problems.add("A212", { file, field: "id" }, id, rules.value.id);
    else if (rules.value.inForce !== inForce) {
      problems.add("A212", { file, field: "inForce" }, inForce, rules.value.inForce);
    }
  }
  for (const { series, inForce, file } of atlas.listCalendars()) {
    const calendar = atlas.calendarFor(series, inForce);
    if (!calendar.ok) problems.list.push(...calendar.problems);
    else if (calendar.value.series !== series || calendar.value.inForce !== inForce)
      problems.add("A212", { file, field: "series" }, `${series}, ${inForce}`, calendar.value.series);
  }
  for (const { series, inForce, file } of atlas.listEligibility()) {
    const read = atlas.eligibilityFor(series, inForce);
    if (!read.ok) problems.list.push(...read.problems);
    else if (read.value.series !== series || read.value.inForce !== inForce)
      problems.add("A212", { file, field: "series" }, `${series}, ${inForce}`, read.value.series);
  }
  for (const id of atlas.bodyIds()) {
    const body = atlas.body(id);
    if (!body.ok) problems.list.push(...body.problems);
  }
}
