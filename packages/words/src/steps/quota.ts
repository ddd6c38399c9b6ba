/**
 * Seats by quotas and largest remainders: the quota, whole quotas, remainders in their order, the cut and who stands
 * below it.
 *
 * @module
 */

import type { Step } from "@urna/law";
import type { Block } from "../blocks.ts";
import type { Context } from "../case.ts";
import { amountCell, decimalCell, divide, left, missingCell, right, textCell, wholeCell } from "../cells.ts";
import { citeText } from "../cite.ts";
import type { AnyRatio } from "../numbers.ts";
import { areaLabel, type ContenderPart, type Fact, stepWords, type StepWords } from "../step-words.ts";

type QuotaStep = Extract<Step, { verb: "allot"; clause: "quota" }>;
type QuotaRow = QuotaStep["rows"][number];

export const allotQuota: StepWords = stepWords(
  (step): step is QuotaStep => step.verb === "allot" && step.clause === "quota",
  {
    whole: (ctx, steps) => steps.flatMap((step) => quotaBlocks(ctx, step)),
    one: (ctx, step, contender) => {
      const row = step.rows.find((r) => r.contender === contender);
      return row === undefined ? undefined : quotaPart(ctx, step, row);
    },
  },
);

/** What is added to the seats before the total is divided by them. */
const ADDED: Readonly<Record<string, number>> = { hare: 0, "hagenbach-bischoff": 1, droop: 1, imperiali: 2 };

/** `5,971,719 / 69 = 86,546 45/69`; the quota alone where it is not simply votes over seats. */
function quotaLine(ctx: Context, step: QuotaStep): string {
  const { words } = ctx;
  const n = words.numbers;
  const added = ADDED[step.quota];
  if (added === undefined || step.rounding !== undefined) {
    return words.say("quota.size", { total: n.amount(step.total), quota: n.mixed(step.size) });
  }
  const divisor = step.seats + added;
  if (!isOfAll(step, divisor)) return words.say("quota.others", { quota: n.mixed(step.size) });
  const values = {
    total: n.amount(step.total),
    divisor: n.whole(divisor),
    quota: n.mixed(step.size, divisor),
  };
  return words.say(step.quota === "droop" ? "quota.droop" : "quota.is", values);
}

/** Whether the quota is that of all who take part; those whose seats a bound fixes leave one of their own to the others. */
function isOfAll(step: QuotaStep, divisor: number): boolean {
  if (step.rows.every((row) => row.minimum === undefined && row.maximum === undefined)) return true;
  const times = divide(step.total, step.size);
  return step.quota !== "droop" && times?.num === divisor && times.den === 1;
}

/** Whether the seats that whole quotas left went to the largest remainders, and to nothing else. */
function byRemainders(step: QuotaStep): boolean {
  return step.stages === undefined && step.left >= 0 && step.rows.every((row) => row.rescued === undefined);
}

function quotaFact(ctx: Context, step: QuotaStep): Fact {
  const { words } = ctx;
  return {
    label: areaLabel(ctx, step, words.word("label.quota")),
    value: quotaLine(ctx, step),
    remark: words.say("quota.takePart", { n: words.numbers.whole(step.rows.length) }),
    figure: "quota",
  };
}

