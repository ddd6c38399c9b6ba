/** Spanish. */

import type { Catalogue } from "../message.ts";
import { command } from "./command.es.ts";
import { dossier } from "./dossier.es.ts";
import { history } from "./history.es.ts";
import { insight } from "./insight.es.ts";
import { measure } from "./measure.es.ts";
import { page } from "./page.es.ts";
import { problems } from "./problems.es.ts";
import { record } from "./record.es.ts";
import { reports } from "./reports.es.ts";
import { rules } from "./rules.es.ts";
import { screening } from "./screening.es.ts";
import { screeningFrame } from "./screening-frame.es.ts";
import { screeningShapes } from "./screening-shapes.es.ts";
import { steps } from "./steps.es.ts";
import { terms } from "./terms.es.ts";
import { view } from "./view.es.ts";
import { wanted } from "./wanted.es.ts";

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
