/**
 * Publication checks that add up: options (P101), shares (P102), seats (P103), areas (P107).
 *
 * @module
 */

import type { Outcome } from "@urna/law";
import type { Contest, Election, ShareBase } from "../election.ts";
import { SHARE_BASES } from "../election.ts";
import { type Figure, type FigureKey, type FigureRow, isPercentKey } from "../figures.ts";
import {
  type AreaFinding,
  common,
  type SeatFinding,
  type ShareFinding,
  type SumFinding,
} from "./findings.ts";
import { baseIn, countOf, decimalsOf, percentage, reproduces, sumOf, votesIn } from "./shares.ts";

/** Areas for which a contest has figures, the area that votes first. */
function areasWith(election: Election, contest: Contest, key: FigureKey): readonly string[] {
  const areas = [...election.figures.values()].filter((f) => f.contest === contest.id && f.key === key);
  return [...new Set(areas.map((f) => f.area))];
}

/** Ballots that no option got and that lie in the boxes all the same. */
const OTHER_BALLOTS = ["invalid", "blank", "uncounted"] as const;

/** P101: the options of a contest add up to every total that was printed. */
export function checkOptionSums(election: Election): readonly SumFinding[] {
  return election.contests.flatMap((contest) =>
    areasWith(election, contest, "votes").flatMap((area) => sumsIn(election, contest, area)),
  );
}

function sumsIn(election: Election, contest: Contest, area: string): readonly SumFinding[] {
  const about = { contest: contest.id, area };
  const options = contest.options.length;
  const votes = sumOf(votesIn(election, contest, area).values());
  const sources = election.rows
    .filter((r) => r.contest === contest.id && r.area === area)
    .flatMap((r) => r.sources);
  const findings: SumFinding[] = [];
  for (const totalOf of ["valid", "cast"] as const) {
    const figure = election.figures.get(`${contest.id}\n${area}\n\n${totalOf}`);
    if (figure === undefined) continue;
    const lines =
      totalOf === "valid" ? [] : OTHER_BALLOTS.filter((k) => hasFigure(election, contest, area, k));
    const sum = sumOf([votes, ...lines.map((k) => countOf(election, contest.id, area, k))]) ?? null;
    // A line that we derived from this very total makes the sum fit by construction.
    const circular = lines.some(
      (k) => election.figures.get(`${contest.id}\n${area}\n\n${k}`)?.status === "derived",
    );
    for (const total of printedTotals(election, figure)) {
      const verdict = sum === null || circular ? "untestable" : sum === total ? "holds" : "fails";
      const difference = sum === null ? null : sum - total;
      findings.push({
        ...common("P101", verdict, about, sources, figure.disputes),
        figures: { options, lines, sum, totalOf, total, difference },
      });
    }
  }
  if (findings.length > 0) return findings;
  const figures = { options, lines: [], sum: votes ?? null, totalOf: null, total: null, difference: null };
  return [{ ...common("P101", "untestable", about, sources), figures }];
}

function hasFigure(election: Election, contest: Contest, area: string, key: FigureKey): boolean {
  return election.figures.has(`${contest.id}\n${area}\n\n${key}`);
}

/** Totals that a source printed; one that we derived from the options proves nothing. */
function printedTotals(election: Election, figure: Figure): readonly number[] {
  const { contest, area, option, key } = figure;
  const rows = election.rows.filter(
    (r) =>
      r.contest === contest &&
      r.area === area &&
      r.option === option &&
      r.key === key &&
      r.status !== "derived",
  );
  return [...new Set(rows.flatMap((r) => (typeof r.value === "number" ? r.value : [])))];
}

/** P102: printed shares reproduce from the votes under one of the bases that are known. */
export function checkShares(election: Election): readonly ShareFinding[] {
  return election.contests.flatMap((contest) =>
    areasWith(election, contest, "share").flatMap((area) => sharesIn(election, contest, area)),
  );
}

interface PrintedShare {
  readonly figure: Figure;
  readonly printed: string;
  readonly votes: number;
}

function sharesIn(election: Election, contest: Contest, area: string): readonly ShareFinding[] {
  const shares: PrintedShare[] = [];
  const sources: string[] = [];
  for (const { id } of contest.options) {
    const figure = election.figures.get(`${contest.id}\n${area}\n${id}\nshare`);
    if (typeof figure?.value !== "string") continue;
    sources.push(...figure.sources);
    const votes = countOf(election, contest.id, area, "votes", id);
    if (votes !== undefined) shares.push({ figure, printed: figure.value, votes });
  }
  if (sources.length === 0) return [];
  const about = { contest: contest.id, area };
  const best = bestBase(election, contest, area, shares);
  if (best === undefined) {
    const figures = { base: null, baseCount: null, printed: shares.length, reproduced: 0, deviating: [] };
    return [{ ...common("P102", "untestable", about, sources), figures }];
  }
  const { base, baseCount, deviating } = best;
  const verdict = deviating.length === 0 ? "holds" : "fails";
  const disputes = deviating.every(({ figure }) => figure.disputes.length > 0)
    ? deviating.flatMap(({ figure }) => figure.disputes)
    : [];
  return [
    {
      ...common("P102", verdict, about, sources, disputes),
      figures: {
        base,
        baseCount,
        printed: shares.length,
        reproduced: shares.length - deviating.length,
        deviating: deviating.map(({ figure, printed, votes }) => ({
          option: figure.option,
          printed,
          computed: percentage(votes, baseCount, decimalsOf(printed)),
          votes,
        })),
      },
    },
  ];
}

