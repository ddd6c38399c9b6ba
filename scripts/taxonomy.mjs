// Writes docs/taxonomy.md: the families of electoral systems with the clauses that express them and worked examples, which
// the engine computes now (scripts/taxonomy.json says which), and every clause kind from its own declaration. With --check
// it only says whether the page is up to date. A clause kind that no family names is a complaint.

import { readFileSync } from "node:fs";
import process from "node:process";
import { openAtlas, toInput } from "../packages/atlas/src/index.ts";
import { CLAUSES, elect, readRules, VERBS } from "../packages/law/src/index.ts";
import { clauseTitle } from "../packages/words/src/rules/clause-title.ts";
import { explainAll, explainContender, loadWords, rulesInWords } from "../packages/words/src/index.ts";
import { generate } from "./lib/generated.mjs";

/**
 * @typedef {import("../packages/words/src/index.ts").Block} Block
 * @typedef {import("../packages/words/src/index.ts").Case} Case
 * @typedef {import("../packages/law/src/index.ts").Given} Given
 * @typedef {{ about?: string, election?: string, rules?: string, contender?: string, area?: string, only?: string[],
 *   whole?: boolean, law?: { levels: string[], steps: Record<string, unknown> }, given?: Given,
 *   votes?: Record<string, Record<string, Record<string, number>>>, ballots?: Record<string, number> }} Example
 * @typedef {{ name: string, says: string, clauses: string[], examples: Example[] }} Family
 */

const words = await loadWords("en");
const atlas = openAtlas();
const families = /** @type {Family[]} */ (
  JSON.parse(readFileSync(new URL("taxonomy.json", import.meta.url), "utf8"))
);

const named = new Set(families.flatMap((family) => family.clauses));
const kinds = CLAUSES.map((clause) => `${clause.verb}.${clause.kind}`);
for (const kind of kinds.filter((each) => !named.has(each))) {
  process.stderr.write(`scripts/taxonomy.json: no family names the clause ${kind}\n`);
  process.exitCode = 1;
}
for (const kind of [...named].filter((each) => !kinds.includes(each))) {
  process.stderr.write(`scripts/taxonomy.json: there is no clause ${kind}\n`);
  process.exitCode = 1;
}

/** @template T @param {{ ok: true, value: T } | { ok: false, problems: unknown }} result @param {string} what @returns {T} */
function must(result, what) {
  if (result.ok) return result.value;
  throw new Error(`${what}: ${JSON.stringify(result)}`);
}

/** A number of seats as a table: longer ones are cut. */
const LINES = 12;

/** @param {string} text */
const cellText = (text) => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** @param {Block} block @returns {string[]} */
function markdown(block) {
  switch (block.kind) {
    case "answer":
      return [`**${block.text}**`, ""];
    case "heading":
      return [`*${block.text}*`, ""];
    case "paragraph":
      return [block.text, ""];
    case "list":
      return [...block.items.map((item) => `- ${item}`), ""];
    case "facts":
      return [
        ...block.rows.map(
          ({ label, value, remark }) =>
            `- ${label}: ${value}${remark === undefined || remark === "" ? "" : ` (${remark})`}`,
        ),
        "",
      ];
    case "table": {
      const rows = block.rows.slice(0, LINES);
      return [
        `| ${block.columns.map((column) => cellText(column.title)).join(" | ")} |`,
        `|${block.columns.map((column) => (column.align === "right" ? "---:" : "---")).join("|")}|`,
        ...rows.map((row) => `| ${row.map((cell) => cellText(cell.text)).join(" | ")} |`),
        ...(block.rows.length > LINES ? ["", `and ${block.rows.length - LINES} more lines.`] : []),
        "",
      ];
    }
    case "plot":
      return [block.summary, ""];
    case "finding":
      return [block.text, ""];
  }
}

/** The steps that the example speaks of. @param {Case} given @param {string[] | undefined} only @returns {Case} */
function narrowed(given, only) {
  if (only === undefined) return given;
  const trace = given.outcome.trace.filter((step) => only.includes(step.at));
  return { ...given, outcome: { ...given.outcome, trace } };
}

