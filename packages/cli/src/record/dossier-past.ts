/**
 * For a dossier: the earlier election of the same body, what the rules said then and say now, turnout of earlier votes,
 * and what came afterwards.
 *
 * @module
 */

import { type Election, type ElectionHead, figureOf, findFigures, type Source } from "@urna/atlas";
import type { CountryRecord } from "@urna/atlas/record";
import { bodyOn, fraction, isObject, parseRatio, type Rules } from "@urna/law";
import type {
  DatedFact,
  NextPart,
  RuleChange,
  RulesPart,
  RuleValue,
  TurnoutWords,
} from "@urna/words/record/dossier-facts";
import { evaluate, type Evaluated } from "../cases.ts";
import { factText } from "./record.ts";
import type { Session } from "../session.ts";

/** The latest earlier election by the same series of rules whose result is loaded. */
export function previousOf(session: Session, election: Election): Evaluated | undefined {
  const heads = session
    .need(session.atlas.listElections())
    .filter(
      (head) => head.country === election.country && head.date < election.date && head.kind === election.kind,
    );
  for (const head of heads) {
    if (head.result !== "final" && head.result !== "preliminary") continue;
    const read = session.need(session.atlas.election(head.id));
    if (read.series === election.series) return evaluate(session, read);
  }
  return undefined;
}

/** Events in the language of the session. */
function datedFacts(
  session: Session,
  events: CountryRecord["events"],
  all: CountryRecord["events"],
): readonly DatedFact[] {
  return events.map((event) => ({
    date: event.date,
    text: factText(session, all, event),
    sources: event.sources,
  }));
}

/** What the rules are, and what changed since the earlier election. */
export function rulesPart(
  session: Session,
  own: { readonly election: Election; readonly rules: Rules; readonly evaluated: Evaluated | undefined },
  previous: Evaluated | undefined,
  record: CountryRecord,
): RulesPart {
  const { election, rules, evaluated } = own;
  const pages = session.need(session.atlas.sources());
  const since = previous?.election.date ?? "";
  return {
    id: rules.id,
    ...(rules.adopted === undefined ? {} : { adopted: rules.adopted }),
    inForce: rules.inForce,
    sources: sourcesOfLaws(rules, pages),
    ...(previous === undefined || evaluated === undefined
      ? {}
      : { before: { date: previous.election.date, changes: changesBetween(previous, evaluated) } }),
    reforms: datedFacts(
      session,
      record.events.filter(
        (e) => e.category === "reform" && e.date > since && e.date <= election.date && since !== "",
      ),
      record.events,
    ),
  };
}

/** The sources whose address is that of a law of the document. */
function sourcesOfLaws(rules: Rules, pages: ReadonlyMap<string, Source>): readonly string[] {
  const addresses = new Set([...rules.laws.values()].flatMap((law) => law.address ?? []));
  return [...pages.values()].filter((page) => addresses.has(page.address ?? "")).map((page) => page.id);
}

function changesBetween(before: Evaluated, after: Evaluated): readonly RuleChange[] {
  const sizes = ({ outcome }: Evaluated): ReadonlyMap<string, number> =>
    new Map(outcome.tiers.map((tier) => [tier.id, tier.size]));
  const [was, is] = [sizes(before), sizes(after)];
  const seats = (of: ReadonlyMap<string, number>, tier: string): RuleValue => ({
    kind: "seats",
    seats: of.get(tier) ?? 0,
  });
  const all = (of: ReadonlyMap<string, number>): RuleValue => ({
    kind: "seats",
    seats: [...of.values()].reduce((sum, n) => sum + n, 0),
  });
  const against = ({ source }: Evaluated): RuleValue => ({
    kind: "is",
    is: source.options.has("against-all"),
  });
  const rows: readonly RuleChange[] = [
    ...[...new Set([...is.keys(), ...was.keys()])].map((tier) => ({
      what: "seats" as const,
      tier,
      before: seats(was, tier),
      now: seats(is, tier),
    })),
    { what: "members", before: all(was), now: all(is) },
    { what: "bar", before: barOf(before.rules), now: barOf(after.rules) },
    { what: "against", before: against(before), now: against(after) },
  ];
  return rows.filter(({ before: was, now }) => JSON.stringify(was) !== JSON.stringify(now));
}

