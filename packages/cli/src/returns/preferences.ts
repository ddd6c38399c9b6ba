/**
 * Ballots with preferences that were imported: how many, and their first preferences.
 *
 * @module
 */

import { castIn } from "@urna/returns";
import type { Block } from "@urna/words";
import { left, right, textCell, wholeCell } from "@urna/words/cells";
import { readElection } from "../cases.ts";
import type { Answer, Session } from "../session.ts";
import type { Desk } from "./desk.ts";
import { optionName } from "./names.ts";
import { shownAddress } from "./with-store.ts";

/** The answer of a count that holds nothing but ballots. */
export function ballotsAnswer(session: Session, desk: Desk, place: string): Answer {
  const { election, ballots } = desk;
  const firsts = firstPreferences(desk);
  return {
    kind: "table",
    report: {
      blocks: [{ kind: "answer", text: ballotsText(desk), stamps: [] }, ...preferenceBlocks(session, desk)],
      ...(election === undefined ? {} : { next: `urna seats ${election} --returns ${shownAddress(place)}` }),
    },
    json: () => ({ ballots: castIn(ballots), kinds: ballots.length, first: firsts }),
  };
}

/** How many ballots with preferences there are. */
export function ballotsText({ texts, ballots }: Desk): string {
  return texts.say("tally.ballots", {
    ballots: texts.counted("count.ballots", castIn(ballots)),
    kinds: texts.counted("count.kinds", ballots.length),
  });
}

/** First preferences by contest and area, the most first. A rank that several share counts for each of them. */
export function preferenceBlocks(session: Session, desk: Desk): readonly Block[] {
  const { words } = session;
  const { texts, ballots, election: id } = desk;
  if (ballots.length === 0) return [];
  const election = id === undefined ? undefined : readElection(session, id);
  return [
    { kind: "heading", text: texts.word("tally.first") },
    {
      kind: "table",
      id: "preferences",
      columns: [
        left("contest", texts.word("import.contest")),
        left("area", texts.word("returns.area")),
        left("option", texts.word("import.option")),
        right("ballots", texts.word("tally.votes")),
      ],
      rows: firstPreferences(desk).map(({ contest, area, option, ballots: first }) => [
        textCell(contest),
        textCell(area),
        textCell(optionName(election, words.language, option), option),
        wholeCell(words, first),
      ]),
    },
  ];
}

interface First {
  readonly contest: string;
  readonly area: string;
  readonly option: string;
  readonly ballots: number;
}

function firstPreferences({ ballots }: Desk): readonly First[] {
  const firsts = new Map<string, First>();
  for (const { contest, area, count, ranking } of ballots) {
    for (const option of ranking[0] ?? []) {
      const key = JSON.stringify([contest, area, option]);
      firsts.set(key, { contest, area, option, ballots: count + (firsts.get(key)?.ballots ?? 0) });
    }
  }
  const place = ({ contest, area }: First): string => `${contest}\n${area}`;
  return [...firsts.values()].sort((a, b) =>
    place(a) === place(b)
      ? b.ballots - a.ballots || (a.option < b.option ? -1 : 1)
      : place(a) < place(b)
        ? -1
        : 1,
  );
}
