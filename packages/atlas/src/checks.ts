/**
 * What must be true of an election besides the form of its files: references exist, values do not contradict each other,
 * seats and votes add up. Disagreements of sources are no mistakes as long as a dispute records them.
 *
 * @module
 */

import type { Contest, Election } from "./election.ts";
import { FIGURE_KEYS, type Figure, firmest } from "./figures.ts";
import type { Place, Problems } from "./problems.ts";
import type { Shared } from "./shared.ts";

/** Checks an election against the shared tables and itself; `folder` is where its files lie. */
export function checkElection(election: Election, folder: string, shared: Shared, problems: Problems): void {
  checkOptions(election, folder, shared, problems);
  checkDocument(election, folder, shared, problems);
  checkFigureRows(election, folder, shared, problems);
  checkDeclared(election, folder, shared, problems);
  checkDisputes(election, folder, shared, problems);
  for (const figure of election.figures.values()) checkAgreement(figure, folder, problems);
  checkSeats(election, folder, problems);
  for (const contest of election.contests) checkVotes(election, contest, folder, problems);
}

function checkSources(sources: readonly string[], place: Place, shared: Shared, problems: Problems): void {
  const known = shared.sources();
  for (const source of sources) {
    if (!known.has(source)) problems.add("A101", place, "the id of a source", source, known.keys());
  }
}

function checkOptions(election: Election, folder: string, shared: Shared, problems: Problems): void {
  const file = `${folder}/election.json`;
  const { parties, options } = shared.country(election.country);
  const contestIds = new Set<string>();
  for (const [c, contest] of election.contests.entries()) {
    const at = `contests/${c + 1}`;
    if (contestIds.has(contest.id))
      problems.add("A004", { file, field: `${at}/id` }, "an id once", contest.id);
    contestIds.add(contest.id);
    const seen = new Set<string>();
    for (const [i, option] of contest.options.entries()) {
      const field = `${at}/options/${i + 1}`;
      if (seen.has(option.id)) problems.add("A209", { file, field }, "every option once", option.id);
      seen.add(option.id);
      const isParty = option.kind === "party" || option.kind === "alliance";
      const isPerson = option.kind === "person";
      if (isParty && !parties.has(option.id)) {
        problems.add("A102", { file, field }, "the id of a party", option.id, parties.keys());
      }
      if (isPerson && option.names.en === option.id) {
        problems.add("R003", { file, field: `${field}/name` }, "the name of the person, as in the source");
      }
      if (!isParty && !isPerson && !options.has(option.id)) {
        problems.add("A105", { file, field }, "the id of an option", option.id, options.keys());
      }
    }
  }
}

function checkDocument(election: Election, folder: string, shared: Shared, problems: Problems): void {
  const file = `${folder}/election.json`;
  const { areas, verdict, levels } = election;
  if (!areas.has(election.area)) {
    problems.add("A103", { file, field: "area" }, `an area on ${election.date}`, election.area, areas.keys());
  }
  const root = areas.get(election.area);
  if (root !== undefined && !levels.includes(root.level)) {
    problems.add("R004", { file, field: "levels" }, `a list with ${root.level}, the level of ${root.id}`);
  }
  const parties = shared.country(election.country).parties;
  for (const { party, sources } of election.absent ?? []) {
    const place = { file, field: `absent/${party}` };
    checkSources(sources, place, shared, problems);
    if (!parties.has(party)) problems.add("A102", place, "the id of a party", party, parties.keys());
  }
  if (verdict === undefined) return;
  checkSources(verdict.sources, { file, field: "verdict/sources" }, shared, problems);
  if (!election.options.has(verdict.option)) {
    const known = election.options.keys();
    problems.add("A105", { file, field: "verdict/option" }, "an option", verdict.option, known);
  }
}

interface Referring {
  readonly contest: string;
  readonly area: string;
  readonly option: string;
  readonly row: number;
}

/** Contest, area and option of a row must exist; empty texts refer to nothing. */
function checkReferences(election: Election, file: string, referring: Referring, problems: Problems): void {
  const { contest, area, option, row } = referring;
  const found = election.contests.find((c) => c.id === contest);
  if (contest !== "" && found === undefined) {
    const known = election.contests.map((c) => c.id);
    problems.add("A104", { file, row, field: "contest" }, `one of ${known.join(", ")}`, contest, known);
  }
  if (area !== "" && !election.areas.has(area)) {
    const known = election.areas.keys();
    problems.add("A103", { file, row, field: "area" }, `an area on ${election.date}`, area, known);
  }
  const options = found === undefined ? [...election.options.keys()] : found.options.map((o) => o.id);
  if (option !== "" && !options.includes(option)) {
    problems.add("A105", { file, row, field: "option" }, "an option on this ballot", option, options);
  }
}

function checkFigureRows(election: Election, folder: string, shared: Shared, problems: Problems): void {
  const file = `${folder}/figures.csv`;
  for (const row of election.rows) {
    checkReferences(election, file, row, problems);
    checkSources(row.sources, { file, row: row.row, field: "sources" }, shared, problems);
    if (row.key === "votes" && (row.option === "" || row.contest === "")) {
      problems.add("R003", { file, row: row.row, field: "option" }, "contest and option beside votes");
    }
    const source = shared.sources();
    if (row.sources.some((s) => source.get(s)?.kind === "unsourced")) {
      problems.add(
        "A204",
        { file, row: row.row, field: "sources" },
        "a source: general knowledge is none here",
      );
    }
  }
}

