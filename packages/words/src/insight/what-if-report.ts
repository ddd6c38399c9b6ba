/**
 * What if: the answer as a report. The first line says that this is no result.
 *
 * @module
 */

import type { Block, Report } from "../blocks.ts";
import { refusalText, tieText } from "../steps/open.ts";
import { contestName, tierName } from "../terms.ts";
import { bothTable, oneTable } from "./what-if-tables.ts";
import type { Change, RulesDocument, ReadingWords, WhatIfContext, WhatIfWords } from "./what-if-input.ts";
import {
  assumptionBlocks,
  assumptionTexts,
  changesHead,
  majorityTexts,
  unchangedBlocks,
} from "./what-if-words.ts";
import { type Case, isFull } from "../case.ts";

type Verdict = "yes" | "no" | "unknown";

/** Says what a changed election gives. `document` is the law before the change; `rulesOf` reads the law of a reading. */
export function whatIfReport(
  ctx: WhatIfContext,
  answer: WhatIfWords,
  {
    changes,
    document,
    cases,
    party,
  }: {
    readonly changes: readonly Change[];
    readonly document: RulesDocument;
    /** For each reading its rules and outcome, for the words of ties and refusals. */
    readonly cases: readonly Case[];
    /** The list that the second line is about; the strongest when left out. */
    readonly party?: string;
  },
): Report {
  const { words } = ctx;
  const [first, second] = answer.readings;
  const head: Block = { kind: "answer", text: changesHead(ctx, changes, document), stamps: [] };
  if (first === undefined) {
    return { blocks: [head, { kind: "paragraph", text: words.word("whatif.notComputable") }] };
  }
  const asked = first.rows.find((row) => row.contender === party) ?? first.rows[0];
  const result = asked === undefined ? undefined : resultBlock(ctx, answer.readings, asked.contender);
  const isKnown = first.rows.some((row) => row.after !== null || row.bounds !== null);
  const table = second === undefined ? oneTable(ctx, first) : bothTable(ctx, first, second);
  return {
    // A page shows the second block as its sum, above the picture.
    blocks: [
      head,
      ...(result === undefined ? [] : [result]),
      ...unchangedBlocks(ctx, changes, document),
      ...verdictBlocks(ctx, answer.before.outcome, first.outcome),
      ...openBlocks(ctx, answer.readings, cases),
      ...(isKnown ? [table] : []),
      ...answer.readings.flatMap((reading) => factsOf(ctx, answer, reading, asked?.contender)),
      ...assumptionBlocks(
        ctx,
        answer.readings
          .flatMap((reading) => reading.assumptions)
          .filter((assumed) => second === undefined || assumed.kind !== "against-all"),
      ),
    ],
    next: `urna explain ${ctx.election}`,
  };
}

/** The second line: the seats of one list, exactly, in two readings, or within limits. */
function resultBlock(
  { words, naming }: WhatIfContext,
  readings: readonly ReadingWords[],
  contender: string,
): Block | undefined {
  const name = naming.short(contender);
  const n = words.numbers;
  const rows = readings.flatMap((reading) => {
    const row = reading.rows.find((each) => each.contender === contender);
    return row === undefined ? [] : [{ reading, row }];
  });
  const [first, second] = rows;
  if (first === undefined) return undefined;
  const of = words.counted("whatif.of", first.reading.house);
  const { after, bounds, difference } = first.row;
  if (after === null || difference === null) {
    if (bounds === null) return undefined;
    const certain = first.reading.outcome.seats.find((row) => row.contender === contender)?.byTier ?? {};
    const known = first.reading.outcome.tiers
      .filter((tier) => tier.status === "complete")
      .map((tier) => `${tierName(words, tier.id)} ${n.whole(certain[tier.id] ?? 0)}`);
    const least = n.whole(bounds.least);
    const text = words.say("whatif.between", {
      name,
      least,
      most: n.whole(bounds.most),
      of,
      certain: known.length === 0 ? "0" : known.join(", "),
    });
    return { kind: "paragraph", text };
  }
  const other = second?.row.after ?? null;
  if (second !== undefined && other !== null) {
    const text = words.say("whatif.both", {
      name,
      of,
      kept: n.whole(after.total),
      keptBy: n.signed(difference),
      dropped: n.whole(other.total),
      droppedBy: n.signed(second.row.difference ?? 0),
    });
    return { kind: "paragraph", text };
  }
  const change = n.signed(difference);
  return {
    kind: "paragraph",
    text: words.say("whatif.result", { name, seats: n.whole(after.total), of, change }),
  };
}

