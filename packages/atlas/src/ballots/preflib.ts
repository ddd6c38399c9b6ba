/**
 * Reads orders of preference in the format of PrefLib: complete or incomplete orders, strict or with ties. The newer format
 * has its head in comments (`# NUMBER ALTERNATIVES: 3`) and ballots such as `12: 2,{1,3}`; the older one begins with the
 * number of candidates, their names, a line of sums, and has ballots such as `12,2,{1,3}`.
 *
 * @module
 */

import type { BallotFile, BallotType } from "./ballot-types.ts";
import { parseCount } from "../cells.ts";
import type { Problems } from "../problems.ts";

/** Endings of names: strict or with ties, complete or incomplete. */
export const PREFLIB_ENDINGS = ["soc", "soi", "toc", "toi"] as const;

interface Line {
  readonly text: string;
  readonly line: number;
}

/** What the head of a file says. */
interface Head {
  readonly title?: string;
  readonly names: readonly string[];
  readonly voters?: number;
  readonly orders?: number;
  readonly body: readonly Line[];
  /** Between the number of ballots and the order. */
  readonly separator: ":" | ",";
}

/** Reads one file; the ending of its name says which orders it may hold. */
export function readPrefLib(content: string, file: string, problems: Problems): BallotFile | undefined {
  const before = problems.list.length;
  const lines = content
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((text, i): Line => ({ text: text.trim(), line: i + 1 }))
    .filter(({ text }) => text !== "");
  const first = lines[0];
  const head =
    first?.text.startsWith("#") === true ? newHead(lines, file, problems) : oldHead(lines, file, problems);
  if (head === undefined) return undefined;

  const ending = file.split(".").at(-1)?.toLowerCase() ?? "";
  const ballots: BallotType[] = [];
  for (const line of head.body) {
    const ballot = readOrder(line, head, file, problems);
    if (ballot === undefined) continue;
    const named = ballot.ranking.flat();
    const wrong = (expected: string): void =>
      problems.add("A005", { file, row: line.line }, expected, line.text);
    if (new Set(named).size !== named.length) wrong("every candidate at most once");
    if (ending.endsWith("c") && named.length < head.names.length)
      wrong(`all ${head.names.length} candidates, as .${ending} files have`);
    if (ending.startsWith("s") && named.length > ballot.ranking.length)
      wrong(`no ties, as .${ending} files have none`);
    ballots.push(ballot);
  }
  const voters = ballots.reduce((sum, b) => sum + b.count, 0);
  if (head.voters !== undefined && head.voters !== voters)
    problems.add("A006", { file }, `${head.voters} voters, as the head says`, voters);
  if (head.orders !== undefined && head.orders !== ballots.length)
    problems.add("A006", { file }, `${head.orders} orders, as the head says`, ballots.length);
  if (problems.list.length > before) return undefined;
  return {
    ...(head.title === undefined ? {} : { title: head.title }),
    candidates: head.names.map((name) => ({ name, withdrawn: false })),
    ballots,
  };
}

function newHead(lines: readonly Line[], file: string, problems: Problems): Head | undefined {
  const said = new Map<string, Line>();
  for (const { text, line } of lines) {
    const match = /^#\s*([^:]+?)\s*:\s*(.*)$/.exec(text);
    if (match !== null) said.set((match[1] ?? "").toUpperCase(), { text: match[2] ?? "", line });
  }
  const number = (key: string): number | undefined => parseCount(said.get(key)?.text);
  const size = number("NUMBER ALTERNATIVES");
  if (size === undefined) {
    const found = said.get("NUMBER ALTERNATIVES");
    problems.add(
      "A005",
      { file, row: found?.line ?? 1 },
      "a line # NUMBER ALTERNATIVES: <number>",
      found?.text,
    );
    return undefined;
  }
  const names: string[] = [];
  for (let k = 1; k <= size; k++) {
    const name = said.get(`ALTERNATIVE NAME ${k}`);
    if (name === undefined) problems.add("A005", { file }, `a line # ALTERNATIVE NAME ${k}: <name>`);
    names.push(name?.text ?? "");
  }
  const title = said.get("TITLE")?.text;
  const voters = number("NUMBER VOTERS");
  const orders = number("NUMBER UNIQUE ORDERS");
  return {
    ...(title === undefined || title === "" ? {} : { title }),
    names,
    ...(voters === undefined ? {} : { voters }),
    ...(orders === undefined ? {} : { orders }),
    body: lines.filter(({ text }) => !text.startsWith("#")),
    separator: ":",
  };
}

function oldHead(lines: readonly Line[], file: string, problems: Problems): Head | undefined {
  const first = lines[0];
  const size = parseCount(first?.text);
  if (size === undefined) {
    problems.add(
      "A005",
      { file, row: first?.line ?? 1 },
      "the number of candidates, or a head of # lines",
      first?.text,
    );
    return undefined;
  }
  const names: string[] = [];
  for (let k = 1; k <= size; k++) {
    const line = lines[k];
    const match = /^(\d+)\s*,\s*(.*)$/.exec(line?.text ?? "");
    if (match === null || parseCount(match[1]) !== k) {
      problems.add(
        "A005",
        { file, row: line?.line ?? first?.line ?? 1 },
        `${k},<name of candidate ${k}>`,
        line?.text,
      );
      return undefined;
    }
    names.push(match[2] ?? "");
  }
  const sums = lines[size + 1];
  const [voters, sum, orders] = (sums?.text ?? "").split(",").map((part) => parseCount(part.trim()));
  if (voters === undefined || sum === undefined || orders === undefined) {
    problems.add(
      "A005",
      { file, row: sums?.line ?? first?.line ?? 1 },
      "voters, sum of ballots and number of orders, with commas between them",
      sums?.text,
    );
    return undefined;
  }
  return { names, voters: sum, orders, body: lines.slice(size + 2), separator: "," };
}

function readOrder(
  { text, line }: Line,
  head: Head,
  file: string,
  problems: Problems,
): BallotType | undefined {
  const at = text.indexOf(head.separator);
  const count = at < 0 ? undefined : parseCount(text.slice(0, at).trim());
  const order = at < 0 ? "" : text.slice(at + 1).trim();
  const wrong = (expected: string, found: string): undefined => {
    problems.add("A005", { file, row: line }, expected, found);
    return undefined;
  };
  if (count === undefined) {
    return wrong(`how many ballots, ${head.separator === ":" ? "a colon" : "a comma"}, and an order`, text);
  }
  const ranking: number[][] = [];
  if (!/^(\{[^{}]*\}|[^{},]+)?(,(\{[^{}]*\}|[^{},]+))*$/.test(order)) {
    return wrong("numbers with commas between them, and braces around ties", order);
  }
  for (const [part] of order.matchAll(/\{[^{}]*\}|[^{},]+/g)) {
    const rank = part.replaceAll(/[{}]/g, "").split(",");
    const read = rank.map((k) => parseCount(k.trim()) ?? 0);
    const bad = read.findIndex((k) => k < 1 || k > head.names.length);
    if (bad >= 0) return wrong(`a candidate from 1 to ${head.names.length}`, rank[bad] ?? "");
    ranking.push(read.map((k) => k - 1));
  }
  return { count, ranking, line };
}
