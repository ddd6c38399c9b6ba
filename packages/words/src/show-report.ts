/**
 * What an election or a referendum decided: who is elected, whether a question is adopted, and why; or what is missing.
 *
 * @module
 */

import type { Step } from "@urna/law";
import type { Block, Report, Stamp } from "./blocks.ts";
import { type Case, type Context, type ElectionHead, groupSteps } from "./case.ts";
import { divide, left, right, textCell, wholeCell } from "./cells.ts";
import { withPlace } from "./cite.ts";
import { type Measure, measureBlocks } from "./measures.ts";
import { specialNotices } from "./outcome-words.ts";
import { seatsReport } from "./seats-report.ts";
import { originStamps } from "./stamps.ts";
import { conditionName, testText } from "./steps/decide.ts";
import { refusalText } from "./steps/open.ts";
import { stepBlocks, stepHeading } from "./steps/steps.ts";
import { barText, baseName, levelName, namesOf } from "./terms.ts";
import type { Words } from "./words.ts";

type MajorityStep = Extract<Step, { verb: "allot"; clause: "majority" }>;

/** What was declared about the whole. */
export interface DeclaredDecision {
  readonly is: "elected" | "adopted" | "not-adopted";
  /** The option or person, by id. */
  readonly option?: string;
  /** Who declared it, in the language of the report. */
  readonly by: string;
}

/** The decision of an outcome. */
export function showReport(
  words: Words,
  given: Case,
  options: { readonly declared?: DeclaredDecision; readonly measures?: readonly Measure[] } = {},
): Report {
  const ctx: Context = { ...given, words };
  const { declared, measures = [] } = options;
  const decision = decisionText(ctx, declared);
  if (decision === undefined) return seatsReport(words, given, { measures });
  const { outcome, election } = given;
  const stamps: { stamp: Stamp; text: string }[] = [...originStamps(words, outcome.tiers)];
  if (outcome.verdict !== null && outcome.verdict !== "unknown") {
    stamps.push({ stamp: "recomputed", text: words.word("stamp.recomputed") });
  }
  return {
    blocks: [
      { kind: "answer", text: decision, stamps },
      ...(election === undefined
        ? []
        : [
            {
              kind: "paragraph",
              text: words.say("seats.head", {
                title: election.title,
                date: words.date(election.date),
                rules: given.rules.id,
              }),
            } as const,
          ]),
      ...declaredBlocks(ctx, declared),
      ...specialNotices(ctx),
      ...filledBlocks(ctx),
      ...reasonBlocks(ctx),
      ...measureBlocks(ctx, measures),
    ],
    ...(election === undefined ? {} : { next: `urna explain ${election.id}` }),
  };
}

/** The answer in one sentence; undefined for a body of many seats, whose table is the answer. */
function decisionText(ctx: Context, declared: DeclaredDecision | undefined): string | undefined {
  const { outcome, rules, words } = ctx;
  if (rules.verdict !== undefined || outcome.verdict !== null) return questionText(ctx, declared);
  const size = outcome.tiers.reduce((sum, tier) => sum + tier.size, 0);
  if (outcome.tiers.length === 1 && size <= 1) return officeText(ctx, declared);
  if (
    outcome.areas.length > 0 &&
    outcome.areas.every((area) => area.size <= 2) &&
    outcome.tiers.every((t) => t.origin === "computed" || t.size > 0)
  ) {
    const persons = outcome.seats.every((row) => row.total <= 1);
    if (!persons) return undefined;
    // Seats that another body fills elsewhere are not part of this vote.
    const size = outcome.areas.reduce((sum, area) => sum + area.size, 0);
    const filled = outcome.areas.reduce(
      (sum, area) => sum + area.seats.reduce((n, row) => n + row.seats, 0),
      0,
    );
    return words.say("show.filled", {
      given: words.numbers.whole(filled),
      size: words.counted("seats.of", size),
    });
  }
  return undefined;
}

