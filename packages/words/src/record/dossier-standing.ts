/**
 * Who could stand and who could not: lists, parties that were kept out, nominations, courts, single cases.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import { datedItems, listOf, paragraph } from "./dossier-blocks.ts";
import type { CaseWords, CourtWords, FunnelWords, StandingPart } from "./dossier-facts.ts";
import { type Footnotes, numberText } from "./record-notes.ts";
import type { Words } from "../words.ts";

export function standingBlocks(words: Words, part: StandingPart, notes: Footnotes): readonly Block[] {
  const { lists, kept, funnels, court, cases } = part;
  const blocks: Block[] = [];
  if (lists === null) blocks.push(paragraph(words.word("dossier.noLists")));
  else {
    const count = lists.names.length;
    const text = words.say("dossier.lists", {
      count,
      n: words.numbers.whole(count),
      names: words.list(lists.names),
    });
    blocks.push(paragraph(`${text}${notes.mark(lists.sources)}`));
  }
  blocks.push(...keptBlocks(words, kept, notes));
  if (funnels.length === 0) blocks.push(paragraph(words.word("dossier.noNumbers")));
  blocks.push(...listOf(funnels.map((funnel) => funnelText(words, funnel, notes))));
  if (court !== undefined) blocks.push(paragraph(courtText(words, court, notes)));
  blocks.push(...listOf(cases.map((one) => caseText(words, one, notes))));
  return blocks;
}

/** Parties that tried and were not on the ballot: none, one, or several, each with what is on record of it. */
export function keptBlocks(words: Words, kept: StandingPart["kept"], notes: Footnotes): readonly Block[] {
  if (kept.length === 0) return [paragraph(words.word("dossier.keptNone"))];
  const sources = [...new Set(kept.flatMap((party) => party.sources))];
  const text = words.say("dossier.kept", {
    count: kept.length,
    n: words.numbers.whole(kept.length),
    names: words.list(kept.map((party) => party.name)),
  });
  return [
    paragraph(`${text}${notes.mark(sources)}`),
    ...listOf(
      kept.map(({ name, facts }) =>
        facts.length === 0
          ? words.say("dossier.keptNoFacts", { name })
          : words.say("dossier.keptOne", { name, facts: datedItems(words, facts, notes).join("; ") }),
      ),
    ),
  ];
}

function funnelText(words: Words, funnel: FunnelWords, notes: Footnotes): string {
  const text = words.say("dossier.funnel", {
    contest: funnel.contest,
    nominated: numberText(words, funnel.nominated),
    registered: numberText(words, funnel.registered),
    refused: numberText(words, funnel.refused),
    withdrawn: numberText(words, funnel.withdrawn),
    cancelled: numberText(words, funnel.cancelled),
  });
  return `${text}${notes.mark(funnel.sources)}`;
}

/** What became of claims in court. */
export function courtText(words: Words, court: CourtWords, notes: Footnotes): string {
  const text = words.say("dossier.court", {
    total: numberText(words, court.total),
    decided: numberText(words, court.decided),
    granted: numberText(words, court.granted),
    dismissed: numberText(words, court.dismissed),
    withdrawn: numberText(words, court.withdrawn),
    open: numberText(words, court.open),
  });
  return `${text}${notes.mark(court.sources)}`;
}

/** A case with its decisions in their order. Nobody is named. */
export function caseText(words: Words, { place, decisions, sources }: CaseWords, notes: Footnotes): string {
  const text = decisions
    .map(({ date, decision, by, stated }) =>
      words.say("candidacy.case", {
        date: date === undefined ? words.word("record.notFound") : words.date(date),
        what: words.find(`candidacy.decision.${decision}`) ?? decision,
        by: words.find(`candidacy.by.${by}`) ?? by,
        ground: stated,
      }),
    )
    .join("; ");
  return `${words.say("candidacy.caseOf", { place, decisions: text })}${notes.mark(sources)}`;
}
