// Writes docs/law-library.md: every rule set of the atlas, which real elections it reproduces (computed now, never written by
// hand), and what it does not cover. With --check it only says whether it is up to date.

import process from "node:process";
import { openAtlas, proofs, writePlace } from "../packages/atlas/src/index.ts";
import { generate } from "./lib/generated.mjs";

const atlas = openAtlas();
const proven = proofs(atlas);
if (!proven.ok) {
  for (const { code, place, expected } of proven.problems) {
    process.stderr.write(`${code} ${writePlace(place)}: ${expected}\n`);
  }
  process.exit(1);
}

const LEVELS = { party: "seats of parties", area: "seats by area", person: "persons" };
const FAMILIES = {
  plurality: "plurality",
  majority: "absolute majority",
  preferential: "preferential",
  stv: "single transferable vote",
  "list-pr": "list proportional",
  "levelling-pr": "proportional with levelling seats",
  biproportional: "biproportional",
  parallel: "mixed, parallel",
  "mixed-compensatory": "mixed, compensatory",
  apportionment: "apportionment to areas",
  referendum: "referendum",
  other: "other",
};

/** @type {Map<string, string[]>} */
const byCountry = new Map();
let reproduced = 0;
for (const { rules: id, family, validated, exceptions } of proven.value) {
  const read = atlas.rules(id);
  if (!read.ok) continue;
  const [country = ""] = id.split("/");
  const agreeing = validated.filter((row) => row.agrees);
  reproduced += agreeing.length;
  const unread = [...read.value.laws.values()].some((law) => law.read === undefined);
  const entry = [
    `### ${read.value.title.get("en") ?? id}`,
    "",
    `\`${id}\`, in force from ${read.value.inForce}; ${FAMILIES[family]}${unread ? "; the law was *not read*" : ""}.`,
    "",
    ...(agreeing.length === 0
      ? ["Validated by no election yet."]
      : [
          "| validated by | down to | seats |",
          "|---|---|---|",
          ...agreeing.map((row) => `| \`${row.election}\` | ${LEVELS[row.level]} | ${row.seats} |`),
        ]),
    "",
    ...(exceptions?.get("en") ?? []).map((text) => `- ${text}`),
    ...(exceptions?.get("en") === undefined ? [] : [""]),
  ];
  byCountry.set(country, [...(byCountry.get(country) ?? []), ...entry]);
}

const page = [
  "# The law library",
  "",
  "Made from the rule sets and elections of the atlas by `npm run library`. *Validated*: the rule set gives the official",
  "result of the election from its votes, down to what the official result knows. The points under a rule set are its",
  "*exceptions*: what the law says and the document does not.",
  "",
  `${proven.value.length} rule sets of ${byCountry.size} countries; ${reproduced} elections reproduced.`,
  "",
  ...[...byCountry].flatMap(([country, entries]) => [`## ${country.toUpperCase()}`, "", ...entries]),
];

generate("the law library", "npm run library", { "docs/law-library.md": `${page.join("\n").trimEnd()}\n` });
