/**
 * What a dossier is written from: numbers with their sources, names in the language of the report. A number that was not
 * found is null; a part that an election does not have is left out.
 *
 * @module
 */

import type { Fraction } from "@urna/law";

/** A number with the sources on which it rests. */
export interface Sourced {
  readonly value: number | null;
  readonly sources: readonly string[];
}

/** Something that happened, in the language of the report. */
export interface DatedFact {
  readonly date: string;
  readonly text: string;
  readonly sources: readonly string[];
}

/** What the rules said then and say now. `share` is a fraction of 1. */
export type RuleValue =
  | { readonly kind: "seats"; readonly seats: number }
  | { readonly kind: "share"; readonly share: Fraction }
  | { readonly kind: "is"; readonly is: boolean }
  | { readonly kind: "missing" };

export interface RuleChange {
  readonly what: "seats" | "members" | "bar" | "against";
  readonly tier?: string;
  readonly before: RuleValue;
  readonly now: RuleValue;
}

export interface RulesPart {
  readonly id: string;
  readonly adopted?: string;
  readonly inForce: string;
  readonly sources: readonly string[];
  /** The earlier election of the body, with what differs; absent where there is none. */
  readonly before?: { readonly date: string; readonly changes: readonly RuleChange[] };
  readonly reforms: readonly DatedFact[];
}

/** The way of the candidacies of a contest. */
export interface FunnelWords {
  readonly contest: string;
  readonly nominated: number | null;
  readonly registered: number | null;
  readonly refused: number | null;
  readonly withdrawn: number | null;
  readonly cancelled: number | null;
  /** Those who were left on election day. */
  readonly onBallot: number | null;
  readonly sources: readonly string[];
}

export interface CourtWords {
  readonly total: number | null;
  readonly decided: number | null;
  readonly granted: number | null;
  readonly dismissed: number | null;
  readonly withdrawn: number | null;
  readonly open: number | null;
  readonly sources: readonly string[];
}

/** A case: where, and its decisions in their order. */
export interface CaseWords {
  readonly place: string;
  readonly decisions: readonly {
    readonly date?: string;
    readonly decision: string;
    readonly by: string;
    readonly stated: string;
  }[];
  readonly sources: readonly string[];
}

export interface StandingPart {
  readonly lists: { readonly names: readonly string[]; readonly sources: readonly string[] } | null;
  readonly kept: readonly {
    readonly name: string;
    readonly facts: readonly DatedFact[];
    readonly sources: readonly string[];
  }[];
  readonly funnels: readonly FunnelWords[];
  readonly court?: CourtWords;
  readonly cases: readonly CaseWords[];
}

export interface ResultPart {
  readonly contenders: readonly {
    readonly name: string;
    readonly total: number;
    readonly byTier: Readonly<Record<string, number>>;
    readonly share?: { readonly part: number; readonly whole: number; readonly base: readonly string[] };
    readonly sources: readonly string[];
  }[];
  /** Who is tied for a seat that nothing resolves. */
  readonly ties: readonly (readonly string[])[];
  readonly majorities: readonly {
    readonly title: string;
    readonly needed: number;
    readonly members: number;
    readonly share: Fraction;
    readonly name: string;
    readonly short: number;
    readonly law: { readonly law: string; readonly article?: string } | null;
  }[];
  readonly previous?: {
    readonly date: string;
    readonly name: string;
    readonly seats: number;
    readonly members: number;
    readonly sources: readonly string[];
  };
  readonly blocs: readonly {
    readonly name: string;
    readonly members: readonly string[];
    readonly seats: number;
    readonly confidence: string;
    readonly sources: readonly string[];
  }[];
}

export interface VotesOrRulesPart {
  readonly name: string;
  readonly signs: boolean;
  readonly paths: readonly {
    readonly reading: "counts" | "not" | null;
    readonly start: number;
    readonly between: number;
    readonly end: number;
  }[];
}

/** The fewest votes that would have changed whether a list has seats at all. */
export interface ClosePart {
  readonly name: string;
  readonly kind: "lose" | "gain";
  readonly votes: number;
  readonly sources: readonly string[];
}

export interface TurnoutWords {
  readonly title: string;
  readonly date: string;
  /** As printed: `"54.21"`. */
  readonly printed: string;
  readonly sources: readonly string[];
}

/** What is on record of a mission. */
export interface MissionWords {
  readonly name: string;
  readonly longTerm: string;
  readonly shortTerm: string;
  readonly counts: string;
  readonly sample: string;
  readonly sources: readonly string[];
  readonly observed: readonly {
    readonly stage: string;
    readonly key: string;
    readonly said: string;
    readonly of: number | null;
    readonly found: boolean;
    readonly sources: readonly string[];
  }[];
}

/** What we read in the data, and when. */
export interface DatedReading {
  readonly date: string;
  readonly says: string;
  readonly sources: readonly string[];
}

/** A recommendation or finding. */
export interface RecommendationWords {
  readonly id: string;
  readonly kind: "recommendation" | "finding";
  readonly says: string;
  /** The mission that said it. */
  readonly mission: string;
  readonly theme: string;
  readonly addressee: string;
  /** The commitment that it cites; null where none was found. */
  readonly commitment: string | null;
  readonly number: string | null;
  readonly page: string | null;
  readonly priority: boolean;
  /** Earlier ones that it repeats, and later ones that repeat it, with their missions. */
  readonly repeats: readonly string[];
  readonly repeatedBy: readonly string[];
  readonly blocks: readonly string[];
  readonly quotation: string | null;
  readonly statuses: readonly { readonly status: string; readonly assessor: string; readonly date: string }[];
  /** What the data here say about it: our reading, and no assessment by a mission. */
  readonly readings: readonly DatedReading[];
  readonly sources: readonly string[];
}

export interface NextPart {
  readonly bodies: readonly {
    readonly name: string;
    readonly members: number;
    readonly from?: string;
    readonly until?: string;
  }[];
  readonly events: readonly DatedFact[];
  readonly elections: readonly { readonly title: string; readonly date: string; readonly known: boolean }[];
}

/** All of it. */
export interface DossierFacts {
  readonly title: string;
  readonly date: string;
  readonly tiers: readonly { readonly tier: string; readonly seats: number }[];
  readonly rules: RulesPart;
  readonly standing: StandingPart;
  /** Absent where no result is loaded. */
  readonly result?: ResultPart;
  readonly votesOrRules: readonly VotesOrRulesPart[];
  readonly close: readonly ClosePart[];
  readonly turnout: { readonly own: TurnoutWords | null; readonly earlier: readonly TurnoutWords[] };
  readonly missions: readonly MissionWords[];
  readonly recommendations: readonly RecommendationWords[];
  readonly next: NextPart;
  /** Figures of the election that were looked for in vain. */
  readonly missing: readonly string[];
}
