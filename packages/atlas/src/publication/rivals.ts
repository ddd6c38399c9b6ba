/**
 * Publication checks that hold values against each other: sources (P104), words (P105), bulletins and parts (P106).
 *
 * @module
 */

import { compareRatios, parseRatio } from "@urna/law";
import type { Bulletin } from "./bulletins.ts";
import type { Dispute } from "../disputes.ts";
import type { Contest, Election } from "../election.ts";
import type { Figure, FigureKey, FigureRow } from "../figures.ts";
import {
  common,
  type FractionOf,
  type ImpossibleFinding,
  type RivalFinding,
  type WordFinding,
} from "./findings.ts";
import { baseIn, countOf, decimalsOf, percentage, reproduces, sumOf } from "./shares.ts";

/** Keys of which different values have different meanings rather than contradict each other. */
const WORDS = ["turnout", "took-part"] as const;

/** P104: values of the same thing that differ between sources. Other times of the count are no disagreement. */
export function checkRivals(election: Election, bulletins: readonly Bulletin[]): readonly RivalFinding[] {
  const findings: RivalFinding[] = [];
  for (const figure of election.figures.values()) {
    if (WORDS.some((word) => word === figure.key)) continue;
    // One value that nobody confirmed is a claim, not a disagreement.
    const values = new Set(figure.rivals.flatMap((r) => r.value ?? []));
    if (figure.value === null && values.size < 2) continue;
    const seen = new Set<number | string>();
    for (const rival of figure.rivals) {
      const { value } = rival;
      if (value === null || seen.has(value) || (rival.status !== "claimed" && rival.status !== figure.status))
        continue;
      seen.add(value);
      findings.push(rivalFinding(election, figure, rival, value));
    }
  }
  return [...findings, ...rivalBulletins(election, bulletins)];
}

function rivalFinding(
  election: Election,
  figure: Figure,
  rival: FigureRow,
  value: number | string,
): RivalFinding {
  const { option, key } = figure;
  const sources = [...figure.sources, ...rival.sources];
  const disputes = figure.disputes.filter((d) => [...d.over, ...d.holds].includes(String(value)));
  const contest = election.contests.find((c) => c.id === figure.contest);
  return {
    ...common("P104", "fails", figure, sources, disputes),
    figures: {
      option,
      key,
      time: "",
      holds: figure.value,
      holdsSources: figure.sources,
      rival: value,
      rivalSources: rival.sources,
      sums: rivalSums(election, figure, contest, value),
      shares: contest === undefined ? null : rivalShares(election, figure, contest, value),
    },
  };
}

function rivalSums(
  election: Election,
  { key, option, area, contest: inContest, value }: Figure,
  contest: Contest | undefined,
  rival: number | string,
): RivalFinding["figures"]["sums"] {
  if (typeof value !== "number" || typeof rival !== "number" || option === "") return null;
  const others = (options: Iterable<string>): number | undefined =>
    sumOf([...options].filter((o) => o !== option).map((o) => countOf(election, inContest, area, key, o)));
  if (key === "votes" && contest !== undefined) {
    const rest = others(contest.options.map((o) => o.id));
    const printed = election.figures.get(`${contest.id}\n${area}\n\nvalid`);
    // A total that we derived from the options says nothing about them.
    const total = printed?.status === "derived" || typeof printed?.value !== "number" ? null : printed.value;
    return rest === undefined ? null : { withHolds: rest + value, withRival: rest + rival, total };
  }
  if (key !== "seats" || contest !== undefined) return null;
  const named = [...election.figures.values()].filter(
    (f) => f.key === "seats" && f.contest === "" && f.option !== "",
  );
  const rest = others(named.map((f) => f.option));
  const total = sumOf(election.contests.map((c) => c.seats)) ?? null;
  return rest === undefined ? null : { withHolds: rest + value, withRival: rest + rival, total };
}

