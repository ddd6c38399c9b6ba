/**
 * For tests: the Mäjilis of 19 March 2023 with its rules and votes inline, and reports as plain lines.
 *
 * @module
 */

import { elect, type Given, type Outcome, readRules, type Rules, type VoteRow } from "@urna/law";
import type { Block, Report } from "./blocks.ts";
import type { Case, Naming } from "./case.ts";

const LAW = { law: "elections" };

/** Rules like those of 2023; a test may replace steps. */
export function rulesJson(changes: {
  readonly id?: string;
  readonly lines?: readonly string[];
  readonly bar?: string;
  readonly seats?: number;
  readonly steps?: Readonly<Record<string, unknown>>;
  readonly tiers?: Readonly<Record<string, unknown>>;
}): unknown {
  const {
    id = "kz/majilis@2023-01-01",
    lines = ["contenders", "against-all"],
    bar = "5%",
    seats = 69,
  } = changes;
  return {
    urna: "rules/1",
    id,
    title: {
      en: "Election of the Mäjilis",
      ru: "Выборы Мажилиса",
      kk: "Мәжіліс сайлауы",
      es: "Elección del Mäjilis",
    },
    adopted: "2022-11-05",
    inForce: id.slice(-10),
    levels: ["nation", "district"],
    laws: {
      elections: {
        title: { en: "Constitutional Law on Elections", ru: "Конституционный закон о выборах" },
        version: "2023-01-01",
        read: "2026-11-01",
      },
    },
    bases: { valid: { lines, cite: [{ ...LAW, article: "43", paragraph: "5" }] } },
    steps: {
      "list-votes": { count: "marks", contest: "list" },
      bar: {
        admit: "share",
        votes: "list-votes",
        atLeast: bar,
        of: "valid",
        cite: [{ ...LAW, article: "97-1", paragraph: "1" }],
      },
      second: {
        admit: "rescue",
        from: "bar",
        votes: "list-votes",
        when: 1,
        next: 1,
        cite: [{ ...LAW, article: "97-1", paragraph: "2" }],
      },
      list: {
        allot: "quota",
        votes: "list-votes",
        among: "second",
        seats,
        quota: "hare",
        rescued: { times: "0.7", atLeast: 2 },
        ties: [{ by: "earlier", fact: "registered" }],
        cite: [
          { ...LAW, article: "97-1", paragraph: "3" },
          { ...LAW, article: "97-1", paragraph: "4" },
        ],
      },
      names: {
        fill: "party-choice",
        seats: "list",
        withinDays: 10,
        groups: { of: ["women", "youth", "disability"], share: "30%" },
        otherwise: "alphabetical",
        cite: [{ ...LAW, article: "97-1", paragraph: "5" }],
      },
      ...(changes.steps ?? {
        "district-votes": { count: "marks", contest: "district", in: "district" },
        district: {
          allot: "plurality",
          votes: "district-votes",
          in: "district",
          areas: 29,
          seats: 1,
          cite: [{ ...LAW, article: "9" }],
        },
      }),
    },
    tiers: changes.tiers ?? { list: "list", district: "district" },
  };
}

/** Reads rules that must be right. */
export function rulesOf(json: unknown): Rules {
  const read = readRules(json);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

/** Final result of the commission, 27 March 2023. */
const VOTES_2023 = {
  amanat: 3431510,
  auyl: 693938,
  respublica: 547154,
  "aq-jol": 535139,
  qhp: 432920,
  osdp: 331058,
  baytaq: 146431,
  "against-all": 248291,
} as const;

/** Rows of one contest in the whole country. */
function listVotes(votes: Readonly<Record<string, number | null>>): readonly VoteRow[] {
  return Object.entries(votes).map(([option, count]) => ({
    contest: "list",
    area: "kz",
    option,
    votes: count,
  }));
}

const DECLARED_2023: NonNullable<Given["declared"]> = [
  { contest: "district", area: "kz", option: "amanat", seats: 22 },
  { contest: "district", area: "kz", option: "independent", seats: 7 },
];

/** Evaluates; what was given must be right. */
export function outcomeOf(rules: Rules, given: Given): Outcome {
  const outcome = elect(rules, { areas: [{ id: "kz", level: "nation" }], ...given });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const NAMES: Readonly<Record<string, string>> = {
  amanat: "Amanat",
  auyl: "Auyl",
  respublica: "Respublica",
  "aq-jol": "Aq Jol",
  qhp: "QHP",
  osdp: "OSDP",
  baytaq: "Baytaq",
  independent: "Independent candidates",
  "against-all": "Against all",
  kz: "Kazakhstan",
};

export const NAMING: Naming = {
  contender: (id) => NAMES[id] ?? id,
  short: (id) => NAMES[id] ?? id,
  area: (id) => NAMES[id] ?? id,
  isSeveral: (id) => id === "independent",
};

/** The case of 2023, or with other votes. */
export function caseOf(
  votes: Readonly<Record<string, number | null>> = VOTES_2023,
  rules: Rules = rulesOf(rulesJson({})),
  given: Given = { declared: DECLARED_2023 },
): Case {
  const rows = listVotes(votes);
  return {
    rules,
    outcome: outcomeOf(rules, { ...given, votes: [...rows, ...(given.votes ?? [])] }),
    naming: NAMING,
    election: { id: "kz-majilis-2023", title: "Election of the Mäjilis", date: "2023-03-19" },
    votes: rows,
  };
}

/** A report as lines; no-break spaces as spaces. */
export function linesOf(report: Report): readonly string[] {
  return report.blocks.flatMap(blockLines).map((line) => line.replaceAll("\u00A0", " "));
}

function blockLines(block: Block): readonly string[] {
  switch (block.kind) {
    case "answer":
      return [[block.text, ...block.stamps.map((s) => `[${s.text}]`)].join(" ")];
    case "heading":
      return [`# ${block.text}`];
    case "paragraph":
      return [block.text];
    case "facts":
      return block.rows.map(({ label, value, remark }) =>
        [label, value, ...(remark === undefined ? [] : [remark])].join(" | "),
      );
    case "list":
      return block.items.map((item) => `- ${item}`);
    case "plot":
      return [block.title, block.summary];
    case "finding":
      return [`${block.severity} ${block.code} ${block.text}`, ...block.notes.map((note) => `  ${note}`)];
    case "table": {
      const rows: string[] = [block.columns.map((c) => c.title).join(" | ")];
      for (const [i, row] of block.rows.entries()) {
        for (const line of block.lines ?? []) if (line.before === i) rows.push(`--- ${line.text}`);
        rows.push(row.map((cell) => cell.text).join(" | "));
      }
      if (block.totals !== undefined) rows.push(block.totals.map((cell) => cell.text).join(" | "));
      return rows;
    }
  }
}
