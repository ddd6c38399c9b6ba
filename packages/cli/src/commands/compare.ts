/**
 * `urna compare`: two elections side by side, and what the votes and the rules changed.
 *
 * @module
 */

import type { Election, ElectionHead } from "@urna/atlas";
import {
  type Absence,
  type ComparedElection,
  compareElections,
  type CountedFigure,
  type Span,
  type Swing,
  swingsOf,
  type TurnoutFigures,
  type TurnoutRow,
  turnoutRows,
} from "@urna/insight";
import { isLine } from "@urna/law";
import type { ComparisonPicture } from "@urna/web";
import { type CompareContext, compareReport } from "@urna/words";
import { type Base, impossibleParameter, majoritiesFor, pairOf } from "../scenarios.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { find } from "../names.ts";
import type { Answer, Session } from "../session.ts";

export interface CompareOptions {
  readonly party?: string;
  /** The picture; `true` where none is named. */
  readonly svg?: ComparisonPicture | true;
}

export async function compare(
  session: Session,
  one: string,
  other: string,
  { party, svg }: CompareOptions,
): Promise<Answer> {
  const bases = pairOf(session, one, other);
  const { id } = bases[0].source;
  if (id === bases[1].source.id)
    throw new Failure(EXIT.usage, { text: session.words.say("cli.sameElection", { election: id }) });
  const [first, second] = [compared(bases[0]), compared(bases[1])];
  const result = compareElections(first, second, {
    ...(party === undefined ? {} : { party: identityNamed(bases, party) }),
    standing: standingOf(session, bases),
    majoritiesOf: majoritiesFor(session, bases[1]),
  });
  if (!result.ok) throw impossibleParameter(session, result.problems, "compare");
  const comparison = result.value;
  const turnout = turnoutBetween(session, bases[0].source, bases[1].source);
  const isAlike = fillsAlike(bases);
  const { matrix, decomposition, party: about, ...rest } = comparison;
  const columns = matrix.columns.map(({ document: _, ...column }) => column);
  const answer: Answer = {
    kind: "table",
    report: compareReport(
      { ...contextOf(session, bases), isAlike },
      comparison,
      turnout.map(({ row, title }) => ({ ...row, title })),
    ),
    json: () => ({
      elections: bases.map((base) => ({ id: base.source.id, rules: base.rules.id })),
      isAlike,
      ...(isAlike ? { party: about, matrix: { ...matrix, columns }, decomposition } : {}),
      ...rest,
      turnout: turnout.map(({ row }) => row),
    }),
  };
  if (svg === undefined) return answer;
  const name = svg === true ? "steps" : svg;
  return (await import("../picture.ts")).comparisonPicture(session, answer, bases[1].source.id, name);
}

/** Whether two elections fill the same seats, so that the votes of one can be put to the law of the other. */
function fillsAlike([{ source: first, outcome }, { source: second }]: readonly [Base, Base]): boolean {
  return first.kind === second.kind && first.area === second.area && outcome.tiers.length > 0;
}

/** Who stood in one of two elections, with seats then and now, or the word for why there are none. */
export function swingsBetween(session: Session, one: string, other: string): readonly Swing[] {
  const bases = pairOf(session, one, other);
  const [first, second] = [
    { ...compared(bases[0]), outcome: bases[0].outcome },
    { ...compared(bases[1]), outcome: bases[1].outcome },
  ];
  return swingsOf(first, second, standingOf(session, bases));
}

function compared({ source, scenario }: Base): ComparedElection {
  return {
    id: source.id,
    date: source.date,
    scenario,
    identityOf: (contender) => identityIn(source, contender),
  };
}

/** Who stays who from one election to the next: a party, whoever stands for it; where one person is elected, the person. */
function identityIn({ kind, options }: Election, contender: string): string {
  return (kind === "president" ? undefined : options.get(contender)?.identity) ?? contender;
}

/** The identity that a name means in either election; the name itself where it means none, which is refused below. */
function identityNamed(bases: readonly [Base, Base], name: string): string {
  const named = [bases[1], bases[0]].flatMap(({ source }) =>
    [...source.options.values()].map((option) => ({
      id: identityIn(source, option.id),
      names: [option.id, ...Object.values(option.names), ...Object.values(option.short)],
    })),
  );
  const byId = new Map(named.map((each) => [each.id, each]));
  for (const each of named) {
    const known = byId.get(each.id);
    if (known !== undefined) byId.set(each.id, { ...known, names: [...known.names, ...each.names] });
  }
  const found = find(name, [...byId.values()]);
  if (found.kind === "one") return found.id;
  return found.kind === "several" ? (found.ids[0] ?? name) : name;
}

