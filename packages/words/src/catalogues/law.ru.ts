/** Russian: methods, clauses and their fields. Loaded only where the steps of a trace or the rules are said. */

import type { MethodTexts } from "../message.ts";
import { clauses } from "./clauses.ru.ts";
import { fields } from "./fields.ru.ts";
import { methods } from "./methods.ru.ts";

export const law: MethodTexts = { ...methods, ...clauses, ...fields };
