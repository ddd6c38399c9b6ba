/**
 * What the columns of a table may mean, guessed from its header.
 *
 * @module
 */

import { FIELDS, type FieldName } from "@urna/tally";
import {
  AREA_WORDS,
  FIGURE_WORDS,
  IN_PERCENT,
  IN_WORDS,
  OTHER_WORDS,
  STATION_WORDS,
} from "./mapping-words.ts";
import { type BoxColumns, type Known, type Mapping, optional, plainName, type Shape } from "./mapping.ts";

/** What was made of a header: the mapping, and the columns that nothing is read from. */
export interface Guess {
  readonly mapping: Mapping;
  readonly unread: readonly string[];
}

/** Guesses what the columns mean. Never final: whoever imports is shown it first. */
export function guessMapping(header: readonly string[], known: Known): Guess {
  const free = new Map(header.map((column) => [column, nameOfColumn(column)]));
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
  const correctsColumn = take(OTHER_WORDS.corrects);
  const signedOffColumn = take(OTHER_WORDS.signedOff);
  // Areas that say so stand beside the station; others are a part of its name, as numbers begin anew in each.
  const stated = header.flatMap((column) => {
    const [, level] = /^area:(.+)$/.exec(column) ?? [];
    if (level === undefined) return [];
    free.delete(column);
    return [{ level, column }];
  });
  const own = take(STATION_WORDS);
  const named = AREA_WORDS.flatMap(([level, words]) => {
    const column = take(words);
    return column === undefined ? [] : [{ level, column }];
  });
  const areas = [...stated, ...named];
  const inWords = endingColumns(header, known, IN_WORDS);
  const shares = endingColumns(header, known, IN_PERCENT);
  for (const column of [...Object.values(inWords), ...Object.values(shares)]) free.delete(column);
  const boxes = boxColumns(header);
  for (const { ballots, applications } of boxes) {
    free.delete(ballots);
    if (applications !== undefined) free.delete(applications);
  }
  const numberColumn = header.some((column) => OTHER_WORDS.number.some((word) => plainName(column) === word))
    ? take(OTHER_WORDS.number)
    : undefined;
  const optionColumn = numberColumn === undefined ? undefined : take(OTHER_WORDS.option);
  const shareColumn = optionColumn === undefined ? undefined : take(OTHER_WORDS.share);
  const shape: Shape = optionColumn === undefined ? "wide" : "long";

  const votes: Record<string, string> = {};
  const figures: { [K in FieldName]?: readonly string[] } = {};
  if (shape === "wide") {
    for (const option of known.options) {
      const column = take([`votes ${option.id}`, option.id, ...option.names]);
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
      station: [...named.map(({ column }) => column), ...alone],
      areas,
      contest: known.contest,
      ...optional("contestColumn", contestColumn),
      ...optional("copyColumn", copyColumn),
      ...optional("correctsColumn", correctsColumn),
      ...optional("sourceColumn", sourceColumn),
      ...optional("signedOffColumn", signedOffColumn),
      ...optional("abroadColumn", abroadColumn),
      figures,
      inWords: shape === "wide" ? inWords : {},
      votes,
      shares: shape === "wide" ? shares : {},
      members,
      boxes: shape === "wide" ? boxes : [],
      ...optional("optionColumn", optionColumn),
      ...optional("numberColumn", optionColumn === undefined ? undefined : numberColumn),
      ...optional("shareColumn", shareColumn),
      options: shape === "long" ? namesOf(known) : {},
      ignore: [],
    },
    unread: [...free.keys()],
  };
}

/** `Число избирателей` and `сайлаушылардың саны` say no more than what they count. */
const NUMBER_OF = /^(?:число|количество|number of|número de) |(?:[днт][ыі]ң)? саны$/u;

function nameOfColumn(column: string): string {
  return plainName(column).replace(NUMBER_OF, "");
}

/** Every name of every option and figure, for long tables. */
function namesOf({ options }: Known): Readonly<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const name of FIELDS) for (const word of [name, ...FIGURE_WORDS[name]]) names[plainName(word)] = name;
  for (const { id, names: own } of options) for (const word of [id, ...own]) names[plainName(word)] = id;
  return names;
}

/** Columns that say more of a figure or an option than its number: `valid in words`, `Amanat, %`. */
function endingColumns(
  header: readonly string[],
  { options }: Known,
  endings: readonly string[],
): Readonly<Record<string, string>> {
  const names = new Map<string, string>();
  for (const name of FIELDS)
    for (const word of [name, ...FIGURE_WORDS[name]]) names.set(plainName(word), name);
  for (const { id, names: own } of options) for (const word of [id, ...own]) names.set(plainName(word), id);
  const columns: Record<string, string> = {};
  for (const column of header) {
    const plain = plainName(column);
    const ending = endings.find((words) => plain.endsWith(` ${words}`));
    if (ending === undefined) continue;
    const base = plain.slice(0, -ending.length - 1);
    const name = names.get(base) ?? base.replace(/^votes /, "");
    columns[name] = column;
  }
  return columns;
}

/** Columns of portable boxes: `box 1 ballots`, `box 1 applications`. */
function boxColumns(header: readonly string[]): readonly BoxColumns[] {
  const boxes = new Map<number, { ballots?: string; applications?: string }>();
  for (const column of header) {
    const [, number, what] = /^(?:portable )?box (\d+) (ballots|applications)$/.exec(plainName(column)) ?? [];
    if (number === undefined) continue;
    const box = boxes.get(Number(number)) ?? {};
    box[what === "ballots" ? "ballots" : "applications"] = column;
    boxes.set(Number(number), box);
  }
  return [...boxes]
    .sort(([a], [b]) => a - b)
    .flatMap(([, { ballots, applications }]) =>
      ballots === undefined ? [] : [{ ballots, ...(applications === undefined ? {} : { applications }) }],
    );
}
