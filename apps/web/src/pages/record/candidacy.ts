/**
 * Who could stand: the way from nomination to the ballot as a picture, refusals with their grounds, courts, parties, what
 * the law asks. Below the picture stands what the command says.
 *
 * @module
 */

import { el, type Element, funnel } from "@urna/draw";
import { candidacyBlocks } from "@urna/words/record/candidacy-report";
import { type Footnotes, numberText } from "@urna/words/record/record-notes";
import { blocksToHtml } from "../../blocks.ts";
import type { Subject } from "../../desk.ts";
import { figure } from "../../figure.ts";
import { funnelOf } from "../../record-pictures.ts";
import { fileLinks, type RecordContent, recordPath } from "../../record-frame.ts";
import type { Visit } from "../../reply.ts";

/** Parties that tried to be registered: rows of words, with no mark and no zero. */
export function notOnBallot(visit: Visit, subject: Subject): readonly Element[] {
  const { desk, words, root } = visit;
  if (!subject.isOnRecord) return [];
  const { kept } = desk.recordOf(subject.election.id, words).candidacy;
  if (kept.length === 0) return [];
  return [
    el("h2", {}, words.word("page.record.notOnBallot")),
    el("ul", {}, ...kept.map(({ name }) => el("li", {}, words.say("page.record.tried", { name })))),
    el(
      "p",
      {},
      el(
        "a",
        { href: `${root}${recordPath(visit, subject, "candidacy")}` },
        words.word("page.record.candidacy"),
      ),
    ),
  ];
}

export function candidacyContent(visit: Visit, subject: Subject, notes: Footnotes): RecordContent {
  const { desk, words } = visit;
  const facts = desk.recordOf(subject.election.id, words).candidacy;
  const [first, ...blocks] = candidacyBlocks(words, facts, notes);
  const figures = facts.funnels.flatMap((one, i): readonly Element[] => {
    const drawn = funnelOf(words, one, { refusedKnown: facts.grounds.refusedKnown, id: `funnel-${i}` });
    if (drawn === undefined) return [];
    return [
      figure(
        {
          headline: words.say("candidacy.answerPart", {
            contest: one.contest,
            registered: numberText(words, one.registered),
            nominated: numberText(words, one.nominated),
          }),
          sub: words.word("page.record.funnelSub"),
          source: words.word("page.record.source"),
        },
        (width) => funnel({ ...drawn, id: `${drawn.id}-${width}` }, width),
      ),
    ];
  });
  return {
    headline: first?.kind === "answer" ? first.text : words.word("page.record.candidacy"),
    content: [
      ...figures,
      ...blocksToHtml({ blocks }, { areSourcesElsewhere: true }),
      ...(figures.length === 0 ? [] : [fileLinks(visit, subject, [["candidacy.svg", "page.record.svg"]])]),
    ],
  };
}
