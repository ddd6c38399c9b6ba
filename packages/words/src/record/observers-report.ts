/**
 * Observation on record: missions side by side with their methods, what they published by stage, what they recommended and
 * what came of it. Findings are never turned into a score.
 *
 * @module
 */

import type { Block, Report } from "../blocks.ts";
import { left, missingCell, textCell } from "../cells.ts";
import type { MissionWords, RecommendationWords } from "./dossier-facts.ts";
import { type Footnotes, makeFootnotes } from "./record-notes.ts";
import type { SourceWords } from "../source-report.ts";
import type { Words } from "../words.ts";

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
    { kind: "paragraph", text: words.word("observers.side") },
    ...sizeBlocks(words, missions, notes),
    ...stageBlocks(words, missions, notes),
  ];
}

type Observed = MissionWords["observed"][number];

/** What was said, with its denominator. */
function saidText(words: Words, { said, of }: Observed): string {
  return of === null ? said : words.say("observers.ofWhole", { text: said, whole: words.numbers.whole(of) });
}

/** How many came: every number that was published, with its source. */
function sizeBlocks(words: Words, missions: readonly MissionWords[], notes: Footnotes): readonly Block[] {
  const rows = missions.flatMap((mission) => {
    const sizes = mission.observed.filter((one) => one.stage === "mission" && one.found);
    if (sizes.length === 0) return [];
    const text = sizes.map((one) => `${saidText(words, one)}${notes.mark(one.sources)}`).join("; ");
    return [[textCell(mission.name), textCell(text, sizes.map((one) => saidText(words, one)).join("; "))]];
  });
  if (rows.length === 0) return [];
  return [
    { kind: "heading", text: words.word("observers.h.size") },
    {
      kind: "table",
      id: "mission-size",
      columns: [
        left("mission", words.word("observers.col.mission")),
        left("size", words.word("observers.col.what")),
      ],
      rows,
    },
  ];
}

const STAGES = ["opening", "voting", "counting", "tabulation", "turnout"] as const;

/**
 * Stages down, missions across: where two of them say different things, it stands side by side. What was looked for in vain
 * is written as not found; what nobody looked for is a dash.
 */
function stageBlocks(words: Words, missions: readonly MissionWords[], notes: Footnotes): readonly Block[] {
  const rows = STAGES.flatMap((stage) => {
    const all = missions.flatMap((m) => m.observed.filter((one) => one.stage === stage));
    return [...new Set(all.map((one) => one.key))].map((key) => [
      textCell(words.word(`observers.stage.${stage}`), stage),
      textCell(words.find(`observers.key.${key}`) ?? key, key),
      ...missions.map(({ observed }) => {
        const own = observed.filter((one) => one.stage === stage && one.key === key);
        if (own.length === 0) return missingCell();
        return textCell(
          own
            .map((one) =>
              one.found ? `${saidText(words, one)}${notes.mark(one.sources)}` : words.word("record.notFound"),
            )
            .join("; "),
          own.some((one) => one.found) ? own.map((one) => one.said).join("; ") : null,
        );
      }),
    ]);
  });
  if (rows.length === 0) return [];
  return [
    { kind: "heading", text: words.word("observers.h.stages") },
    {
      kind: "table",
      id: "stages",
      columns: [
        left("stage", words.word("observers.col.stage")),
        left("what", words.word("observers.col.what")),
        ...missions.map((mission, i) => left(`mission-${i + 1}`, mission.name)),
      ],
      rows,
    },
  ];
}

/** What was looked for in vain, one line a mission: "joint mission · counting: share rated negatively". */
export function missingObserved(words: Words, { name, observed }: MissionWords): readonly string[] {
  const missing = observed.filter((one) => !one.found);
  if (missing.length === 0) return [];
  const stages = [...new Set(missing.map((one) => one.stage))].map((stage) => {
    const keys = missing
      .filter((one) => one.stage === stage)
      .map(({ key }) => words.find(`observers.key.${key}`) ?? key);
    return `${words.find(`observers.stage.${stage}`) ?? stage}: ${keys.join(", ")}`;
  });
  return [`${name} · ${stages.join("; ")}`];
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
    for (const mission of new Set(own.map((one) => one.mission)))
      blocks.push(
        ...listBlocks(
          words.say("recommend.of", { kind: words.word(heading), mission }),
          own.filter((one) => one.mission === mission).map((one) => itemOf(words, one, notes)),
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
    ...(one.kind === "finding"
      ? []
      : [
          words.say("recommend.addressee", {
            addressee: words.find(`recommend.addressee.${one.addressee}`) ?? one.addressee,
          }),
        ]),
    ...(one.priority ? [words.word("recommend.priority")] : []),
    words.say("recommend.number", { number: one.number ?? missing, page: one.page ?? missing }),
    ...(one.kind === "finding"
      ? []
      : [words.say("recommend.commitment", { commitment: one.commitment ?? missing })]),
    ...(one.repeatedBy.length === 0
      ? []
      : [words.say("recommend.repeated", { names: one.repeatedBy.join(", ") })]),
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
    ...one.readings.map(
      ({ date, says, sources }) =>
        `${words.say("recommend.reading", { date: words.date(date), text: says })}${notes.mark(sources)}`,
    ),
  ];
  return parts.join(" · ");
}
