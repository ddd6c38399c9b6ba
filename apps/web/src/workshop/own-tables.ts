/**
 * Tables as people have them: which one a file is, with whatever sign between its cells, and without columns that can only
 * say one thing.
 *
 * @module
 */

import { isBallotFile } from "@urna/atlas/ballots/ballot-file";
import { askedBy, type Rules } from "@urna/law";

/** The tables that the engine takes, each with a column that no other has; votes come last, they are what is left. */
const TABLES = [
  ["lots.csv", "order"],
  ["ballots.csv", "ranking"],
  ["declared.csv", "seats"],
  ["contenders.csv", "contender"],
  ["areas.csv", "area"],
] as const;

/** Their columns; those in brackets may be left out. */
export const COLUMNS: Readonly<Record<string, string>> = {
  "votes.csv": "(contest), (area), option, votes, (group)",
  "areas.csv": "area, (parent), (level), (name), (seats), (registered), (population), …",
  "contenders.csv": "contender, (kind), (name), (in_<group>), (fact_<name>)",
  "declared.csv": "contest, area, option, seats",
  "ballots.csv": "contest, area, count, ranking: a > b = c > d",
  "lots.csv": "step, area, order: a > b, (from), (papers)",
};
export const TABLE_NAMES: readonly string[] = Object.keys(COLUMNS);

/** The name under which a file is used: its own, where it is one of ours; else by its columns. */
export function tableNameOf(file: string, content: string): string {
  const name = file.toLowerCase();
  if (TABLE_NAMES.includes(name) || isBallotFile(name)) return name;
  const header = headerOf(withCommas(content));
  if (header.includes("votes")) return "votes.csv";
  return TABLES.find(([, column]) => header.includes(column))?.[0] ?? "votes.csv";
}

/** Tabs or semicolons between cells become commas, where the first line has them and no comma. */
export function withCommas(content: string): string {
  const text = content.replace(/^\uFEFF/, "");
  const first = text.slice(0, lineEnd(text));
  const sign = first.includes(",") ? undefined : [";", "\t"].find((each) => first.includes(each));
  if (sign === undefined) return text;
  // A quoted cell is taken whole, so that a sign inside it stays; a bare one that holds a comma is quoted.
  const cell = sign === ";" ? /"(?:[^"]|"")*"|[^;\n\r"]+|;/g : /"(?:[^"]|"")*"|[^\t\n\r"]+|\t/g;
  return text.replace(cell, (found) =>
    found === sign ? "," : !found.startsWith('"') && found.includes(",") ? `"${found}"` : found,
  );
}

/**
 * Votes with the columns that were left out because there is nothing to choose: the contest where the rules count one, and
 * the area where the whole is meant.
 */
export function completeVotes(rules: Rules, content: string): string {
  const header = headerOf(content);
  const contests = askedBy(rules).contests.filter((contest) => contest.as === "votes");
  const [only, second] = contests;
  const added: [string, string][] = [];
  if (!header.includes("contest") && only !== undefined && second === undefined)
    added.push(["contest", only.id]);
  if (!header.includes("area")) added.push(["area", ""]);
  // A cell of several lines: the table stays as it is, and what it lacks is said.
  const isPlain = content.split("\n").every((line) => line.split('"').length % 2 === 1);
  if (added.length === 0 || !header.includes("option") || !isPlain) return content;
  const [names, values] = [added.map(([name]) => name), added.map(([, value]) => value)];
  return content
    .split("\n")
    .map((line, i) => (line.trim() === "" ? line : `${(i === 0 ? names : values).join(",")},${line}`))
    .join("\n");
}

function headerOf(content: string): readonly string[] {
  return content
    .slice(0, lineEnd(content))
    .split(",")
    .map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
}

function lineEnd(text: string): number {
  const end = text.search(/[\r\n]/);
  return end === -1 ? text.length : end;
}