/** Whether a question is adopted, and whether it was by the law where that is something else. */
function verdictBlocks(
  { words }: WhatIfContext,
  before: WhatIfWords["before"]["outcome"],
  after: WhatIfWords["before"]["outcome"],
): readonly Block[] {
  const said = (now: Verdict, was: Verdict | null | undefined): string => {
    const text = words.word(`verdict.outcome.${now}`);
    if (was === null || was === undefined || was === now) return text;
    return `${text} ${words.say("whatif.verdictBefore", { verdict: words.word(`verdict.outcome.${was}`) })}`;
  };
  const { verdict, verdicts = {} } = after;
  const items = Object.entries(verdicts).map(
    ([question, now]) => `${contestName(words, question)}: ${said(now, before.verdicts?.[question])}`,
  );
  return [
    ...(verdict === null ? [] : [{ kind: "paragraph", text: said(verdict, before.verdict) } as const]),
    ...(items.length === 0 ? [] : [{ kind: "list", items } as const]),
  ];
}

/** Ties and refusals stand before every table. */
function openBlocks(
  { words }: WhatIfContext,
  readings: readonly ReadingWords[],
  cases: readonly Case[],
): readonly Block[] {
  const items = readings.flatMap(({ outcome }, i) => {
    const given = cases[i];
    if (given === undefined) return [];
    const context = { ...given, words };
    return [
      ...outcome.ties.map((tie) => tieText(context, tie)),
      // What only the names of those who sit depend on changes no seat.
      ...(outcome.refusal === null || isFull(outcome) ? [] : [refusalText(context, outcome.refusal)]),
    ];
  });
  return items.length === 0 ? [] : [{ kind: "list", items: [...new Set(items)] }];
}

/** Votes without a seat and majorities of a reading; headed by its name where there are two. */
function factsOf(
  ctx: WhatIfContext,
  { before, readings }: WhatIfWords,
  reading: ReadingWords,
  party: string | undefined,
): readonly Block[] {
  const { words } = ctx;
  const n = words.numbers;
  const blocks: Block[] = [];
  const { withoutSeat } = reading;
  const row = reading.rows.find((each) => each.contender === party);
  const after = row?.after ?? null;
  const about =
    row === undefined || after === null ? undefined : { contender: row.contender, seats: after.total };
  const texts = majorityTexts(ctx, reading.majorities, about);
  if (withoutSeat !== null) {
    const share = (votes: number, base: number): string => n.percent({ num: votes, den: base });
    const law = before.withoutSeat ?? withoutSeat;
    blocks.push({
      kind: "facts",
      rows: [
        {
          label: words.word("whatif.withoutSeat"),
          value: words.say("whatif.withoutSeatValue", {
            votes: n.whole(withoutSeat.votes),
            share: share(withoutSeat.votes, withoutSeat.base),
            lawVotes: n.whole(law.votes),
            lawShare: share(law.votes, law.base),
          }),
          ...(withoutSeat.againstAll > 0 ? { remark: words.word("whatif.againstAllAmong") } : {}),
        },
      ],
    });
  }
  if (texts.length > 0) blocks.push({ kind: "list", items: texts });
  if (readings.length < 2 || blocks.length === 0) return blocks;
  const heading = words.word(reading.againstAll === "dropped" ? "whatif.dropped" : "whatif.kept");
  const own = reading.assumptions.filter((assumed) => assumed.kind === "against-all");
  const [why] = assumptionTexts(ctx, own);
  return [
    { kind: "heading", text: heading },
    ...(own.length === 0 || why === undefined ? [] : [{ kind: "paragraph", text: why } as const]),
    ...blocks,
  ];
}
