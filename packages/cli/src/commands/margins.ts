/**
 * `urna margins`: the fewest ballots that change who has a seat or a majority.
 *
 * @module
 */

import { allMargins, CHANGES, type ChangeKind, raceOf, REACHES, tiersOf } from "@urna/insight";
import { nearest } from "@urna/law";
import { marginsReport } from "@urna/words";
import { doubtful } from "../doubtful.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { type Base, baseOf, contenderNamed, impossibleParameter, majoritiesFor } from "../scenarios.ts";
import type { Answer, Session } from "../session.ts";

export interface MarginsOptions {
  readonly kind?: string;
  /** A table of doubtful polling stations. */
  readonly doubtful?: string;
}

export function margins(
  session: Session,
  name: string,
  contender: string | undefined,
  { kind, doubtful: stations }: MarginsOptions,
): Answer {
  const base = baseOf(session, name);
  const who =
    contender === undefined
      ? undefined
      : contenderNamed(session, base.source, contender, `urna margins ${base.source.id}`);
  const kinds = kind === undefined ? undefined : [kindNamed(session, kind)];
  const tier = tierOf(base);
  const race = raceOf(base.scenario, tier);
  if (!race.ok) throw impossibleParameter(session, race.problems, "margins");
  if (stations !== undefined) return doubtful(session, base, tier, race.value.contest, stations);
  if (who !== undefined && !race.value.options.includes(who)) {
    const known = race.value.options;
    throw impossibleParameter(
      session,
      [{ code: "V004", at: tier, expected: known.join(", "), found: who, near: nearest(who, known) }],
      "margins",
    );
  }
  const rules = majoritiesFor(session, base)(base.scenario.rules);
  const members = base.outcome.tiers.reduce((sum, each) => sum + each.size, 0);
  const found = allMargins(race.value, {
    kinds: kinds ?? (who === undefined ? ["moved"] : CHANGES),
    reaches: REACHES,
    ...(who === undefined ? {} : { contenders: [who] }),
    majorities: { rules, members },
  });
  return {
    kind: "table",
    report: marginsReport({ words: session.words, naming: base.naming, election: base.source.id }, found, {
      detail: who !== undefined,
    }),
    json: () => ({ election: base.source.id, rules: base.rules.id, tier, margins: found }),
  };
}

/** The tier whose seats are shared in proportion; the first where there is none. */
function tierOf({ scenario }: Base): string {
  const tiers = tiersOf(scenario.rules);
  return (tiers.find((tier) => tier.kind === "shared") ?? tiers[0])?.id ?? "";
}

function kindNamed({ words }: Session, written: string): ChangeKind {
  const kind = CHANGES.find((each) => each === written);
  if (kind !== undefined) return kind;
  throw new Failure(EXIT.usage, {
    text: words.say("cli.wrongChoice", { option: "--kind", value: written }),
    details: [`${words.word("cli.oneOf")}: ${CHANGES.join(", ")}`],
    near: nearest(written, CHANGES),
  });
}
