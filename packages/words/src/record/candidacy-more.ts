/**
 * What is known besides the numbers of a candidacy: on what ground somebody was kept out, where the parties on the ballot
 * come from, what became of deposits by the result, and how many mandates the groups of the law must get.
 *
 * @module
 */

import type { Fraction, Ratio } from "@urna/law";
import type { Block } from "../blocks.ts";
import { decimalCell, left, missingCell, percentCell, right, textCell, wholeCell } from "../cells.ts";
import { datedItems, listOf, paragraph } from "./dossier-blocks.ts";
import type { DatedFact } from "./dossier-facts.ts";
import type { Footnotes } from "./record-notes.ts";
import type { Words } from "../words.ts";

/** How many refusals and cancellations there were, and of how many a ground is on record. */
export interface GroundsWords {
  readonly refused: number | null;
  readonly cancelled: number | null;
  /** Persons whose refusal is on record one by one. */
  readonly refusedKnown: number;
  /** By ground, most persons first; the ground that was not found is null. */
  readonly grounds: readonly {
    readonly title: string | null;
    readonly persons: number;
    readonly restored: number;
    readonly sources: readonly string[];
  }[];
}

/** Where a party on the ballot comes from. Dates are as much as is known of them; null is not known. */
export interface PartyWords {
  readonly name: string;
  /** Its names in their order, the last is that of the ballot. */
  readonly names: readonly {
    readonly name: string;
    readonly from: string | null;
    readonly until: string | null;
  }[];
  readonly merged: readonly { readonly name: string; readonly date: string | null }[];
  readonly events: readonly DatedFact[];
  readonly sources: readonly string[];
}

/** The deposits of the lists, in minimum wages. */
export interface DepositsWords {
  readonly wages: number;
  /** The day of the earlier election whose shares decide what is paid; null where there is none. */
  readonly before: string | null;
  readonly rows: readonly {
    readonly name: string;
    readonly persons: number | null;
    /** The share of the earlier election; null for a party that did not stand. */
    readonly last: Fraction | null;
    readonly pays: Ratio;
    readonly sum: Ratio | null;
    readonly share: Fraction | null;
    readonly returned: boolean | null;
    /** Of the votes behind both shares. */
    readonly shareSources: readonly string[];
    readonly sources: readonly string[];
  }[];
}

/** How many of the mandates of each list the groups must get. */
export interface GroupSeatsWords {
  readonly groups: readonly string[];
  readonly share: Ratio;
  readonly rows: readonly {
    readonly name: string;
    readonly mandates: number;
    readonly asked: Ratio;
    readonly atLeast: number;
    readonly rounded: boolean;
  }[];
}

/** "Refused: 125. The ground was found for none." */
export function groundBlocks(words: Words, part: GroundsWords, notes: Footnotes): readonly Block[] {
  const { refused, refusedKnown, grounds } = part;
  const sentences =
    refused === null || refused === 0
      ? []
      : [
          words.say("candidacy.refusedGrounds", {
            refused: words.numbers.whole(refused),
            known: words.numbers.whole(refusedKnown),
          }),
        ];
  const items = grounds.map(({ title, persons, restored, sources }) => {
    const name = title ?? words.word("candidacy.groundMissing");
    const n = words.numbers.whole(persons);
    const text =
      restored === 0
        ? `${name}: ${n}`
        : words.say("candidacy.groundRestored", { ground: name, n, restored: words.numbers.whole(restored) });
    return `${text}${notes.mark(sources)}`;
  });
  return [...sentences.map(paragraph), ...listOf(items)];
}

