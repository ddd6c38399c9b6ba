/**
 * The tables of a comparison: swings, houses, turnout. Whoever is missing on one side is missing for a reason, which is
 * a word.
 *
 * @module
 */

import { isLine } from "@urna/law";
import type { Block, Cell } from "../blocks.ts";
import { left, missingCell, right, textCell, wholeCell } from "../cells.ts";
import {
  type CompareContext,
  type ComparisonWords,
  nameOf,
  type SwingSideWords,
  type SwingWords,
  type TurnoutShare,
  type TurnoutWords,
} from "./compare-input.ts";
import { baseName, lineName, tierName } from "../terms.ts";
import { majorityName, shareText } from "./what-if-words.ts";

/** Shares and seats side by side; new names and bases below. */
export function swingBlocks(ctx: CompareContext, { swings, houses }: ComparisonWords): readonly Block[] {
  const { words, elections, bases } = ctx;
  const renamed = swings.flatMap(({ first, second, identity }) => {
    if (first === null || second === null || first.contender === second.contender) return [];
    const before = ctx.shortIn(0, first.contender);
    const name = nameOf(ctx, identity);
    return before === name ? [] : [words.say("compare.renamed", { name, year: elections[0].label, before })];
  });
  const shares = ([0, 1] as const).flatMap((i) => {
    const side = swings
      .map((swing) => (i === 0 ? swing.first : swing.second))
      .find((each) => (each?.base ?? null) !== null);
    const total = side?.base ?? null;
    if (total === null || houses[i] === undefined) return [];
    return [
      words.say("compare.sharesOf", {
        year: elections[i].label,
        total: words.numbers.amount(total),
        base: baseName(words, bases[i]),
      }),
    ];
  });
  if (swings.length === 0) return [];
  const notes = [...renamed, ...shares].join(" ");
  return [
    { kind: "heading", text: words.word("compare.swings") },
    {
      kind: "table",
      id: "swings",
      columns: [
        left("contender", words.word("column.contender")),
        ...elections.map(({ label, id }) =>
          right(`share ${id}`, words.say("compare.share", { year: label })),
        ),
        right("points", words.word("compare.points")),
        ...elections.map(({ label, id }) =>
          right(`seats ${id}`, words.say("compare.seatsIn", { year: label })),
        ),
      ],
      rows: swings.map((swing) => [
        textCell(
          isLine(swing.identity) ? lineName(words, swing.identity) : nameOf(ctx, swing.identity),
          swing.identity,
        ),
        shareCell(ctx, swing.first),
        shareCell(ctx, swing.second),
        changeCell(ctx, swing),
        seatsCell(ctx, swing.first),
        seatsCell(ctx, swing.second),
      ]),
    },
    ...(notes === "" ? [] : [{ kind: "paragraph", text: notes } as const]),
  ];
}

function shareCell({ words }: CompareContext, side: SwingSideWords | null): Cell {
  const share = side?.share ?? null;
  if (share === null) return missingCell();
  return { text: words.numbers.percentDigits(share), raw: `${share.num}/${share.den}` };
}

function changeCell({ words }: CompareContext, { change, absence }: SwingWords): Cell {
  if (change !== null) return { text: words.numbers.points(change), raw: `${change.num}/${change.den}` };
  if (absence === null) return missingCell();
  return textCell(words.find(`absence.${absence}`) ?? absence, absence);
}

function seatsCell({ words }: CompareContext, side: SwingSideWords | null): Cell {
  return wholeCell(words, side?.seats);
}

