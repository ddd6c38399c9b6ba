/** Kazakh: methods, clauses and their fields. Loaded only where the steps of a trace or the rules are said. */

import type { MethodTexts } from "../message.ts";
import { clauses } from "./clauses.kk.ts";
import { fields } from "./fields.kk.ts";
import { methods } from "./methods.kk.ts";

export const law: MethodTexts = { ...methods, ...clauses, ...fields };
