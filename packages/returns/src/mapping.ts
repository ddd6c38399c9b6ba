/**
 * Which column means what: read from a mapping file, or guessed from the header and shown before anything is written.
 *
 * @module
 */

import { isObject, nearest } from "@urna/law";
import { FIELDS, type FieldName } from "@urna/tally";
import type { DecimalSign } from "./figure.ts";
import { AREA_WORDS, FIGURE_WORDS, OTHER_WORDS, STATION_WORDS } from "./mapping-words.ts";
import { type Imported, type ImportProblem, refuse } from "./problems.ts";

/** Wide: one line a protocol, a column an option. Long: one line a protocol and option. */
export const SHAPES = ["wide", "long"] as const;
export type Shape = (typeof SHAPES)[number];

/** What the columns of a table mean. Columns that are not named are not read. */
export interface Mapping {
  readonly shape: Shape;
  /** Columns that together name the station; joined by `/`. */
  readonly station: readonly string[];
  /** Areas of the station, highest first, each with the word of its level. */
  readonly areas: readonly { readonly level: string; readonly column: string }[];
  /** The contest of every line, unless a column says it. */
  readonly contest: string;
  readonly contestColumn?: string;
  readonly copyColumn?: string;
  readonly sourceColumn?: string;
  readonly abroadColumn?: string;
  /** The area to which stations abroad belong by law. */
  readonly abroadTo?: string;
  /** Figures of the protocol; several columns are added up. */
  readonly figures: { readonly [K in FieldName]?: readonly string[] };
  /** Wide: the column of each option. */
  readonly votes: Readonly<Record<string, string>>;
  /** Ballots handed out by each member of the commission. */
  readonly members: readonly string[];
  /** Long: the column that names the option (or the figure), and the one with its number. */
  readonly optionColumn?: string;
  readonly numberColumn?: string;
  /** Long: how the file writes options and figures, where not by their ids. */
  readonly options: Readonly<Record<string, string>>;
  readonly decimal?: DecimalSign;
  /** Lines whose station is written like this are left out: totals. */
  readonly ignore: readonly string[];
}

/** A choice on the ballot, with the names under which tables may have it. */
export interface KnownOption {
  readonly id: string;
  readonly names: readonly string[];
}

/** What is known of the election before a file is read. */
export interface Known {
  readonly contest: string;
  readonly options: readonly KnownOption[];
}

/** A name as it is compared: letters and digits, lower case, camel case taken apart. */
export function plainName(written: string): string {
  return written
    .replaceAll(/([a-zа-я])([A-ZА-Я])/g, "$1 $2")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** What was made of a header: the mapping, and the columns that nothing is read from. */
export interface Guess {
  readonly mapping: Mapping;
  readonly unread: readonly string[];
}

/** Guesses what the columns mean. Never final: whoever imports is shown it first. */
export function guessMapping(header: readonly string[], known: Known): Guess {
  const free = new Map(header.map((column) => [column, plainName(column)]));
  const take = (words: readonly string[]): string | undefined => {
    const wanted = words.map(plainName);
    for (const word of wanted) {
      for (const [column, name] of free) {
        if (name !== word) continue;
        free.delete(column);
        return column;
      }
    }
    return undefined;
  };
  const contestColumn = take(OTHER_WORDS.contest);
  const copyColumn = take(OTHER_WORDS.copy);
  const sourceColumn = take(OTHER_WORDS.source);
  const abroadColumn = take(OTHER_WORDS.abroad);
  const own = take(STATION_WORDS);
  const areas = AREA_WORDS.flatMap(([level, words]) => {
    const column = take(words);
    return column === undefined ? [] : [{ level, column }];
  });
  const numberColumn = header.some((column) => OTHER_WORDS.number.some((word) => plainName(column) === word))
    ? take(OTHER_WORDS.number)
    : undefined;
  const optionColumn = numberColumn === undefined ? undefined : take(OTHER_WORDS.option);
  const shape: Shape = optionColumn === undefined ? "wide" : "long";

  const votes: Record<string, string> = {};
  const figures: { [K in FieldName]?: readonly string[] } = {};
  if (shape === "wide") {
    for (const option of known.options) {
      const column = take([option.id, `votes ${option.id}`, ...option.names]);
      if (column !== undefined) votes[option.id] = column;
    }
    for (const name of FIELDS) {
      const column = take([name, ...FIGURE_WORDS[name]]);
      if (column !== undefined) figures[name] = [column];
    }
    const given = ["given_early", "given_in", "given_out"].filter((column) => header.includes(column));
    if (figures.issued === undefined && given.length > 1) {
      figures.issued = given;
      for (const column of given) free.delete(column);
    }
    const { inPortable, inStationary } = figures;
    if (figures.inBoxes === undefined && inPortable !== undefined && inStationary !== undefined) {
      figures.inBoxes = [...inPortable, ...inStationary];
    }
    for (const column of header.filter((each) => free.has(each))) {
      const [, id] = /^(?:votes?[:_ ])(.+)$/i.exec(column) ?? /^(v\d+|v_.+)$/.exec(column) ?? [];
      if (id === undefined || known.options.length > 0) continue;
      votes[id] = column;
      free.delete(column);
    }
  }
  const members = header.filter((column) => /^(?:member|issued by member)[ _:]?\d+$/i.test(column));
  for (const column of members) free.delete(column);
  const alone = own === undefined ? [] : [own];
  return {
    mapping: {
      shape,
      station: [...areas.map(({ column }) => column), ...alone],
      areas,
      contest: known.contest,
      ...optional("contestColumn", contestColumn),
      ...optional("copyColumn", copyColumn),
      ...optional("sourceColumn", sourceColumn),
      ...optional("abroadColumn", abroadColumn),
      figures,
      votes,
      members,
      ...optional("optionColumn", optionColumn),
      ...optional("numberColumn", optionColumn === undefined ? undefined : numberColumn),
      options: shape === "long" ? namesOf(known) : {},
      ignore: [],
    },
    unread: [...free.keys()],
  };
}

function optional<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  const made: { [P in K]?: string } = {};
  if (value !== undefined) made[key] = value;
  return made;
}

