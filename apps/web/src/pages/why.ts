/**
 * Why these seats: the whole ladder, the reasons of one contender, and a page for each single seat.
 *
 * @module
 */

import { el, type Element } from "@urna/draw";
import { nearest } from "@urna/law";
import { pathOf } from "../addresses.ts";
import { blocksToHtml } from "../blocks.ts";
import type { Subject } from "../desk.ts";
import { linksOf, whyPath } from "../election-frame.ts";
import { frameOf } from "../sections.ts";
import { writePage } from "../html.ts";
import { ladderFigures } from "../ladder.ts";
import { seatedIn } from "../pictures.ts";
import { page, type Reply, type Visit } from "../reply.ts";
import { notFound, refused } from "./error.ts";
import { seatPage, seatsOf } from "./seat.ts";

export async function whyPage(visit: Visit, subject: Subject, rest: readonly string[]): Promise<Reply> {
  const [contender, seat, ...more] = rest;
  if (more.length > 0) return notFound(visit, { text: visit.words.word("page.notFound"), near: [] });
  if (contender === undefined) return ladder(visit, subject);
  if (!standing(subject).includes(contender)) return unknownContender(visit, subject, contender);
  return seat === undefined ? reasons(visit, subject, contender) : seatPage(visit, subject, contender, seat);
}

function standing(subject: Subject): readonly string[] {
  return [
    ...new Set([...subject.outcome.seats.map((row) => row.contender), ...subject.source.options.keys()]),
  ];
}

/** The whole allocation, step by step; then a link for every seat. */
async function ladder(visit: Visit, subject: Subject): Promise<Reply> {
  const { desk, words } = visit;
  const answer = await desk.ask({ kind: "explain", election: subject.election.id }, words);
  if (!answer.ok) return refused(visit, answer);
  const content = blocksToHtml(answer.report, {
    linkOf: linksOf(visit, subject),
    before: ladderFigures(visit, subject),
  });
  return page(
    200,
    writePage(visit, frameOf(visit, subject, "why", `${words.word("page.why")}: ${subject.election.title}`), [
      ...content,
      ...everySeat(visit, subject),
    ]),
  );
}

/** What one contender has and why; what would change it; its seats. */
async function reasons(visit: Visit, subject: Subject, contender: string): Promise<Reply> {
  const { desk, words } = visit;
  const answer = await desk.ask({ kind: "explain", election: subject.election.id, contender }, words);
  if (!answer.ok) return refused(visit, answer);
  const content = blocksToHtml(answer.report, {
    linkOf: linksOf(visit, subject),
    before: ladderFigures(visit, subject, contender),
  });
  return page(
    200,
    writePage(
      visit,
      frameOf(visit, subject, "why", `${subject.naming.short(contender)}: ${subject.election.title}`),
      [...content, ...seatLinks(visit, subject, contender, "h2")],
    ),
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
