/**
 * What is on record around a screening: questions that were sent, and recommendations of observers that block tests.
 *
 * @module
 */

import { recordFile, type CountryRecord } from "@urna/atlas/record";
import { isTestName, SCREEN_TESTS, type TestName } from "@urna/screening";
import type { Block } from "@urna/words";
import { makeFootnotes } from "@urna/words/record/record-notes";
import { askedBlocks, blockingBlocks } from "@urna/words/screening/asked";
import { testTitle } from "@urna/words/screening/frame";
import { onRecord, sourcePages } from "./record.ts";
import type { Session } from "../session.ts";

/** What the record says around the screening of an election. */
export interface Around {
  /** Below the tests that cannot be made: who recommended what would let them run. */
  readonly blocking: readonly Block[];
  /** The third shelf, with the list of its sources. */
  readonly asked: readonly Block[];
}

/** Reads questions and recommendations of the country of the election. `skipped` are the tests that cannot be made. */
export function aroundScreening(session: Session, election: string, skipped: readonly TestName[]): Around {
  const { words } = session;
  const { language } = words;
  const { record, election: known } = onRecord(session, election);
  const notes = makeFootnotes(words, sourcePages(session));
  const open = record.recommendations.filter(({ id }) => isOpen(record, id));
  const blocking = blockingBlocks(
    words,
    skipped,
    open.map(({ says, mission, blocks, sources }) => ({
      says: says[language],
      mission: record.missions.find(({ id }) => id === mission)?.names[language] ?? mission,
      blocks,
      sources,
    })),
    notes,
  );
  const asked = record.questions
    .filter(({ elections }) => elections.includes(known.id))
    .map(({ id, sent, by, to, asks, about, sources }) => ({
      sent,
      by: by[language],
      to: to[language],
      asks: asks[language],
      about,
      sources,
      replies: record.replies
        .filter(({ question }) => question === id)
        .map((reply) => ({ date: reply.date, says: reply.says[language], sources: reply.sources })),
    }));
  const shelf = askedBlocks(words, asked, { file: recordFile(known.country, "questions"), notes });
  return { blocking, asked: [...shelf, ...notes.blocks()] };
}

/** Whether nobody has said that a recommendation was followed. */
function isOpen({ followUps }: CountryRecord, recommendation: string): boolean {
  return !followUps.some((each) => each.recommendation === recommendation && each.status === "fully");
}

/** A test as a recommendation that blocks it names it: its title and its code, so that the card is found again. */
export function blockedTest({ words }: Session, name: string): string {
  if (!isTestName(name)) return name;
  const code = SCREEN_TESTS.find((test) => test.name === name)?.code ?? "";
  return `${testTitle(words, name)} ${code}`;
}
