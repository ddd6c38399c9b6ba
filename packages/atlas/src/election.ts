/**
 * An election as the atlas holds it: its date, its contests and options, every figure, the declared results, the disputes.
 *
 * @module
 */

import type { Given } from "@urna/law";
import type { Names } from "./cells.ts";
import type { Declared } from "./declared.ts";
import type { Dispute } from "./disputes.ts";
import type { Figure, FigureRow } from "./figures.ts";
import type { AreaRecord, OptionKind } from "./tables.ts";

/** What an election is for. */
export const ELECTION_KINDS = [
  "parliament",
  "president",
  "senate",
  "referendum",
  "maslikhat",
  "council",
  "mayor",
  "apportionment",
] as const;
export type ElectionKind = (typeof ELECTION_KINDS)[number];

/**
 * How much of the result is loaded: all that decides it after the commission's decision (`final`), before it
 * (`preliminary`), parts of it (`incomplete`), or nothing (`none`).
 */
export const RESULT_STATES = ["final", "preliminary", "incomplete", "none"] as const;
export type ResultState = (typeof RESULT_STATES)[number];

/** Lines of which a printed share can be a share; `lines` is the sum of the votes of all options. */
export const SHARE_BASES = ["lines", "valid", "cast", "received"] as const;
export type ShareBase = (typeof SHARE_BASES)[number];

/** The kinds of ballot paper. */
export const BALLOTS = ["list", "candidate", "question", "none"] as const;

/** An option on a ballot with its names. A person has the same name in all languages: as in the source. */
export interface Option {
  readonly id: string;
  readonly kind: OptionKind;
  readonly names: Names;
  readonly short: Names;
  /** The party (under its name of the time); for persons the one that nominated. */
  readonly party?: string;
  /** The id of the party that stays across renamings. */
  readonly identity?: string;
  readonly nominatedBy?: string;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

/** One ballot paper: a question put to voters. Options are in the order of the ballot. */
export interface Contest {
  readonly id: string;
  readonly level: "nation" | "region" | "district";
  readonly ballot: (typeof BALLOTS)[number];
  readonly seats?: number;
  readonly shareOf: readonly ShareBase[];
  readonly alsoBy?: "region" | "district";
  readonly amendsConstitution?: boolean;
  readonly options: readonly Option[];
}

/** What was declared about the whole: who is elected, whether a question is adopted. */
export interface DeclaredVerdict {
  readonly option: string;
  readonly is: "elected" | "adopted" | "not-adopted";
  readonly sources: readonly string[];
}

/** Why a party that existed was not on the ballot. */
export const ABSENT = ["did-not-stand", "not-admitted"] as const;

/** A party that existed and was not on the ballot, where a source says why. */
export interface AbsentParty {
  readonly party: string;
  readonly why: (typeof ABSENT)[number];
  readonly sources: readonly string[];
}

/** An election, checked: every reference exists and every number is sound. */
export interface Election {
  readonly id: string;
  readonly country: string;
  readonly date: string;
  readonly kind: ElectionKind;
  readonly title: Names;
  readonly series: string;
  /** Only where the date does not decide. */
  readonly rules?: string;
  readonly body?: string;
  readonly area: string;
  readonly levels: readonly ("nation" | "region" | "district")[];
  readonly result: ResultState;
  readonly verdict?: DeclaredVerdict;
  readonly contests: readonly Contest[];
  readonly absent?: readonly AbsentParty[];
  /** All options of all contests by id. */
  readonly options: ReadonlyMap<string, Option>;
  /** The areas that existed on the day, by id. */
  readonly areas: ReadonlyMap<string, AreaRecord>;
  /** Every row of `figures.csv`. */
  readonly rows: readonly FigureRow[];
  /** The figures by contest, area, option and key, each with the value that holds. */
  readonly figures: ReadonlyMap<string, Figure>;
  readonly declared: readonly Declared[];
  readonly disputes: readonly Dispute[];
  readonly notes: readonly string[];
  /** The engine's input as it stands in tables, for elections that are held so; then there are no figures and disputes. */
  readonly given?: Given;
  /** Where the tables are from, for such elections. */
  readonly source?: TablesSource;
}

/** Where the tables of an election are from. */
export interface TablesSource {
  readonly title?: string;
  readonly file?: string;
  readonly address?: string;
  readonly licence?: string;
  readonly note?: string;
}

/** The head of an election: enough for a list. */
export type ElectionHead = Pick<Election, "id" | "country" | "date" | "kind" | "title" | "result">;
