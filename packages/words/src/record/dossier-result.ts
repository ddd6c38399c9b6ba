/**
 * The result and what it is worth: seats with their parts, shares with their base, majorities that the constitution names.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import { listOf, paragraph } from "./dossier-blocks.ts";
import type { ResultPart } from "./dossier-facts.ts";
import { type Footnotes, lawsText } from "./record-notes.ts";
import { baseName, tierName } from "../terms.ts";
import type { Words } from "../words.ts";

export function resultBlocks(
  words: Words,
  result: ResultPart | undefined,
  notes: Footnotes,
): readonly Block[] {
  if (result === undefined) return [paragraph(words.word("dossier.noResult"))];
  const { contenders, ties, majorities, previous } = result;
  return [
    ...listOf(contenders.map((contender) => contenderText(words, contender, notes))),
    ...ties.map((names) => paragraph(words.say("dossier.tie", { names: words.list(names) }))),
    ...listOf(majorities.map((majority) => majorityText(words, majority))),
    ...blocBlocks(words, result.blocs, notes),
    ...(previous === undefined
      ? []
      : [
          paragraph(
            `${words.say("dossier.previous", {
              date: words.date(previous.date),
              name: previous.name,
              seats: words.numbers.whole(previous.seats),
              members: words.numbers.whole(previous.members),
            })}${notes.mark(previous.sources)}`,
          ),
        ]),
  ];
}

type ContenderWords = ResultPart["contenders"][number];

function contenderText(
  words: Words,
  { name, total, byTier, share, sources }: ContenderWords,
  notes: Footnotes,
): string {
  const { numbers } = words;
  const parts = Object.entries(byTier).filter(([, seats]) => seats > 0);
  const text = words.say("dossier.seats", {
    name,
    total: numbers.whole(total),
    parts:
      parts.length === 0
        ? numbers.whole(0)
        : parts
            .map(([tier, seats]) =>
              words.say("dossier.part", { n: numbers.whole(seats), tier: tierName(words, tier) }),
            )
            .join(" + "),
  });
  const mark = notes.mark(sources);
  if (share === undefined || share.whole === 0) return `${text}${mark}`;
  const percent = numbers.percent({ num: share.part, den: share.whole });
  return `${words.say("dossier.share", { text, percent, base: baseName(words, share.base) })}${mark}`;
}

type MajorityWords = ResultPart["majorities"][number];

function majorityText(
  words: Words,
  { title, needed, members, share, name, short, law }: MajorityWords,
): string {
  const { numbers } = words;
  const values = {
    title,
    needed: numbers.whole(needed),
    members: numbers.whole(members),
    share: numbers.share(share),
    name,
  };
  const text =
    short === 0
      ? words.say("dossier.majority.has", values)
      : words.say("dossier.majority.short", { ...values, count: short, n: numbers.whole(short) });
  return law === null ? text : `${text} (${lawsText(words, [law])})`;
}

/** Blocs with what they hold together; the label says how well it is attested. */
export function blocBlocks(words: Words, blocs: ResultPart["blocs"], notes: Footnotes): readonly Block[] {
  return listOf(
    blocs.map(({ name, members, seats, confidence, sources }) => {
      const text = words.say("blocs.label", {
        name: `${name}: ${words.list(members)}`,
        confidence: words.find(`blocs.confidence.${confidence}`) ?? confidence,
        seats: words.counted("seats", seats),
      });
      return `${text}${notes.mark(sources)}`;
    }),
  );
}
