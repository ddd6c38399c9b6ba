/**
 * The ordinary path of votes into the engine: tables of votes, areas, contenders, ballots, declared seats and lots, as
 * files. Every problem names the file, the line, the column, what was expected, what was found and what is written alike.
 *
 * | table | columns |
 * |---|---|
 * | votes | `contest,area,option,votes`, and if wanted `group`, the party of the option; an empty number is a figure that exists and is not known |
 * | areas | `area,parent,level`, and if known `seats,registered,population`, names, and any further column of numbers |
 * | contenders | `contender`, and if known `kind`, names, `in_<kind of group>`, `fact_<name>` |
 * | ballots | `contest,area,count,ranking` with rankings such as `a > b = c > d` |
 * | declared | `contest,area,option,seats` |
 * | lots | `step,area,order` with orders such as `a > b`; for papers that were drawn also `from,papers`: so many of those with this order, from those of this candidate |
 *
 * Ballots may also come as files of other formats (see {@link readBallotFile}), named `<contest>.<area>.<ending>`.
 *
 * @module
 */

import {
  type Area,
  type BallotRow,
  type Contender,
  type DeclaredRow,
  type Given,
  isLine,
  LINES,
  type Problem,
  readInput,
  type VoteRow,
} from "@urna/law";
import { type BallotInput, isBallotFile, readBallotFile, toBallotInput } from "../ballots/ballot-file.ts";
import { alike, type Names, parseCount } from "../cells.ts";
import type { Files } from "../files.ts";
import { LOTS, readLots } from "./lots.ts";
import { GivenNames, NAME_COLUMNS } from "./given-names.ts";
import { type OpenRow, type OpenTable, readOpenTable } from "../open-table.ts";
import { type AtlasProblem, type Loaded, type Place, Problems } from "../problems.ts";
import { need, whole } from "../row-cells.ts";

/** Paths of the tables of one election. */
export interface GivenFiles {
  readonly votes?: string;
  readonly areas?: string;
  readonly contenders?: string;
  readonly ballots?: readonly string[];
  readonly declared?: string;
  readonly lots?: string;
}

/** What the tables hold: the engine's input, and the names that the engine does not need. */
export interface GivenTables {
  readonly given: Given;
  /** Names of areas and contenders, by id, where the tables have any. */
  readonly names: ReadonlyMap<string, Names>;
  /** Where each lot stands: whether it meets a tie is known only when the votes are counted. */
  readonly lotPlaces: readonly Place[];
}

/** The kinds of contenders that the engine knows. */
const CONTENDER_KINDS = ["party", "list", "alliance", "person", "independents", "answer"] as const;

/** Reads the tables of one election. `files` says where paths lead. */
export function readGiven(paths: GivenFiles, files: Files): Loaded<Given> {
  const read = readGivenTables(paths, files);
  return read.ok ? { ok: true, value: read.value.given } : read;
}

/** The tables of one election that lie in a folder, by their usual names. */
export function tablesIn(files: Files, folder: string): GivenFiles {
  const path = (name: string): string => (folder === "" ? name : `${folder}/${name}`);
  const names = files.list(folder);
  const one = (name: string): string | undefined => (names.includes(name) ? path(name) : undefined);
  const ballots = names.filter((name) => isBallots(name)).map(path);
  const [votes, areas, contenders] = [one("votes.csv"), one("areas.csv"), one("contenders.csv")];
  const [declared, lots] = [one("declared.csv"), one("lots.csv")];
  return {
    ...(votes === undefined ? {} : { votes }),
    ...(areas === undefined ? {} : { areas }),
    ...(contenders === undefined ? {} : { contenders }),
    ...(ballots.length === 0 ? {} : { ballots }),
    ...(declared === undefined ? {} : { declared }),
    ...(lots === undefined ? {} : { lots }),
  };
}

function isBallots(name: string): boolean {
  return name === "ballots.csv" || isBallotFile(name);
}

