/**
 * The result: who has how many seats, what that is worth, and what the page cannot tell.
 *
 * @module
 */

import { type Element, el, type Node, seatRows, votesToSeats } from "@urna/draw";
import type { Table } from "@urna/words";
import { accountView } from "../../account.ts";
import { blocksToHtml, table } from "../../blocks.ts";
import type { Subject } from "../../desk.ts";
import { hasSeats, linksOf, sourceLine } from "../../election-frame.ts";
import { frameOf } from "../../sections.ts";
import { figure } from "../../figure.ts";
import { writePage } from "../../html.ts";
import { majorityFigure } from "../../ladder.ts";
import { barOf, houseOf, majorityLines, seatRowsOf, votesToSeatsOf } from "../../pictures.ts";
import { openedOnLadder } from "../../opened-figures.ts";
import { inParts } from "../../parts.ts";
import { page, type Reply, type Visit } from "../../reply.ts";
import { refused } from "../error.ts";
import { changedNotice } from "../../pinned.ts";
import { notOnBallot } from "../record/candidacy.ts";
import { withChange } from "./change.ts";
import { barNote, roundingNote } from "./notes.ts";
import { statusNote } from "./status.ts";

export async function resultPage(visit: Visit, subject: Subject): Promise<Reply> {
  const { desk, words } = visit;
  const election = subject.election.id;
  const answer = await desk.ask({ kind: hasSeats(subject) ? "seats" : "show", election }, words);
  if (!answer.ok) return refused(visit, answer);
  const [first] = answer.report.blocks;
  const headline = first?.kind === "answer" ? first.text : subject.election.title;
  const { report, since } = withChange(visit, subject, answer.report);
  const [links, opened] = [linksOf(visit, subject), openedOnLadder(visit, subject)];
  const content = blocksToHtml(report, {
    linkOf: (column, raw, row) => links(column, raw) ?? opened(column, row),
    before: (block) => [
      ...seatsFigure(visit, subject, block, since),
      ...pairFigure(visit, subject, block),
      ...(block.id === "majority" ? majorityFigure(visit, subject) : []),
    ],
    after: (block) =>
      block.id === "seats" ? [...roundingNote(visit, subject), ...barNote(visit, subject)] : [],
  });
  const heading = content.findIndex(({ tag }) => tag === "h2");
  const head = heading === -1 ? content.length : heading;
  return page(
    200,
    writePage(
      visit,
      frameOf(visit, subject, "result", `${headline} ${subject.election.title}`),
      inParts([
        ...changedNotice(visit, subject),
        ...content.slice(0, head),
        ...accountView(visit, subject),
        ...content.slice(head),
        ...routes(visit, subject),
        ...notOnBallot(visit, subject),
        ...statusNote(visit, subject),
      ]),
    ),
  );
}

/** Seats as marks, above the table of seats. */
function seatsFigure(
  visit: Visit,
  subject: Subject,
  block: Table,
  since: string | undefined,
): readonly Node[] {
  const input = seatRowsOf(subject, visit.words, block);
  if (input === undefined || input.rows.length === 0) return [];
  const { words } = visit;
  const seats = words.numbers.whole(houseOf(subject));
  const sub = [
    words.say("page.oneMark", { seats }),
    ...(since === undefined ? [] : [words.say("page.sinceSub", { year: since })]),
  ].join(" ");
  return [
    figure({ sub, source: sourceLine(visit, subject) }, (width) => seatRows(input, width), { room: "page" }),
  ];
}

/** Votes beside seats, where the votes of the whole have one base. */
function pairFigure(visit: Visit, subject: Subject, block: Table): readonly Node[] {
  if (block.id !== "seats") return [];
  const pair = votesToSeatsOf(subject, visit.words);
  const bar = barOf(subject);
  if (pair === undefined || bar === undefined) return [];
  const { words } = visit;
  const { first, input } = pair;
  const [votes = "", seats = ""] = first.written;
  const all = words.numbers.whole(houseOf(subject));
  return [
    figure(
      {
        headline: words.say("page.votesSeatsHead", { name: first.name, votes, seats }),
        sub: words.say("page.votesSeatsSub", { base: words.numbers.amount(bar.base), seats: all }),
        source: sourceLine(visit, subject),
      },
      (width) => votesToSeats({ ...input, id: `votes-${width}` }, width),
      { room: "half" },
    ),
  ];
}

/** Who closes the gap to the highest drawn majority, one partner at a time. */
function routes(visit: Visit, subject: Subject): readonly Element[] {
  const { words } = visit;
  const target = majorityLines(subject, words, houseOf(subject)).at(-1);
  const [largest, ...others] = subject.outcome.seats.filter((row) => row.total > 0);
  if (target === undefined || largest === undefined || others.length === 0) return [];
  const needed = words.numbers.whole(target.at);
  const name = subject.naming.short(largest.contender);
  const gap = target.at - largest.total;
  const partners = others.map((other) => {
    const short = subject.naming.short(other.contender);
    // Persons without a list are no bloc: it is said how many of them are needed.
    const some = subject.naming.isSeveral?.(other.contender) === true && gap > 0 && gap < other.total;
    const seats = some ? gap : other.total;
    const part = words.say("page.routesSome", {
      n: words.numbers.whole(seats),
      of: words.numbers.whole(other.total),
      name: short,
    });
    return { id: other.contender, text: `+ ${some ? part : short}`, sum: largest.total + seats };
  });
  const alone = { id: null, text: words.word("page.routesAlone"), sum: largest.total };
  const rows = [alone, ...partners.sort((a, b) => a.sum - b.sum)].map(({ id, text, sum }) => [
    { text, raw: id },
    { text: words.numbers.whole(sum), raw: sum },
    { text: words.numbers.signed(sum - target.at), raw: sum - target.at },
  ]);
  return [
    el("h2", {}, words.say("page.routes", { needed, name })),
    table({
      kind: "table",
      id: "routes",
      columns: [
        { key: "with", title: words.word("column.contender"), align: "left" },
        { key: "together", title: words.word("page.routesSum"), align: "right" },
        { key: "spare", title: words.say("page.routesSpare", { needed }), align: "right" },
      ],
      rows,
    }),
  ];
}