function checkDeclared(election: Election, folder: string, shared: Shared, problems: Problems): void {
  const file = `${folder}/declared.csv`;
  const seen = new Map<string, number>();
  for (const declared of election.declared) {
    checkReferences(election, file, declared, problems);
    checkSources(declared.sources, { file, row: declared.row, field: "sources" }, shared, problems);
    if (declared.seats === null) continue;
    const key = `${declared.contest}\n${declared.area}\n${declared.option}\n${declared.person}`;
    const other = seen.get(key);
    if (other !== undefined) {
      problems.add("A209", { file, row: declared.row }, `a row other than line ${other}`, declared.option);
    }
    seen.set(key, declared.row);
  }
}

function checkDisputes(election: Election, folder: string, shared: Shared, problems: Problems): void {
  const file = `${folder}/disputes.csv`;
  for (const dispute of election.disputes) {
    checkReferences(election, file, dispute, problems);
    checkSources(dispute.sources, { file, row: dispute.row, field: "sources" }, shared, problems);
    const { contest, area, option, key, row } = dispute;
    // A dispute about a bulletin, or about a fact that is no figure, has no row in figures.csv.
    if (dispute.time !== "" || area === "" || !FIGURE_KEYS.some((k) => k === key)) continue;
    const figure = election.figures.get(`${contest}\n${area}\n${option}\n${key}`);
    const values = new Set(figure === undefined ? [] : printedValues(figure));
    for (const value of [...dispute.holds, ...dispute.over]) {
      if (!values.has(value))
        problems.add("A109", { file, row }, "a value that figures.csv states", value, values);
    }
  }
}

/** Every value that was printed for a figure, as texts. */
function printedValues(figure: Figure): readonly string[] {
  return [figure.value, ...figure.rivals.map((r) => r.value)].flatMap((v) => (v === null ? [] : String(v)));
}

/** Values of the same firmness may differ, and a claim may differ from what holds, only where a dispute says so. */
function checkAgreement(figure: Figure, folder: string, problems: Problems): void {
  const file = `${folder}/figures.csv`;
  const disputed = new Set(figure.disputes.flatMap((d) => [...d.holds, ...d.over]));
  if (figure.value === null) {
    const rows = firmest(figure.rivals);
    const [first] = rows;
    if (first !== undefined && figure.disputes.length === 0) {
      const found = [...new Set(rows.map((r) => String(r.value)))].join(", ");
      problems.add("A203", { file, row: first.row, field: "value" }, "one value, or a dispute", found);
    }
  }
  for (const rival of figure.rivals) {
    const known = rival.value === null || disputed.has(String(rival.value));
    const unopposed = figure.value === null && figure.rivals.every((r) => r.value === rival.value);
    if (rival.status === "claimed" && !known && !unopposed) {
      problems.add(
        "A211",
        { file, row: rival.row, field: "value" },
        "a dispute that names this value",
        rival.value,
      );
    }
  }
}

/** Seats of a contest add up to its number; the seats in all are those of the contests together. */
function checkSeats(election: Election, folder: string, problems: Problems): void {
  const byOption = new Map<string, number>();
  let complete = true;
  for (const contest of election.contests) {
    const { file, seats } = seatsOf(election, contest, folder);
    for (const [option, n] of seats) byOption.set(option, (byOption.get(option) ?? 0) + n);
    const sum = [...seats.values()].reduce((a, b) => a + b, 0);
    if (seats.size === 0) complete &&= (contest.seats ?? 0) === 0;
    else if (contest.seats !== undefined && sum !== contest.seats) {
      problems.add("A206", { file, field: contest.id }, `${contest.seats} seats`, sum);
    }
  }
  if (!complete) return;
  for (const { option, value, key, contest, area } of election.figures.values()) {
    if (key !== "seats" || contest !== "" || area !== election.area || option === "" || value === null)
      continue;
    const sum = byOption.get(option) ?? 0;
    if (sum === value) continue;
    problems.add(
      "A206",
      { file: `${folder}/figures.csv`, field: `seats of ${option}` },
      `${sum} as its contests`,
      value,
    );
  }
}

function seatsOf(
  election: Election,
  contest: Contest,
  folder: string,
): { file: string; seats: Map<string, number> } {
  const seats = new Map<string, number>();
  for (const figure of election.figures.values()) {
    if (figure.contest !== contest.id || figure.key !== "seats" || figure.option === "") continue;
    if (typeof figure.value === "number") seats.set(figure.option, figure.value);
  }
  if (seats.size > 0) return { file: `${folder}/figures.csv`, seats };
  for (const { contest: at, option, seats: n } of election.declared) {
    if (at === contest.id && n !== null) seats.set(option, (seats.get(option) ?? 0) + n);
  }
  return { file: `${folder}/declared.csv`, seats };
}

/** Parts never exceed the whole. Whether they reach it is a finding about the publication, not a mistake of the file. */
function checkVotes(election: Election, contest: Contest, folder: string, problems: Problems): void {
  const file = `${folder}/figures.csv`;
  for (const area of new Set(election.rows.map((r) => r.area))) {
    const votes = contest.options.flatMap((o) => {
      const figure = election.figures.get(`${contest.id}\n${area}\n${o.id}\nvotes`);
      return typeof figure?.value === "number" ? figure.value : [];
    });
    const sum = votes.reduce((a, b) => a + b, 0);
    for (const whole of ["valid", "cast"] as const) {
      const figure = election.figures.get(`${contest.id}\n${area}\n\n${whole}`);
      if (typeof figure?.value === "number" && figure.status !== "derived" && sum > figure.value) {
        problems.add(
          "A207",
          { file, field: `${contest.id} ${area} ${whole}` },
          `${sum} or more`,
          figure.value,
        );
      }
    }
  }
}
