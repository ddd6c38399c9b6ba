/** Spanish: methods, clauses and their fields. Loaded only where the steps of a trace or the rules are said. */

import type { MethodTexts } from "../message.ts";
import { clauses } from "./clauses.es.ts";
import { fields } from "./fields.es.ts";
import { methods } from "./methods.es.ts";

export const law: MethodTexts = { ...methods, ...clauses, ...fields };
