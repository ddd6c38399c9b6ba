/** Kazakh. */

import type { Catalogue } from "../message.ts";
import { command } from "./command.kk.ts";
import { dossier } from "./dossier.kk.ts";
import { history } from "./history.kk.ts";
import { insight } from "./insight.kk.ts";
import { measure } from "./measure.kk.ts";
import { page } from "./page.kk.ts";
import { problems } from "./problems.kk.ts";
import { record } from "./record.kk.ts";
import { reports } from "./reports.kk.ts";
import { rules } from "./rules.kk.ts";
import { screening } from "./screening.kk.ts";
import { screeningFrame } from "./screening-frame.kk.ts";
import { screeningShapes } from "./screening-shapes.kk.ts";
import { steps } from "./steps.kk.ts";
import { terms } from "./terms.kk.ts";
import { view } from "./view.kk.ts";
import { wanted } from "./wanted.kk.ts";

export const catalogue: Catalogue = {
  reviewedByNativeSpeaker: false,
  // Without a prototype: adding a thousand properties to an ordinary object takes twenty milliseconds of every command.
  messages: Object.assign(
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
  ),
};
