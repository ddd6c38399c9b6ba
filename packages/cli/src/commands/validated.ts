/**
 * `urna elections --validated`: which real elections the rules reproduce, each evaluated now from its votes and compared with
 * its official result.
 *
 * @module
 */

import { electionsWithResult, type Validated, validateElection } from "@urna/atlas";
import type { Words } from "@urna/words";
import { EXIT } from "../exit.ts";
import type { Answer, Session } from "../session.ts";

export function validated(session: Session): Answer {
  const { atlas, words } = session;
  const rows = electionsWithResult(atlas)
    .map((id) => session.need(validateElection(atlas, id)))
    .sort((a, b) => (a.country < b.country ? -1 : a.country > b.country ? 1 : a.date < b.date ? -1 : 1));
  const agreeing = rows.filter((row) => row.agrees).length;
  const column = (key: string, title: string, align: "left" | "right" = "left") => ({ key, title, align });
  return {
    kind: "table",
    json: () => rows,
    exit: agreeing === rows.length ? EXIT.ok : EXIT.checkFailed,
    report: {
      blocks: [
        { kind: "answer", text: words.counted("cli.validated", agreeing), stamps: [] },
        {
          kind: "table",
          id: "validated",
          columns: [
            column("election", words.word("cli.column.election")),
            column("family", words.word("cli.column.family")),
            column("rules", words.word("cli.column.rules")),
            column("level", words.word("cli.column.level")),
            column("seats", words.word("cli.column.seats"), "right"),
            column("agrees", words.word("cli.column.agrees")),
            column("differences", words.word("cli.column.differences")),
          ],
          rows: rows.map((row) => cells(words, row)),
        },
      ],
    },
  };
}

interface Cell {
  readonly text: string;
  readonly raw: string | number;
}

function cells(words: Words, row: Validated): readonly Cell[] {
  const same = (text: string): Cell => ({ text, raw: text });
  const different = row.differences
    .map((d) => `${[d.tier, d.area, d.contender, d.person ?? ""].join("/")} ${d.expected}:${d.found}`)
    .join("; ");
  return [
    same(row.election),
    { text: words.word(`cli.family.${row.family}`), raw: row.family },
    same(row.rules),
    { text: words.word(`cli.level.${row.level}`), raw: row.level },
    { text: words.numbers.whole(row.seats), raw: row.seats },
    { text: words.word(row.agrees ? "cli.agrees.yes" : "cli.agrees.no"), raw: row.agrees ? "yes" : "no" },
    same(different),
  ];
}
