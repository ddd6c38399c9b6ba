/**
 * Functions of claims over the record: candidacies, events, days of the calendar.
 *
 * @module
 */

import { parseRatio, ratio } from "@urna/law";
import { calendarFor } from "../calendar.ts";
import { CANDIDACY_GROUPS, CANDIDACY_KEYS, countOf as candidacyOf } from "./candidacy.ts";
import { arity, type ClaimLookup, need, type NamedFunctions, oneOf, wordOf } from "./claim-lookup.ts";
import { missing, NO_GROUNDS, numberValue, Unfit } from "./claim-value.ts";
import { EVENT_CATEGORIES, eventsIn } from "./events.ts";

export function recordFunctions({ atlas, record, electionAt, dayOf }: ClaimLookup): NamedFunctions {
  return [
    [
      "stands",
      (args, { at }) => {
        arity(args, 2, 2, at);
        const election = electionAt(args[0], at);
        const id = wordOf(args[1], at, "a party or a subject of the record");
        const parties = need(atlas.parties(election.country));
        const subjects = record.subjects.map((s) => s.id);
        if (!election.options.has(id) && !parties.has(id) && !subjects.includes(id))
          throw new Unfit(args[1]?.at ?? at, "a party or a subject of the record", id, [
            ...parties.keys(),
            ...subjects,
          ]);
        return { ...NO_GROUNDS, kind: "word", word: election.options.has(id) ? "yes" : "no" };
      },
    ],
    [
      "candidacy",
      (args, { at }) => {
        arity(args, 3, 4, at);
        const election = electionAt(args[0], at);
        const contest = wordOf(args[1], at, "a contest, or all");
        const contests = [...election.contests.map((c) => c.id), "all"];
        if (!contests.includes(contest))
          throw new Unfit(args[1]?.at ?? at, "a contest, or all", contest, contests);
        const key = oneOf(args[2], at, CANDIDACY_KEYS);
        const group = args[3] === undefined ? "" : oneOf(args[3], at, CANDIDACY_GROUPS);
        const found = candidacyOf(record.candidacy, {
          election: election.id,
          contest: contest === "all" ? "" : contest,
          area: election.area,
          key,
          group,
        });
        if (found === undefined) return missing("not-found");
        const value = key === "share" ? parseRatio(`${found.value}%`) : parseRatio(String(found.value));
        return numberValue(value ?? ratio(0), key === "share" ? "share" : "count", {
          sources: found.sources,
        });
      },
    ],
    [
      "events",
      (args, { at }) => {
        arity(args, 2, 4, at);
        const category = oneOf(args[0], at, EVENT_CATEGORIES);
        const subject = wordOf(args[1], at, "a subject of the record");
        const subjects = record.subjects.map((s) => s.id);
        if (!subjects.includes(subject))
          throw new Unfit(args[1]?.at ?? at, "a subject of the record", subject, subjects);
        const found = eventsIn(record.events, {
          category,
          subject,
          ...(args[2] === undefined ? {} : { from: dayOf(args[2], at) }),
          ...(args[3] === undefined ? {} : { until: dayOf(args[3], at) }),
        });
        const sources = [...new Set(found.flatMap((e) => e.sources))];
        return {
          kind: "number",
          value: ratio(found.length),
          unit: "count",
          atLeast: true,
          sources,
          laws: [],
        };
      },
    ],
    [
      "date",
      (args, { at }) => {
        arity(args, 1, 1, at);
        return { ...NO_GROUNDS, kind: "day", day: electionAt(args[0], at).date };
      },
    ],
    [
      "months",
      (args, { at }) => {
        arity(args, 2, 2, at);
        return numberValue(monthsBetween(dayOf(args[0], at), dayOf(args[1], at)));
      },
    ],
    [
      "step",
      (args, { at }) => {
        arity(args, 2, 2, at);
        const election = electionAt(args[0], at);
        const id = wordOf(args[1], at, "a step of a calendar");
        const calendar = atlas.calendarFor(election.series, election.date);
        if (!calendar.ok) return missing("not-found");
        const days = calendarFor(calendar.value, election.date);
        const found = days.find((d) => d.step.id === id);
        if (found === undefined)
          throw new Unfit(
            args[1]?.at ?? at,
            "a step of a calendar",
            id,
            days.map((d) => d.step.id),
          );
        const day = found.published?.day ?? found.computed;
        if (day === undefined) return missing("not-found");
        const { article } = found.step;
        const laws = [{ law: calendar.value.law.title, ...(article === undefined ? {} : { article }) }];
        return { kind: "day", day, sources: found.published?.sources ?? [], laws };
      },
    ],
  ];
}

/** Whole months from one day to another: from 5 June to 19 March are nine. */
function monthsBetween(from: string, to: string): number {
  const [y1 = 0, m1 = 0, d1 = 0] = from.split("-").map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = to.split("-").map(Number);
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
}
