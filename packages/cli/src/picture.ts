/**
 * Answers as pictures: one SVG that stands alone, with headline, source and stamp inside. The pages are what draws them, and
 * are loaded only here.
 *
 * @module
 */

import type { WhatIf } from "@urna/insight";
import { type PictureName, pictureSvg, whatIfSvg } from "@urna/web";
import { loadWords } from "@urna/words/words";
import type { Evaluated } from "./cases.ts";
import { EXIT } from "./exit.ts";
import { Failure } from "./failure.ts";
import { type Base, majoritiesFor } from "./scenarios.ts";
import type { Answer, Session } from "./session.ts";
import { subjectOf } from "./subject.ts";

/** The answer of `urna seats` as a picture. */
export async function seatsPicture(
  session: Session,
  answer: Answer,
  evaluated: Evaluated,
  name: PictureName,
): Promise<Answer> {
  const { words } = await drawing(session, answer);
  const { id } = evaluated.election;
  // Lots that were given now are in what was evaluated, and not in the atlas.
  const subject = { ...subjectOf(session, id), ...evaluated };
  const svg = pictureSvg({ words }, subject, answer.report, name);
  if (svg === undefined) throw noPicture(session, id, name);
  return { ...answer, printed: () => svg };
}

/** The answer of `urna what-if` as a picture. Two readings of the law are two pictures: one has to be chosen. */
export async function whatIfPicture(
  session: Session,
  answer: Answer,
  base: Base,
  { readings: [first, second] }: WhatIf,
): Promise<Answer> {
  const { words } = await drawing(session, answer);
  const { id } = base.election;
  if (second !== undefined) {
    throw new Failure(EXIT.usage, {
      text: words.word("cli.oneReading"),
      details: [`${words.word("cli.oneOf")}: --against-all kept, --against-all dropped`],
    });
  }
  const subject = { ...base, majoritiesOf: majoritiesFor(session, base), laws: () => [] };
  const svg = first === undefined ? undefined : whatIfSvg({ words }, subject, first, answer.report);
  if (svg === undefined) throw noPicture(session, id, "seats");
  return { ...answer, printed: () => svg };
}

/** The end of a command: nothing of this kind can be drawn. */
export function noPicture({ words }: Session, of: string, name: string): Failure {
  return new Failure(EXIT.usage, { text: words.say("cli.noPicture", { election: of, name }) });
}

/** The words for a picture; ends the command where the answer is none, or where another format is asked for as well. */
async function drawing({ words, options }: Session, { exit, complaint }: Answer) {
  const { json, md, text } = options;
  if ([json, md, text].includes(true)) throw new Failure(EXIT.usage, { text: words.word("cli.oneFormat") });
  if (complaint !== undefined) throw new Failure(exit ?? EXIT.usage, complaint);
  return { words: await loadWords(words.language) };
}
