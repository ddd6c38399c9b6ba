/**
 * `urna power`: who decides in the house, and who with whom reaches a majority.
 *
 * @module
 */

import {
  banzhaf,
  deeganPackel,
  dictator,
  type House,
  makeHouse,
  minimalCoalitions,
  routes,
  type Seated,
  shapleyShubik,
  standing,
} from "@urna/insight";
import { type MajorityPower, type PlayerPower, powerReport } from "@urna/words/insight/power-report";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { writeFractions } from "../fractions.ts";
import { type AskedMajority, majoritiesAsked, membersOf } from "../majorities.ts";
import { type Base, baseOf, contenderNamed } from "../scenarios.ts";
import type { Answer, Session } from "../session.ts";

export interface PowerOptions {
  readonly majority?: string;
  readonly party?: string;
}

const NONE = { num: 0, den: 1 } as const;

export function power(session: Session, name: string, options: PowerOptions): Answer {
  const base = baseOf(session, name);
  const { words } = session;
  const seated = seatedIn(base);
  const [first] = seated;
  if (first === undefined) {
    throw new Failure(EXIT.dataMissing, {
      text: words.say("cli.noHouse", { election: base.election.id }),
      next: `urna seats ${base.election.id}`,
    });
  }
  const asked = majoritiesAsked(session, base, options.majority);
  const from =
    options.party === undefined
      ? (seated.find((s) => s.kind === "party") ?? first).id
      : contenderNamed(session, base.source, options.party, `urna power ${base.election.id} --party`);
  const everybody = seated.some((s) => s.id === from)
    ? seated
    : [...seated, { id: from, seats: 0, kind: "party" as const }];
  const told = asked.map((majority) => powerAt(everybody, from, majority));
  const members = membersOf(base);
  return {
    report: powerReport(words, { election: base.election, naming: base.naming, members, majorities: told }),
    kind: "table",
    json: () => ({
      election: base.election.id,
      members,
      seats: seated,
      majorities: told.map(writeMajority),
    }),
  };
}

/** Who sits, most seats first; independents are persons. */
function seatedIn({ outcome, source }: Base): readonly Seated[] {
  return outcome.seats
    .filter((row) => row.total > 0)
    .map(({ contender, total }) => ({
      id: contender,
      seats: total,
      kind: source.options.get(contender)?.kind === "independents" ? "persons" : "party",
    }));
}

function powerAt(seated: readonly Seated[], from: string, { needed, rules }: AskedMajority): MajorityPower {
  const house = makeHouse(seated, needed);
  const { veto, possible } = standing(house);
  const alone = dictator(house);
  const decided = alone !== undefined || !possible;
  const { found, players, cut } = decided
    ? { found: [], players: 0, cut: false }
    : minimalCoalitions(house, { limit: 1000 });
  return {
    needed,
    rules,
    held: house.seats,
    possible,
    ...(alone === undefined
      ? {}
      : { dictator: { id: alone, seats: seated.find((s) => s.id === alone)?.seats ?? 0 } }),
    veto,
    powers: decided ? [] : powersOf(house),
    ...(decided ? {} : { minimal: { found, all: players, cut } }),
    routes: { from, ...routes(seated, needed, [from]) },
  };
}

function powersOf(house: House): readonly PlayerPower[] {
  const shapley = new Map(shapleyShubik(house).map((p) => [p.id, p.value]));
  const shares = new Map(banzhaf(house).map((p) => [p.id, p.normalised]));
  const deegan = new Map(deeganPackel(house).map((p) => [p.id, p.value]));
  return house.groups.map(({ id, seats, count }) => ({
    id,
    players: count,
    seats,
    shapley: shapley.get(id) ?? NONE,
    banzhaf: shares.get(id) ?? NONE,
    deegan: deegan.get(id) ?? NONE,
  }));
}

/** The same for programs: large counts as digits. */
function writeMajority(told: MajorityPower): object {
  return {
    ids: told.rules.flatMap((rule) => (rule.id === "" ? [] : [rule.id])),
    needed: told.needed,
    held: told.held,
    possible: told.possible,
    alone: told.dictator?.id ?? null,
    veto: told.veto,
    power: told.powers.map((row) => ({
      id: row.id,
      players: row.players,
      seats: row.seats,
      ...writeFractions({ shapleyShubik: row.shapley, banzhaf: row.banzhaf, deeganPackel: row.deegan }),
    })),
    minimal:
      told.minimal === undefined
        ? null
        : { coalitions: told.minimal.found, all: `${told.minimal.all}`, cut: told.minimal.cut },
    routes: told.routes.kind === "with" ? { ...told.routes, players: `${told.routes.players}` } : told.routes,
  };
}
