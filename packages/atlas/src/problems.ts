/**
 * What is wrong in a file of the atlas: a stable code, the place, what was expected and what was found. The shape of
 * documents is checked by the declarations of `@urna/law`, whose codes (R001 and so on) appear here unchanged.
 *
 * @module
 */

import { nearest, type ProblemCode } from "@urna/law";

/** Codes of the atlas. A0: files; A1: references; A2: figures; A3: completeness. */
export const ATLAS_PROBLEMS = {
  A001: "the file cannot be read",
  A002: "the file is not JSON",
  A003: "the file is not a table",
  A004: "two rows have the same id",
  A005: "not a file of ballots of this format",
  A006: "the head of a file of ballots and its body differ",
  A101: "no such source",
  A102: "no such party",
  A103: "no such area at that date",
  A104: "no such contest",
  A105: "no such option",
  A106: "no such election",
  A107: "no such rules",
  A108: "no such body",
  A109: "a dispute is about a figure that no row states",
  A110: "not an expression of a claim",
  A111: "no such row of the record",
  A112: "no such step of a calendar",
  A113: "no such document in force on that day",
  A201: "not a whole number, zero or more",
  A202: "not a percentage as printed",
  A203: "two values claim to hold and no dispute decides",
  A204: "a figure without a source",
  A205: "an empty value that is not marked not-found",
  A206: "seats do not add up",
  A207: "votes do not add up",
  A208: "a printed share does not reproduce",
  A209: "the same row twice",
  A210: "dates contradict each other",
  A211: "sources disagree and no dispute says so",
  A212: "the id differs from the name of the folder or file",
  A301: "an alias hides the id of an election",
} as const;

export type AtlasCode = keyof typeof ATLAS_PROBLEMS;

/** Where it is: the file (below the directory of the atlas), the line of a table, the column or the path in a document. */
export interface Place {
  readonly file: string;
  readonly row?: number;
  readonly field?: string;
}

/** One thing that is wrong. `expected` is English and for editors; shells translate the code. */
export interface AtlasProblem {
  readonly code: AtlasCode | ProblemCode;
  readonly place: Place;
  readonly expected: string;
  readonly found?: string;
  /** Ids that exist and are written alike, nearest first. */
  readonly near?: readonly string[];
}

/** A value, or everything that stands in its way. */
export type Loaded<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly AtlasProblem[] };

/** Writes a place as editors and terminals read it: `kz/parties.csv:12 name_kk`. */
export function writePlace(place: Place): string {
  const row = place.row === undefined ? "" : `:${place.row}`;
  return `${place.file}${row}${place.field === undefined ? "" : ` ${place.field}`}`;
}

/** Collects problems while files are read. */
export class Problems {
  readonly list: AtlasProblem[] = [];

  /** Notes a problem; `known` are the ids among which a near miss is looked for. */
  add(
    code: AtlasCode | ProblemCode,
    place: Place,
    expected: string,
    found?: string | number | null,
    known?: Iterable<string>,
  ): void {
    const text = found === undefined || found === null ? undefined : String(found);
    const near = text === undefined || known === undefined ? [] : nearest(text, known);
    this.list.push({
      code,
      place,
      expected,
      ...(text === undefined ? {} : { found: text }),
      ...(near.length === 0 ? {} : { near }),
    });
  }

  /** The value, when nothing was noted since `before`. */
  result<T>(value: T, before = 0): Loaded<T> {
    return this.list.length === before
      ? { ok: true, value }
      : { ok: false, problems: this.list.slice(before) };
  }
}
