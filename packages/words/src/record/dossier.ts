/**
 * The dossier of an election: the sentences of an article, each made from data, each number with its source.
 *
 * @module
 */

import { parseRatio, subtractRatios } from "@urna/law";
import type { Block, Report } from "../blocks.ts";
import { left, right, textCell } from "../cells.ts";
import type { DossierFacts, RulesPart, RuleValue, TurnoutWords, VotesOrRulesPart } from "./dossier-facts.ts";
import { datedItems, listOf, paragraph } from "./dossier-blocks.ts";
import { resultBlocks } from "./dossier-result.ts";
import { standingBlocks } from "./dossier-standing.ts";
import { missionBlocks, missingObserved, recommendationBlocks } from "./observers-report.ts";
import type { PlainKey } from "../message.ts";
import { type Footnotes, makeFootnotes } from "./record-notes.ts";
import type { SourceWords } from "../source-report.ts";
import { tierName } from "../terms.ts";
import type { Words } from "../words.ts";

/** Writes the dossier. */
export function dossierReport(
  words: Words,
  facts: DossierFacts,
  pages: ReadonlyMap<string, SourceWords>,
): Report {
  const notes = makeFootnotes(words, pages);
  const blocks: Block[] = [
    { kind: "answer", text: answerText(words, facts), stamps: [] },
    ...section(words, "dossier.h.house", houseBlocks(words, facts, notes)),
    ...section(words, "dossier.h.rules", rulesBlocks(words, facts.rules, notes)),
    ...section(words, "dossier.h.standing", standingBlocks(words, facts.standing, notes)),
    ...section(words, "dossier.h.result", resultBlocks(words, facts.result, notes)),
    ...section(words, "dossier.h.votes", votesBlocks(words, facts.votesOrRules)),
    ...section(words, "dossier.h.close", closeBlocks(words, facts, notes)),
    ...section(words, "dossier.h.turnout", turnoutBlocks(words, facts.turnout, notes)),
    ...section(words, "dossier.h.observed", missionBlocks(words, facts.missions, notes)),
    ...section(words, "dossier.h.recommended", recommendationBlocks(words, facts.recommendations, notes)),
    ...section(words, "dossier.h.next", nextBlocks(words, facts, notes)),
    ...section(words, "dossier.h.notFound", missingBlocks(words, facts)),
  ];
  return { blocks: [...blocks, ...notes.blocks()] };
}

/** Who has most seats; only the title where nobody has, or two have as many. */
function answerText(words: Words, { title, date, tiers, result }: DossierFacts): string {
  const members = tiers.reduce((sum, tier) => sum + tier.seats, 0);
  const [first, second] = result?.contenders ?? [];
  const parts = { title, date: words.date(date) };
  if (
    first === undefined ||
    members < 2 ||
    first.total === (second?.total ?? 0) ||
    (result?.ties.length ?? 0) > 0
  )
    return words.say("dossier.title", parts);
  return words.say("dossier.titleResult", {
    ...parts,
    name: first.name,
    n: words.numbers.whole(first.total),
    members: words.numbers.whole(members),
  });
}

function section(words: Words, heading: PlainKey, blocks: readonly Block[]): readonly Block[] {
  return [{ kind: "heading", text: words.word(heading) }, ...blocks];
}

function houseBlocks(words: Words, { tiers, rules }: DossierFacts, notes: Footnotes): readonly Block[] {
  const members = tiers.reduce((sum, tier) => sum + tier.seats, 0);
  if (members === 0) return [paragraph(words.word("dossier.noResult"))];
  const parts = tiers
    .map(({ tier, seats }) =>
      words.say("dossier.part", { n: words.numbers.whole(seats), tier: tierName(words, tier) }),
    )
    .join(" + ");
  const text = words.say("dossier.house", { members: words.counted("seats", members), parts });
  return [paragraph(`${text}${notes.mark(rules.sources)}`)];
}

function rulesBlocks(words: Words, part: RulesPart, notes: Footnotes): readonly Block[] {
  const { id: rules, adopted, before, reforms } = part;
  const inForce = words.date(part.inForce);
  const law =
    adopted === undefined
      ? words.say("dossier.lawUnadopted", { rules, inForce })
      : words.say("dossier.law", { rules, adopted: words.date(adopted), inForce });
  const blocks: Block[] = [paragraph(`${law}${notes.mark(part.sources)}`)];
  if (before === undefined) blocks.push(paragraph(words.word("dossier.noEarlier")));
  else if (before.changes.length === 0) blocks.push(paragraph(words.word("dossier.sameRules")));
  else {
    blocks.push(paragraph(words.say("dossier.beside", { date: words.date(before.date) })), {
      kind: "table",
      id: "changes",
      columns: [
        left("what", words.word("dossier.col.what")),
        right("then", words.word("dossier.col.then")),
        right("now", words.word("dossier.col.now")),
      ],
      rows: before.changes.map(({ what, tier, before: was, now }) => {
        const name =
          what === "seats"
            ? words.say("dossier.rule.seats", { tier: tierName(words, tier ?? "") })
            : words.word(
                what === "members"
                  ? "dossier.rule.members"
                  : what === "bar"
                    ? "dossier.rule.bar"
                    : "dossier.rule.against",
              );
        return [textCell(name, what), textCell(ruleText(words, was)), textCell(ruleText(words, now))];
      }),
    });
  }
  if (reforms.length > 0) {
    blocks.push(paragraph(words.word("dossier.between")));
    blocks.push(...listOf(datedItems(words, reforms, notes)));
  }
  return blocks;
}