/** Every name of every option and figure, for long tables. */
function namesOf({ options }: Known): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const name of FIELDS) for (const word of [name, ...FIGURE_WORDS[name]]) names[plainName(word)] = name;
  for (const { id, names: own } of options) for (const word of [id, ...own]) names[plainName(word)] = id;
  return names;
}

/** A mapping laid over a guess: what the file says holds, everything else is as guessed. */
export function readMapping(
  written: unknown,
  guess: Mapping,
  file: string,
  header: readonly string[],
): Imported<Mapping> {
  if (!isObject(written))
    return refuse({ code: "A002", file, expected: "an object with the parts of a mapping" });
  const problems: ImportProblem[] = [];
  const parts = Object.keys(guess).concat(
    "contestColumn",
    "copyColumn",
    "sourceColumn",
    "abroadColumn",
    "abroadTo",
    "optionColumn",
    "numberColumn",
    "decimal",
  );
  const wrong = (field: string, expected: string): void => {
    problems.push({ code: "A002", file, field, expected });
  };
  for (const part of Object.keys(written)) {
    if (!parts.includes(part)) wrong(part, `one of ${parts.join(", ")}`);
  }
  const columns = (field: string, value: unknown): readonly string[] => {
    const list = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string");
    for (const column of list) {
      if (header.includes(column)) continue;
      const near = nearest(column, header);
      problems.push({
        code: "I704",
        file,
        field,
        expected: `a column of the table: ${header.join(", ")}`,
        found: column,
        ...(near.length === 0 ? {} : { near }),
      });
    }
    return list;
  };
  const text = (field: keyof Mapping): string | undefined => {
    const value = written[field];
    if (value !== undefined && typeof value !== "string") wrong(field, "a text");
    return typeof value === "string" ? value : undefined;
  };
  const column = (field: keyof Mapping): string | undefined => {
    const name = text(field);
    return name === undefined ? undefined : columns(field, name)[0];
  };
  const texts = (field: keyof Mapping): Readonly<Record<string, string>> | undefined => {
    const value = written[field];
    if (value === undefined) return undefined;
    if (!isObject(value)) wrong(field, "an object of texts");
    const pairs = isObject(value) ? Object.entries(value) : [];
    return Object.fromEntries(
      pairs.flatMap(([key, each]) => (typeof each === "string" ? [[key, each]] : [])),
    );
  };
  const votes = texts("votes");
  for (const [option, name] of Object.entries(votes ?? {})) columns(`votes.${option}`, name);
  const figures: { [K in FieldName]?: readonly string[] } = {};
  const given = written["figures"];
  for (const [name, value] of Object.entries(isObject(given) ? given : {})) {
    const known = FIELDS.find((field) => field === name);
    if (known === undefined) wrong(`figures.${name}`, `one of ${FIELDS.join(", ")}`);
    else figures[known] = columns(`figures.${name}`, value);
  }
  const levels = written["areas"];
  const areas = (Array.isArray(levels) ? levels : []).flatMap((area: unknown) => {
    if (isObject(area) && typeof area["level"] === "string" && typeof area["column"] === "string") {
      columns("areas", area["column"]);
      return [{ level: area["level"], column: area["column"] }];
    }
    wrong("areas", "a list of { level, column }");
    return [];
  });
  const shape = SHAPES.find((each) => each === written["shape"]);
  if (written["shape"] !== undefined && shape === undefined) wrong("shape", `one of ${SHAPES.join(", ")}`);
  const decimal = written["decimal"];
  const ignore = written["ignore"];
  const optionNames = texts("options");
  const mapping: Mapping = {
    ...guess,
    ...(shape === undefined ? {} : { shape }),
    ...(written["station"] === undefined ? {} : { station: columns("station", written["station"]) }),
    ...(levels === undefined ? {} : { areas }),
    contest: text("contest") ?? guess.contest,
    ...optional("contestColumn", column("contestColumn") ?? guess.contestColumn),
    ...optional("copyColumn", column("copyColumn") ?? guess.copyColumn),
    ...optional("sourceColumn", column("sourceColumn") ?? guess.sourceColumn),
    ...optional("abroadColumn", column("abroadColumn") ?? guess.abroadColumn),
    ...optional("abroadTo", text("abroadTo")),
    ...optional("optionColumn", column("optionColumn") ?? guess.optionColumn),
    ...optional("numberColumn", column("numberColumn") ?? guess.numberColumn),
    ...(given === undefined ? {} : { figures }),
    ...(votes === undefined ? {} : { votes }),
    ...(written["members"] === undefined ? {} : { members: columns("members", written["members"]) }),
    ...(optionNames === undefined
      ? {}
      : {
          options: Object.fromEntries(Object.entries(optionNames).map(([name, id]) => [plainName(name), id])),
        }),
    ...(decimal === "," || decimal === "." ? { decimal } : {}),
    ...(Array.isArray(ignore) ? { ignore: ignore.filter((item) => typeof item === "string") } : {}),
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: mapping };
}
