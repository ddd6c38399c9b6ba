/**
 * Who decides in a house: power indices, smallest winning coalitions, and routes from one party to a majority. One that
 * decides alone is said in a sentence instead of a table of ones and zeros.
 *
 * @module
 */

import { type MajorityRule, type Ratio, type Whole, writeRatio } from "@urna/law";
import type { Block, Cell, Report } from "../blocks.ts";
import type { ElectionHead, Naming } from "../case.ts";
import { left, right, textCell, wholeCell } from "../cells.ts";
import { pickText } from "../language.ts";
import type { Words } from "../words.ts";

/** Some players of a group: a party, or any `players` of `of` persons. */
export interface CoalitionPartner {
  readonly id: string;
  readonly players: number;
  readonly of: number;
}

/** A coalition that wins, and loses without any one of its players. */
export interface WinningCoalition {
  readonly partners: readonly CoalitionPartner[];
  readonly seats: number;
  readonly spare: number;
}

/** The power of one player of a row; a row of persons has several. */
export interface PlayerPower {
  readonly id: string;
  readonly players: number;
  readonly seats: number;
  readonly shapley: Ratio;
  readonly banzhaf: Ratio;
  readonly deegan: Ratio;
}

/** How one party gets to a majority. */
export type RoutesTo = { readonly from: string; readonly seats: number } & (
  | { readonly kind: "alone"; readonly spare: number }
  | { readonly kind: "impossible"; readonly short: number }
  | {
      readonly kind: "with";
      readonly short: number;
      readonly routes: readonly WinningCoalition[];
      /** How many there are when every person is told apart. */
      readonly players: Whole;
      readonly cut: boolean;
    }
);

/** One number of seats that decides something, and who decides there. */
export interface MajorityPower {
  readonly needed: number;
  /** Decisions that need it; for a share that nobody names one rule with an empty id, for a number none. */
  readonly rules: readonly MajorityRule[];
  /** All seats that are held. */
  readonly held: number;
  readonly possible: boolean;
  readonly dictator?: { readonly id: string; readonly seats: number };
  readonly veto: readonly string[];
  /** Empty where one decides alone or nobody can. */
  readonly powers: readonly PlayerPower[];
  readonly minimal?: {
    readonly found: readonly WinningCoalition[];
    readonly all: Whole;
    readonly cut: boolean;
  };
  readonly routes: RoutesTo;
}

export interface PowerCase {
  readonly election: ElectionHead;
  readonly naming: Naming;
  readonly members: number;
  readonly majorities: readonly MajorityPower[];
}

/** Rows of coalitions: few where several majorities are told, many where one was asked for. JSON has them all. */
const FEW = 8;
const MANY = 40;

/** Power in the house, majority by majority. */
export function powerReport(words: Words, given: PowerCase): Report {
  const { election, members, majorities } = given;
  return {
    blocks: [
      { kind: "answer", text: answerOf(words, given), stamps: [] },
      {
        kind: "paragraph",
        text: words.say("power.head", {
          title: election.title,
          date: words.date(election.date),
          members: words.numbers.whole(members),
        }),
      },
      ...majorities.flatMap((majority) => majorityBlocks(words, given, majority)),
      ...(majorities.some(({ powers }) => powers.length > 0)
        ? [{ kind: "paragraph", text: words.word("power.note") } as const]
        : []),
    ],
    next: `urna simulate ${election.id}`,
  };
}

function answerOf(words: Words, { majorities, naming, members }: PowerCase): string {
  const [first] = majorities;
  if (first === undefined) return "";
  const needed = words.numbers.whole(first.needed);
  const of = words.numbers.whole(members);
  if (first.dictator === undefined) return words.say("power.answerNobody", { needed, of });
  const seats = words.numbers.whole(first.dictator.seats);
  return words.say("power.answerAlone", { name: naming.short(first.dictator.id), seats, of, needed });
}

function majorityBlocks(words: Words, given: PowerCase, majority: MajorityPower): readonly Block[] {
  const { naming } = given;
  const { needed, rules, dictator, veto, powers, minimal } = majority;
  const blocks: Block[] = [{ kind: "heading", text: headingOf(words, majority, given.members) }];
  const say = (text: string): void => {
    blocks.push({ kind: "paragraph", text });
  };
  const decisions = rules.flatMap((rule) =>
    rule.id === "" ? [] : [pickText(rule.title, words.language, rule.id)],
  );
  if (decisions.length > 0) say(words.say("power.decisions", { decisions: decisions.join("; ") }));
  if (!majority.possible) {
    say(words.say("power.impossible", { seats: words.counted("seats", majority.held) }));
    return blocks;
  }
  if (dictator !== undefined) {
    const seats = words.counted("seats", dictator.seats);
    say(words.say("power.alone", { name: naming.short(dictator.id), seats }));
    if (majority.routes.from === dictator.id) return blocks;
    return [...blocks, ...routesReport(words, { naming, needed, routes: majority.routes }).blocks];
  }
  if (veto.length > 0)
    say(words.say("power.veto", { names: words.list(veto.map((id) => naming.short(id))) }));
  blocks.push(powerTable(words, naming, powers));
  const shown = given.majorities.length > 1 ? FEW : MANY;
  const { routes } = majority;
  blocks.push(...routesReport(words, { naming, needed, routes }, shown).blocks);
  // Where nothing passes without the one whose routes are shown, they are the smallest coalitions.
  if (minimal !== undefined && !veto.includes(routes.from)) {
    blocks.push(
      { kind: "heading", text: words.word("power.minimal") },
      coalitionTable(words, naming, minimal.found.slice(0, shown), "minimal", "column.coalition"),
      noteOf(words, { found: minimal.found, cut: minimal.cut, players: minimal.all }, shown),
    );
  }
  return blocks;
}