/** Reads the tables of one election with the names that they hold; `contests` are those in which the rules hold a ranked vote. */
export function readGivenTables(
  written: GivenFiles,
  files: Files,
  contests: readonly string[] = [],
): Loaded<GivenTables> {
  const paths = votesAsBallots(written);
  const problems = new Problems();
  const names = new GivenNames();
  /** Where each row of the input stands, for what is found only when all tables are read. */
  const places = new Places(paths.votes ?? "");

  const table = (path: string | undefined, columns: Parameters<typeof readOpenTable>[2]): OpenTable =>
    path === undefined ? { file: "", header: [], rows: [] } : readOpenTable(files, path, columns, problems);

  const areas = readAreas(table(paths.areas, AREAS), names, places, problems);
  const contenders = [...readContenders(table(paths.contenders, CONTENDERS), names, places, problems)];
  const areaIds = paths.areas === undefined ? undefined : new Set(areas.map((a) => a.id));
  const groups = new Map<string, string>();
  const votes = readVotes(table(paths.votes, VOTES), areaIds, groups, places, problems);
  const root = areas.find((area) => area.parent === undefined)?.id ?? "";
  const ballots: BallotRow[] = [];
  const seatsSaid: Area[] = [];
  for (const path of paths.ballots ?? []) {
    if (!isBallotFile(path)) {
      readBallots(table(path, BALLOTS), ballots, places, problems);
      continue;
    }
    const input = readForeign(path, files, names.ids, contests, problems);
    if (input === undefined) continue;
    if (input.area !== undefined) seatsSaid.push(input.area);
    for (const [i, place] of input.places.entries()) places.set(`ballots/${ballots.length + i + 1}`, place);
    // A file that names no area is of the whole.
    ballots.push(...input.ballots.map((row) => (row.area === "" ? { ...row, area: root } : row)));
    for (const [id, name] of input.names) if (!names.all.has(id)) names.set(id, alike(name));
    if (paths.contenders === undefined) contenders.push(...input.contenders);
  }
  // A single file of ballots says itself how many seats there are.
  const ownAreas = paths.areas === undefined && seatsSaid.length === 1 ? seatsSaid : undefined;
  const declared = readDeclaredSeats(table(paths.declared, DECLARED), places, problems);
  const { lots, places: lotPlaces } = readLots(table(paths.lots, LOTS), problems);
  if (paths.contenders !== undefined) checkOptions(contenders, votes, ballots, places, problems);
  if (problems.list.length > 0) return { ok: false, problems: problems.list };
  joinGroups(contenders, groups);

  const given: Given = {
    ...(paths.areas === undefined ? {} : { areas }),
    ...(ownAreas === undefined ? {} : { areas: ownAreas }),
    ...(paths.contenders === undefined && contenders.length === 0 ? {} : { contenders }),
    ...(paths.votes === undefined ? {} : { votes }),
    ...(paths.ballots === undefined ? {} : { ballots }),
    ...(paths.declared === undefined ? {} : { declared }),
    ...(paths.lots === undefined ? {} : { lots }),
  };
  // References between the tables are the engine's to check; here they get their file and line. Those of votes, which may
  // be many, were checked while they were read.
  const checked = readInput({ ...given, votes: [] });
  if (checked.ok) return { ok: true, value: { given, names: names.all, lotPlaces } };
  return { ok: false, problems: checked.problems.map((p) => placed(p, places, paths)) };
}

/** A file of ballots that was given as the votes is read as what it is. */
function votesAsBallots(paths: GivenFiles): GivenFiles {
  const { votes, ...rest } = paths;
  if (votes === undefined || !isBallotFile(votes)) return paths;
  return { ...rest, ballots: [votes, ...(paths.ballots ?? [])] };
}

/** The groups that the table of votes names are parties; a table of contenders goes before it and knows other kinds. */
function joinGroups(contenders: Contender[], groups: ReadonlyMap<string, string>): void {
  for (const [id, party] of groups) {
    const at = contenders.findIndex((contender) => contender.id === id);
    const known = contenders[at];
    if (known === undefined) contenders.push({ id, in: { party } });
    else contenders[at] = { ...known, in: { party, ...known.in } };
  }
}

