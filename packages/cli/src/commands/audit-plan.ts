/**
 * `urna audit-plan`: how many ballots a risk-limiting audit of a result would have to look at.
 *
 * @module
 */

import { type Race, raceOf, tiersOf } from "@urna/insight";
import type { Problem, Result } from "@urna/law";
import { type AuditRace, planAudit } from "@urna/screening";
import { auditReport } from "@urna/words/screening/audit-report";
import { rateText } from "@urna/words/screening/words";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { type Base, baseOf, impossibleParameter, tierOf } from "../scenarios.ts";
import type { Answer, Session } from "../session.ts";

export interface AuditOptions {
  /** In percent. */
  readonly risk?: string;
  readonly tier?: string;
  /** Invalid ballots among those that would be drawn. */
  readonly invalid?: string;
}

export function auditPlan(session: Session, name: string, options: AuditOptions): Answer {
  const { words } = session;
  const { risk = "5", invalid = "0" } = options;
  const wrong = (option: string, value: string, about: string): Failure =>
    new Failure(EXIT.usage, { text: words.say("cli.wrongChoice", { option, value }), details: [about] });
  const limit = Number(risk) / 100;
  if (!/^\d+(\.\d+)?$/.test(risk) || limit <= 0 || limit >= 0.5)
    throw wrong("--risk", risk, words.word("help.option.risk"));
  if (!/^\d{1,9}$/.test(invalid)) throw wrong("--invalid", invalid, words.word("help.option.invalid"));
  const base = baseOf(session, name);
  const tier = tierOf(session, base, options.tier);
  const race = raceOf(base.scenario, tier);
  if (!race.ok) throw notPlanned(session, base, tier, race.problems);
  const audited = auditRace(base, race.value, tier, Number(invalid));
  if (!audited.ok) throw notPlanned(session, base, tier, audited.problems);
  const plan = planAudit(audited.value, limit);
  if (plan === undefined) throw impossibleParameter(session, [], "audit-plan");
  const bars = new Map(audited.value.options.map(({ id, bar }) => [id, bar]));
  const barOf = (id: string): string => {
    const bar = bars.get(id);
    return bar === undefined ? "" : rateText(words, bar);
  };
  const report = auditReport(words, {
    ...plan,
    name: `${base.election.title}, ${words.find(`tier.${tier}`) ?? tier}`,
    assertions: plan.assertions.map(({ assertion, ...sizes }) => ({
      ...sizes,
      kind: assertion.kind,
      winner: base.naming.short(assertion.winner),
      loser: base.naming.short(assertion.loser ?? ""),
      bar: barOf(assertion.winner),
    })),
  });
  return { kind: "prose", report, json: () => ({ election: base.election.id, tier, ...plan }) };
}

/** Why no audit of these seats can be planned, what can, and which seats of the same election are of that kind. */
function notPlanned(session: Session, base: Base, tier: string, problems: readonly Problem[]): Failure {
  const { words } = session;
  const { details = [] } = impossibleParameter(session, problems, "audit-plan").complaint;
  const able = tiersOf(base.scenario.rules)
    .map(({ id }) => id)
    .filter((id) => raceOf(base.scenario, id).ok);
  const [first] = able;
  return new Failure(EXIT.usage, {
    text: words.say("audit.none", {
      name: [base.election.title, words.find(`tier.${tier}`) ?? tier]
        .filter((part) => part !== "")
        .join(", "),
    }),
    details: [
      ...details,
      words.word("audit.possible"),
      words.say("audit.tiers", { tiers: able.join(", ") || "–" }),
    ],
    next:
      first === undefined ? "urna audit-plan --help" : `urna audit-plan ${base.source.id} --tier ${first}`,
  });
}

/** The allotment as it was announced: votes, seats, the bars, the method. */
function auditRace({ outcome }: Base, race: Race, tier: string, invalid: number): Result<AuditRace> {
  const seats = new Map(outcome.seats.map((row) => [row.contender, row.byTier[tier] ?? 0]));
  const bars = race.bars.map(ownBar);
  // What hangs on ballots that are not those of these options, or on a majority, no sample of these ballots confirms.
  if (bars.includes(undefined) || race.bonus !== undefined) {
    const expected = "bars on shares of the votes of the options, and nothing else that seats hang on";
    return { ok: false, problems: [{ code: "R007", at: race.step, expected }] };
  }
  const all = race.votes.reduce((sum, votes) => sum + votes, 0);
  const { method } = race;
  return {
    ok: true,
    value: {
      ballots: all + invalid,
      options: race.options.map((id, i) => {
        const votes = race.votes[i] ?? 0;
        const isContender = race.contender[i] === true;
        const bar = bars[i] ?? 0;
        const isIn = isContender && votes >= bar * all;
        return {
          id,
          votes,
          seats: seats.get(id) ?? 0,
          isContender,
          isIn,
          ...(isContender && bar > 0 ? { bar } : {}),
        };
      }),
      seats: race.seats,
      method:
        method.kind === "quota"
          ? { kind: "quota" }
          : { kind: "divisor", of: (seat) => Number(method.at(seat - 1)) },
    },
  };
}

/** The share of the votes of the race that lets an option in; undefined where it is another condition. */
function ownBar(bar: Race["bars"][number]): number | undefined {
  if ("any" in bar) return bar.any.length > 0 ? undefined : 0;
  if ("all" in bar) return bar.all.length > 0 ? undefined : 0;
  return bar.own === 0 && bar.base === 0 ? Number(bar.share.num) / Number(bar.share.den) : undefined;
}
