/**
 * One seat: whose it is, and whether a full quota, a remainder or a declaration gave it. Every seat has its own address.
 *
 * @module
 */

import { el } from "@urna/draw";
import type { Subject } from "../desk.ts";
import { whyPath } from "../election-frame.ts";
import { frameOf } from "../sections.ts";
import { writePage } from "../html.ts";
import { quotaOf } from "../pictures.ts";
import { page, type Reply, type Visit } from "../reply.ts";
import { notFound, refused } from "./error.ts";
import { PLAIN, rungsView } from "./why-rungs.ts";

/** A seat of a contender: numbers count from one, tier after tier in the order of the law. */
export interface Seat {
  readonly number: number;
  readonly tier: string;
  /** Its number within the tier, and how many the contender has there. */
  readonly within: number;
  readonly of: number;
}

/** The seats of a contender in their order. */
export function seatsOf({ outcome }: Subject, contender: string): readonly Seat[] {
  const own = outcome.seats.find((row) => row.contender === contender);
  const seats: Seat[] = [];
  for (const tier of outcome.tiers) {
    const of = own?.byTier[tier.id] ?? 0;
    for (let within = 1; within <= of; within++)
      seats.push({ number: seats.length + 1, tier: tier.id, within, of });
  }
  return seats;
}

export async function seatPage(
  visit: Visit,
  subject: Subject,
  contender: string,
  written: string,
): Promise<Reply> {
  const { desk, words } = visit;
  const seats = seatsOf(subject, contender);
  const seat = /^[1-9]\d{0,4}$/.test(written) ? seats[Number(written) - 1] : undefined;
  const base = whyPath(visit, subject.election.id, contender);
  const name = subject.naming.short(contender);
  if (seat === undefined) {
    return notFound(visit, {
      text: words.word("page.noSeat"),
      near: [{ text: words.say("page.seatsOf", { name }), href: base }],
    });
  }
  const answer = await desk.ask(
    { kind: "explain", election: subject.election.id, contender, manner: "judge" },
    words,
  );
  if (!answer.ok) return refused(visit, answer);
  const n = words.numbers;
  const title = words.say("page.seat", { n: n.whole(seat.number), of: n.whole(seats.length), name });
  const step = (number: number, key: "page.seatBefore" | "page.seatAfter"): ReturnType<typeof el>[] =>
    number < 1 || number > seats.length
      ? []
      : [el("li", {}, el("a", { href: `${base}${number}/` }, words.word(key)))];
  return page(
    200,
    writePage(visit, frameOf(visit, subject, "why", `${title}: ${subject.election.title}`), [
      el("h1", { class: "claim" }, title),
      el("p", {}, reasonOf(visit, subject, contender, seat)),
      el(
        "ul",
        { class: "chips" },
        ...step(seat.number - 1, "page.seatBefore"),
        ...step(seat.number + 1, "page.seatAfter"),
      ),
      ...rungsView(visit, subject, answer.report, {
        manner: "judge",
        asked: contender,
        addresses: { judge: `${base}${written}/`, teacher: `${base}${PLAIN}/` },
        hasPictures: false,
        answerAs: "h2",
      }),
    ]),
  );
}

/** Full quotas come first, remainders after them; what was declared is said to be declared. */
function reasonOf({ words }: Visit, subject: Subject, contender: string, seat: Seat): string {
  const n = words.numbers;
  const tierName = words.find(`tier.${seat.tier}`) ?? seat.tier;
  const tier = subject.outcome.tiers.find((each) => each.id === seat.tier);
  if (tier?.origin === "declared") return words.say("page.seatDeclared", { tier: tierName });
  const step = quotaOf(subject);
  const isQuota = step !== undefined && (subject.rules.tiers.get(seat.tier) ?? []).includes(step.at);
  const row = isQuota ? step.rows.find((each) => each.contender === contender) : undefined;
  if (step === undefined || row === undefined || row.seats !== seat.of)
    return words.say("page.seatTier", { n: n.whole(seat.within), of: n.whole(seat.of), tier: tierName });
  if (seat.within <= row.full)
    return words.say("page.seatQuota", { n: n.whole(seat.within), of: n.whole(row.full) });
  return words.say("page.seatRemainder", {
    remainder: n.decimal(row.remainder),
    rank: n.whole(row.rank),
    left: n.whole(step.left),
  });
}
