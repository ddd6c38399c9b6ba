/**
 * Rules by their id in the atlas, or from a file.
 *
 * @module
 */

import { existsSync, readFileSync } from "node:fs";
import { jsonErrorAt, nameTwice } from "@urna/atlas/json-place";
import { readWritten, type Rules } from "@urna/law";
import { EXIT } from "./exit.ts";
import { Failure } from "./failure.ts";
import { find } from "./names.ts";
import { badFiles, fromLaw, type Session } from "./session.ts";

/** So many signs are shown of what stands where a file is no JSON any more. */
const LONGEST_FOUND = 40;

export interface RulesFrom {
  readonly rules: Rules;
  readonly file: string;
}

/** Reads what a name means: a file, where there is one or where it looks like one, else rules of the atlas. */
export function readRulesFrom(session: Session, named: string): RulesFrom {
  if (named.endsWith(".json") || existsSync(named))
    return { rules: readRulesFile(session, named), file: named };
  const id = rulesId(session, named);
  const file = session.atlas.listRules().find((version) => version.id === id)?.file ?? id;
  return { rules: session.need(session.atlas.rules(id)), file };
}

/** The id of a rule set. The name of a series with one version only will do. */
function rulesId({ atlas, words }: Session, name: string): string {
  const known = atlas.listRules().map(({ id, series }) => ({ id, names: [series] }));
  const found = find(name, known);
  switch (found.kind) {
    case "one":
      return found.id;
    case "several":
      throw new Failure(EXIT.usage, {
        text: words.say("cli.severalRules", { name }),
        details: found.ids.map((id) => `urna rules ${id}`),
      });
    case "none":
      throw new Failure(EXIT.usage, {
        text: words.say("cli.unknownRules", { name }),
        near: found.near,
        next: "urna rules",
      });
  }
}

/** Reads a rules document; ends the command with everything that is wrong with it. */
export function readRulesFile(session: Session, file: string): Rules {
  const read = readWritten(parseJson(session, file));
  if (read.ok) return read.value;
  throw badFiles(
    session.words,
    read.problems.map((problem) => fromLaw(problem, file)),
  );
}

function parseJson({ words }: Session, file: string): unknown {
  let text: string;
  try {
    // Some editors write a mark of the byte order before the first sign.
    text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  } catch {
    throw badFiles(words, [{ code: "A001", file, expected: "a file that can be read" }]);
  }
  const rowOf = (at: number): number => text.slice(0, at).split("\n").length;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    const at = jsonErrorAt(text);
    const [found = ""] = text.slice(at, at + LONGEST_FOUND).split("\n");
    throw badFiles(words, [{ code: "A002", file, row: rowOf(at), expected: "JSON", found }]);
  }
  const twice = nameTwice(text);
  if (twice === undefined) return parsed;
  const expected = "every name once in an object";
  throw badFiles(words, [{ code: "R019", file, row: rowOf(twice.at), expected, found: twice.name }]);
}