/** The base of which most shares reproduce; at equal numbers the one that the contest names first. */
function bestBase(
  election: Election,
  contest: Contest,
  area: string,
  shares: readonly PrintedShare[],
): { base: ShareBase; baseCount: number; deviating: readonly PrintedShare[] } | undefined {
  let best: { base: ShareBase; baseCount: number; deviating: readonly PrintedShare[] } | undefined;
  for (const base of new Set([...contest.shareOf, ...SHARE_BASES])) {
    const baseCount = baseIn(election, contest, area, base);
    if (baseCount === undefined || baseCount === 0 || shares.length === 0) continue;
    const deviating = shares.filter(({ printed, votes }) => !reproduces(printed, votes, baseCount));
    if (best === undefined || deviating.length < best.deviating.length) best = { base, baseCount, deviating };
  }
  return best;
}

/** P103: published seats recompute, for what holds and for each source that deviates from it. */
export function checkPublishedSeats(
  election: Election,
  outcome: Pick<Outcome, "seats"> | undefined,
): readonly SeatFinding[] {
  const published = publishedSeats(election);
  if (published.size === 0) return [];
  const computed =
    outcome === undefined ? undefined : new Map(outcome.seats.map((s) => [s.contender, s.total]));
  const house = sumOf(election.contests.map((c) => c.seats)) ?? null;
  const seatRows = election.rows.filter((r) => r.key === "seats" && r.area === election.area);
  const sources = seatRows.filter((r) => r.status !== "claimed").flatMap((r) => r.sources);
  const findings = [seatFinding(election, "", published, computed, house, sources, [])];

  const claims = seatRows.filter((r) => r.contest === "" && r.status === "claimed");
  for (const by of new Set(claims.flatMap((r) => r.sources))) {
    const own = claims.filter((r) => r.sources.includes(by));
    const seats = new Map(published);
    for (const { option, value } of own) if (typeof value === "number") seats.set(option, value);
    findings.push(seatFinding(election, by, seats, computed, house, [by], own));
  }
  return findings;
}

/** Seats in all by option: as published for the whole, or added up over the contests. */
function publishedSeats(election: Election): Map<string, number> {
  const seats = new Map<string, number>();
  const inAll = [...election.figures.values()].filter((f) => f.key === "seats" && f.area === election.area);
  const whole = inAll.filter((f) => f.contest === "" && f.option !== "");
  for (const { option, value, contest } of whole.length > 0 ? whole : inAll) {
    if (typeof value !== "number" || option === "" || (whole.length > 0 && contest !== "")) continue;
    seats.set(option, (seats.get(option) ?? 0) + value);
  }
  if (whole.length > 0) return seats;
  for (const { option, seats: n } of election.declared) {
    if (n !== null && seats.size > 0) seats.set(option, (seats.get(option) ?? 0) + n);
  }
  return seats;
}

function seatFinding(
  election: Election,
  by: string,
  published: ReadonlyMap<string, number>,
  computed: ReadonlyMap<string, number> | undefined,
  house: number | null,
  sources: readonly string[],
  claims: readonly FigureRow[],
): SeatFinding {
  const seats = [...published].map(([option, n]) => ({
    option,
    published: n,
    computed: computed === undefined ? null : (computed.get(option) ?? 0),
  }));
  const sum = seats.reduce((total, s) => total + s.published, 0);
  const fits = seats.every((s) => s.computed === s.published) && (house === null || sum === house);
  const verdict = computed === undefined ? "untestable" : fits ? "holds" : "fails";
  const disputes = claims.flatMap(
    (r) => election.figures.get(`${r.contest}\n${r.area}\n${r.option}\n${r.key}`)?.disputes ?? [],
  );
  return {
    ...common("P103", verdict, { area: election.area }, sources, disputes),
    figures: { by, seats, sum, house },
  };
}

/** P107: where all areas of a level have a count, they add up to that of the whole. */
export function checkAreas(election: Election): readonly AreaFinding[] {
  const below = [...election.areas.values()].filter(
    (a) => a.parent === election.area && a.level === "region",
  );
  const findings: AreaFinding[] = [];
  let most = 0;
  for (const figure of election.figures.values()) {
    const { contest, option, key, area, value } = figure;
    if (area !== election.area || isPercentKey(key) || typeof value !== "number") continue;
    const parts = below.map((a) => election.figures.get(`${contest}\n${a.id}\n${option}\n${key}`)?.value);
    const published = parts.filter((v) => typeof v === "number").length;
    most = Math.max(most, published);
    if (published === 0 || published < below.length) continue;
    const sum = sumOf(parts.map((v) => (typeof v === "number" ? v : undefined))) ?? null;
    findings.push({
      ...common("P107", sum === value ? "holds" : "fails", figure, figure.sources, figure.disputes),
      figures: { option, key, level: "region", areas: below.length, published, sum, total: value },
    });
  }
  if (findings.length > 0 || below.length === 0) return findings;
  const figures = {
    option: "",
    key: null,
    level: "region",
    areas: below.length,
    published: most,
    sum: null,
    total: null,
  };
  return [{ ...common("P107", "untestable", { area: election.area }, []), figures }];
}
