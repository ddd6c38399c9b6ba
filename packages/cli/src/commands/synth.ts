/**
 * `urna synth`: a made-up country whose sums are the official ones, marked as made up in everything it writes.
 *
 * @module
 */

import { type Election, figureOf } from "@urna/atlas";
import {
  planProblem,
  type SynthContest,
  type SynthPlan,
  type SynthRegion,
  writeCountry,
} from "@urna/returns";
import { loadReturnsWords } from "@urna/words/returns-words";
import { readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { startProgress } from "../progress.ts";
import { madeUpBlocks, madeUpStamps } from "../returns/desk.ts";
import type { Answer, Session } from "../session.ts";

export interface SynthCommandOptions {
  readonly stations?: string;
  readonly seed?: string;
  readonly defects?: boolean;
  readonly into?: string;
}

export async function synth(session: Session, name: string, options: SynthCommandOptions): Promise<Answer> {
  const { words, surroundings } = session;
  const texts = await loadReturnsWords(words);
  const election = readElection(session, name);
  const seed = numberOf(session, "--seed", options.seed ?? "1");
  const stated = figureOf(election, { area: election.area, key: "stations" })?.value;
  const stations = numberOf(
    session,
    "--stations",
    options.stations ?? `${typeof stated === "number" ? stated : 10_000}`,
  );
  const plan = planOf(session, election, { seed, stations });
  if (plan === undefined) {
    throw new Failure(EXIT.dataMissing, { text: texts.say("synth.noTotals", { election: election.id }) });
  }
  const problem = planProblem(plan);
  if (problem !== undefined) {
    throw new Failure(EXIT.usage, { text: texts.say("synth.impossible", { what: problem }) });
  }
  const folder = options.into ?? `SYNTHETIC-${election.id}`;
  const progress = startProgress(surroundings.stderr, words, stations, {
    ascii: session.options.ascii === true,
  });
  const written = writeCountry(folder, plan, {
    election: election.id,
    root: election.area,
    defects: options.defects === true,
    onStation: (done) => progress.update(done),
  });
  progress.end();
  const without = election.contests.filter(({ id }) => !plan.contests.some((contest) => contest.id === id));
  const planted = written.planted.length;
  return {
    kind: "prose",
    report: {
      blocks: [
        {
          kind: "answer",
          text: texts.say(planted === 0 ? "synth.done" : "synth.doneDefects", {
            stations: texts.counted("count.stations", stations),
            folder,
          }),
          stamps: madeUpStamps(texts, written.source),
        },
        ...madeUpBlocks(texts, written.source),
        ...(planted === 0
          ? []
          : [
              {
                kind: "paragraph" as const,
                text: texts.say("synth.defects", { defects: texts.counted("count.defects", planted) }),
              },
            ]),
        ...(without.length === 0
          ? []
          : [
              {
                kind: "paragraph" as const,
                text: texts.say("synth.without", { contests: without.map(({ id }) => id).join(", ") }),
              },
            ]),
      ],
      next: `urna tabulate ${folder}`,
    },
    json: () => ({ synthetic: true, folder, ...written }),
  };
}

function numberOf({ words }: Session, option: string, written: string): number {
  if (/^\d{1,8}$/.test(written)) return Number(written);
  throw new Failure(EXIT.usage, {
    text: words.say("cli.wrongChoice", { option, value: written }),
    next: "urna synth --help",
  });
}

/** The official totals of an election as a plan; undefined where votes, voters or ballots are not loaded. */
export function planOf(
  session: Session,
  election: Election,
  { seed, stations }: { readonly seed: number; readonly stations: number },
): SynthPlan | undefined {
  const { area } = election;
  const contests = election.contests.flatMap(({ id, options }): readonly SynthContest[] => {
    const votes = options.map((option) => ({
      id: option.id,
      votes: figureOf(election, { contest: id, area, option: option.id, key: "votes" })?.value,
    }));
    const known = votes.flatMap((each) =>
      typeof each.votes === "number" ? [{ id: each.id, votes: each.votes }] : [],
    );
    return known.length === votes.length && known.length > 0 ? [{ id, options: known }] : [];
  });
  const figure = (key: "registered" | "received" | "cast"): number | undefined => {
    for (const contest of ["", ...contests.map(({ id }) => id)]) {
      const value = figureOf(election, { ...(contest === "" ? {} : { contest }), area, key })?.value;
      if (typeof value === "number") return value;
    }
    return undefined;
  };
  const registered = figure("registered");
  const received = figure("received") ?? figure("cast");
  if (registered === undefined || received === undefined || contests.length === 0) return undefined;
  const regions = regionsOf(session, election);
  return { name: election.id, seed, stations, registered, received, contests, regions };
}

/** The regions of the day, with the turnout of the last bulletin of the night where there is one. */
function regionsOf(session: Session, election: Election): readonly SynthRegion[] {
  const turnouts = new Map<string, string>();
  const bulletins = session.need(session.atlas.bulletins(election.id));
  for (const { area, time, value, flag } of [...bulletins].sort((a, b) => (a.time < b.time ? -1 : 1))) {
    if (flag === undefined && (time === "close" || time >= "22:00")) turnouts.set(area, value);
  }
  const regions = [...election.areas.values()].filter(
    ({ level, parent }) => level === "region" && parent === election.area,
  );
  if (regions.length === 0) return Array.from({ length: 10 }, (_, i) => ({ id: `region-${i + 1}` }));
  return regions.map(({ id }) => {
    const printed = turnouts.get(id);
    return printed === undefined ? { id } : { id, turnout: Number(printed) / 100 };
  });
}
