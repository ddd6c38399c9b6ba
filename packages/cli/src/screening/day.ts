/**
 * The card of turnout through the day, from the bulletins of an election, with the days of other elections beside it.
 *
 * @module
 */

import type { Election } from "@urna/atlas";
import { type Day, type DayTest, hiding, openDayTest, type Reading } from "@urna/screening";
import { dayBlocks, noDayBlocks } from "@urna/words/screening/day";
import { nameOf, namingOf } from "../cases.ts";
import type { Card } from "./cards.ts";
import type { Session } from "../session.ts";

/** Clean days that are simulated for a rate of false alarms. */
const RUNS = 1000;

/** Looks at the bulletins of the election; without enough of them the card says so. */
export function dayCards(session: Session, election: Election, seed: string): readonly Card[] {
  const { words } = session;
  const readings = readingsOf(session, election);
  const days = openDayTest(seed);
  const result = days.look(readings);
  if (result.tests === 0) {
    const bulletins = result.bulletins + result.small;
    return [{ test: "sequence", lay: () => noDayBlocks(words, bulletins), json: { bulletins } }];
  }
  const naming = namingOf(election, session);
  const rate = hiding(days.measure(readings, RUNS));
  const references = otherDays(session, election, days).map(({ other, day }) => ({
    election: other.id,
    title: nameOf(other, session),
    bulletins: day.bulletins,
    falls: day.falls.length,
    p: day.p,
  }));
  const card = { result, rate, references, readings, areaName: (id: string) => naming.area(id) };
  return [
    {
      test: "sequence",
      ...(rate.hidden ? {} : { p: result.p }),
      lay: (adjusted) => dayBlocks(words, adjusted === undefined ? card : { ...card, adjusted }),
      json: { result, rate, references },
    },
  ];
}

/** Printed turnout of the areas, without the whole and without what another source printed instead. */
function readingsOf(session: Session, { id, area }: Election): readonly Reading[] {
  return session
    .need(session.atlas.bulletins(id))
    .filter((bulletin) => bulletin.area !== area && bulletin.flag !== "rival")
    .map((bulletin) => ({ time: bulletin.time, area: bulletin.area, percent: bulletin.value }));
}

function otherDays(
  session: Session,
  own: Election,
  days: DayTest,
): readonly { readonly other: Election; readonly day: Day }[] {
  return session.need(session.atlas.listElections()).flatMap(({ id }) => {
    if (id === own.id) return [];
    const other = session.need(session.atlas.election(id));
    const day = days.look(readingsOf(session, other));
    return day.tests === 0 ? [] : [{ other, day }];
  });
}