/** Adopted or not, or what of it can be known. */
function questionText(ctx: Context, declared: DeclaredDecision | undefined): string {
  const { words, outcome } = ctx;
  const { verdict } = outcome;
  if (verdict === "yes" || verdict === "no") return words.word(`verdict.outcome.${verdict}`);
  const last = outcome.trace.find((step) => step.at === ctx.rules.verdict);
  const rows = last?.verb === "decide" && last.clause === "all" ? last.rows : [];
  const names = (of: "yes" | "unknown"): string =>
    words.list(rows.filter((row) => row.verdict === of).map((row) => conditionName(ctx, row.step)));
  const unknown = rows.filter((row) => row.verdict === "unknown").map((row) => stepOf(ctx, row.step));
  const [byArea] = unknown;
  const met = names("yes");
  const open = names("unknown");
  const decided =
    declared === undefined
      ? words.word("show.notDeclared")
      : words.say(`show.declared.${declared.is}`, { by: declared.by });
  if (met !== "" && unknown.length === 1 && byArea?.verb === "decide" && byArea.clause === "areas") {
    return words.say("show.national", { level: levelName(words, byArea.level), declared: decided });
  }
  if (met === "" || open === "") return words.say("show.unknown", { declared: decided });
  return words.say("show.partly", { met, open, declared: decided });
}

function stepOf(ctx: Context, id: string): Step | undefined {
  return ctx.outcome.trace.find((step) => step.at === id);
}

/** Who is elected, by which majority; or the run-off; or what was declared. */
function officeText(ctx: Context, declared: DeclaredDecision | undefined): string {
  const { words, outcome, naming } = ctx;
  const winner = outcome.seats.find((row) => row.total > 0);
  if (winner !== undefined) {
    const name = naming.contender(winner.contender);
    const step = majorityOf(ctx);
    const row = step?.rows.find((r) => r.contender === winner.contender && r.passes);
    if (step === undefined || row === undefined) return words.say("show.elected", { name });
    const share = divide(row.votes, step.base);
    return words.say("show.electedBy", {
      name,
      share: share === undefined ? "" : words.numbers.percent(share),
      base: baseName(words, step.baseLines),
      bar: barText(words, step.bar),
    });
  }
  const { refusal } = outcome;
  if (refusal?.reason === "next-round") {
    const among = refusal.details["among"];
    return words.say("show.runOff", { names: namesOf(ctx, typeof among === "object" ? among : []) });
  }
  if (declared?.is === "elected" && declared.option !== undefined) {
    return words.say("show.electedDeclared", { name: naming.contender(declared.option), by: declared.by });
  }
  return refusal === null ? words.word("headline.empty") : refusalText(ctx, refusal);
}

function majorityOf(ctx: Context): MajorityStep | undefined {
  return ctx.outcome.trace.find(
    (step): step is MajorityStep => step.verb === "allot" && step.clause === "majority",
  );
}

/** The declaration beside what was computed: the same, another, or nothing to compare. */
function declaredBlocks(ctx: Context, declared: DeclaredDecision | undefined): readonly Block[] {
  if (declared === undefined) return [];
  const { words, outcome } = ctx;
  const { by } = declared;
  const own =
    declared.is === "elected"
      ? outcome.seats.find((row) => row.total > 0)?.contender === declared.option
      : outcome.verdict === (declared.is === "adopted" ? "yes" : "no");
  const nothing =
    declared.is === "elected" ? outcome.seats.every((row) => row.total === 0) : outcome.verdict === "unknown";
  const text = nothing
    ? words.say("show.cannotCompare", { by })
    : own
      ? words.say("show.sameDeclared", { by })
      : words.say("show.otherDeclared", { by });
  return [{ kind: "paragraph", text }];
}

