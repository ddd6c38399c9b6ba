/**
 * `urna calendar`: the days that the law in force sets, beside the commission's own; as a table or as iCalendar.
 *
 * @module
 */

import {
  addDays,
  type Calendar,
  type CalendarDay,
  calendarFor,
  daysFromTo,
  ELECTION_DAY,
  IN_FORCE,
} from "@urna/atlas/calendar";
import { type CalendarFacts, calendarReport, type CalendarRow } from "@urna/words/record/calendar-report";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { icalendarOf } from "../record/icalendar.ts";
import { sourcePages } from "../record/record.ts";
import type { Answer, Session } from "../session.ts";

export interface CalendarOptions {
  readonly electionDay?: string;
  readonly deadlines?: boolean;
  readonly ics?: boolean;
}

export function calendar(
  session: Session,
  name: string,
  { electionDay, deadlines, ics }: CalendarOptions,
): Answer {
  const { words } = session;
  const { series, day } = soughtOf(session, name, electionDay);
  const read = session.need(session.atlas.calendarFor(series, day));
  const days = calendarFor(read, day);
  const facts = factsOf(session, read, series, day, days);
  return {
    kind: "prose",
    report: calendarReport(words, facts, { pages: sourcePages(session), deadlines: deadlines === true }),
    json: () => ({ series, electionDay: day, inForce: read.inForce, days }),
    ...(ics === true
      ? { printed: () => icalendarOf(facts, { series, only: deadlines === true ? "deadline" : undefined }) }
      : {}),
  };
}

/** A series with a day, or an election of the atlas, which has its own. */
function soughtOf(
  session: Session,
  name: string,
  electionDay: string | undefined,
): { readonly series: string; readonly day: string } {
  const { words, atlas } = session;
  if (electionDay !== undefined && !isDay(electionDay)) {
    throw new Failure(EXIT.usage, {
      text: words.say("cli.wrongChoice", { option: "--election-day", value: electionDay }),
      details: ["2023-03-19"],
    });
  }
  const known = [...new Set(atlas.listCalendars().map((v) => v.series))];
  const series = known.find((s) => s === name || s.replace("/", "-") === name);
  if (series !== undefined && electionDay !== undefined) return { series, day: electionDay };
  if (series !== undefined) {
    throw new Failure(EXIT.usage, {
      text: words.say("cli.missingArgument", { argument: "--election-day" }),
      next: `urna calendar ${name} --election-day 2023-03-19`,
    });
  }
  const sought = atlas.findElection(name);
  if (sought.kind === "several") {
    throw new Failure(EXIT.usage, {
      text: words.say("cli.severalElections", { name }),
      details: sought.ids.map((id) => `urna calendar ${id}`),
    });
  }
  if (sought.kind === "none") {
    throw new Failure(EXIT.usage, {
      text: words.say("cli.unknownElection", { name }),
      near: sought.near.length > 0 ? sought.near : known.map((s) => s.replace("/", "-")),
      next: "urna elections",
    });
  }
  const election = session.need(atlas.election(sought.id));
  const day = electionDay ?? election.date;
  if (isDay(day)) return { series: election.series, day };
  throw new Failure(EXIT.dataMissing, {
    text: words.say("cli.missingArgument", { argument: "--election-day" }),
    next: `urna calendar ${election.id} --election-day ${day}-23`,
  });
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
  );
}

function factsOf(
  session: Session,
  read: Calendar,
  series: string,
  day: string,
  days: readonly CalendarDay[],
): CalendarFacts {
  const { atlas, words } = session;
  const { language } = words;
  const titles = new Map(read.steps.map((step) => [step.id, step.title[language]]));
  const rules = atlas.listRules().find((v) => v.series === series);
  const title =
    rules === undefined ? series : (session.need(atlas.rules(rules.id)).title.get(language) ?? series);
  const ended = endOf(session, series, day);
  return {
    title,
    electionDay: day,
    law: read.law.title[language],
    inForce: read.inForce,
    sources: read.law.sources,
    rows: days.map((each) => rowOf(each, { titles, language, day })),
    next: days
      .filter(({ step }) => step.kind === "next")
      .map(({ step, computed }) => nextOf(session, { series, day, read }, step.title[language], computed)),
    ...(ended === undefined ? {} : { ended }),
  };
}

