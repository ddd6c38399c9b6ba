/**
 * What the checks find in returns, wherever they lie. Those of a plain table and of a store come one by one, so that their
 * number is no matter; what is held against a day of turnout is counted, and needs them all.
 *
 * @module
 */

import { statSync } from "node:fs";
import type { Election } from "@urna/atlas";
import { checkEach, type CheckedEach, isStoreAddress, withScan } from "@urna/returns";
import { checkAll, type CheckOptions, checkTurnoutReports, type Finding, type Geography } from "@urna/tally";
import { loadReturnsWords, type ReturnsWords } from "@urna/words/returns-words";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import type { Session } from "../session.ts";
import { areaNamesOf, knownOf } from "./desk.ts";
import { openReturns, storedAreaNames } from "./open-returns.ts";
import { readTurnoutFile } from "./turnout-file.ts";
import { withStore } from "./with-store.ts";

/** Returns that were checked. */
export interface Checked extends Pick<CheckedEach, "returns" | "findings" | "provenanceOf"> {
  readonly texts: ReturnsWords;
  readonly geography: Geography;
  readonly madeUp: string | undefined;
}

/** What is checked, and how. */
export interface OpenCheckedOptions {
  /** That of the command. */
  readonly election: Election | undefined;
  readonly options: CheckOptions;
  /** A table of turnout during the day. */
  readonly turnout: string | undefined;
}

/** Checks the returns at a place, or ends the command. */
export async function openChecked(
  session: Session,
  place: string,
  asked: OpenCheckedOptions,
): Promise<Checked> {
  const { election, options, turnout } = asked;
  const texts = await loadReturnsWords(session.words);
  const each = turnout === undefined ? await checkedOneByOne(session, texts, place, asked) : undefined;
  if (each !== undefined) return { ...each, texts, madeUp: each.shape.madeUp };
  const { project, geography, madeUp } = await openReturns(session, place, election);
  needElection(texts, election, project.election);
  const { count, findings } = checkAll([...project.returns.values()], geography, options);
  const reports = turnout === undefined ? [] : readTurnoutFile(session, turnout, geography);
  const places = new Map([...project.returns.values()].map((value) => [keyOf(value), value.provenance]));
  return {
    texts,
    geography,
    madeUp,
    returns: project.returns.size,
    findings: [...findings, ...checkTurnoutReports(reports, count, options)],
    provenanceOf: (finding) => places.get(keyOf(finding)),
  };
}

/** A plain table, or a store; undefined where only a careful reader of all returns can tell. */
async function checkedOneByOne(
  session: Session,
  texts: ReturnsWords,
  place: string,
  { election, options }: OpenCheckedOptions,
): Promise<CheckedEach | undefined> {
  if (isStoreAddress(place)) {
    const names = storedAreaNames(session, election);
    return withStore(texts, place, async (store) => {
      needElection(texts, election, (await store.shape())?.election);
      const checked = await checkEach(store, options, names);
      if (checked === undefined) throw new Failure(EXIT.dataMissing, { text: texts.word("tally.empty") });
      return checked;
    });
  }
  if (statSync(place, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  const of = election === undefined ? {} : { election: election.id };
  return withScan(place, { known: knownOf(election), ...of }, (scan) =>
    checkEach(scan, options, () => areaNamesOf(election)),
  );
}

/** Returns that were imported say of which election they are: another one cannot be meant. */
function needElection(texts: ReturnsWords, asked: Election | undefined, of: string | undefined): void {
  if (asked === undefined || asked.id === of) return;
  const text =
    of === undefined
      ? texts.say("returns.noElection", { election: asked.id })
      : texts.say("returns.otherElection", { election: asked.id, of });
  throw new Failure(EXIT.usage, { text });
}

function keyOf({ station = "", contest = "" }: Pick<Finding, "station" | "contest">): string {
  return `${station}\n${contest}`;
}
