// Writes docs/errors.md: every code of a problem and every reason of a refusal. With --check it only says whether it is up
// to date. A reason that no clause gives any more is a complaint.

import process from "node:process";
import { ATLAS_PROBLEMS } from "../packages/atlas/src/index.ts";
import { PROBLEMS, REASONS, REFUSALS } from "../packages/law/src/index.ts";
import { generate } from "./lib/generated.mjs";
import { codeFiles, isTest, read } from "./lib/sources.mjs";

const KINDS = {
  "law-is-silent": "The law gives no answer for this case.",
  "data-missing": "A figure is needed that nobody gave.",
  impossible: "What is asked for cannot be.",
};

// The type of a refusal's reason allows only words that are explained; a word that nobody says any more is left over.
const said = codeFiles("packages/law/src")
  .filter((file) => !isTest(file) && !file.endsWith("/reasons.ts"))
  .map((file) => read(file))
  .join("\n");
for (const word of Object.keys(REASONS)) {
  if (said.includes(`"${word}"`)) continue;
  process.stderr.write(`packages/law/src/reasons.ts: no clause says "${word}" any more\n`);
  process.exitCode = 1;
}

/**
 * @param {Readonly<Record<string, string>>} table
 * @param {(code: string) => boolean} [wanted]
 */
const rows = (table, wanted = () => true) =>
  Object.entries(table)
    .filter(([code]) => wanted(code))
    .map(([code, text]) => `| \`${code}\` | ${text} |`);

/** @param {string} letter */
const starts = (letter) => (/** @type {string} */ code) => code.startsWith(letter);

/**
 * @param {string} heading
 * @param {string} text
 * @param {readonly string[]} body
 */
const section = (heading, text, body) => [
  `## ${heading}`,
  "",
  text,
  "",
  "| code | meaning |",
  "|---|---|",
  ...body,
  "",
];

const page = [
  "# Codes of errors",
  "",
  "Made from the sources by `npm run errors`; codes are stable and never get another meaning.",
  "",
  "A problem says its code, the place (file, line and column, or the path of ids in a document), what was expected there,",
  "what was found, and ids that exist and are written alike. All problems of a file are reported, not only the first.",
  "",
  ...section(
    "Rules documents",
    "Found when a rules document is read (`urna rules validate FILE`).",
    rows(PROBLEMS, starts("R")),
  ),
  ...section(
    "Votes and other inputs",
    "Found in tables of votes, areas, contenders, ballots and lots, and where they do not fit the rules.",
    rows(PROBLEMS, starts("V")),
  ),
  ...section("The atlas", "Found in the files of the atlas (`urna atlas check`).", rows(ATLAS_PROBLEMS)),
  "## Refusals",
  "",
  'Document and input are sound, and still there are no seats. The outcome has `status: "refused"` and says the kind, the',
  "step, the area and the reason.",
  "",
  "| kind | meaning |",
  "|---|---|",
  ...REFUSALS.map((kind) => `| \`${kind}\` | ${KINDS[kind]} |`),
  "",
  "| reason | meaning |",
  "|---|---|",
  ...rows(REASONS),
  "",
];

generate("codes of errors", "npm run errors", { "docs/errors.md": page.join("\n") });