/** Everything up to the list of laws. @param {readonly Block[]} blocks */
function beforeLaws(blocks) {
  const laws = blocks.findIndex((block) => block.kind === "heading" && /^law(s| \[)/.test(block.text));
  return laws < 0 ? blocks : blocks.slice(0, laws);
}

/** @param {Case} given @param {Example} example */
function worked(given, example) {
  const { contender, area, only, whole } = example;
  const winner = contender ?? given.outcome.seats[0]?.contender;
  if (whole === true || winner === undefined) {
    const { blocks } = explainAll(words, given);
    const [answer] = blocks;
    const from = blocks.findIndex((block) => block.kind === "heading" && block.text.startsWith("1. "));
    const to = blocks.findIndex(
      (block) => block.kind === "heading" && !/^\d+\. /.test(block.text) && blocks.indexOf(block) > from,
    );
    return [
      ...(answer === undefined ? [] : [answer]),
      ...blocks.slice(from, to < 0 ? undefined : to),
    ].flatMap(markdown);
  }
  // The answer is that of the whole, also where the example shows a few steps of it.
  const [answer] = explainContender(words, given, winner).blocks;
  const parts = explainContender(
    words,
    narrowed(given, only),
    winner,
    area === undefined ? {} : { area },
  ).blocks.slice(1);
  return [...(answer === undefined ? [] : [answer]), ...beforeLaws(parts)].flatMap(markdown);
}

/** @param {Example} example @returns {string[]} */
function ofElection(example) {
  const election = must(atlas.election(example.election ?? ""), example.election ?? "");
  const version = must(atlas.rulesOf(election), election.id);
  const rules = must(atlas.rules(version.id), version.id);
  const outcome = must(elect(rules, toInput(election)), election.id);
  /** @type {Case} */
  const given = {
    rules,
    outcome,
    naming: {
      contender: (id) => election.options.get(id)?.names.en ?? id,
      short: (id) => election.options.get(id)?.short.en ?? election.areas.get(id)?.names.en ?? id,
      area: (id) => election.areas.get(id)?.names.en ?? id,
      partyOf: (id) => election.options.get(id)?.party,
    },
  };
  const who = example.contender === undefined ? "" : ` ${example.contender}`;
  const where = example.area === undefined ? "" : ` --area ${example.area}`;
  return [
    `**Example**: ${election.title.en} (\`urna explain ${election.id}${who}${where}\`, rules \`${rules.id}\`)`,
    "",
    ...worked(given, example),
  ];
}

/** The votes of a made-up example: by contest, area and option, and ballots such as "a > b = c" of the contest `vote`. @param {Example} example @returns {Given} */
function givenOf({ law, given, votes = {}, ballots = {} }) {
  const rows = Object.entries(votes).flatMap(([contest, areas]) =>
    Object.entries(areas).flatMap(([area, options]) =>
      Object.entries(options).map(([option, figure]) => ({ contest, area, option, votes: figure })),
    ),
  );
  const papers = Object.entries(ballots).map(([written, count]) => ({
    contest: "vote",
    area: law?.levels[0] ?? "",
    count,
    ranking: written.split(" > ").map((rank) => rank.split(" = ")),
  }));
  return {
    ...given,
    ...(rows.length > 0 ? { votes: rows } : {}),
    ...(papers.length > 0 ? { ballots: papers } : {}),
  };
}

/** @param {Example} example @returns {string[]} */
function ofLaw(example) {
  const law = example.law ?? { levels: [], steps: {} };
  const title = { en: "A made-up example" };
  const head = { urna: "rules/1", id: "example/law@2000-01-01", title, inForce: "2000-01-01" };
  const rules = must(readRules({ ...head, laws: { law: { title } }, ...law }), example.about ?? "");
  const outcome = must(elect(rules, givenOf(example)), example.about ?? "");
  /** @type {Case} */
  const given = { rules, outcome, naming: { contender: (id) => id, short: (id) => id, area: (id) => id } };
  const clauses = rules.steps.map(({ id }) => `  "${id}": ${JSON.stringify(law.steps[id])}`);
  return [
    `**Example**, made up: ${example.about}`,
    "",
    "```json",
    "{",
    clauses.join(",\n"),
    "}",
    "```",
    "",
    ...worked(given, example),
  ];
}

/** @param {Example} example @param {string[]} clauses @returns {string[]} */
function ofRules(example, clauses) {
  const rules = must(atlas.rules(example.rules ?? ""), example.rules ?? "");
  const titles = clauses.map((kind) =>
    clauseTitle({ words }, kind.split(".")[0] ?? "", kind.split(".").slice(1).join(".")),
  );
  const items = rulesInWords(words, rules).blocks.flatMap((block) =>
    block.kind === "list" ? block.items : [],
  );
  const own = items.filter((item) => titles.some((title) => item.includes(`${title} (`)));
  return [
    `**Rules**: ${rules.title.get("en") ?? rules.id} (\`urna rules ${rules.id}\`)`,
    "",
    ...own.slice(0, 4).map((item) => `- ${item}`),
    "",
  ];
}

/** @param {string} kind */
const anchor = (kind) => kind.replace(".", "-");

/** What a field may hold. @param {unknown} schema @returns {string} */
function typeOf(schema) {
  if (typeof schema !== "object" || schema === null) return "";
  /** @type {Record<string, unknown>} */
  const form = { ...schema };
  if (Array.isArray(form["enum"])) return form["enum"].map((value) => `\`${value}\``).join(" or ");
  if (typeof form["x-refers-to"] === "string") return referenceText(form["x-refers-to"]);
  for (const forms of [form["anyOf"], form["oneOf"]]) {
    if (!Array.isArray(forms)) continue;
    const texts = [...new Set(forms.map(typeOf))];
    return texts.includes("fraction") ? "fraction" : texts.join(", or ");
  }
  if (form["type"] === "array") return `list of ${typeOf(form["items"])}`;
  if (form["type"] === "object" && typeof form["properties"] === "object" && form["properties"] !== null) {
    const required = Array.isArray(form["required"]) ? form["required"] : [];
    const inner = Object.entries(form["properties"]).map(
      ([name, each]) => `\`${name}\`${required.includes(name) ? "" : "?"}: ${typeOf(each)}`,
    );
    return `{ ${inner.join("; ")} }`;
  }
  if (form["type"] === "integer") return "whole number";
  if (form["type"] === "boolean") return "true or false";
  if (form["type"] === "string")
    return typeof form["pattern"] === "string" && form["pattern"].includes("%") ? "fraction" : "text";
  return typeof form["type"] === "string" ? form["type"] : "";
}

/** @param {string} to */
function referenceText(to) {
  if (["contest", "option", "group", "fact", "figure"].includes(to))
    return `name of a${/^[aeiou]/.test(to) ? "n" : ""} ${to}`;
  return ["base", "level", "law", "step"].includes(to)
    ? `id of a ${to}`
    : `step that gives ${to.replaceAll(" | ", " or ")}`;
}

const page = [
  "# The taxonomy",
  "",
  "Families of electoral systems, the clauses that express each, and worked examples. Made by `npm run taxonomy` from the",
  "declarations of the clauses and from `scripts/taxonomy.json`; every number is computed by the engine when the page is made.",
  "How a rules document is written stands in [write-rules.md](write-rules.md); which laws are there, in",
  "[law-library.md](law-library.md).",
  "",
  `${families.length} families, ${CLAUSES.length} clause kinds.`,
  "",
  ...families.map(
    (family) =>
      `- [${family.name}](#${family.name
        .toLowerCase()
        .replaceAll(/[^a-z ]/g, "")
        .replaceAll(" ", "-")})`,
  ),
  "- [The clauses](#the-clauses)",
  "",
  ...families.flatMap((family) => [
    `## ${family.name}`,
    "",
    family.says,
    "",
    `Clauses: ${family.clauses.map((kind) => `[\`${kind.replace(".", ": ")}\`](#${anchor(kind)})`).join(", ")}.`,
    "",
    ...family.examples.flatMap((example) =>
      example.election !== undefined
        ? ofElection(example)
        : example.law !== undefined
          ? ofLaw(example)
          : ofRules(example, family.clauses),
    ),
  ]),
  "## The clauses",
  "",
  "Every field with a question mark may be left out. Every clause may cite its places in the law (`cite`) and have a `note`.",
  "A *fraction* is a whole number or a text such as `5%`, `1/2`, `0.7`. A step is named by its id in the document.",
  "",
  ...VERBS.flatMap((verb) => [
    `### ${verb}`,
    "",
    ...CLAUSES.filter((clause) => clause.verb === verb).flatMap((clause) => [
      `#### <a id="${anchor(`${verb}.${clause.kind}`)}"></a>${verb}: ${clause.kind}`,
      "",
      `${clauseTitle({ words }, verb, clause.kind)}. ${clause.doc}`,
      "",
      `Gives ${clause.gives}. Source: ${clause.source}`,
      "",
      "| field | is | what it says |",
      "|---|---|---|",
      ...Object.entries(clause.fields).map(
        ([name, field]) =>
          `| \`${name}\`${field.optional ? "?" : ""} | ${cellText(name === "ties" ? "list of tie rules" : typeOf(field.schema))} | ${cellText(field.doc)} |`,
      ),
      "",
    ]),
  ]),
];

generate("the taxonomy", "npm run taxonomy", { "docs/taxonomy.md": `${page.join("\n").trimEnd()}\n` });