/** The share that a list must reach, where the document has one such bar. */
function barOf(rules: Rules): RuleValue {
  const steps = isObject(rules.document["steps"]) ? Object.values(rules.document["steps"]) : [];
  const bars = steps.flatMap((step) =>
    isObject(step) && step["admit"] === "share"
      ? (parseRatio(step["atLeast"] ?? step["moreThan"]) ?? [])
      : [],
  );
  const [bar, another] = bars;
  if (bar === undefined || another !== undefined) return { kind: "missing" };
  return { kind: "share", share: fraction(bar.num, bar.den) };
}

/** The printed turnout of an election, and of the latest earlier vote of each kind. */
export function turnoutPart(
  session: Session,
  election: Election,
): { readonly own: TurnoutWords | null; readonly earlier: readonly TurnoutWords[] } {
  const heads = session
    .need(session.atlas.listElections())
    .filter((head) => head.country === election.country && head.date < election.date);
  const latest = new Map<string, ElectionHead>();
  for (const head of heads)
    if (["parliament", "president", "referendum"].includes(head.kind) && !latest.has(head.kind))
      latest.set(head.kind, head);
  const earlier = [...latest.values()]
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .flatMap((head) => turnoutOf(session, session.need(session.atlas.election(head.id))) ?? []);
  return { own: turnoutOf(session, election) ?? null, earlier };
}

function turnoutOf({ words }: Session, election: Election): TurnoutWords | undefined {
  const figure = figureOf(election, { area: election.area, key: "turnout" });
  if (typeof figure?.value !== "string") return undefined;
  const { title, date } = election;
  return { title: title[words.language], date, printed: figure.value, sources: figure.sources };
}

/** Figures of the whole that were looked for in vain. */
export function missingFigures({ words }: Session, election: Election): readonly string[] {
  return findFigures(election, { area: election.area })
    .filter((figure) => figure.value === null && figure.status === "not-found")
    .map(({ key, contest }) =>
      [
        words.find(`figure.${key}`) ?? key,
        contest === "" ? "" : (words.find(`contest.${contest}`) ?? contest),
      ]
        .filter((part) => part !== "")
        .join(", "),
    );
}

/** What became of the body, and what was voted on afterwards. */
export function nextPart(session: Session, election: Election, record: CountryRecord): NextPart {
  const { atlas, words } = session;
  const bodies = atlas.bodyIds().filter((id) => id.startsWith(`${election.country}/`));
  const own = election.body === undefined ? undefined : session.need(atlas.body(election.body));
  const version = own === undefined ? undefined : bodyOn(own, election.date);
  const later = bodies.flatMap((id) => {
    const body = session.need(atlas.body(id));
    const [first] = body.versions;
    return first !== undefined && first.from > election.date && id !== election.body
      ? [{ name: titleOf(body.title, words.language, id), members: first.members, from: first.from }]
      : [];
  });
  const heads = session
    .need(atlas.listElections())
    .filter(
      (h) =>
        h.country === election.country &&
        h.date > election.date &&
        ["parliament", "president"].includes(h.kind),
    );
  return {
    bodies: [
      ...(own === undefined || version?.until === undefined
        ? []
        : [
            {
              name: titleOf(own.title, words.language, own.id),
              members: version.members,
              until: version.until,
            },
          ]),
      ...later,
    ],
    events: datedFacts(
      session,
      record.events.filter(
        (e) =>
          e.date > election.date &&
          e.election !== election.id &&
          ["reform", "referendum", "calendar"].includes(e.category),
      ),
      record.events,
    ),
    elections: [...heads].reverse().map(({ title, date, result }) => ({
      title: title[words.language],
      date,
      known: result !== "none",
    })),
  };
}

function titleOf(title: ReadonlyMap<string, string>, language: string, id: string): string {
  return title.get(language) ?? title.get("en") ?? id;
}
