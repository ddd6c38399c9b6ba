/**
 * For a dossier and for `urna candidacy`: lists, parties that were kept out, numbers of nominations, courts, single cases.
 *
 * @module
 */

import type { Election } from "@urna/atlas";
import { countOf, type CandidacyCount, type CountryRecord, funnelOf } from "@urna/atlas/record";
import type {
  CaseWords,
  CourtWords,
  DatedFact,
  FunnelWords,
  StandingPart,
} from "@urna/words/record/dossier-facts";
import { namingOf } from "../cases.ts";
import { factText } from "./record.ts";
import type { Session } from "../session.ts";

export function standingPart(session: Session, election: Election, record: CountryRecord): StandingPart {
  const naming = namingOf(election, session);
  const contest = election.contests.find((c) => c.ballot === "list");
  const lists = contest?.options.filter((o) => o.kind !== "against-all");
  const sources = (lists ?? []).flatMap(
    ({ id }) =>
      election.figures.get(`${contest?.id ?? ""}\n${election.area}\n${id}\ncandidates-registered`)?.sources ??
      [],
  );
  const court = courtOf(election, record);
  return {
    lists:
      lists === undefined
        ? null
        : { names: lists.map((o) => naming.short(o.id)), sources: [...new Set(sources)] },
    kept: keptOut(session, election, record),
    funnels: funnelsOf(session, election, record),
    ...(court === undefined ? {} : { court }),
    cases: casesOf(session, election, record),
  };
}

/** Parties that tried to be registered before the election, with what is on record of them and of who leads them. */
function keptOut(
  session: Session,
  election: Election,
  { subjects, events }: CountryRecord,
): StandingPart["kept"] {
  const { language } = session.words;
  return subjects
    .filter((s) => s.tried.includes(election.id) && !election.options.has(s.party ?? s.id))
    .map((party) => {
      const leaders = new Map(
        subjects.filter((s) => s.leads === party.id).map((s) => [s.id, s.names[language]]),
      );
      const facts = events.flatMap((event): readonly DatedFact[] => {
        const { subject, date, sources } = event;
        const leader = leaders.get(subject);
        if (subject !== party.id && leader === undefined) return [];
        const fact = factText(session, events, event);
        const text = leader === undefined ? fact : `${leader}: ${fact}`;
        return [{ date, text, sources }];
      });
      return { name: party.names[language], facts, sources: party.sources };
    });
}

/** The numbers of each contest of which any is known, for the whole area. */
function funnelsOf({ words }: Session, election: Election, record: CountryRecord): readonly FunnelWords[] {
  const contests = [...election.contests.map((c) => c.id), ""];
  return contests.flatMap((contest) => {
    const funnel = funnelOf(record.candidacy, { election: election.id, contest, area: election.area });
    const { addsUp: _, ...numbers } = funnel;
    const counts = Object.values(numbers);
    if (counts.every((count) => count === null)) return [];
    const value = (count: CandidacyCount | null): number | null =>
      typeof count?.value === "number" ? count.value : null;
    return [
      {
        contest: words.find(`contest.${contest}`) ?? election.title[words.language],
        nominated: value(funnel.nominated),
        registered: value(funnel.registered),
        refused: value(funnel.refused),
        withdrawn: value(funnel.withdrawn),
        cancelled: value(funnel.cancelled),
        onBallot: value(funnel.onBallot),
        sources: [...new Set(counts.flatMap((count) => count?.sources ?? []))],
      },
    ];
  });
}

/** Claims in court and what became of them; undefined where none are on record. */
function courtOf(election: Election, { candidacy }: CountryRecord): CourtWords | undefined {
  const of = (key: "claims" | "claims-decided", group = ""): CandidacyCount | undefined =>
    countOf(candidacy, { election: election.id, contest: "", area: election.area, key, group });
  const total = of("claims");
  if (total === undefined) return undefined;
  const number = (count: CandidacyCount | undefined): number | null =>
    typeof count?.value === "number" ? count.value : null;
  return {
    total: number(total),
    decided: number(of("claims-decided")),
    granted: number(of("claims-decided", "granted")),
    dismissed: number(of("claims-decided", "dismissed")),
    withdrawn: number(of("claims-decided", "claim-withdrawn")),
    open: number(of("claims-decided", "not-considered")),
    sources: total.sources,
  };
}

/** Cases with their decisions in the order of the record. Nobody is named. */
function casesOf(session: Session, election: Election, record: CountryRecord): readonly CaseWords[] {
  const { language } = session.words;
  const naming = namingOf(election, session);
  const cases = new Map<string, CountryRecord["decisions"][number][]>();
  for (const decision of record.decisions)
    if (decision.election === election.id)
      cases.set(decision.id, [...(cases.get(decision.id) ?? []), decision]);
  return [...cases.values()].flatMap((decisions) => {
    const [first] = decisions;
    if (first === undefined) return [];
    const where = first.party === undefined ? naming.area(first.area) : naming.short(first.party);
    return [
      {
        place: first.persons === 1 ? where : `${where} (${session.words.numbers.whole(first.persons)})`,
        decisions: decisions.map(({ date, decision, by, stated }) => ({
          ...(date === undefined ? {} : { date }),
          decision,
          by,
          stated: stated[language],
        })),
        sources: [...new Set(decisions.flatMap((d) => d.sources))],
      },
    ];
  });
}
