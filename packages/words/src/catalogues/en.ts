/** English. The measure of all catalogues: keys and variables are taken from here. */

import { command } from "./command.en.ts";
import { dossier } from "./dossier.en.ts";
import { history } from "./history.en.ts";
import { insight } from "./insight.en.ts";
import { measure } from "./measure.en.ts";
import { page } from "./page.en.ts";
import { problems } from "./problems.en.ts";
import { record } from "./record.en.ts";
import { reports } from "./reports.en.ts";
import { rules } from "./rules.en.ts";
import { screening } from "./screening.en.ts";
import { screeningFrame } from "./screening-frame.en.ts";
import { screeningShapes } from "./screening-shapes.en.ts";
import { steps } from "./steps.en.ts";
import { terms } from "./terms.en.ts";
import { view } from "./view.en.ts";
import { wanted } from "./wanted.en.ts";

// Without a prototype: adding a thousand properties to an ordinary object takes twenty milliseconds of every command.
export const en: typeof command &
  typeof terms &
  typeof steps &
  typeof reports &
  typeof rules &
  typeof problems &
  typeof measure &
  typeof insight &
  typeof screening &
  typeof screeningFrame &
  typeof screeningShapes &
  typeof record &
  typeof dossier &
  typeof history &
  typeof page &
  typeof view &
  typeof wanted = Object.assign(
  Object.assign(
    Object.assign(
      Object.assign(
        Object.assign(Object.assign({ __proto__: null }, screeningShapes, wanted), command, terms, steps),
        reports,
        rules,
        problems,
      ),
      page,
      view,
      history,
    ),
    insight,
    measure,
    screening,
  ),
  record,
  dossier,
  screeningFrame,
);

export const catalogue: { readonly reviewedByNativeSpeaker: boolean; readonly messages: typeof en } = {
  reviewedByNativeSpeaker: false,
  messages: en,
};
