/** English: methods, clauses and their fields. Loaded only where the steps of a trace or the rules are said. */

import type { MethodTexts } from "../message.ts";
import { clauses } from "./clauses.en.ts";
import { fields } from "./fields.en.ts";
import { methods } from "./methods.en.ts";

export const law: MethodTexts = { ...methods, ...clauses, ...fields };
