/** English. The measure of all catalogues: keys and variables are taken from here. */

import { command } from "./command.en.ts";
import { problems } from "./problems.en.ts";
import { reports } from "./reports.en.ts";
import { rules } from "./rules.en.ts";
import { steps } from "./steps.en.ts";
import { terms } from "./terms.en.ts";

export const en: typeof command &
  typeof terms &
  typeof steps &
  typeof reports &
  typeof rules &
  typeof problems = {
  ...command,
  ...terms,
  ...steps,
  ...reports,
  ...rules,
  ...problems,
};

export const catalogue: { readonly reviewedByNativeSpeaker: boolean; readonly messages: typeof en } = {
  reviewedByNativeSpeaker: false,
  messages: en,
};
