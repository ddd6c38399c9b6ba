/**
 * `urna import`: files of polling stations, and of ballots, into a folder or a store. It shows what it understood and what would change; with --yes
 * it does it, all or nothing.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  emptyProject,
  FolderBusy,
  folderState,
  type ImportPlan,
  isStoreAddress,
  MANIFEST,
  openProject,
  planBallots,
  planImport,
  writeProject,
} from "@urna/returns";
import { loadReturnsWords, type ReturnsWords } from "@urna/words/returns-words";
import { readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import {
  areaNamesOf,
  importFailure,
  knownOf,
  madeUpBlocks,
  madeUpBy,
  madeUpStamps,
  needImported,
} from "../returns/desk.ts";
import { previewBlocks } from "../returns/preview.ts";
import { type Held, heldIn, readBallots } from "../returns/read-ballots.ts";
import { readFiles } from "../returns/read-files.ts";
import { shownAddress } from "../returns/with-store.ts";
import { isFolder, planFolder, takePlainTable, writeStore } from "../returns/write-store.ts";
import type { Answer, Session } from "../session.ts";

export interface ImportOptions {
  readonly election?: string;
  readonly mapping?: string;
  readonly into?: string;
  readonly yes?: boolean;
}

export async function importReturns(
  session: Session,
  files: readonly string[],
  options: ImportOptions,
): Promise<Answer> {
  const { words } = session;
  const texts = await loadReturnsWords(words);
  const folder = options.into ?? (options.election === undefined ? "returns" : `${options.election}-returns`);
  const done = options.yes === true;
  const store = isStoreAddress(folder);
  const taken = store ? await takePlainTable(session, texts, files, folder, options) : undefined;
  const [first = ""] = files;
  const whole = store && files.length === 1 && isFolder(first) ? planFolder(session, texts, first) : taken;
  const plan =
    whole ??
    (done && !store
      ? await importAll(session, texts, files, folder, options)
      : await plannedImport(session, texts, files, folder, options));
  if (done && store && taken === undefined) await writeStore(session, texts, folder, plan);
  const madeUp = taken?.madeUp ?? madeUpBy(plan.after);
  const refused = plan.refused.length > 0;
  const returns = importedText(texts, plan);
  const lines = texts.counted("count.lines", plan.refused.length);
  const text = refused
    ? texts.say("import.wouldRefuse", { lines })
    : texts.say(done ? "import.done" : "import.preview", { returns, folder: shownAddress(folder) });
  return {
    kind: "prose",
    ...(refused ? { exit: EXIT.badFile } : {}),
    report: {
      blocks: [
        { kind: "answer", text, stamps: madeUpStamps(texts, madeUp) },
        ...madeUpBlocks(texts, madeUp),
        ...(store ? [{ kind: "paragraph", text: texts.word("store.replaces") } as const] : []),
        ...previewBlocks(words, texts, plan),
      ],
      next: refused ? words.word("problems.next") : nextAfter(files, folder, options),
    },
    json: () => ({
      folder: shownAddress(folder),
      written: done,
      added: plan.added,
      changed: plan.changed.map(({ after, differing }) => ({
        station: after.station,
        contest: after.contest,
        line: after.provenance?.row,
        differing,
      })),
      same: plan.same,
      refused: plan.refused,
      stationsAdded: plan.stationsAdded,
      ...(plan.ballots === undefined ? {} : { ballots: plan.ballots }),
      files: plan.tables.map(({ file, guess }) => ({
        ...file,
        mapping: guess.mapping,
        unread: guess.unread,
      })),
    }),
  };
}

/** What goes in: returns, ballots, or both. */
function importedText(texts: ReturnsWords, { added, changed, ballots }: ImportPlan): string {
  const returns = added + changed.length;
  const cast = (ballots ?? []).reduce((sum, group) => sum + (group.change === "same" ? 0 : group.cast), 0);
  return [
    ...(ballots === undefined || returns > 0 ? [texts.counted("count.returns", returns)] : []),
    ...(ballots === undefined ? [] : [texts.counted("count.ballots", cast)]),
  ].join(", ");
}

/** The same call with what makes it write; a mapping and an election are not forgotten. */
function nextAfter(files: readonly string[], folder: string, options: ImportOptions): string {
  const into = shownAddress(folder);
  if (options.yes === true) return isStoreAddress(folder) ? `urna tabulate ${into}` : `urna check ${folder}`;
  const election = options.election === undefined ? "" : ` --election ${options.election}`;
  const mapping = options.mapping === undefined ? "" : ` --mapping ${options.mapping}`;
  return `urna import ${files.join(" ")}${election}${mapping} --into ${into} --yes`;
}

/** Times that an import is worked out anew because another one was quicker. */
const MOST_TRIES = 5;
/** What the system says where a file cannot be written. */
const NO_ROOM = ["ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EPERM", "EIO"];

/** Plans and writes. What another import wrote meanwhile is not undone: the plan is made again on top of it. */
async function importAll(
  session: Session,
  texts: ReturnsWords,
  files: readonly string[],
  folder: string,
  options: ImportOptions,
): Promise<ImportPlan> {
  for (let tries = 1; ; tries += 1) {
    const over = folderState(folder);
    const plan = await plannedImport(session, texts, files, folder, options);
    if (plan.refused.length > 0) throw importFailure(session.words, texts, plan.refused);
    try {
      writeProject(folder, plan.after, over);
      return plan;
    } catch (error: unknown) {
      const why = error instanceof Error && "code" in error ? String(error.code) : "";
      if (NO_ROOM.includes(why)) {
        throw new Failure(EXIT.badFile, { text: texts.say("import.noRoom", { folder, why }) });
      }
      if (!(error instanceof FolderBusy)) throw error;
      if (folderState(folder) !== over && tries < MOST_TRIES) continue;
      throw new Failure(EXIT.badFile, { text: texts.say("import.busy", { folder }) });
    }
  }
}

/** Reads the files and works out what they would change in the folder. */
export async function plannedImport(
  session: Session,
  texts: ReturnsWords,
  files: readonly string[],
  folder: string,
  { election: named, mapping }: Pick<ImportOptions, "election" | "mapping">,
): Promise<ImportPlan> {
  const before = existsSync(join(folder, MANIFEST))
    ? needImported(session.words, texts, openProject(folder))
    : emptyProject();
  const id = named ?? before.election;
  const election = id === undefined ? undefined : readElection(session, id);
  const known = knownOf(election);
  const ballotFiles = new Map<string, Held>();
  for (const file of files) {
    const held = await heldIn(file);
    if (held !== undefined) ballotFiles.set(file, held);
  }
  const others = files.filter((file) => !ballotFiles.has(file));
  const tables = await readFiles(session, texts, others, {
    known,
    ...(mapping === undefined ? {} : { mapping }),
  });
  const project = election === undefined ? before : { ...before, election: election.id };
  const plan = planImport(tables, project, areaNamesOf(election));
  return ballotFiles.size === 0
    ? plan
    : planBallots(plan, await readBallots(session, texts, ballotFiles, election));
}
