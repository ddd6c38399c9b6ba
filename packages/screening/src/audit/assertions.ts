/**
 * What an audit would have to confirm for an allotment to be right: assertions, each of which says that the mean of a number
 * between 0 and an upper bound over all ballots is above a half.
 *
 * Sources: M. Blom, J. Budurushi, R. Rivest, P. Stark, P. Stuckey, V. Teague, D. Vukcevic, Assertion-based approaches to
 * auditing complex elections, with application to party-list proportional elections (2021), for divisors; the same authors, Auditing
 * Hamiltonian elections (2021), for quotas with largest remainders; P. Stark, Sets of half-average nulls generate risk-limiting
 * audits: SHANGRLA (2020), for pluralities and shares.
 *
 * @module
 */

/** An allotment as it was announced. */
export interface AuditRace {
  /** All ballots that would be drawn from, invalid ones among them. */
  readonly ballots: number;
  readonly options: readonly {
    readonly id: string;
    readonly votes: number;
    readonly seats: number;
    /** Whether it could win seats: votes against all are votes of the base, and no bar is theirs. */
    readonly isContender: boolean;
    /** Whether it took part in the allotment; below a bar it did not. */
    readonly isIn: boolean;
    /** The share of the votes that lets it in; absent where it needs none. */
    readonly bar?: number;
  }[];
  readonly seats: number;
  /** The divisor of the n-th seat (from 1 on), or a quota with largest remainders. One seat by most votes is a divisor. */
  readonly method:
    | { readonly kind: "divisor"; readonly of: (seat: number) => number }
    | { readonly kind: "quota" };
}

/** A value of the number, and on how many of the ballots it stands. */
export interface AssorterValue {
  readonly value: number;
  readonly ballots: number;
}

/** One assertion. */
export interface Assertion {
  /** `pair`: the option keeps its last seat before the other gets one more; `over` and `under`: it is on the right side of the bar. */
  readonly kind: "pair" | "over" | "under";
  readonly winner: string;
  readonly loser?: string;
  readonly values: readonly AssorterValue[];
  /** The largest value that a ballot can have. */
  readonly upper: number;
  /** The mean over all ballots. */
  readonly mean: number;
}

/** Every assertion that has to hold, the narrowest first. */
export function assertionsOf(race: AuditRace): readonly Assertion[] {
  const made = [...pairs(race), ...bars(race)];
  return made.sort((a, b) => marginOf(a) - marginOf(b));
}

/** Twice the mean less one, in units of the upper bound: what the size of a sample hangs on. */
export function marginOf({ mean, upper }: Assertion): number {
  return (2 * mean - 1) / upper;
}

function pairs(race: AuditRace): readonly Assertion[] {
  const inside = race.options.filter(({ isIn }) => isIn);
  return inside.flatMap((winner) =>
    inside.flatMap((loser) => {
      if (winner.id === loser.id) return [];
      // Whoever has no seat has none to lose.
      if (race.method.kind === "divisor" && winner.seats === 0) return [];
      // Shares cannot differ by more than all votes: nothing has to be confirmed.
      if (race.method.kind === "quota" && apartOf(race.seats, winner, loser) >= 1) return [];
      return [pair(race, winner, loser)];
    }),
  );
}

type Option = AuditRace["options"][number];

/** The winner's last seat comes before the next one of the loser. */
function pair({ method, ballots, options, seats }: AuditRace, winner: Option, loser: Option): Assertion {
  const names = { kind: "pair", winner: winner.id, loser: loser.id } as const;
  if (method.kind === "divisor") {
    const [last, next] = [method.of(winner.seats), method.of(loser.seats + 1)];
    const upper = 1 / 2 + next / (2 * last);
    return assertion(names, ballots, upper, [
      { value: upper, ballots: winner.votes },
      { value: 0, ballots: loser.votes },
      { value: 1 / 2, ballots: ballots - winner.votes - loser.votes },
    ]);
  }
  // Their shares of the votes of all who are in differ by less than this.
  const apart = apartOf(seats, winner, loser);
  const scale = 1 / (2 * (1 - apart));
  const valid = options.reduce((sum, { votes, isIn }) => sum + (isIn ? votes : 0), 0);
  const of = (share: number): number => scale * share + 1 / 2;
  return assertion(names, ballots, of(1 + apart), [
    { value: of(1 + apart), ballots: winner.votes },
    { value: of(apart - 1), ballots: loser.votes },
    { value: of(apart), ballots: valid - winner.votes - loser.votes },
    { value: of(0), ballots: ballots - valid },
  ]);
}

/** By how much the loser's share may be above the winner's at the most. */
function apartOf(seats: number, winner: Option, loser: Option): number {
  return (loser.seats - winner.seats + 1) / seats;
}

function bars({ ballots, options }: AuditRace): readonly Assertion[] {
  const valid = options.reduce((sum, { votes }) => sum + votes, 0);
  return options.flatMap(({ id, votes, isContender, isIn, bar }) => {
    if (!isContender || bar === undefined || bar <= 0 || bar >= 1) return [];
    const share = isIn ? bar : 1 - bar;
    const upper = 1 / (2 * share);
    return [
      assertion({ kind: isIn ? "over" : "under", winner: id }, ballots, upper, [
        { value: upper, ballots: isIn ? votes : valid - votes },
        { value: 0, ballots: isIn ? valid - votes : votes },
        { value: 1 / 2, ballots: ballots - valid },
      ]),
    ];
  });
}

function assertion(
  names: Pick<Assertion, "kind" | "winner" | "loser">,
  ballots: number,
  upper: number,
  values: readonly AssorterValue[],
): Assertion {
  const sum = values.reduce((total, each) => total + each.value * each.ballots, 0);
  return { ...names, values, upper, mean: sum / ballots };
}
