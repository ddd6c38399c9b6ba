/**
 * `urna atlas check`: whether all files of an atlas are what they should be.
 *
 * @module
 */

import { validateAtlas } from "@urna/atlas";
import type { Answer, Session } from "../session.ts";
import { badFiles, fromAtlas } from "../session.ts";

export function checkAtlas(session: Session, directory: string | undefined): Answer {
  const { words } = session;
  const { problems, checked } = validateAtlas(directory ?? session.options.atlas);
  if (problems.length > 0) throw badFiles(words, problems.map(fromAtlas));
  return {
    kind: "prose",
    json: () => ({ problems, checked }),
    report: {
      blocks: [{ kind: "answer", text: words.counted("cli.atlasSound", checked.elections), stamps: [] }],
    },
  };
}
