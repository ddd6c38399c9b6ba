/**
 * Why these seats: the whole ladder, the reasons of one contender, and a page for each single seat.
 *
 * @module
 */

import { el, type Element } from "@urna/draw";
import { nearest } from "@urna/law";
import type { Manner } from "@urna/words/words";
import { pathOf } from "../addresses.ts";
import type { Subject } from "../desk.ts";
import { whyPath } from "../election-frame.ts";
import { frameOf } from "../sections.ts";
import { writePage } from "../html.ts";
import { seatedIn } from "../pictures.ts";
import { page, type Reply, type Visit } from "../reply.ts";
import { notFound, refused } from "./error.ts";
import { seatPage, seatsOf } from "./seat.ts";
import { PLAIN, rungsView } from "./why-rungs.ts";

export async function whyPage(visit: Visit, subject: Subject, rest: readonly string[]): Promise<Reply> {
  const known = standing(subject);
  const last = rest.at(-1);
  const isPlain = last === PLAIN && rest.length < 3 && !(rest.length === 1 && known.includes(PLAIN));
  const [contender, seat, ...more] = isPlain ? rest.slice(0, -1) : rest;
  if (more.length > 0) return notFound(visit, { text: visit.words.word("page.notFound"), near: [] });
  if (contender !== undefined && !known.includes(contender))
    return unknownContender(visit, subject, contender);
  if (contender !== undefined && seat !== undefined) return seatPage(visit, subject, contender, seat);
  return reasons(visit, subject, isPlain ? "teacher" : "judge", contender);
}

function standing(subject: Subject): readonly string[] {
  return [
    ...new Set([...subject.outcome.seats.map((row) => row.contender), ...subject.source.options.keys()]),
  ];
}

/** The whole allocation, step by step; of one contender what it has, why, and what would change it. Then its seats. */
async function reasons(
  visit: Visit,
  subject: Subject,
  manner: Manner,
  contender: string | undefined,
): Promise<Reply> {
  const { desk, words, root, language } = visit;
  const { id: election, title } = subject.election;
  const asked = contender === undefined ? {} : { contender };
  const answer = await desk.ask({ kind: "explain", election, manner, ...asked }, words);
  if (!answer.ok) return refused(visit, answer);
  const parts = [election, "why", ...(contender === undefined ? [] : [contender])];
  const content = rungsView(visit, subject, answer.report, {
    manner,
    ...(contender === undefined ? {} : { asked: contender }),
    addresses: {
      judge: `${root}${pathOf(language, ...parts)}`,
      teacher: `${root}${pathOf(language, ...parts, PLAIN)}`,
    },
  });
  const about = contender === undefined ? words.word("page.why") : subject.naming.short(contender);
  const seats =
    contender === undefined ? everySeat(visit, subject) : seatLinks(visit, subject, contender, "h2");
  return page(
    200,
    writePage(visit, frameOf(visit, subject, "why", `${about}: ${title}`), [...content, ...seats]),
  );
}

function everySeat(visit: Visit, subject: Subject): readonly Element[] {
  const rows = seatedIn(subject);
  if (rows.length === 0) return [];
  return [
    el("h2", {}, visit.words.word("page.seatPages")),
    ...rows.flatMap((row) => seatLinks(visit, subject, row.contender, "h3")),
  ];
}

function seatLinks(
  visit: Visit,
  subject: Subject,
  contender: string,
  heading: "h2" | "h3",
): readonly Element[] {
  const seats = seatsOf(subject, contender);
  if (seats.length === 0) return [];
  const { words } = visit;
  const name = subject.naming.short(contender);
  const base = whyPath(visit, subject.election.id, contender);
  return [
    el(heading, {}, words.say("page.seatsOf", { name })),
    el(
      "ul",
      { class: "seats" },
      ...seats.map((seat) =>
        el(
          "li",
          {},
          el(
            "a",
            {
              href: `${base}${seat.number}/`,
              "aria-label": words.say("page.seat", {
                n: words.numbers.whole(seat.number),
                of: words.numbers.whole(seats.length),
                name,
              }),
            },
            words.numbers.whole(seat.number),
          ),
        ),
      ),
    ),
  ];
}

function unknownContender(visit: Visit, subject: Subject, name: string): Reply {
  const ids = standing(subject);
  const near = nearest(name, ids);
  return notFound(visit, {
    text: visit.words.say("page.noContender", { name }),
    near: (near.length > 0 ? near : ids.slice(0, 12)).map((id) => ({
      text: subject.naming.contender(id),
      href: `${visit.root}${pathOf(visit.language, subject.election.id, "why", id)}`,
    })),
  });
}
