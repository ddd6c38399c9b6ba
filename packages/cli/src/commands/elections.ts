/**
 * `urna elections`: what the atlas holds.
 *
 * @module
 */

import type { ResultState } from "@urna/atlas";
import type { PlainKey } from "@urna/words";
import type { Answer, Session } from "../session.ts";

const RESULT: Readonly<Record<ResultState, PlainKey>> = {
  final: "cli.result.final",
  preliminary: "cli.result.preliminary",
  incomplete: "cli.result.incomplete",
  none: "cli.result.none",
};

export function elections(session: Session): Answer {
  const { words } = session;
  const heads = session.need(session.atlas.listElections());
  return {
    kind: "table",
    json: () => heads,
    report: {
      blocks: [
        { kind: "answer", text: words.counted("cli.elections", heads.length), stamps: [] },
        {
          kind: "table",
          id: "elections",
          columns: [
            { key: "election", title: words.word("cli.column.election"), align: "left" },
            { key: "date", title: words.word("cli.column.date"), align: "left" },
            { key: "result", title: words.word("cli.column.result"), align: "left" },
            { key: "title", title: words.word("cli.column.title"), align: "left" },
          ],
          rows: heads.map(({ id, date, result, title }) => [
            { text: id, raw: id },
            { text: date, raw: date },
            { text: words.word(RESULT[result]), raw: result },
            { text: title[words.language], raw: title[words.language] },
          ]),
        },
      ],
      next: "urna seats kz-majilis-2023",
    },
  };
}
