/** Stands in until the translation is written. */

import type { Catalogue } from "../message.ts";
import { command } from "./command.es.ts";
import { en } from "./en.ts";

export const catalogue: Catalogue = { reviewedByNativeSpeaker: false, messages: { ...en, ...command } };