/** What a table of coalitions does not show: coalitions beyond its end, and persons who stand for each other. */
function noteOf(
  words: Words,
  { found, cut, players }: { found: readonly WinningCoalition[]; cut: boolean; players: Whole },
  shown: number,
): Block {
  const n = words.numbers;
  const persons = found.some(({ partners }) => partners.some(({ of }) => of > 1));
  const notes = [
    words.word("power.minimalNote"),
    ...(persons ? [words.say("power.minimalPersons", { n: n.whole(players) })] : []),
    ...(cut || found.length > shown
      ? [words.say("power.cut", { n: n.whole(Math.min(shown, found.length)) })]
      : []),
  ];
  return { kind: "paragraph", text: notes.join(" ") };
}

function headingOf(words: Words, { needed, rules }: MajorityPower, members: number): string {
  const numbers = { needed: words.numbers.whole(needed), of: words.numbers.whole(members) };
  const bar = majorityBar(words, rules[0]);
  return bar === undefined
    ? words.say("power.seats", numbers)
    : words.say("power.majority", { ...numbers, bar });
}

/** "two thirds", "more than half"; undefined for a number of seats without a share. */
export function majorityBar(
  words: Words,
  rule: Pick<MajorityRule, "atLeast" | "moreThan"> | undefined,
): string | undefined {
  const share = rule?.atLeast ?? rule?.moreThan;
  if (rule === undefined || share === undefined) return undefined;
  const written = words.numbers.share(share);
  const kind = rule.atLeast === undefined ? "moreThan" : "atLeast";
  return words.find(`majority.${kind}.${written}`) ?? words.say(`bar.${kind}`, { share: written });
}

function powerTable(words: Words, naming: Naming, powers: readonly PlayerPower[]): Block {
  const share = (value: Ratio): Cell => ({
    text: words.numbers.percentDigits(value),
    raw: writeRatio(value),
  });
  return {
    kind: "table",
    id: "power",
    columns: [
      left("contender", words.word("column.contender")),
      right("seats", words.word("column.seats")),
      right("players", words.word("column.players")),
      right("shapley-shubik", words.word("column.shapley")),
      right("banzhaf", words.word("column.banzhaf")),
      right("deegan-packel", words.word("column.deegan")),
    ],
    rows: powers.map((row) => [
      textCell(naming.short(row.id), row.id),
      wholeCell(words, row.seats),
      wholeCell(words, row.players),
      share(row.shapley),
      share(row.banzhaf),
      share(row.deegan),
    ]),
  };
}

/** How one party gets to a number of seats: alone, not at all, or with whom. */
export function routesReport(
  words: Words,
  given: { readonly naming: Naming; readonly needed: number; readonly routes: RoutesTo },
  shown: number = MANY,
): Report {
  const { naming, needed, routes } = given;
  const n = words.numbers;
  const name = naming.short(routes.from);
  const seats = words.counted("seats", routes.seats);
  const heading = words.say("routes.heading", { needed: n.whole(needed), name });
  const blocks: Block[] = [{ kind: "heading", text: heading }];
  switch (routes.kind) {
    case "alone":
      blocks.push({
        kind: "paragraph",
        text: words.say("routes.alone", { name, seats, spare: n.whole(routes.spare) }),
      });
      break;
    case "impossible":
      blocks.push({
        kind: "paragraph",
        text: words.say("routes.impossible", { name, short: n.whole(routes.short) }),
      });
      break;
    case "with":
      blocks.push(
        { kind: "paragraph", text: words.say("routes.with", { name, seats, short: n.whole(routes.short) }) },
        coalitionTable(words, naming, routes.routes.slice(0, shown), "routes", "column.partners"),
        noteOf(words, { found: routes.routes, cut: routes.cut, players: routes.players }, shown),
      );
      break;
  }
  return { blocks };
}

function coalitionTable(
  words: Words,
  naming: Naming,
  coalitions: readonly WinningCoalition[],
  id: string,
  title: "column.coalition" | "column.partners",
): Block {
  return {
    kind: "table",
    id,
    columns: [
      left("partners", words.word(title)),
      right("seats", words.word("column.seats")),
      right("spare", words.word("column.spare")),
    ],
    rows: coalitions.map(({ partners, seats, spare }) => [
      textCell(
        partners.map((partner) => partnerText(words, naming, partner)).join(" + "),
        partners.map((p) => (p.of === 1 ? p.id : `${p.players}/${p.of} ${p.id}`)).join(" + "),
      ),
      wholeCell(words, seats),
      wholeCell(words, spare),
    ]),
  };
}

function partnerText(words: Words, naming: Naming, { id, players, of }: CoalitionPartner): string {
  const name = naming.short(id);
  if (of === 1) return name;
  const n = words.numbers;
  return words.say("power.anyOf", { n: n.whole(players), of: n.whole(of), name });
}