/** A table of contenders is complete: an option that it does not have is a slip of the pen, not a new contender. */
function checkOptions(
  contenders: readonly Contender[],
  votes: readonly VoteRow[],
  ballots: readonly BallotRow[],
  places: Places,
  problems: Problems,
): void {
  const known = new Set(contenders.map((c) => c.id));
  const noted = new Set<string>();
  const check = (option: string, at: string, field: string): void => {
    if (known.has(option) || isLine(option) || noted.has(option)) return;
    noted.add(option);
    const place = { ...(places.get(at) ?? { file: "" }), field };
    problems.add("V004", place, "a contender of the table of contenders", option, known);
  };
  for (const [i, row] of votes.entries()) check(row.option, `votes/${i + 1}`, "option");
  for (const [i, row] of ballots.entries()) {
    for (const option of row.ranking.flat()) check(option, `ballots/${i + 1}`, "ranking");
  }
}

function placed({ at, ...problem }: Problem, places: Places, paths: GivenFiles): AtlasProblem {
  const file = at.startsWith("areas") ? paths.areas : paths.votes;
  return { ...problem, place: places.get(at) ?? { file: file ?? "", field: at } };
}

const VOTES = { required: ["contest", "area", "option", "votes"], optional: ["group"] };
const DECIMAL = /^\d+(\.\d+)?(\/\d+)?$/;

function readVotes(
  table: OpenTable,
  areaIds: ReadonlySet<string> | undefined,
  groups: Map<string, string>,
  places: Places,
  problems: Problems,
): readonly VoteRow[] {
  const { file } = table;
  const votes: VoteRow[] = [];
  const seen = new Map<string, Map<string, Set<string>>>();
  const spelled = new Set<string>();
  for (const row of table.rows) {
    const contest = need(row, "contest", "the id of a contest", file, problems);
    const option = need(row, "option", "the id of an option, or a line of the protocol", file, problems);
    const written = row.get("votes");
    const figure = written === undefined ? null : (parseCount(written) ?? decimal(written));
    if (figure === undefined) {
      const place = { file, row: row.line, field: "votes" };
      problems.add("V001", place, "a whole number or an exact decimal", written);
    }
    if (contest === undefined || option === undefined || figure === undefined) continue;
    if (!spelled.has(option)) {
      spelled.add(option);
      if (!isLine(option)) warnOfLine(option, { file, row: row.line, field: "option" }, problems);
    }
    const group = row.get("group");
    const known = groups.get(option);
    if (group !== undefined && known !== undefined && known !== group) {
      problems.add("R014", { file, row: row.line, field: "group" }, `${known}, as in a row above`, group);
    } else if (group !== undefined) groups.set(option, group);
    const area = row.get("area") ?? "";
    const place: Place = { file, row: row.line, field: "area" };
    if (areaIds !== undefined && !areaIds.has(area)) {
      problems.add("V003", place, "the id of an area", area, areaIds);
    }
    const options = optionsOf(seen, contest, area);
    if (options.has(option)) {
      const line = lineOf(table.rows, contest, area, option);
      const here = { ...place, field: "option" };
      problems.add("V002", here, `an option other than that of line ${line}`, option);
    }
    options.add(option);
    votes.push({ contest, area, option, votes: figure });
    places.lines.push(row.line);
  }
  return votes;
}

/** The options of a contest and area that were seen so far. */
function optionsOf(seen: Map<string, Map<string, Set<string>>>, contest: string, area: string): Set<string> {
  let ofContest = seen.get(contest);
  if (ofContest === undefined) seen.set(contest, (ofContest = new Map<string, Set<string>>()));
  let options = ofContest.get(area);
  if (options === undefined) ofContest.set(area, (options = new Set<string>()));
  return options;
}

/** The first line with this figure. */
function lineOf(rows: readonly OpenRow[], contest: string, area: string, option: string): number {
  const first = rows.find(
    (row) =>
      row.get("option") === option && row.get("contest") === contest && (row.get("area") ?? "") === area,
  );
  return first?.line ?? 0;
}

