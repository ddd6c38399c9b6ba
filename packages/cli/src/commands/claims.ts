/**
 * `urna claims`: what the atlas and the engine say of the claims of a text, one by one.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { openFiles } from "@urna/atlas/files";
import { Problems } from "@urna/atlas/problems";
import { type Claim, type ClaimValue, judgeClaims, type JudgedClaim, readClaims } from "@urna/atlas/record";
import { writeRatio } from "@urna/law";
import { pickText } from "@urna/words";
import { claimsReport, type JudgedWords } from "@urna/words/record/record-claims";
import { EXIT } from "../exit.ts";
import { lawWords, onRecord, sourcePages } from "../record/record.ts";
import { type Answer, badFiles, fromAtlas, type Session } from "../session.ts";

export interface ClaimsOptions {
  readonly file?: string;
}

export function claims(session: Session, name: string, { file }: ClaimsOptions): Answer {
  const { election, record } = onRecord(session, name);
  const { words, atlas } = session;
  const given =
    file === undefined ? record.claims.filter((c) => c.election === election.id) : claimsIn(session, file);
  const problems = new Problems();
  const judged = judgeClaims(given, { atlas, record }, problems);
  if (problems.list.length > 0) throw badFiles(words, problems.list.map(fromAtlas));
  return {
    kind: "prose",
    ...(given.length === 0 ? { exit: EXIT.dataMissing } : {}),
    report: claimsReport(
      words,
      judged.map((one) => inWords(session, one)),
      { pages: sourcePages(session), statedBy: [...new Set(given.flatMap((c) => c.sources))] },
    ),
    json: () => ({ election: election.id, claims: judged.map(inJson) }),
  };
}

/** The claims of a file that somebody wrote. */
function claimsIn({ words }: Session, file: string): readonly Claim[] {
  const problems = new Problems();
  const path = resolve(file);
  if (!existsSync(path)) problems.add("A001", { file }, "a file that can be read");
  const read = problems.list.length > 0 ? [] : readClaims(openFiles(dirname(path)), basename(path), problems);
  if (problems.list.length > 0) throw badFiles(words, problems.list.map(fromAtlas));
  return read;
}

function inWords(session: Session, judged: JudgedClaim): JudgedWords {
  const { language } = session.words;
  const { claim, verdict, reason, compared, beside, sources, laws } = judged;
  const why = pickText(claim.why, language, "");
  return {
    id: claim.id,
    claim: pickText(claim.claim, language, claim.id),
    stated: claim.stated,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    here: compared.map((c) => c.left),
    beside,
    ...(why === "" ? {} : { why }),
    sources,
    overtakenBy: claim.overtakenBy,
    laws: lawWords(session, laws),
  };
}

function inJson({ claim, verdict, reason, compared, beside, sources, laws }: JudgedClaim): object {
  return {
    id: claim.id,
    claim: claim.claim,
    stated: claim.stated,
    test: claim.test,
    verdict,
    reason: reason ?? null,
    compared: compared.map(({ left, operator, right, upTo, holds }) => ({
      left: valueJson(left),
      operator,
      right: valueJson(right),
      ...(upTo === undefined ? {} : { upTo: valueJson(upTo) }),
      holds,
    })),
    beside: beside.map(({ text, value }) => ({ expression: text, value: valueJson(value) })),
    sources,
    overtakenBy: claim.overtakenBy,
    laws,
  };
}

function valueJson(value: ClaimValue): string | null {
  switch (value.kind) {
    case "number":
      return writeRatio(value.value);
    case "day":
      return value.day;
    case "word":
      return value.word;
    case "missing":
      return null;
  }
}