/** When parties existed, and why those that did were not on a ballot: as far as the atlas knows. */
function standingOf(
  session: Session,
  bases: readonly [Base, Base],
): {
  readonly spans: ReadonlyMap<string, Span>;
  readonly absent: ReadonlyMap<string, ReadonlyMap<string, Absence>>;
  readonly isParty: (identity: string) => boolean;
} {
  const parties = [...session.need(session.atlas.parties(bases[1].source.country)).values()];
  const spans = new Map<string, Span>();
  for (const { identity } of parties) {
    const names = parties.filter((party) => party.identity === identity);
    const from = names.map((party) => party.from ?? "").sort(byText)[0];
    const open = names.some((party) => party.until === undefined);
    const until = names
      .map((party) => party.until ?? "")
      .sort(byText)
      .at(-1);
    const known = from !== undefined && from !== "";
    spans.set(identity, {
      ...(known ? { from } : {}),
      ...(open || until === undefined ? {} : { until }),
    });
  }
  const identityOf = (party: string): string => parties.find((each) => each.id === party)?.identity ?? party;
  const absent = new Map(
    bases.map(({ source }) => [
      source.id,
      new Map((source.absent ?? []).map(({ party, why }): [string, Absence] => [identityOf(party), why])),
    ]),
  );
  const isParty = (identity: string): boolean => {
    if (isLine(identity)) return false;
    const kinds = bases.flatMap(({ source }) =>
      [...source.options.values()].filter((o) => identityIn(source, o.id) === identity).map((o) => o.kind),
    );
    return kinds.length === 0 || kinds.some((kind) => OWN_NAMES.has(kind));
  };
  return { spans, absent, isParty };
}

/** Whoever stands under a name of its own, which may be missing on a ballot; other lines are offered by the law. */
const OWN_NAMES: ReadonlySet<string> = new Set(["party", "alliance", "association", "person"]);

function contextOf(session: Session, bases: readonly [Base, Base]): Omit<CompareContext, "isAlike"> {
  const years = bases.map(({ source }) => source.date.slice(0, 4));
  const label = (i: 0 | 1): string => (years[0] === years[1] ? bases[i].source.id : (years[i] ?? ""));
  const linesOf = ({ outcome }: Base): readonly string[] => {
    for (const step of outcome.trace)
      if (step.verb === "admit" && step.clause === "share") return step.baseLines;
    return ["contenders"];
  };
  return {
    words: session.words,
    elections: [
      { id: bases[0].source.id, title: bases[0].election.title, label: label(0) },
      { id: bases[1].source.id, title: bases[1].election.title, label: label(1) },
    ],
    shortIn: (election, contender) => bases[election].naming.short(contender),
    bases: [linesOf(bases[0]), linesOf(bases[1])],
    contenderOf: (election, identity) =>
      [...bases[election].source.options.values()].find(
        (option) => identityIn(bases[election].source, option.id) === identity,
      )?.id,
  };
}

/** Every national vote of the country from one election to the other, with its turnout. */
function turnoutBetween(
  session: Session,
  first: Election,
  second: Election,
): readonly { readonly row: TurnoutRow; readonly title: string }[] {
  const [from, to] = [first.date, second.date].sort(byText);
  const heads = session
    .need(session.atlas.listElections())
    .filter((head) => isNational(head, second) && head.date >= (from ?? "") && head.date <= (to ?? ""));
  const elections = heads
    .map((head) => session.need(session.atlas.election(head.id)))
    .filter((election) => election.area === second.area && election.given === undefined);
  const titles = new Map(elections.map((election) => [election.id, election.title[session.words.language]]));
  const pages = session.need(session.atlas.sources());
  const titleOf = (source: string): string => pages.get(source)?.title ?? source;
  return turnoutRows(elections.map((election) => figuresOf(election, titleOf))).map((row) => ({
    row,
    title: titles.get(row.election) ?? row.election,
  }));
}

const NATIONAL: ReadonlySet<string> = new Set(["parliament", "president", "referendum"]);

function isNational(head: ElectionHead, { country }: Election): boolean {
  return head.country === country && NATIONAL.has(head.kind) && head.result !== "none";
}

function figuresOf(election: Election, titleOf: (source: string) => string): TurnoutFigures {
  const count = (key: "registered" | "received" | "cast"): CountedFigure | null => {
    for (const contest of ["", ...election.contests.map((each) => each.id)]) {
      const figure = election.figures.get(`${contest}\n${election.area}\n\n${key}`);
      if (typeof figure?.value === "number") return { value: figure.value, status: figure.status };
    }
    return null;
  };
  const printed = election.figures.get(`\n${election.area}\n\nturnout`);
  return {
    election: election.id,
    kind: election.kind,
    date: election.date,
    registered: count("registered"),
    received: count("received"),
    cast: count("cast"),
    printed:
      typeof printed?.value === "string"
        ? { value: printed.value, status: printed.status, sources: printed.sources.map(titleOf) }
        : null,
  };
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
