/**
 * For a dossier: the result and what it is worth, votes or rules, and how close it was. Everything is recomputed.
 *
 * @module
 */

import { toInput } from "@urna/atlas/input";
import { type Bloc, blocsOn, type CountryRecord } from "@urna/atlas/record";
import { compareElections, type ComparedElection, marginFor, raceOf } from "@urna/insight";
import { bodyOn, fraction, seatsNeeded } from "@urna/law";
import type { ClosePart, ResultPart, VotesOrRulesPart } from "@urna/words/record/dossier-facts";
import type { Evaluated } from "../cases.ts";
import type { Session } from "../session.ts";

/** Seats, shares, ties, majorities, blocs, and the strongest of the earlier election. */
export function resultPart(
  session: Session,
  evaluated: Evaluated,
  previous: Evaluated | undefined,
  record: CountryRecord,
): ResultPart {
  const { outcome, naming, source } = evaluated;
  const strongest = previous?.outcome.seats[0];
  return {
    contenders: contendersOf(evaluated),
    ties: outcome.ties
      .filter((t) => t.winners === undefined)
      .map((t) => t.among.map((id) => naming.short(id))),
    majorities: majoritiesPart(session, evaluated),
    ...(previous === undefined || strongest === undefined
      ? {}
      : {
          previous: {
            date: previous.election.date,
            name: previous.naming.short(strongest.contender),
            seats: strongest.total,
            members: previous.outcome.tiers.reduce((sum, tier) => sum + tier.size, 0),
            sources: votesSources(previous, strongest.contender),
          },
        }),
    blocs: blocsPart(evaluated, record).map(({ names, members, seats }) => ({
      name: names[session.words.language],
      members: members.map(({ member }) =>
        source.options.has(member)
          ? naming.short(member)
          : (partyName(session, source.country, member) ?? member),
      ),
      seats,
      confidence: members.some((m) => m.confidence === "own-reading")
        ? "own-reading"
        : (members[0]?.confidence ?? ""),
      sources: [...new Set(members.flatMap((m) => m.sources))],
    })),
  };
}

function partyName({ atlas, words }: Session, country: string, id: string): string | undefined {
  const parties = atlas.parties(country);
  return parties.ok ? parties.value.get(id)?.short[words.language] : undefined;
}

/** The blocs of the day of an election with their seats. */
function blocsPart({ outcome, source, election }: Evaluated, record: CountryRecord): readonly Bloc[] {
  const holders = outcome.seats.map(({ contender, total }) => {
    const identity = source.options.get(contender)?.identity;
    return { contender, seats: total, ...(identity === undefined ? {} : { identity }) };
  });
  return blocsOn(record.blocs, election.date, holders);
}

/** Votes of the first ballot with all valid votes, by option; empty where a line is missing. */
export function listShares({
  source,
  votes = [],
}: Pick<Evaluated, "source" | "votes">): ReadonlyMap<
  string,
  { readonly part: number; readonly whole: number }
> {
  const [contest] = source.contests;
  const marks = votes.filter((row) => row.contest === contest?.id && row.area === source.area);
  const lines = (contest?.options ?? []).map(
    (o) => [o.id, marks.find((row) => row.option === o.id)?.votes] as const,
  );
  const known = lines.flatMap(([id, n]) => (typeof n === "number" ? [[id, n] as const] : []));
  const whole = known.length === lines.length ? known.reduce((sum, [, n]) => sum + n, 0) : 0;
  return new Map(whole === 0 ? [] : known.map(([id, part]) => [id, { part, whole }]));
}

function contendersOf(evaluated: Evaluated): ResultPart["contenders"] {
  const { outcome, naming, source } = evaluated;
  const shares = listShares(evaluated);
  const base = source.options.has("against-all") ? ["contenders", "against-all"] : ["contenders"];
  return outcome.seats.map(({ contender, total, byTier }) => {
    const share = shares.get(contender);
    return {
      name: naming.short(contender),
      total,
      byTier,
      ...(share === undefined ? {} : { share: { ...share, base } }),
      sources: votesSources({ source }, contender),
    };
  });
}