/** Members, tiers, bar, and the majorities of each house. */
export function houseBlocks(
  { words, elections }: CompareContext,
  { houses }: ComparisonWords,
): readonly Block[] {
  if (houses.every((house) => house.tiers.length === 0)) return [];
  const drawn = (houses[1] ?? houses[0])?.majorities.filter((m) => DRAWN.has(`${m.is} ${m.share}`)) ?? [];
  return [
    { kind: "heading", text: words.word("compare.houses") },
    {
      kind: "table",
      id: "houses",
      columns: [
        left("election", words.word("compare.votes")),
        right("members", words.word("compare.members")),
        left("tiers", words.word("compare.bySeats")),
        right("bar", words.word("label.bar")),
        ...drawn.map((m) => right(`${m.is} ${m.share}`, majorityName(words, m))),
      ],
      rows: houses.map((house, i) => [
        textCell(elections[i === 0 ? 0 : 1].label, elections[i === 0 ? 0 : 1].id),
        house.tiers.length === 0
          ? missingCell()
          : house.members === null
            ? textCell("?", null)
            : wholeCell(words, house.members),
        textCell(
          house.tiers
            .map(
              ({ id, seats }) =>
                `${tierName(words, id)} ${seats === null ? "?" : words.numbers.whole(seats)}`,
            )
            .join(", ") || "–",
        ),
        house.bar === null ? missingCell() : textCell(shareText(words, house.bar.share), house.bar.share),
        ...drawn.map((m) =>
          wholeCell(words, house.majorities.find((own) => own.is === m.is && own.share === m.share)?.needed),
        ),
      ]),
    },
  ];
}

/** Majorities that a house is compared by. */
const DRAWN: ReadonlySet<string> = new Set(["moreThan 1/2", "atLeast 2/3", "atLeast 3/4"]);

/** Turnout of every national vote, each column divided by the same thing. */
export function turnoutBlocks({ words }: CompareContext, rows: readonly TurnoutWords[]): readonly Block[] {
  if (rows.length === 0) return [];
  const cell = (turnout: TurnoutWords["byCast"]): Cell =>
    turnout === null
      ? missingCell()
      : {
          text: words.numbers.percentDigits(turnout.share),
          raw: `${turnout.share.num}/${turnout.share.den}`,
        };
  const remarks = rows.flatMap((row) =>
    [row.byReceived, row.byCast].flatMap((share) => (share === null ? [] : turnoutRemark(words, row, share))),
  );
  return [
    { kind: "heading", text: words.word("compare.turnout") },
    {
      kind: "table",
      id: "turnout",
      columns: [
        left("date", words.word("compare.date")),
        left("election", words.word("compare.vote")),
        right("received", words.word("compare.received")),
        right("cast", words.word("compare.cast")),
        right("printed", words.word("compare.printed")),
      ],
      rows: rows.map((row) => [
        textCell(row.date, row.date),
        textCell(row.title, row.election),
        cell(row.byReceived),
        cell(row.byCast),
        row.printed === null
          ? missingCell()
          : textCell(row.printed.value.replace(".", decimalPoint(words)), row.printed.value),
      ]),
    },
    ...(remarks.length === 0 ? [] : [{ kind: "list", items: remarks } as const]),
    { kind: "paragraph", text: words.word("compare.turnoutNote") },
  ];
}

/** Where the two counts of a share are not of one state: which percentage stands, and what the counts make. */
function turnoutRemark(
  words: CompareContext["words"],
  { date, printed }: TurnoutWords,
  { share, from, counts, statuses }: TurnoutShare,
): readonly string[] {
  const [status, listStatus] = statuses.map((each) => words.find(`status.${each}`) ?? each);
  if (status === listStatus) return [];
  const values = {
    date,
    votes: words.numbers.whole(counts.num),
    status: status ?? "",
    list: words.numbers.whole(counts.den),
    listStatus: listStatus ?? "",
    share: words.numbers.percent(counts),
  };
  if (from === "counts") return [words.say("compare.turnoutMixed", values)];
  const stated = { printed: words.numbers.percent(share), sources: (printed?.sources ?? []).join("; ") };
  return [words.say("compare.turnoutPrinted", { ...values, ...stated })];
}

/** The sign between whole and decimals, as the language writes it. */
function decimalPoint(words: CompareContext["words"]): string {
  return words.numbers.decimal({ num: 1, den: 10 }, 1).charAt(1);
}