function ruleText(words: Words, value: RuleValue): string {
  switch (value.kind) {
    case "seats":
      return words.numbers.whole(value.seats);
    case "share":
      return words.numbers.share(value.share);
    case "is":
      return words.word(value.is ? "claims.word.yes" : "claims.word.no");
    case "missing":
      return words.word("record.notFound");
  }
}

function votesBlocks(words: Words, parts: readonly VotesOrRulesPart[]): readonly Block[] {
  const sentences = parts.flatMap(({ name, paths, signs }) => [
    ...paths.map(({ reading, start, between, end }) => {
      const values = {
        name,
        start: words.numbers.whole(start),
        between: words.numbers.whole(between),
        end: words.numbers.whole(end),
        votes: words.numbers.signed(between - start),
        rules: words.numbers.signed(end - between),
      };
      return reading === null
        ? words.say("dossier.pathPlain", values)
        : words.say("dossier.path", {
            ...values,
            reading: words.word(reading === "counts" ? "dossier.reading.counts" : "dossier.reading.not"),
          });
    }),
    ...(signs ? [words.word("dossier.signs")] : []),
  ]);
  if (sentences.length === 0) return [paragraph(words.word("dossier.noPath"))];
  return [...listOf(sentences), paragraph(words.word("dossier.pathKey"))];
}

function closeBlocks(words: Words, { close }: DossierFacts, notes: Footnotes): readonly Block[] {
  if (close.length === 0) return [paragraph(words.word("dossier.noMargin"))];
  const items = close.map(({ name, kind, votes, sources }) => {
    const values = { name, votes: words.numbers.whole(votes) };
    const text = kind === "lose" ? words.say("dossier.lose", values) : words.say("dossier.gain", values);
    return `${text}${notes.mark(sources)}`;
  });
  return [...listOf(items), paragraph(words.word("dossier.byRecount"))];
}

function turnoutBlocks(
  words: Words,
  { own, earlier }: DossierFacts["turnout"],
  notes: Footnotes,
): readonly Block[] {
  const { numbers } = words;
  const percentOf = ({ printed }: TurnoutWords): string => numbers.printedPercent(printed);
  if (own === null) {
    const items = earlier.map(
      (vote) =>
        `${words.say("dossier.dated", { date: words.date(vote.date), fact: `${vote.title}, ${percentOf(vote)}` })}${notes.mark(vote.sources)}`,
    );
    return [paragraph(words.word("dossier.turnoutMissing")), ...listOf(items)];
  }
  const mine = `${words.say("dossier.turnout.this", { date: words.date(own.date), percent: percentOf(own) })}${notes.mark(own.sources)}`;
  const items = earlier.map((vote) => {
    const text = words.say("dossier.turnout.earlier", {
      title: vote.title,
      date: words.date(vote.date),
      percent: percentOf(vote),
      points: pointsBetween(words, vote.printed, own.printed),
    });
    return `${text}${notes.mark(vote.sources)}`;
  });
  return [...listOf([mine, ...items]), paragraph(words.word("dossier.turnoutBase"))];
}

/** The difference of two printed percentages, exact, with the decimals of the one that has fewer. */
function pointsBetween(words: Words, from: string, to: string): string {
  const [a, b] = [parseRatio(from), parseRatio(to)];
  if (a === undefined || b === undefined) return words.word("record.notFound");
  const decimals = Math.min(...[from, to].map((printed) => printed.split(".")[1]?.length ?? 0));
  return words.numbers.decimal(subtractRatios(b, a), decimals);
}

function nextBlocks(words: Words, { next }: DossierFacts, notes: Footnotes): readonly Block[] {
  const items = [
    ...next.bodies.flatMap(({ name, members, from, until }) => {
      const values = { body: name, members: words.numbers.whole(members) };
      return [
        ...(until === undefined
          ? []
          : [words.say("dossier.bodyUntil", { ...values, date: words.date(until) })]),
        ...(from === undefined ? [] : [words.say("dossier.bodyFrom", { ...values, date: words.date(from) })]),
      ];
    }),
    ...datedItems(words, next.events, notes),
    ...next.elections.map(({ title, date, known }) =>
      words.say("dossier.laterElection", {
        title,
        date: words.date(date),
        result: words.word(known ? "dossier.result.some" : "dossier.result.none"),
      }),
    ),
  ];
  return items.length === 0 ? [paragraph(words.word("dossier.noLater"))] : listOf(items);
}

function missingBlocks(words: Words, { missing, missions }: DossierFacts): readonly Block[] {
  const items = [
    ...missing.map((what) => words.say("dossier.figureMissing", { what })),
    ...missions.flatMap((mission) => missingObserved(words, mission)),
  ];
  return items.length === 0 ? [paragraph(words.word("dossier.allFound"))] : listOf(items);
}