function quotaPart(ctx: Context, step: QuotaStep, row: QuotaRow): ContenderPart {
  const { words } = ctx;
  const n = words.numbers;
  const place = citeText(words, ctx.rules.laws, step.cite);
  const quota = { label: words.word("label.quota"), value: place };
  if (row.rescued !== undefined) {
    const { quotient, weighted, atLeast } = row.rescued;
    return {
      summary: words.say("quota.summaryRescued", {
        quotient: n.decimal(quotient),
        weighted: n.decimal(weighted),
      }),
      facts: [
        quotaFact(ctx, step),
        {
          label: words.word("label.weighted"),
          value: words.say("quota.weighted", {
            votes: n.amount(row.votes),
            size: n.decimal(step.size),
            quotient: n.decimal(quotient, 4),
            weighted: n.decimal(weighted, 4),
          }),
          remark: words.say("quota.atLeast", { seats: words.counted("seats", atLeast) }),
        },
      ],
      law: [quota],
    };
  }
  const loneFirst = step.rows.some((r) => r.rescued !== undefined);
  return {
    summary: loneFirst ? leftoverSummary(ctx, row) : fullSummary(ctx, row),
    facts: [
      quotaFact(ctx, step),
      {
        label: words.word("label.full"),
        value: words.say("quota.full", {
          votes: n.amount(row.votes),
          full: n.whole(row.full),
          size: n.decimal(step.size),
          remainder: n.amount(row.remainder),
        }),
        remark: words.say("quota.given", { full: n.whole(step.full), seats: n.whole(step.seats) }),
        figure: "full",
      },
      loneFirst
        ? {
            label: words.word("label.leftover"),
            value: words.say("quota.allLeft", { seats: words.counted("seats", row.extra) }),
          }
        : byRemainders(step)
          ? remainderFact(ctx, step, row)
          : {
              label: words.word("label.remainder"),
              value: n.amount(row.remainder),
              remark: words.say("quota.laterStages", { seats: n.signed(row.extra) }),
            },
    ],
    blocks: byRemainders(step) ? [cutTable(ctx, step), ...certificate(ctx, step)] : [],
    law: [quota],
  };
}

function remainderFact(ctx: Context, step: QuotaStep, row: QuotaRow): Fact {
  const { words } = ctx;
  const n = words.numbers;
  const value =
    step.left === 0
      ? words.say("quota.remainderNoneLeft", { remainder: n.amount(row.remainder) })
      : words.say("quota.remainder", {
          remainder: n.amount(row.remainder),
          rank: n.whole(row.rank),
          of: n.whole(step.rows.length),
          left: words.counted("seats.left", step.left),
        });
  return {
    label: words.word("label.remainder"),
    value,
    remark: row.extra > 0 ? n.signed(row.extra) : n.whole(0),
    figure: "remainder",
  };
}

function fullSummary(ctx: Context, row: QuotaRow): string {
  const { words } = ctx;
  const full = words.counted("quota.fullCount", row.full);
  if (row.seats === 0) return words.say("quota.summaryNone", { votes: words.numbers.amount(row.votes) });
  if (row.extra === 0) return full;
  if (row.extra < 0)
    return words.say("quota.summaryTaken", { full, taken: words.counted("seats", -row.extra) });
  const extra = words.counted("quota.extraCount", row.extra);
  return row.full === 0 ? extra : words.say("quota.summaryBoth", { full, extra });
}

function leftoverSummary(ctx: Context, row: QuotaRow): string {
  const { words } = ctx;
  const full = words.counted("quota.fullCount", row.full);
  if (row.extra === 0) return full;
  return words.say("quota.summaryLeftover", {
    full,
    extra: words.counted("seats", row.extra),
  });
}

/** Remainders, largest first, with the cut: the last seat above it, the runner-up below it. */
function cutTable(ctx: Context, step: QuotaStep): Block {
  const { words } = ctx;
  const cut = step.left > 0 && step.left < step.rows.length;
  return {
    kind: "table",
    id: "remainders",
    columns: [
      right("rank", words.word("column.rank")),
      left("contender", words.word("column.contender")),
      right("full", words.word("column.full")),
      right("remainder", words.word("column.remainder")),
      left("seat", words.word("column.seat")),
    ],
    rows: inOrder(step).map((row) => [
      wholeCell(words, row.rank),
      textCell(ctx.naming.short(row.contender), row.contender),
      wholeCell(words, row.full),
      decimalCell(words, row.remainder),
      { text: row.extra > 0 ? words.numbers.signed(row.extra) : "", raw: row.extra },
    ]),
    ...(cut ? { lines: [{ before: step.left, text: words.word("mark.cut") }] } : {}),
  };
}

