/**
 * Observation on record: missions side by side with their methods, what they published by stage, what they recommended and
 * what came of it. Findings are never turned into a score.
 *
 * @module
 */

import type { Block, Report } from "./blocks.ts";
import { left, textCell } from "./cells.ts";
import type { MissionWords, RecommendationWords } from "./dossier-facts.ts";
import { type Footnotes, makeFootnotes } from "./record-notes.ts";
import type { SourceWords } from "./source-report.ts";
import type { Words } from "./words.ts";

type Pages = ReadonlyMap<string, SourceWords>;

/** Missions and what they published. */
export function observersReport(words: Words, missions: readonly MissionWords[], pages: Pages): Report {
  const notes = makeFootnotes(words, pages);
  const text = words.counted("observers.answer", missions.length);
  return {
    blocks: [
      { kind: "answer", text, stamps: [] },
      ...missionBlocks(words, missions, notes),
      ...listBlocks(
        words.word("dossier.h.notFound"),
        missions.flatMap((m) => missingObserved(words, m)),
      ),
      ...notes.blocks(),
    ],
  };
}

function listBlocks(heading: string, items: readonly string[]): readonly Block[] {
  if (items.length === 0) return [];
  return [
    { kind: "heading", text: heading },
    { kind: "list", items },
  ];
}

/** Who, how, and what they published; one sentence where there is no mission. */
export function missionBlocks(
  words: Words,
  missions: readonly MissionWords[],
  notes: Footnotes,
): readonly Block[] {
  if (missions.length === 0) return [{ kind: "paragraph", text: words.word("dossier.noMission") }];
  const method = (value: string): string => words.find(`observers.method.${value}`) ?? value;
  const said = missions.flatMap((mission) =>
    mission.observed
      .filter((one) => one.found)
      .map((one) => {
        const stage = words.find(`observers.stage.${one.stage}`) ?? one.stage;
        const text =
          one.of === null
            ? one.said
            : words.say("observers.ofWhole", { text: one.said, whole: words.numbers.whole(one.of) });
        return `${mission.name} · ${stage}: ${text}${notes.mark(one.sources)}`;
      }),
  );
  return [
    {
      kind: "table",
      id: "missions",
      columns: [
        left("mission", words.word("observers.col.mission")),
        left("long", words.word("observers.col.long")),
        left("short", words.word("observers.col.short")),
        left("counts", words.word("observers.col.counts")),
        left("sample", words.word("observers.col.sample")),
      ],
      rows: missions.map((m) => [
        textCell(`${m.name}${notes.mark(m.sources)}`, m.name),
        ...[m.longTerm, m.shortTerm, m.counts, m.sample].map((value) => textCell(method(value), value)),
      ]),
    },
    ...(said.length === 0 ? [] : [{ kind: "list" as const, items: said }]),
    { kind: "paragraph", text: words.word("observers.side") },
  ];
}

/** What was looked for in vain: "joint mission · counting: share rated negatively". */
export function missingObserved(words: Words, { name, observed }: MissionWords): readonly string[] {
  return observed
    .filter((one) => !one.found)
    .map(({ stage, key }) => {
      const at = words.find(`observers.stage.${stage}`) ?? stage;
      return `${name} · ${at}: ${words.find(`observers.key.${key}`) ?? key}`;
    });
}

/** Recommendations and findings with what became of them. */
export function recommendationsReport(
  words: Words,
  recommendations: readonly RecommendationWords[],
  pages: Pages,
): Report {
  const notes = makeFootnotes(words, pages);
  return {
    blocks: [
      { kind: "answer", text: words.counted("recommend.answer", recommendations.length), stamps: [] },
      ...recommendationBlocks(words, recommendations, notes),
      ...notes.blocks(),
    ],
  };
}

export function recommendationBlocks(
  words: Words,
  recommendations: readonly RecommendationWords[],
  notes: Footnotes,
): readonly Block[] {
  if (recommendations.length === 0)
    return [{ kind: "paragraph", text: words.word("dossier.noRecommendation") }];
  const blocks: Block[] = [];
  for (const [kind, heading] of [
    ["recommendation", "recommend.kind.recommendation"],
    ["finding", "recommend.kind.finding"],
  ] as const) {
    const own = recommendations.filter((one) => one.kind === kind);
    blocks.push(
      ...listBlocks(
        words.word(heading),
        own.map((one) => itemOf(words, one, notes)),
      ),
    );
  }
  const asked = recommendations.filter((one) => one.kind === "recommendation");
  if (asked.length > 0 && asked.every((one) => one.statuses.length === 0))
    blocks.push({ kind: "paragraph", text: words.word("dossier.followUp.none") });
  return blocks;
}

function itemOf(words: Words, one: RecommendationWords, notes: Footnotes): string {
  const missing = words.word("record.notFound");
  const parts = [
    `${one.says}${notes.mark(one.sources)}`,
    ...(one.quotation === null ? [] : [words.say("recommend.quotation", { words: one.quotation })]),
    words.say("recommend.theme", { theme: words.find(`recommend.theme.${one.theme}`) ?? one.theme }),
    ...(one.priority ? [words.word("recommend.priority")] : []),
    words.say("recommend.number", { number: one.number ?? missing, page: one.page ?? missing }),
    ...(one.repeats.length === 0 ? [] : [words.say("recommend.repeats", { names: one.repeats.join(", ") })]),
    ...(one.blocks.length === 0
      ? []
      : [
          words.say("recommend.blocks", {
            count: one.blocks.length,
            n: words.numbers.whole(one.blocks.length),
            names: one.blocks.join(", "),
          }),
        ]),
    ...(one.kind === "finding"
      ? []
      : one.statuses.length === 0
        ? [words.word("recommend.notAssessed")]
        : one.statuses.map(({ status, assessor, date }) =>
            words.say("recommend.status", {
              status: words.find(`recommend.is.${status}`) ?? status,
              assessor,
              date: words.date(date),
            }),
          )),
  ];
  return parts.join(" · ");
}
