/**
 * Majorities that somebody asks about: those that the constitution names, or one by name, share or number of seats.
 *
 * @module
 */

import { bodyOn, type MajorityRule, nearest, parseRatio, type Ratio, seatsNeeded } from "@urna/law";
import type { Evaluated } from "./cases.ts";
import { EXIT } from "./exit.ts";
import { Failure } from "./failure.ts";

import type { Session } from "./session.ts";

/** A number of seats that decides, and the decisions that need it. */
export interface AskedMajority {
  readonly needed: number;
  readonly rules: readonly MajorityRule[];
}

/** Members of the house: by its body where one is known, otherwise the seats of all tiers. */
export function membersOf({ body, election, outcome }: Evaluated): number {
  const version = body === undefined ? undefined : bodyOn(body, election.date);
  return version?.members ?? outcome.tiers.reduce((sum, tier) => sum + tier.size, 0);
}

/**
 * The majorities of the body with more than half of the members, smallest first; where no body is known, more than half.
 * `written`: only this one: an id, a share such as 2/3 (reached) or >1/2 (exceeded), or a number of seats.
 */
export function majoritiesAsked(
  session: Session,
  base: Evaluated,
  written?: string,
): readonly AskedMajority[] {
  const members = membersOf(base);
  const version = base.body === undefined ? undefined : bodyOn(base.body, base.election.date);
  const rules = version?.majorities ?? [];
  if (written === undefined) {
    const known = together(rules, members).filter(({ needed }) => 2 * needed > members);
    return known.length > 0 ? known : [shareOf(members, "moreThan", { num: 1, den: 2 })];
  }
  const named = rules.filter((rule) => rule.id === written);
  if (named.length > 0) {
    const needed = together(named, members)[0]?.needed;
    return together(rules, members).filter((each) => each.needed === needed);
  }
  const more = written.startsWith(">");
  const text = more ? written.slice(1).trim() : written;
  if (!more && /^\d+$/.test(text)) {
    const seats = Number(text);
    if (seats >= 1 && seats <= members) {
      const same = together(rules, members).find(({ needed }) => needed === seats);
      return [same ?? { needed: seats, rules: [] }];
    }
  } else {
    const share = parseRatio(text);
    if (share !== undefined && share.num > 0 && share.num <= share.den) {
      const asked = shareOf(members, more ? "moreThan" : "atLeast", share);
      const same = together(rules, members).find(({ needed }) => needed === asked.needed);
      if (asked.needed <= members) return [same ?? asked];
    }
  }
  const { words } = session;
  const ids = rules.map((rule) => rule.id);
  throw new Failure(EXIT.usage, {
    text: words.say("cli.unknownMajority", { name: written }),
    details: [
      words.say("cli.majorityForms", { members: words.numbers.whole(members) }),
      ...(ids.length === 0 ? [] : [`${words.word("cli.oneOf")}: ${ids.join(", ")}`]),
    ],
    near: nearest(written, ids),
  });
}

/** Decisions that need the same number of seats, smallest number first. */
function together(rules: readonly MajorityRule[], members: number): readonly AskedMajority[] {
  return [...Map.groupBy(rules, (rule) => seatsNeeded(rule, members))]
    .map(([needed, same]) => ({ needed, rules: same }))
    .sort((a, b) => a.needed - b.needed);
}

/** A majority that no constitution was asked about: it has a share and no decision. */
function shareOf(members: number, kind: "atLeast" | "moreThan", share: Ratio): AskedMajority {
  const bar = kind === "atLeast" ? { atLeast: share } : { moreThan: share };
  return { needed: seatsNeeded(bar, members), rules: [{ id: "", title: new Map(), cite: [], ...bar }] };
}