function rivalShares(
  election: Election,
  { key, option, area, value }: Figure,
  contest: Contest,
  rival: number | string,
): RivalFinding["figures"]["shares"] {
  if (key !== "votes" || typeof value !== "number" || typeof rival !== "number") return null;
  const printed = election.figures.get(`${contest.id}\n${area}\n${option}\nshare`)?.value;
  if (typeof printed !== "string") return null;
  for (const base of contest.shareOf) {
    const count = baseIn(election, contest, area, base);
    if (count === undefined || count === 0) continue;
    const decimals = decimalsOf(printed);
    const withHolds = percentage(value, count, decimals);
    return { base, printed, withHolds, withRival: percentage(rival, count, decimals) };
  }
  return null;
}

function rivalBulletins(election: Election, bulletins: readonly Bulletin[]): readonly RivalFinding[] {
  return bulletins.flatMap((rival) => {
    if (rival.flag !== "rival") return [];
    const other = bulletins.find((b) => b.area === rival.area && b.time === rival.time && b.flag !== "rival");
    if (other === undefined || other.value === rival.value) return [];
    const disputes = bulletinDisputes(election.disputes, rival.area, [rival.time]);
    const [held] = disputes.flatMap((d) => d.holds);
    const [first, second] = held === rival.value ? [rival, other] : [other, rival];
    return [
      {
        ...common("P104", "fails", rival, [...first.sources, ...second.sources], disputes),
        figures: {
          option: "",
          key: "turnout" as const,
          time: rival.time,
          holds: first.value,
          holdsSources: first.sources,
          rival: second.value,
          rivalSources: second.sources,
          sums: null,
          shares: null,
        },
      },
    ];
  });
}

function bulletinDisputes(
  disputes: readonly Dispute[],
  area: string,
  times: readonly string[],
): readonly Dispute[] {
  return disputes.filter((d) => d.key === "turnout" && d.area === area && times.includes(d.time));
}

/** Counts that can be meant by turnout, the widest first. */
const PARTICIPATION = ["received", "cast", "valid"] as const;

/** P105: a word that sources use for different numbers, with what each number really is. */
export function checkWords(election: Election): readonly WordFinding[] {
  const { area } = election;
  return WORDS.flatMap((word) => {
    const figure = election.figures.get(`\n${area}\n\n${word}`);
    const rows = election.rows.filter((r) => r.contest === "" && r.area === area && r.key === word);
    const printed = rows.filter((r) => r.value !== null);
    if (figure === undefined || printed.length === 0) return [];
    const values = printed.flatMap((row) =>
      row.value === null ? [] : [{ ...meaningOf(election, row.value), ...pick(row), value: row.value }],
    );
    const verdict = isOneNumber(values) ? "holds" : "fails";
    const sources = printed.flatMap((r) => r.sources);
    return [{ ...common("P105", verdict, { area }, sources, figure.disputes), figures: { word, values } }];
  });
}

/** One value, or one fraction printed with more and with fewer decimals. */
function isOneNumber(values: WordFinding["figures"]["values"]): boolean {
  const [first, ...others] = values;
  if (others.every((v) => v.value === first?.value)) return true;
  return first?.as.some((f) => others.every((v) => v.as.some((g) => g.part === f.part))) ?? false;
}

function pick({ status, sources, note }: FigureRow): Pick<FigureRow, "status" | "sources" | "note"> {
  return { status, sources, note };
}

type Meaning = Pick<WordFinding["figures"]["values"][number], "is" | "as" | "percent">;

/** What a printed number is: the counts it equals, or the fractions of which it is the percentage. */
function meaningOf(election: Election, value: number | string): Meaning {
  const fractions = participations(election);
  if (typeof value === "string") {
    const as = fractions.filter((f) => reproduces(value, f.partCount, f.wholeCount));
    return { is: [], as, percent: null };
  }
  const as = fractions.filter((f) => f.partCount === value);
  const registered = countOf(election, "", election.area, "registered");
  const percent = registered === undefined ? null : percentage(value, registered, 2);
  return { is: as.map((f) => f.part), as, percent };
}

function participations(election: Election): readonly FractionOf[] {
  const { area } = election;
  const wholeCount = countOf(election, "", area, "registered");
  if (wholeCount === undefined) return [];
  const contests = ["", ...election.contests.map((c) => c.id)];
  return PARTICIPATION.flatMap((part) => {
    const partCount = contests.map((c) => countOf(election, c, area, part)).find((n) => n !== undefined);
    return partCount === undefined ? [] : [{ part, partCount, whole: "registered" as const, wholeCount }];
  });
}

