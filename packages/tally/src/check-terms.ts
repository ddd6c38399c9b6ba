/**
 * What a check compares, as data: one evaluator here, and stores make the same comparison in their own language. There is
 * no division and no fraction: shares are compared by cross-multiplication.
 *
 * @module
 */

import { compareProducts } from "@urna/law/exact";
import { FigureRow, measureRow, NOT_WRITTEN } from "./figure-row.ts";
import { numberIn, shareIn, type Thresholds } from "./register.ts";
import { FIELDS, type FieldName, type Return } from "./return.ts";

/** What a check may look at that is no single figure. */
const MADE_TERMS = [
  /** Votes of all options, against all included where it is a figure of its own. */
  "marked",
  /** The most votes that one option has. */
  "leader",
  /** Ballots handed out by all members of the commission. */
  "members",
  /** Voters of the station in the register. */
  "register",
  /** All figures and votes added up. */
  "everything",
  /** How many figures and votes are written. */
  "written",
] as const;

/** A whole number of one protocol. A figure that is not written is zero here: `needs` says which must be there. */
export type Term =
  | FieldName
  | (typeof MADE_TERMS)[number]
  | 0
  | { readonly sum: readonly Term[] }
  | { readonly minus: readonly [Term, Term] }
  | { readonly apart: readonly [Term, Term] }
  | { readonly threshold: string };

/** When something is found. */
export type Condition =
  | { readonly kind: "unequal" | "equal" | "above" | "reaches"; readonly terms: readonly [Term, Term] }
  /** The part is at least (`reaches-share`), or more than (`above-share`), the share of the whole. */
  | {
      readonly kind: "reaches-share" | "above-share";
      readonly part: Term;
      readonly whole: Term;
      readonly share: string;
    }
  | { readonly kind: "all"; readonly of: readonly Condition[] }
  /** The form asks for the figure, and the protocol does not have it. */
  | { readonly kind: "absent"; readonly field: FieldName };

/** The figures of a return for a check that was told they are there. */
export interface Reader {
  readonly value: Return;
  /** The figures in the order of the fields; what is not written is {@link NOT_WRITTEN}. */
  readonly row: readonly number[];
  readonly marked: number;
  readonly register: number;
  /** Whether the form has a place for the figure. */
  readonly asked: (name: FieldName) => boolean;
}

type Read<T> = (r: Reader, t: Thresholds) => T;

/** Makes a term into a function: many protocols are read with the same one. */
export function readerOf(term: Term): Read<number> {
  if (term === 0) return () => 0;
  if (typeof term === "string") return namedTerm(term);
  if ("threshold" in term) return (_, t) => numberIn(t, term.threshold);
  if ("sum" in term) {
    const parts = term.sum.map(readerOf);
    return (r, t) => {
      let sum = 0;
      for (const part of parts) sum += part(r, t);
      return sum;
    };
  }
  const [left, right] = ("minus" in term ? term.minus : term.apart).map(readerOf);
  if (left === undefined || right === undefined) return () => 0;
  return "minus" in term ? (r, t) => left(r, t) - right(r, t) : (r, t) => Math.abs(left(r, t) - right(r, t));
}

function namedTerm(term: Extract<Term, string>): Read<number> {
  switch (term) {
    case "marked":
      return (r) => r.marked;
    case "register":
      return (r) => r.register;
    case "leader":
      return ({ value }) => measureRow(FigureRow.of(value.votes).row).most;
    case "members":
      return ({ value }) => measureRow(value.issuedByMember ?? []).sum;
    case "everything":
      return ({ value: { figures, votes } }) =>
        measureRow(FigureRow.of(figures).row).sum + measureRow(FigureRow.of(votes).row).sum;
    case "written":
      return ({ value }) => value.figures.size + value.votes.size;
    case "registered":
    case "receivedBallot":
    case "issued":
    case "issuedOutside":
    case "delivered":
    case "unused":
    case "spoiled":
    case "inBoxes":
    case "inStationary":
    case "inPortable":
    case "applicationsOutside":
    case "tookPart":
    case "valid":
    case "invalid":
    case "againstAll":
    case "certificatesTaken":
      return figureAt(FIELDS.indexOf(term));
  }
}

function figureAt(place: number): Read<number> {
  return (r) => {
    const value = r.row[place];
    return value === undefined || value === NOT_WRITTEN ? 0 : value;
  };
}

/** Makes a condition into a function. */
export function testerOf(condition: Condition): Read<boolean> {
  switch (condition.kind) {
    case "all": {
      const tests = condition.of.map(testerOf);
      return (r, t) => tests.every((test) => test(r, t));
    }
    case "absent": {
      const at = FIELDS.indexOf(condition.field);
      return (r) => r.row[at] === NOT_WRITTEN && r.asked(condition.field);
    }
    case "reaches-share":
    case "above-share": {
      const [part, whole] = [readerOf(condition.part), readerOf(condition.whole)];
      const least = condition.kind === "reaches-share" ? 0 : 1;
      return (r, t) => {
        const { num, den } = shareIn(t, condition.share);
        return compareProducts(part(r, t), den, whole(r, t), num) >= least;
      };
    }
    case "unequal":
    case "equal":
    case "above":
    case "reaches": {
      const [left, right] = condition.terms;
      const [a, b] = [readerOf(left), readerOf(right)];
      const { kind } = condition;
      if (kind === "unequal") return (r, t) => a(r, t) !== b(r, t);
      if (kind === "equal") return (r, t) => a(r, t) === b(r, t);
      return kind === "above" ? (r, t) => a(r, t) > b(r, t) : (r, t) => a(r, t) >= b(r, t);
    }
  }
}
