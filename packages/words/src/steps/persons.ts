/**
 * Who sits: persons in the order of the list, by votes, by votes above a bar or by shares; vacant seats and alternates.
 *
 * @module
 */

import type { Block } from "../blocks.ts";
import type { Context } from "../case.ts";
import { amountCell, left, missingCell, percentCell, right, textCell } from "../cells.ts";
import { lawOf } from "./areas.ts";
import { isStep, type StepOf } from "./rows.ts";
import { areaLabel, type ContenderPart, type Fact, stepWords, type StepWords } from "../step-words.ts";
import { barText, namesOf } from "../terms.ts";

type PersonsStep = StepOf<"fill", "list-order" | "most-votes" | "preference" | "largest-share">;
type ListRow = PersonsStep["rows"][number];

/** Persons are listed one by one up to this number. */
const FEW_PERSONS = 60;

/** Persons of lists. */
export const fillPersons: StepWords = stepWords(
  isStep("fill", "list-order", "most-votes", "preference", "largest-share"),
  {
    whole: (ctx, steps) => personsBlocks(ctx, steps),
    one: (ctx, step, contender) => {
      const row = step.rows.find((r) => r.contender === contender);
      if (row !== undefined) return listPart(ctx, step, row);
      return personPart(ctx, step, contender);
    },
  },
);

function personsBlocks(ctx: Context, steps: readonly PersonsStep[]): readonly Block[] {
  const rows = steps.flatMap((step) => step.rows.map((row) => ({ step, row })));
  const persons = rows.reduce((sum, { row }) => sum + row.persons.length, 0);
  const { words } = ctx;
  if (persons <= FEW_PERSONS)
    return rows.flatMap(({ step, row }) => [
      { kind: "facts", rows: listFacts(ctx, step, row) } as const,
      ...(row.persons.length === 0 ? [] : [personTable(ctx, row)]),
    ]);
  return [
    {
      kind: "table",
      id: "persons",
      columns: [
        ...(steps.length > 1 ? [left("area", words.word("column.area"))] : []),
        left("contender", words.word("column.contender")),
        left("persons", words.word("column.elected")),
      ],
      rows: rows.map(({ step, row }) => [
        ...(steps.length > 1 ? [textCell(ctx.naming.area(step.area), step.area)] : []),
        textCell(ctx.naming.short(row.contender), row.contender),
        textCell(electedText(ctx, row)),
      ]),
    },
  ];
}

function electedText(ctx: Context, row: ListRow): string {
  const names = namesOf(
    ctx,
    row.persons.map((person) => person.person),
  );
  const vacant = ctx.words.say("persons.vacant", { seats: ctx.words.numbers.whole(row.vacant) });
  return row.vacant === 0 ? names : names === "" ? vacant : `${names}; ${vacant}`;
}

function listFacts(ctx: Context, step: PersonsStep, row: ListRow): readonly Fact[] {
  const { words } = ctx;
  return [
    {
      label: areaLabel(ctx, step, ctx.naming.short(row.contender)),
      value: words.counted("seats", row.seats),
      ...(row.vacant === 0
        ? {}
        : { remark: words.say("persons.vacant", { seats: words.numbers.whole(row.vacant) }) }),
    },
    ...(row.bar === undefined
      ? []
      : [
          {
            label: words.word("label.personBar"),
            value: words.say("share.barIs", {
              bar: barText(words, row.bar),
              needed: words.numbers.amount(row.bar.needed),
            }),
            remark: words.find(`barOf.${row.bar.of}`) ?? row.bar.of,
          },
        ]),
    ...(row.next.length === 0
      ? []
      : [{ label: words.word("label.alternates"), value: namesOf(ctx, row.next) }]),
  ];
}

function personTable(ctx: Context, row: ListRow): Block {
  const { words } = ctx;
  const votes = row.persons.some((person) => person.votes !== undefined);
  const ratios = row.persons.some((person) => person.ratio !== undefined);
  const places = row.persons.some((person) => person.by !== "share" || person.place !== undefined);
  const byShare = row.persons.some((person) => person.by === "share");
  return {
    kind: "table",
    id: "persons",
    columns: [
      left("person", words.word("column.elected")),
      left("by", words.word("column.by")),
      ...(votes ? [right("votes", words.word("column.votes"))] : []),
      ...(places ? [right("place", words.word("column.place"))] : []),
      ...(ratios ? [right("ratio", words.word(byShare ? "column.share" : "column.ratio"))] : []),
    ],
    rows: row.persons.map((person) => [
      textCell(ctx.naming.short(person.person), person.person),
      textCell(words.word(`by.${person.by}`), person.by),
      ...(votes ? [person.votes === undefined ? missingCell() : amountCell(words, person.votes)] : []),
      ...(places ? [person.place === undefined ? missingCell() : amountCell(words, person.place)] : []),
      ...(ratios
        ? [
            person.ratio === undefined
              ? missingCell()
              : byShare
                ? percentCell(words, person.ratio)
                : {
                    text: words.numbers.percent(person.ratio),
                    raw: `${person.ratio.num}/${person.ratio.den}`,
                  },
          ]
        : []),
    ]),
  };
}

function listPart(ctx: Context, step: PersonsStep, row: ListRow): ContenderPart {
  const label = ctx.words.word("label.deputies");
  return {
    facts: listFacts(ctx, step, row),
    ...(row.persons.length === 0 ? {} : { blocks: [personTable(ctx, row)] }),
    law: lawOf(ctx, step, label),
  };
}

/** A person who was asked for by name. */
function personPart(ctx: Context, step: PersonsStep, person: string): ContenderPart | undefined {
  const { words } = ctx;
  for (const row of step.rows) {
    const found = row.persons.find((p) => p.person === person);
    const next = row.next.indexOf(person);
    if (found === undefined && next < 0) continue;
    const list = ctx.naming.short(row.contender);
    const value =
      found === undefined
        ? words.say("persons.next", { list, rank: words.numbers.whole(next + 1) })
        : words.say("persons.sits", { list, by: words.word(`by.${found.by}`) });
    return {
      summary: value,
      facts: [{ label: areaLabel(ctx, step, words.word("label.deputies")), value }],
      law: lawOf(ctx, step, words.word("label.deputies")),
    };
  }
  return undefined;
}