/** Where each row of the input stands, for what is found only when all tables are read. */
class Places {
  /** The line of each row of votes, of which there may be many. */
  readonly lines: number[] = [];
  readonly #votes: string;
  readonly #others = new Map<string, Place>();

  constructor(votes: string) {
    this.#votes = votes;
  }

  set(at: string, place: Place): void {
    this.#others.set(at, place);
  }

  get(at: string): Place | undefined {
    const row = at.startsWith("votes/") ? this.lines[Number(at.slice("votes/".length)) - 1] : undefined;
    return row === undefined ? this.#others.get(at) : { file: this.#votes, row, field: "area" };
  }
}

function decimal(written: string): string | undefined {
  return DECIMAL.test(written) ? written : undefined;
}

/** A line of the protocol in another spelling would silently become a contender. */
function warnOfLine(option: string, place: Place, problems: Problems): void {
  const plain = option.toLowerCase().replaceAll(/[\s_]+/g, "-");
  const meant = LINES.find((line) => line === plain);
  if (meant !== undefined)
    problems.add("V012", place, `${meant}, as lines of the protocol are written`, option);
}

const AREAS = {
  required: ["area"],
  optional: ["parent", "level", ...NAME_COLUMNS, "seats", "registered", "population"],
  others: (name: string): boolean => /^[a-z][a-z0-9_-]*$/.test(name),
  forms: ["further columns of numbers"],
};

function readAreas(table: OpenTable, names: GivenNames, places: Places, problems: Problems): readonly Area[] {
  const { file, header } = table;
  const others = new Set(["area", "parent", "level", "seats", ...NAME_COLUMNS]);
  const figureNames = header.filter((name) => !others.has(name));
  const areas: Area[] = [];
  for (const row of table.rows) {
    const id = need(row, "area", "the id of an area", file, problems);
    if (id === undefined) continue;
    const earlier = places.get(`areas/${id}`);
    if (earlier !== undefined) {
      const place = { file, row: row.line, field: "area" };
      problems.add("V010", place, `an id other than that of line ${earlier.row ?? 1}`, id);
    }
    const figures: Record<string, number> = {};
    for (const name of figureNames) {
      const figure = whole(row, name, file, problems);
      if (figure !== undefined) figures[name] = figure;
    }
    const seats = whole(row, "seats", file, problems);
    const parent = row.get("parent");
    names.read(id, row);
    areas.push({
      id,
      level: row.get("level") ?? "",
      ...(parent === undefined ? {} : { parent }),
      ...(seats === undefined ? {} : { seats }),
      ...(Object.keys(figures).length === 0 ? {} : { figures }),
    });
    places.set(`areas/${id}`, { file, row: row.line, field: "parent" });
  }
  return areas;
}

const CONTENDERS = {
  required: ["contender"],
  optional: ["kind", ...NAME_COLUMNS],
  others: (name: string): boolean => /^(in|fact)_[a-z][a-z0-9_-]*$/.test(name),
  forms: ["in_<kind of group>", "fact_<name>"],
};

