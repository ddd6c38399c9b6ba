/**
 * `urna candidacy`: who could stand, who was kept out, and on what ground.
 *
 * @module
 */

import { type Election, figureOf } from "@urna/atlas";
import type { Eligibility } from "@urna/atlas/standing/eligibility";
import { listCeiling } from "@urna/atlas/standing/standing";
import { type CandidacyCount, type CountryRecord, funnelOf } from "@urna/atlas/record";
import type { Ratio } from "@urna/law";
import { type CandidacyFacts, candidacyReport } from "@urna/words/record/candidacy-report";
import { eligibilitySentences } from "@urna/words/record/eligibility-words";
import { depositsPart, groundsPart, groupSeatsPart, partiesPart } from "../record/candidacy-facts.ts";
import { evaluate, headOf, namingOf } from "../cases.ts";
import { previousOf } from "../record/dossier-past.ts";
import { standingPart } from "../record/dossier-standing.ts";
import { onRecord, sourcePages } from "../record/record.ts";
import type { Answer, Session } from "../session.ts";

export function candidacy(session: Session, name: string): Answer {
  const { election, record } = onRecord(session, name);
  const facts = candidacyFacts(session, election, record);
  return {
    kind: "prose",
    report: candidacyReport(session.words, facts, sourcePages(session)),
    json: () => ({
      election: election.id,
      counts: record.candidacy.filter((c) => c.election === election.id),
      decisions: record.decisions.filter((d) => d.election === election.id),
      lists: facts.perList,
      keptOut: facts.kept,
      grounds: facts.grounds,
      parties: facts.parties,
      ...(facts.deposits === undefined ? {} : { deposits: facts.deposits }),
      ...(facts.groupSeats === undefined ? {} : { groupSeats: facts.groupSeats }),
      law: facts.law,
    }),
  };
}

/** Everything that the report states; pages draw from the same. */
export function candidacyFacts(session: Session, election: Election, record: CountryRecord): CandidacyFacts {
  const { title, date } = headOf(election, session);
  const read = session.atlas.eligibilityFor(election.series, election.date);
  const law = read.ok ? read.value : undefined;
  return {
    ...standingPart(session, election, record),
    title,
    date,
    areas: areasOf(session, election, record),
    parts: partsOf(session, election, record),
    perList: perListOf(session, election),
    law: law === undefined ? [] : lawOf(session, law),
    grounds: groundsPart(session, election, record, law),
    parties: partiesPart(session, election, record),
    ...byResult(session, election, law),
  };
}

/** What follows from the result: nothing where none is loaded. */
function byResult(
  session: Session,
  election: Election,
  law: Eligibility | undefined,
): Pick<CandidacyFacts, "deposits" | "groupSeats"> {
  if (law === undefined || (election.result !== "final" && election.result !== "preliminary")) return {};
  const evaluated = evaluate(session, election);
  const deposits = depositsPart(evaluated, previousOf(session, election), law);
  const groupSeats = groupSeatsPart(evaluated, law);
  return {
    ...(deposits === undefined ? {} : { deposits }),
    ...(groupSeats === undefined ? {} : { groupSeats }),
  };
}

/** The numbers of areas below the whole. */
function areasOf(
  session: Session,
  election: Election,
  { candidacy: counts }: CountryRecord,
): CandidacyFacts["areas"] {
  const { words } = session;
  const naming = namingOf(election, session);
  const own = counts.filter((c) => c.election === election.id && c.area !== election.area);
  const places = new Map(own.map((c) => [`${c.contest}\n${c.area}`, c]));
  return [...places.values()].map(({ contest, area }) => {
    const funnel = funnelOf(counts, { election: election.id, contest, area });
    const { addsUp: _, ...numbers } = funnel;
    const all = Object.values(numbers);
    const value = (count: CandidacyCount | null): number | null =>
      typeof count?.value === "number" ? count.value : null;
    return {
      contest: words.find(`contest.${contest}`) ?? contest,
      area: naming.area(area),
      nominated: value(funnel.nominated),
      registered: value(funnel.registered),
      refused: value(funnel.refused),
      withdrawn: value(funnel.withdrawn),
      cancelled: value(funnel.cancelled),
      onBallot: value(funnel.onBallot),
      sources: [...new Set(all.flatMap((count) => count?.sources ?? []))],
    };
  });
}

/** Parts of the numbers, and numbers that are no part of the way to the ballot. */
function partsOf(
  session: Session,
  election: Election,
  { candidacy: counts }: CountryRecord,
): CandidacyFacts["parts"] {
  const { words } = session;
  const naming = namingOf(election, session);
  return counts
    .filter((c) => c.election === election.id && (c.group !== "" || c.key === "reinstated"))
    .map(({ contest, area, key, group, value, sources }) => ({
      contest: [
        words.find(`contest.${contest}`) ?? contest,
        ...(area === election.area ? [] : [naming.area(area)]),
      ]
        .filter((part) => part !== "")
        .join(", "),
      key,
      group,
      value,
      sources,
    }));
}

/** Nominated and registered by list, as the figures of the election have them. */
function perListOf(session: Session, election: Election): CandidacyFacts["perList"] {
  const naming = namingOf(election, session);
  const contest = election.contests.find((c) => c.ballot === "list");
  return (contest?.options ?? []).flatMap(({ id, kind }) => {
    if (kind === "against-all") return [];
    const of = (key: "candidates-nominated" | "candidates-registered") =>
      figureOf(election, { contest: contest?.id ?? "", area: election.area, option: id, key });
    const [nominated, registered] = [of("candidates-nominated"), of("candidates-registered")];
    if (nominated === undefined && registered === undefined) return [];
    const number = (value: unknown): number | null => (typeof value === "number" ? value : null);
    return [
      {
        name: naming.short(id),
        nominated: number(nominated?.value),
        registered: number(registered?.value),
        sources: [...new Set([...(nominated?.sources ?? []), ...(registered?.sources ?? [])])],
      },
    ];
  });
}

/** The ceiling as a number of persons, and exactly where nobody says how a part is rounded. */
function ceilingOf(
  list: NonNullable<Eligibility["list"]>,
  seats: number,
): { readonly most: number; readonly exact?: Ratio } {
  const { most, exact } = listCeiling(list, seats);
  return exact.den === 1 || list.rounded !== "not-said" ? { most } : { most, exact };
}

/** What the law in force on the day asks. */
function lawOf({ words }: Session, read: Eligibility): CandidacyFacts["law"] {
  const { list, grounds, law, constitution, ...rest } = read;
  const title = law.title[words.language];
  const seats = list?.seats;
  return eligibilitySentences(words, {
    ...rest,
    ...(list === undefined || seats === undefined
      ? {}
      : { list: { more: list.more, article: list.article, seats, ...ceilingOf(list, seats) } }),
    grounds: grounds.map((ground) => ({ title: ground.title[words.language], article: ground.article })),
  }).map((sentence) => ({
    text: sentence.text,
    places: [
      ...(sentence.article === undefined ? [] : [{ law: title, article: sentence.article }]),
      ...(sentence.constitution === undefined || constitution === undefined
        ? []
        : [{ law: constitution[words.language], article: sentence.constitution }]),
    ],
  }));
}