/** Whoever has votes, by remainder; where remainders are equal, those who received the seat first. */
function inOrder(step: QuotaStep): readonly QuotaRow[] {
  const rows = step.rows.filter((row) => row.votes.num !== 0 || row.seats > 0);
  return rows.sort((a, b) => a.rank - b.rank || b.extra - a.extra);
}

/** The sums that prove the seats: full seats and remainders add up, and the cut lies between two remainders. */
function certificate(ctx: Context, step: QuotaStep): readonly Block[] {
  const { words } = ctx;
  const n = words.numbers;
  const order = inOrder(step);
  const parts = step.rows
    .filter((row) => row.full > 0)
    .sort((a, b) => b.full - a.full)
    .map((row) => n.whole(row.full));
  const given = step.rows.reduce((sum, row) => sum + row.seats, 0);
  const text = words.say("quota.certificate", {
    parts: parts.length === 0 ? n.whole(0) : parts.join(" + "),
    full: n.whole(step.full),
    extra: n.whole(given - step.full),
    seats: n.whole(given),
  });
  const last = order.filter((row) => row.extra > 0).at(-1);
  const next = order.find((row) => row.extra === 0);
  const cut =
    last === undefined || next === undefined
      ? []
      : [
          words.say("quota.certificateCut", {
            last: n.decimal(last.remainder),
            lastName: ctx.naming.short(last.contender),
            next: n.decimal(next.remainder),
            nextName: ctx.naming.short(next.contender),
          }),
        ];
  return [{ kind: "paragraph", text: [text, ...cut].join(" ") }];
}

function quotaBlocks(ctx: Context, step: QuotaStep): readonly Block[] {
  const { words } = ctx;
  const rows = inOrder(step);
  const rescued = rows.some((row) => row.rescued !== undefined);
  const cut = byRemainders(step) && step.left > 0 && step.left < rows.length;
  const sum = (of: (row: QuotaRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const facts: Fact[] = [
    quotaFact(ctx, step),
    {
      label: words.word("label.full"),
      value: words.say("quota.given", {
        full: words.numbers.whole(step.full),
        seats: words.numbers.whole(step.seats),
      }),
      remark: words.counted("seats.left", step.left),
    },
  ];
  const weighted = (value: AnyRatio | undefined): ReturnType<typeof missingCell> =>
    value === undefined ? missingCell() : decimalCell(words, value, 4);
  return [
    { kind: "facts", rows: facts },
    {
      kind: "table",
      id: "quota",
      columns: [
        left("contender", words.word("column.contender")),
        right("votes", words.word("column.votes")),
        right("full", words.word("column.full")),
        ...(rescued
          ? [
              right("quotient", words.word("column.quotient")),
              right("weighted", words.word("column.weighted")),
            ]
          : [right("remainder", words.word("column.remainder")), right("rank", words.word("column.rank"))]),
        right("extra", words.word("column.extra")),
        right("seats", words.word("column.seats")),
      ],
      rows: rows.map((row) => [
        textCell(ctx.naming.short(row.contender), row.contender),
        amountCell(words, row.votes),
        wholeCell(words, row.full),
        ...(rescued
          ? [weighted(row.rescued?.quotient), weighted(row.rescued?.weighted)]
          : [decimalCell(words, row.remainder), wholeCell(words, row.rank)]),
        wholeCell(words, row.extra),
        wholeCell(words, row.seats),
      ]),
      ...(cut ? { lines: [{ before: step.left, text: words.word("mark.cut") }] } : {}),
      totals: [
        textCell(words.word("total"), null),
        amountCell(words, step.total),
        wholeCell(
          words,
          sum((row) => row.full),
        ),
        { text: "", raw: null },
        { text: "", raw: null },
        wholeCell(
          words,
          sum((row) => row.extra),
        ),
        wholeCell(
          words,
          sum((row) => row.seats),
        ),
      ],
    },
    ...(byRemainders(step) ? certificate(ctx, step) : []),
  ];
}
