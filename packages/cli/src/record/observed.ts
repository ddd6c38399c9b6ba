/**
 * Missions and recommendations of an election in the language of the session.
 *
 * @module
 */

import type { CountryRecord } from "@urna/atlas/record";
import type { MissionWords, RecommendationWords } from "@urna/words/record/dossier-facts";
import { blockedTest } from "./screening-asked.ts";
import type { Session } from "../session.ts";

export function missionsOf(
  { words: { language } }: Session,
  { missions, observed }: CountryRecord,
  election: string,
): readonly MissionWords[] {
  return missions
    .filter((mission) => mission.elections.includes(election))
    .map(({ id, names, longTerm, shortTerm, counts, sample, sources }) => ({
      name: names[language],
      longTerm,
      shortTerm,
      counts,
      sample,
      sources,
      observed: observed
        .filter((one) => one.mission === id)
        .map(({ stage, key, said, of, status, sources: own }) => ({
          stage,
          key,
          said: said[language],
          of,
          found: status !== "not-found",
          sources: own,
        })),
    }));
}

/**
 * Recommendations made about an election, and those that nobody has assessed and without which checks of this election
 * cannot run; all of the country where no election is named.
 */
export function recommendationsOf(
  session: Session,
  { recommendations, followUps, readings, missions }: CountryRecord,
  election?: string,
): readonly RecommendationWords[] {
  const { language } = session.words;
  const names = new Map(missions.map((mission) => [mission.id, mission.names[language]]));
  const nameOf = (mission: string): string => names.get(mission) ?? mission;
  const told = new Map(
    recommendations.map((one) => [one.id, `${one.says[language]} (${nameOf(one.mission)})`]),
  );
  return recommendations
    .filter(
      (one) =>
        election === undefined ||
        one.elections.includes(election) ||
        (one.blocks.length > 0 && !followUps.some((f) => f.recommendation === one.id)),
    )
    .map(({ id, kind, theme, number, page, priority, repeats, blocks, quotation, sources, ...one }) => ({
      id,
      kind,
      says: one.says[language],
      mission: nameOf(one.mission),
      addressee: one.addressee,
      commitment: one.commitment,
      theme,
      number,
      page,
      priority: priority === "yes",
      repeats: repeats.map((earlier) => told.get(earlier) ?? earlier),
      repeatedBy: recommendations
        .filter((later) => later.repeats.includes(id))
        .map((later) => told.get(later.id) ?? later.id),
      blocks: blocks.map((name) => blockedTest(session, name)),
      quotation,
      statuses: followUps
        .filter((f) => f.recommendation === id)
        .map(({ status, assessor, date }) => ({ status, assessor: nameOf(assessor), date })),
      readings: readings
        .filter((reading) => reading.recommendation === id)
        .map((reading) => ({
          date: reading.date,
          says: reading.says[language],
          sources: reading.sources,
        })),
      sources,
    }));
}