/** Each must not be larger than the one after it. */
const PARTS: readonly (readonly [FigureKey, FigureKey])[] = [
  ["valid", "cast"],
  ["valid", "received"],
  ["invalid", "cast"],
  ["cast", "received"],
  ["received", "registered"],
  ["cast", "registered"],
];

/** P106 for counts: no part exceeds its whole. */
export function checkParts(election: Election): readonly ImpossibleFinding[] {
  const { area } = election;
  const findings: ImpossibleFinding[] = [];
  let compared = 0;
  for (const contest of election.contests) {
    for (const [part, whole] of PARTS) {
      const partCount = countOf(election, contest.id, area, part);
      const wholeCount = countOf(election, contest.id, area, whole);
      if (partCount === undefined || wholeCount === undefined) continue;
      compared += 1;
      if (partCount <= wholeCount) continue;
      const figures = { kind: "exceeds" as const, fraction: { part, partCount, whole, wholeCount } };
      findings.push({ ...common("P106", "fails", { contest: contest.id, area }, []), figures });
    }
  }
  if (findings.length > 0) return findings;
  const verdict = compared === 0 ? "untestable" : "holds";
  return [{ ...common("P106", verdict, { area }, []), figures: { kind: "parts", compared } }];
}

/** P106 for bulletins: within a day turnout of an area does not fall, and never passes 100 %. */
export function checkBulletins(
  election: Election,
  bulletins: readonly Bulletin[],
): readonly ImpossibleFinding[] {
  if (bulletins.length === 0) return [];
  const findings: ImpossibleFinding[] = [];
  for (const area of new Set(bulletins.map((b) => b.area))) {
    const own = bulletins.filter((b) => b.area === area).sort((a, b) => (a.time < b.time ? -1 : 1));
    const times = [...new Set(own.map((b) => b.time))];
    for (const [i, time] of times.entries()) {
      for (const earlier of own.filter((b) => b.time === time)) {
        for (const later of own.filter((b) => b.time === times[i + 1])) {
          if (!exceeds(earlier.value, later.value)) continue;
          findings.push({
            ...common(
              "P106",
              "fails",
              { area },
              [...earlier.sources, ...later.sources],
              bulletinDisputes(election.disputes, area, [earlier.time, later.time]),
            ),
            figures: {
              kind: "falls",
              earlier: { time: earlier.time, value: earlier.value },
              later: { time: later.time, value: later.value },
            },
          });
        }
      }
    }
    for (const bulletin of own) findings.push(...oddities(election, bulletin, findings));
  }
  const verdict = findings.length === 0 ? "holds" : "fails";
  const count: ImpossibleFinding = {
    ...common("P106", verdict, { area: election.area }, []),
    figures: { kind: "bulletins", compared: bulletins.length },
  };
  return findings.length === 0 ? [count] : findings;
}

/** Values above 100 %, and values that an editor flagged although no arithmetic shows them to be wrong. */
function oddities(
  election: Election,
  { time, area, value, flag, note, sources }: Bulletin,
  found: readonly ImpossibleFinding[],
): readonly ImpossibleFinding[] {
  const disputes = bulletinDisputes(election.disputes, area, [time]);
  if (exceeds(value, "100")) {
    return [
      {
        ...common("P106", "fails", { area }, sources, disputes),
        figures: { kind: "above-100", time, value },
      },
    ];
  }
  const shown = found.some(
    ({ area: at, figures: f }) =>
      at === area && f.kind === "falls" && (f.earlier.value === value || f.later.value === value),
  );
  if ((flag !== "suspect" && flag !== "impossible") || shown) return [];
  return [
    {
      ...common("P106", "fails", { area }, sources, disputes),
      figures: { kind: "suspect", time, value, note },
    },
  ];
}

function exceeds(a: string, b: string): boolean {
  const left = parseRatio(a);
  const right = parseRatio(b);
  return left !== undefined && right !== undefined && compareRatios(left, right) > 0;
}