/** Who was elected where, for bodies whose members stand in areas. */
function filledBlocks(ctx: Context): readonly Block[] {
  const { words, outcome, naming } = ctx;
  if (outcome.areas.length === 0) return [];
  return [
    {
      kind: "table",
      id: "elected",
      columns: [
        left("area", words.word("column.area")),
        left("elected", words.word("column.elected")),
        right("seats", words.word("column.seats")),
      ],
      rows: outcome.areas.map((area) => [
        textCell(naming.area(area.area), area.area),
        textCell(
          area.seats.map((row) => naming.contender(row.contender)).join(", "),
          area.seats.map((row) => row.contender).join(";"),
        ),
        wholeCell(words, area.size),
      ]),
    },
  ];
}

/** Every test with its figures and its place in the law; everything else as the whole explanation says it. */
function reasonBlocks(ctx: Context): readonly Block[] {
  const { words, rules } = ctx;
  const groups = groupSteps(ctx.outcome.trace).filter(
    (steps) => steps.length === 1 || steps[0]?.verb === "decide",
  );
  return groups.flatMap((steps): readonly Block[] => {
    const [first] = steps;
    if (first === undefined || first.clause === "tie" || first.clause === "refusal") return [];
    if (first.verb === "decide" && first.clause === "share" && steps.length === 1) {
      return [{ kind: "paragraph", text: withPlace(words, rules.laws, first.cite, testText(ctx, first)) }];
    }
    // A test that no area published is one sentence, not a table of dashes.
    if (
      first.verb === "decide" &&
      first.clause === "share" &&
      steps.every((s) => s.clause === "share" && s.verb === "decide" && s.value === null)
    ) {
      return [];
    }
    return [{ kind: "heading", text: stepHeading(ctx, undefined, first) }, ...stepBlocks(ctx, steps)];
  });
}

/** An election without a result. */
export interface NotLoaded {
  readonly election: ElectionHead;
  /** The rule set of its day, where known. */
  readonly rules?: string;
  /** Seats to be filled, where known. */
  readonly seats?: number;
  /** Lists or candidates on the ballot, with the number of candidates where known. */
  readonly contenders: readonly {
    readonly id: string;
    readonly name: string;
    readonly candidates?: number;
  }[];
  /** What follows from the rules although no result is loaded, for example majorities; in the language of the report. */
  readonly notes?: readonly string[];
}

/** An election whose result nobody has loaded: who stands, and how to enter a result. */
export function notLoadedReport(words: Words, given: NotLoaded): Report {
  const { election, contenders, seats, notes = [], rules = "RULES" } = given;
  const lists = contenders.some((contender) => contender.candidates !== undefined);
  const count = words.counted(lists ? "lists" : "contenders", contenders.length);
  return {
    blocks: [
      { kind: "answer", text: words.say("notLoaded.answer", { standing: count }), stamps: [] },
      {
        kind: "paragraph",
        text: words.say("notLoaded.head", { title: election.title, date: words.date(election.date) }),
      },
      ...(seats === undefined
        ? []
        : [
            {
              kind: "paragraph",
              text: words.say("notLoaded.seats", { seats: words.counted("seats", seats) }),
            } as const,
          ]),
      ...(contenders.length === 0 ? [] : [standingTable(words, contenders, lists)]),
      ...(notes.length === 0 ? [] : [{ kind: "list", items: notes } as const]),
      { kind: "heading", text: words.word("notLoaded.how") },
      {
        kind: "list",
        items: [
          words.word("notLoaded.file"),
          words.say("notLoaded.example", { row: `list,kz,${contenders[0]?.id ?? "option"},12345` }),
          words.say("notLoaded.run", { rules }),
          words.say("notLoaded.atlas", { election: election.id }),
        ],
      },
    ],
    next: `urna seats --rules ${rules} --votes FILE`,
  };
}

function standingTable(words: Words, contenders: NotLoaded["contenders"], lists: boolean): Block {
  return {
    kind: "table",
    id: "contenders",
    columns: [
      left("contender", words.word("column.contender")),
      ...(lists ? [right("candidates", words.word("column.candidates"))] : []),
    ],
    rows: contenders.map((contender) => [
      textCell(contender.name, contender.id),
      ...(lists ? [wholeCell(words, contender.candidates)] : []),
    ]),
  };
}
