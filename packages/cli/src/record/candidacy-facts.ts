/**
 * For `urna candidacy`: grounds on record, where the parties on the ballot come from, deposits by the result, and the
 * mandates that the groups of the law must get.
 *
 * @module
 */

import type { Election } from "@urna/atlas";
import type { Eligibility } from "@urna/atlas/standing/eligibility";
import type { CountryRecord } from "@urna/atlas/record";
import { countOf } from "@urna/atlas/record";
import { depositPart, depositReturned } from "@urna/atlas/standing/standing";
import { fraction, multiply, quotient, ratio, remainder } from "@urna/law";
import type {
  DepositsWords,
  GroundsWords,
  GroupSeatsWords,
  PartyWords,
} from "@urna/words/record/candidacy-more";
import type { Evaluated } from "../cases.ts";
import { listShares, votesSources } from "./dossier-result.ts";
import type { Session } from "../session.ts";

/** Grounds of the decisions that are known one by one; a case that a court undid is counted as restored. */
export function groundsPart(
  { words: { language } }: Session,
  election: Election,
  { candidacy, decisions }: CountryRecord,
  law: Eligibility | undefined,
): GroundsWords {
  const number = (key: "refused" | "cancelled"): number | null => {
    const known = candidacy.filter((c) => c.election === election.id && c.area === election.area);
    const values = [...new Set(known.map((c) => c.contest))].flatMap((contest) => {
      const count = countOf(known, { election: election.id, contest, area: election.area, key });
      return typeof count?.value === "number" ? [count.value] : [];
    });
    return values.length === 0 ? null : values.reduce((sum, n) => sum + n, 0);
  };
  const own = decisions.filter((d) => d.election === election.id);
  const restored = new Set(own.filter((d) => d.decision === "restored").map((d) => d.id));
  const out = own.filter((d) => ["refused", "cancelled", "removed-from-list"].includes(d.decision));
  const ids = [...new Set(out.map((d) => d.ground ?? ""))];
  const grounds = ids.map((id) => {
    const rows = out.filter((d) => (d.ground ?? "") === id);
    const title = law?.grounds.find((ground) => ground.id === id)?.title[language];
    const persons = (of: typeof rows): number => of.reduce((sum, d) => sum + d.persons, 0);
    return {
      title: id === "" ? null : (title ?? id),
      persons: persons(rows),
      restored: persons(rows.filter((d) => restored.has(d.id))),
      sources: [...new Set(rows.flatMap((d) => d.sources))],
    };
  });
  const refused = out.filter((d) => d.decision === "refused");
  return {
    refused: number("refused"),
    cancelled: number("cancelled"),
    refusedKnown: refused.reduce((sum, d) => sum + d.persons, 0),
    grounds: grounds.toSorted(
      (a, b) => Number(a.title === null) - Number(b.title === null) || b.persons - a.persons,
    ),
  };
}

/** The names of each party on the list ballot, what merged into it, and what is on record of its registration. */
export function partiesPart(
  session: Session,
  election: Election,
  { subjects, events }: CountryRecord,
): readonly PartyWords[] {
  const { language } = session.words;
  const parties = [...session.need(session.atlas.parties(election.country)).values()];
  const contest = election.contests.find((c) => c.ballot === "list");
  return (contest?.options ?? []).flatMap(({ id }): readonly PartyWords[] => {
    const option = election.options.get(id);
    const own = parties.find((party) => party.id === (option?.party ?? id));
    if (own === undefined) return [];
    const line = parties
      .filter((party) => party.identity === own.identity && (party.from ?? "") <= (own.from ?? "9"))
      .toSorted((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1));
    const ids = new Set(line.map((party) => party.id));
    const merged = parties.filter(
      (party) => party.identity !== own.identity && ids.has(party.successor ?? ""),
    );
    const about = new Set(subjects.filter((s) => s.party !== undefined && ids.has(s.party)).map((s) => s.id));
    return [
      {
        name: own.short[language],
        names: line.map((party) => ({
          name: party.short[language],
          from: party.from ?? null,
          until: party.until ?? null,
        })),
        merged: merged.map((party) => ({ name: party.short[language], date: party.until ?? null })),
        events: events
          .filter((event) => about.has(event.subject))
          .map(({ date, fact, sources }) => ({ date, text: fact[language], sources })),
        sources: [...new Set([...line, ...merged].flatMap((party) => party.sources))],
      },
    ];
  });
}

/** What the lists paid, and whether it came back; undefined where the law of deposits was not read. */
export function depositsPart(
  evaluated: Evaluated,
  previous: Evaluated | undefined,
  { deposit }: Pick<Eligibility, "deposit">,
): DepositsWords | undefined {
  if (deposit === undefined) return undefined;
  const { source, naming } = evaluated;
  const contest = source.contests.find((c) => c.ballot === "list");
  if (contest === undefined) return undefined;
  const shares = listShares(evaluated);
  const before =
    previous === undefined
      ? new Map<string, { readonly part: number; readonly whole: number }>()
      : listShares(previous);
  const byIdentity = new Map(
    [...before].map(([id, share]) => [previous?.source.options.get(id)?.identity ?? id, { id, share }]),
  );
  return {
    wages: deposit.wages,
    before: previous?.election.date ?? null,
    rows: contest.options.flatMap(({ id, kind }) => {
      if (kind === "against-all") return [];
      const earlier = byIdentity.get(source.options.get(id)?.identity ?? id);
      const last = earlier?.share ?? null;
      const own = shares.get(id) ?? null;
      const figure = source.figures.get(`${contest.id}\n${source.area}\n${id}\ncandidates-registered`);
      const persons = typeof figure?.value === "number" ? figure.value : null;
      const pays = depositPart(deposit, last === null ? null : ratio(last.part, last.whole));
      return [
        {
          name: naming.short(id),
          persons,
          last: last === null ? null : fraction(last.part, last.whole),
          pays,
          sum:
            persons === null ? null : ratio(multiply(multiply(pays.num, deposit.wages), persons), pays.den),
          share: own === null ? null : fraction(own.part, own.whole),
          returned:
            own === null ? null : (depositReturned(deposit, ratio(own.part, own.whole), false) ?? null),
          sources: figure?.sources ?? [],
          shareSources: [
            ...votesSources(evaluated, id),
            ...(earlier === undefined || previous === undefined ? [] : votesSources(previous, earlier.id)),
          ],
        },
      ];
    }),
  };
}

/** How many of the mandates of each list the groups must get; undefined where the law asks for none. */
export function groupSeatsPart(
  { outcome, source, naming }: Evaluated,
  { amongMandates }: Pick<Eligibility, "amongMandates">,
): GroupSeatsWords | undefined {
  const contest = source.contests.find((c) => c.ballot === "list");
  if (amongMandates === undefined || contest === undefined) return undefined;
  const { share, of } = amongMandates;
  return {
    groups: of,
    share,
    rows: outcome.seats.flatMap(({ contender, byTier }) => {
      const mandates = byTier[contest.id] ?? 0;
      if (mandates === 0) return [];
      const asked = ratio(multiply(share.num, mandates), share.den);
      return [
        {
          name: naming.short(contender),
          mandates,
          asked,
          atLeast: Number(quotient(asked.num, asked.den)),
          rounded: remainder(asked.num, asked.den) !== 0,
        },
      ];
    }),
  };
}
