/**
 * Returns one by one, wherever they lie: a folder, one table, or a store. Whoever only needs sums opens a count instead.
 *
 * @module
 */

import { statSync } from "node:fs";
import type { Election } from "@urna/atlas";
import {
  type AreaNames,
  emptyProject,
  folderState,
  isStoreAddress,
  openProject,
  planImport,
  type Project,
  storedProject,
} from "@urna/returns";
import { loadReturnsWords } from "@urna/words/returns-words";
import { readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import type { Session } from "../session.ts";
import { areaNamesOf, type Desk, deskOf, importFailure, knownOf, needImported } from "./desk.ts";
import { readFiles } from "./read-files.ts";
import { withStore } from "./with-store.ts";

/** Returns, opened. */
export interface Opened extends Desk {
  readonly project: Project;
  /** A text that changes with what is there. */
  readonly state: string;
}

/**
 * Opens returns, or ends the command.
 *
 * @param election that of the command; a folder and a store say themselves which one they are of.
 */
export async function openReturns(session: Session, place: string, election?: Election): Promise<Opened> {
  const texts = await loadReturnsWords(session.words);
  if (isStoreAddress(place)) {
    const names = storedAreaNames(session, election);
    const stored = await withStore(texts, place, (store) => storedProject(store, names));
    if (stored === undefined) throw new Failure(EXIT.dataMissing, { text: texts.word("tally.empty") });
    const { project, shape } = stored;
    return { project, state: JSON.stringify(shape), ...deskOf(project, texts) };
  }
  if (statSync(place, { throwIfNoEntry: false })?.isFile() === true) {
    const tables = await readFiles(session, texts, [place], { known: knownOf(election) });
    const plan = planImport(tables, emptyProject(election?.id), areaNamesOf(election));
    if (plan.refused.length > 0) throw importFailure(session.words, texts, plan.refused);
    const state = tables.map(({ file }) => file.sha256).join();
    return { project: plan.after, state, ...deskOf(plan.after, texts) };
  }
  const project = needImported(session.words, texts, openProject(place));
  return { project, state: folderState(place), ...deskOf(project, texts) };
}

/** The names of areas for a store, which says itself of which election it is. */
export function storedAreaNames(
  session: Session,
  election: Election | undefined,
): (id: string | undefined) => AreaNames | undefined {
  return (id) => areaNamesOf(election ?? (id === undefined ? undefined : readElection(session, id)));
}