/** The election after this one, and what laws say that came into force before its day. */
function nextOf(
  session: Session,
  { series, day, read }: { readonly series: string; readonly day: string; readonly read: Calendar },
  title: string,
  computed: string | undefined,
): CalendarFacts["next"][number] {
  const { atlas, words } = session;
  const ended = computed === undefined ? undefined : endOf(session, series, computed);
  const followers =
    ended === undefined ? [series] : atlas.bodyIds().filter((id) => isAfter(session, id, ended.date));
  const later = atlas
    .listCalendars()
    .filter(
      (v) =>
        followers.includes(v.series) &&
        v.inForce > read.inForce &&
        v.inForce > day &&
        computed !== undefined &&
        v.inForce <= computed,
    )
    .flatMap((v) => {
      const law = session.need(atlas.calendarFor(v.series, v.inForce));
      // A transitional step counts from the law itself: it can be computed although no day of a vote is known.
      return calendarFor(law, v.inForce)
        .filter(({ step }) => step.from === IN_FORCE || (step.kind === "next" && v.series === series))
        .map((one) => ({
          title: one.step.title[words.language],
          inForce: v.inForce,
          ...(one.computed === undefined ? {} : { day: one.computed }),
          sources: law.law.sources,
        }));
    });
  return {
    title,
    ...(computed === undefined ? {} : { day: computed }),
    ...(ended === undefined ? {} : { ended }),
    later,
  };
}

/** Whether a body of the same country began on the day after. */
function isAfter({ atlas }: Session, id: string, date: string): boolean {
  const read = atlas.body(id);
  return read.ok && read.value.versions[0]?.from === addDays(date, 1);
}

/** The body of this name no longer exists on the day. */
function endOf({ atlas, words }: Session, series: string, day: string): CalendarFacts["ended"] | undefined {
  if (!atlas.bodyIds().includes(series)) return undefined;
  const read = atlas.body(series);
  const last = read.ok ? read.value.versions.at(-1) : undefined;
  if (!read.ok || last?.until === undefined || day <= last.until) return undefined;
  return { body: read.value.title.get(words.language) ?? series, date: last.until };
}

function rowOf(
  { step, computed, otherwise, published }: CalendarDay,
  {
    titles,
    language,
    day,
  }: {
    readonly titles: ReadonlyMap<string, string>;
    readonly language: "kk" | "ru" | "en" | "es";
    readonly day: string;
  },
): CalendarRow {
  const { from, days, months, direction = "after", counting } = step;
  const anchor =
    from === undefined || from === ELECTION_DAY || from === IN_FORCE ? from : (titles.get(from) ?? from);
  return {
    id: step.id,
    title: step.title[language],
    kind: step.kind,
    ...(step.by === undefined ? {} : { by: step.by[language] }),
    ...(anchor === undefined
      ? {}
      : {
          rule: {
            from: anchor,
            ...(days === undefined ? {} : { days }),
            ...(months === undefined ? {} : { months }),
            direction,
            dayOne: counting === "inclusive",
          },
        }),
    ...(step.hour === undefined ? {} : { hour: step.hour }),
    ...(step.article === undefined ? {} : { article: step.article }),
    carried: step.carried === "yes",
    ...(step.note === undefined ? {} : { note: step.note[language] }),
    ...(computed === undefined ? {} : { computed }),
    ...(otherwise === undefined ? {} : { otherwise: otherwise.day }),
    ...(published === undefined ? {} : { published, subtraction: daysFromTo(published.day, day) }),
  };
}
