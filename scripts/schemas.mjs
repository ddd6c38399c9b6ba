// Writes the JSON Schemas that are published with @urna/law, from the declarations of the clauses and the outcome.
// With --check it only says whether they are up to date.

import {
  CLAUSES,
  OUTCOME_FORMAT,
  outcomeSchema,
  RULES_FORMAT,
  rulesSchema,
} from "../packages/law/src/index.ts";
import { generate } from "./lib/generated.mjs";

/** @param {string} format */
const file = (format) => `packages/law/schema/${format.replace("/", "-")}.schema.json`;
/** @param {unknown} schema */
const text = (schema) => `${JSON.stringify(schema, undefined, 2)}\n`;

generate("schemas", "npm run schemas", {
  [file(RULES_FORMAT)]: text(rulesSchema(CLAUSES)),
  [file(OUTCOME_FORMAT)]: text(outcomeSchema()),
});