/** One line a party: names with their years, what merged into it, and what is on record of its registration. */
export function partyBlocks(
  words: Words,
  parties: readonly PartyWords[],
  notes: Footnotes,
): readonly Block[] {
  const day = (date: string | null): string => (date === null ? "…" : words.date(date));
  return listOf(
    parties.map(({ name, names, merged, events, sources }) => {
      const span = (one: { readonly from: string | null; readonly until: string | null }): string =>
        `${day(one.from)} – ${day(one.until)}`;
      const [only, another] = names;
      const parts = [
        only !== undefined && another === undefined
          ? span(only)
          : names.map((one) => `${one.name} (${span(one)})`).join(" → "),
        ...merged.map((one) =>
          words.say("candidacy.merged", {
            name: one.date === null ? one.name : `${one.name} (${words.date(one.date)})`,
          }),
        ),
      ];
      const told = `${parts.join("; ")}${notes.mark(sources)}`;
      const facts = datedItems(words, events, notes);
      return words.say("candidacy.party", { name, history: [told, ...facts].join("; ") });
    }),
  );
}

/** What each list paid by its last share, and whether the result brought it back. */
export function depositBlocks(
  words: Words,
  { before, rows }: DepositsWords,
  notes: Footnotes,
): readonly Block[] {
  if (rows.length === 0) return [];
  const unit =
    before === null
      ? words.word("candidacy.depositsUnit")
      : words.say("candidacy.depositsUnitSince", { date: words.date(before) });
  return [
    {
      kind: "table",
      id: "deposits",
      columns: [
        left("list", words.word("candidacy.col.list")),
        right("persons", words.word("candidacy.key.registered")),
        right("last", words.word("candidacy.col.lastShare")),
        right("deposit", words.word("candidacy.col.deposit")),
        right("share", words.word("candidacy.col.share")),
        left("returned", words.word("candidacy.col.returned")),
      ],
      rows: rows.map((row) => [
        textCell(`${row.name}${notes.mark(row.sources)}`, row.name),
        wholeCell(words, row.persons),
        row.last === null
          ? textCell(words.word("candidacy.didNotStand"), null)
          : percentCell(words, row.last),
        row.sum === null ? missingCell() : decimalCell(words, row.sum, row.sum.den === 1 ? 0 : 1),
        row.share === null ? missingCell() : percentCell(words, row.share),
        returnedCell(words, row),
      ]),
    },
    paragraph(`${unit}${notes.mark([...new Set(rows.flatMap((row) => row.shareSources))])}`),
  ];
}

function returnedCell(words: Words, { sum, returned }: DepositsWords["rows"][number]) {
  if (sum !== null && sum.num === 0) return textCell(words.word("candidacy.nothingPaid"), "nothing-paid");
  if (returned === null) return textCell(words.word("record.notFound"), null);
  return textCell(words.word(returned ? "candidacy.returned" : "candidacy.kept"), returned ? "yes" : "no");
}

/** 30 % of four mandates are 1.2: how a part of a person is rounded is not in the text that was read. */
export function groupSeatBlocks(words: Words, { groups, share, rows }: GroupSeatsWords): readonly Block[] {
  if (rows.length === 0) return [];
  const names = words.list(groups.map((group) => words.find(`fact.${group}`) ?? group));
  return [
    paragraph(words.say("candidacy.groupSeats", { groups: names, share: words.numbers.percent(share, 0) })),
    {
      kind: "table",
      id: "group-seats",
      columns: [
        left("list", words.word("candidacy.col.list")),
        right("mandates", words.word("candidacy.col.mandates")),
        right("asked", words.word("candidacy.col.asked")),
        left("persons", words.word("candidacy.col.atLeast")),
      ],
      rows: rows.map(({ name, mandates, asked, atLeast, rounded }) => [
        textCell(name),
        wholeCell(words, mandates),
        decimalCell(words, asked, 1),
        rounded
          ? textCell(
              words.say("candidacy.rounding", {
                up: words.numbers.whole(atLeast + 1),
                down: words.numbers.whole(atLeast),
              }),
              null,
            )
          : wholeCell(words, atLeast),
      ]),
    },
    paragraph(words.word("candidacy.namedNotFound")),
  ];
}