export function votesSources({ source }: Pick<Evaluated, "source">, contender: string): readonly string[] {
  const votes = source.contests.flatMap(
    ({ id }) => source.figures.get(`${id}\n${source.area}\n${contender}\nvotes`)?.sources ?? [],
  );
  const declared = source.declared
    .filter((d) => d.option === contender && d.seats !== null)
    .flatMap((d) => d.sources);
  return [...new Set([...votes, ...declared])];
}

/** Majorities of the body on the day of the election, each with how many seats the strongest lacks. */
function majoritiesPart(
  { words }: Session,
  { body, election, outcome, naming }: Evaluated,
): ResultPart["majorities"] {
  const version = body === undefined ? undefined : bodyOn(body, election.date);
  const [strongest] = outcome.seats;
  if (body === undefined || version === undefined || strongest === undefined) return [];
  return version.majorities.map((rule) => {
    const needed = seatsNeeded(rule, version.members);
    const share = rule.atLeast ?? rule.moreThan ?? { num: 0, den: 1 };
    const [cite] = rule.cite;
    const law = cite === undefined ? undefined : body.laws.get(cite.law);
    return {
      title: rule.title.get(words.language) ?? rule.title.get("en") ?? rule.id,
      needed,
      members: version.members,
      share: fraction(share.num, share.den),
      name: naming.short(strongest.contender),
      short: Math.max(0, needed - strongest.total),
      law:
        cite === undefined || law === undefined
          ? null
          : {
              law: law.title.get(words.language) ?? cite.law,
              ...(cite.article === undefined ? {} : { article: cite.article }),
            },
    };
  });
}

/** What the votes and what the rules did for the strongest; empty where the two cannot be compared. */
export function votesOrRules(
  evaluated: Evaluated,
  previous: Evaluated | undefined,
): readonly VotesOrRulesPart[] {
  if (previous === undefined) return [];
  const compared = compareElections(comparedOf(previous), comparedOf(evaluated));
  if (!compared.ok) return [];
  const { party, decomposition } = compared.value;
  if (decomposition.paths.length === 0) return [];
  return [
    {
      name: evaluated.naming.short(party),
      signs: decomposition.signDependsOnReading,
      paths: decomposition.paths.map(({ againstAll, start, between, end }) => ({
        reading: againstAll === null ? null : againstAll === "kept" ? "counts" : "not",
        start,
        between,
        end,
      })),
    },
  ];
}

function comparedOf({ source, rules, election }: Evaluated): ComparedElection {
  return {
    id: election.id,
    date: election.date,
    scenario: { rules: rules.document, given: toInput(source) },
    identityOf: (id) => source.options.get(id)?.identity ?? id,
  };
}

/** The fewest votes by which the weakest list keeps its seats, and by which the strongest without seats missed one. */
export function closePart({ source, rules, outcome, naming }: Evaluated): readonly ClosePart[] {
  return outcome.tiers.flatMap((tier): readonly ClosePart[] => {
    if (tier.origin === "declared" || tier.status !== "complete" || tier.size < 2) return [];
    const race = raceOf({ rules: rules.document, given: toInput(source) }, tier.id);
    if (!race.ok) return [];
    const { options, votes, contender } = race.value;
    const standing = options.flatMap((id, i) =>
      contender[i] === true ? [{ id, votes: votes[i] ?? 0 }] : [],
    );
    const seatsOf = (id: string): number =>
      outcome.seats.find((s) => s.contender === id)?.byTier[tier.id] ?? 0;
    const byVotes = standing.sort((a, b) => a.votes - b.votes);
    const weakest = byVotes.find(({ id }) => seatsOf(id) > 0);
    const nearest = byVotes.findLast(({ id }) => seatsOf(id) === 0);
    const lost =
      weakest === undefined
        ? undefined
        : marginFor(race.value, { contender: weakest.id, is: "atMost", seats: 0 }, "moved");
    const won =
      nearest === undefined
        ? undefined
        : marginFor(race.value, { contender: nearest.id, is: "atLeast", seats: 1 }, "moved");
    const part = (kind: ClosePart["kind"], id: string, ballots: number): ClosePart => ({
      name: naming.short(id),
      kind,
      votes: ballots,
      sources: votesSources({ source }, id),
    });
    return [
      ...(weakest === undefined || lost === undefined ? [] : [part("lose", weakest.id, lost.ballots)]),
      ...(nearest === undefined || won === undefined ? [] : [part("gain", nearest.id, won.ballots)]),
    ];
  });
}
