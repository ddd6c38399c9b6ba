/**
 * Reads a mapping file: what no guess can know of a table.
 *
 * @module
 */

import { isObject, nearest } from "@urna/law";
import { FIELDS, type FieldName } from "@urna/tally";
import { type BoxColumns, COLUMN_PARTS, type Mapping, optional, plainName, SHAPES } from "./mapping.ts";
import { type Imported, type ImportProblem, refuse } from "./problems.ts";

/** Parts that say how the file is opened; they are read before its header is known. */
const OPENING = ["sheet", "encoding"] as const;

/** A mapping laid over a guess: what the file says holds, everything else is as guessed. */
export function readMapping(
  written: unknown,
  guess: Mapping,
  file: string,
  header: readonly string[],
): Imported<Mapping> {
  if (!isObject(written))
    return refuse({ code: "A002", file, expected: "an object with the parts of a mapping" });
  const reader = new MappingReader(written, file, header);
  const parts = [...new Set([...Object.keys(guess), ...COLUMN_PARTS, "abroadTo", "decimal", ...OPENING])];
  for (const part of Object.keys(written)) {
    if (!parts.includes(part)) reader.wrong(part, `one of ${parts.join(", ")}`);
  }
  const given = (part: string): boolean => written[part] !== undefined;
  const decimal = written["decimal"];
  const ignore = written["ignore"];
  // Whoever says the contest does not want that of the column.
  const { contestColumn, ...guessed } = guess;
  const options = reader.texts("options");
  const mapping: Mapping = {
    ...guessed,
    ...(given("contest") ? {} : optional("contestColumn", contestColumn)),
    ...reader.columnParts(),
    ...(given("shape") ? { shape: reader.shape() } : {}),
    ...(given("station") ? { station: reader.columns("station", written["station"]) } : {}),
    ...(given("areas") ? { areas: reader.areas() } : {}),
    contest: reader.text("contest") ?? guess.contest,
    ...optional("abroadTo", reader.text("abroadTo")),
    ...(given("figures") ? { figures: reader.figures() } : {}),
    ...(given("votes") ? { votes: reader.columnsByName("votes") } : {}),
    ...(given("inWords") ? { inWords: reader.columnsByName("inWords") } : {}),
    ...(given("shares") ? { shares: reader.columnsByName("shares") } : {}),
    ...(given("members") ? { members: reader.columns("members", written["members"]) } : {}),
    ...(given("boxes") ? { boxes: reader.boxes() } : {}),
    ...(given("options")
      ? { options: Object.fromEntries(Object.entries(options).map(([name, id]) => [plainName(name), id])) }
      : {}),
    ...(decimal === "," || decimal === "." ? { decimal } : {}),
    ...(Array.isArray(ignore) ? { ignore: ignore.filter((item) => typeof item === "string") } : {}),
  };
  return reader.problems.length > 0 ? { ok: false, problems: reader.problems } : { ok: true, value: mapping };
}

/** Reads the parts of a mapping and notes what is wrong with them. */
class MappingReader {
  readonly problems: ImportProblem[] = [];
  readonly #written: Readonly<Record<string, unknown>>;
  readonly #file: string;
  readonly #header: readonly string[];

  constructor(written: Readonly<Record<string, unknown>>, file: string, header: readonly string[]) {
    this.#written = written;
    this.#file = file;
    this.#header = header;
  }

  wrong(field: string, expected: string): void {
    this.problems.push({ code: "A002", file: this.#file, field, expected });
  }

  /** Names of columns, each of which the table must have. */
  columns(field: string, value: unknown): readonly string[] {
    const list = (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string");
    for (const column of list) {
      if (this.#header.includes(column)) continue;
      const near = nearest(column, this.#header);
      this.problems.push({
        code: "I704",
        file: this.#file,
        field,
        expected: `a column of the table: ${this.#header.join(", ")}`,
        found: column,
        ...(near.length === 0 ? {} : { near }),
      });
    }
    return list;
  }

  text(field: string): string | undefined {
    const value = this.#written[field];
    if (value !== undefined && typeof value !== "string") this.wrong(field, "a text");
    return typeof value === "string" ? value : undefined;
  }

  column(field: string): string | undefined {
    const name = this.text(field);
    return name === undefined ? undefined : this.columns(field, name)[0];
  }

  /** The parts that are one column. */
  columnParts(): Partial<Pick<Mapping, (typeof COLUMN_PARTS)[number]>> {
    const parts: { -readonly [P in (typeof COLUMN_PARTS)[number]]?: string } = {};
    for (const part of COLUMN_PARTS) {
      const column = this.column(part);
      if (column !== undefined) parts[part] = column;
    }
    return parts;
  }

  texts(field: string): Readonly<Record<string, string>> {
    const value = this.#written[field];
    if (value === undefined) return {};
    if (!isObject(value)) this.wrong(field, "an object of texts");
    const pairs = isObject(value) ? Object.entries(value) : [];
    return Object.fromEntries(
      pairs.flatMap(([key, each]) => (typeof each === "string" ? [[key, each]] : [])),
    );
  }

  columnsByName(field: string): Readonly<Record<string, string>> {
    const columns = this.texts(field);
    for (const [name, column] of Object.entries(columns)) this.columns(`${field}.${name}`, column);
    return columns;
  }

  figures(): Mapping["figures"] {
    const figures: { [K in FieldName]?: readonly string[] } = {};
    const given = this.#written["figures"];
    for (const [name, value] of Object.entries(isObject(given) ? given : {})) {
      const known = FIELDS.find((field) => field === name);
      if (known === undefined) this.wrong(`figures.${name}`, `one of ${FIELDS.join(", ")}`);
      else figures[known] = this.columns(`figures.${name}`, value);
    }
    return figures;
  }

  areas(): Mapping["areas"] {
    return this.#list("areas").flatMap((area) => {
      if (isObject(area) && typeof area["level"] === "string" && typeof area["column"] === "string") {
        this.columns("areas", area["column"]);
        return [{ level: area["level"], column: area["column"] }];
      }
      this.wrong("areas", "a list of { level, column }");
      return [];
    });
  }

  boxes(): readonly BoxColumns[] {
    return this.#list("boxes").flatMap((box) => {
      if (!isObject(box) || typeof box["ballots"] !== "string") {
        this.wrong("boxes", "a list of { ballots, applications }, each a column");
        return [];
      }
      const { ballots, applications } = box;
      this.columns("boxes", [ballots, applications ?? []].flat());
      return [{ ballots, ...(typeof applications === "string" ? { applications } : {}) }];
    });
  }

  shape(): Mapping["shape"] {
    const shape = SHAPES.find((each) => each === this.#written["shape"]);
    if (shape === undefined) this.wrong("shape", `one of ${SHAPES.join(", ")}`);
    return shape ?? "wide";
  }

  #list(field: string): readonly unknown[] {
    const value = this.#written[field];
    return Array.isArray(value) ? value : [];
  }
}