function readContenders(
  table: OpenTable,
  names: GivenNames,
  places: Places,
  problems: Problems,
): readonly Contender[] {
  const { file, header } = table;
  const groups = header.filter((name) => name.startsWith("in_"));
  const factNames = header.filter((name) => name.startsWith("fact_"));
  const contenders: Contender[] = [];
  for (const row of table.rows) {
    const id = need(row, "contender", "the id of a contender", file, problems);
    if (id === undefined) continue;
    const earlier = places.get(`contenders/${id}`);
    if (earlier !== undefined) {
      const place = { file, row: row.line, field: "contender" };
      problems.add("V010", place, `an id other than that of line ${earlier.row ?? 1}`, id);
    }
    const written = row.get("kind");
    const kind = CONTENDER_KINDS.find((k) => k === written);
    if (written !== undefined && kind === undefined) {
      const place = { file, row: row.line, field: "kind" };
      problems.add("R004", place, `one of ${CONTENDER_KINDS.join(", ")}`, written, CONTENDER_KINDS);
    }
    const memberOf: Record<string, string> = {};
    for (const column of groups) {
      const group = row.get(column);
      if (group !== undefined) memberOf[column.slice("in_".length)] = group;
    }
    const facts: Record<string, string | number | boolean> = {};
    for (const column of factNames) {
      const fact = row.get(column);
      if (fact !== undefined) facts[column.slice("fact_".length)] = factOf(fact);
    }
    names.read(id, row);
    contenders.push({
      id,
      ...(kind === undefined ? {} : { kind }),
      ...(Object.keys(memberOf).length === 0 ? {} : { in: memberOf }),
      ...(Object.keys(facts).length === 0 ? {} : { facts }),
    });
    places.set(`contenders/${id}`, { file, row: row.line, field: "contender" });
  }
  return contenders;
}

function factOf(written: string): string | number | boolean {
  if (written === "true" || written === "false") return written === "true";
  return parseCount(written) ?? written;
}

const BALLOTS = { required: ["contest", "area", "count", "ranking"] };

/** A file of ballots in another format than a table. */
function readForeign(
  path: string,
  files: Files,
  known: ReadonlyMap<string, string>,
  contests: readonly string[],
  problems: Problems,
): BallotInput | undefined {
  const content = files.read(path, problems);
  const read = content === undefined ? undefined : readBallotFile(content, path, problems);
  return read === undefined ? undefined : toBallotInput(read, path, known, contests);
}

function readBallots(table: OpenTable, ballots: BallotRow[], places: Places, problems: Problems): void {
  const { file } = table;
  for (const row of table.rows) {
    const contest = need(row, "contest", "the id of a contest", file, problems);
    const number = need(row, "count", "how many ballots", file, problems);
    const count = number === undefined ? undefined : parseCount(number);
    const ranking = rankingOf(row.get("ranking") ?? "");
    const place = { file, row: row.line };
    if (number !== undefined && count === undefined) {
      problems.add("V001", { ...place, field: "count" }, "a whole number, zero or more", number);
    }
    if (ranking === undefined) {
      const field = "ranking";
      problems.add("R004", { ...place, field }, "a ranking such as a > b = c > d", row.get("ranking"));
    }
    if (contest === undefined || count === undefined || ranking === undefined) continue;
    ballots.push({ contest, area: row.get("area") ?? "", count, ranking });
    places.set(`ballots/${ballots.length}`, { ...place, field: "ranking" });
  }
}

/**
 * `a > b = c > d`; nothing between two `>` is a rank that was left out. Undefined where a name beside `=` is missing. An
 * empty text is a ballot that ranks nobody.
 */
function rankingOf(written: string): readonly (readonly string[])[] | undefined {
  if (written === "") return [];
  const ranking = written.split(">").map((equal) => {
    const options = equal.split("=").map((option) => option.trim());
    return options.length === 1 && options[0] === "" ? [] : options;
  });
  return ranking.flat().includes("") || ranking.at(-1)?.length === 0 ? undefined : ranking;
}

const DECLARED = {
  required: ["contest", "area", "option", "seats"],
  optional: ["person", "status", "sources", "note"],
};

function readDeclaredSeats(table: OpenTable, places: Places, problems: Problems): readonly DeclaredRow[] {
  const { file } = table;
  const declared: DeclaredRow[] = [];
  for (const row of table.rows) {
    const contest = need(row, "contest", "the id of a contest", file, problems);
    const option = need(row, "option", "the id of an option", file, problems);
    const number = need(row, "seats", "a number of seats", file, problems);
    const seats = whole(row, "seats", file, problems);
    if (contest === undefined || option === undefined || number === undefined || seats === undefined)
      continue;
    declared.push({ contest, area: row.get("area") ?? "", option, seats });
    places.set(`declared/${declared.length}`, { file, row: row.line, field: "area" });
  }
  return declared;
}
