/** Russian. */

import type { Catalogue } from "../message.ts";
import { command } from "./command.ru.ts";
import { dossier } from "./dossier.ru.ts";
import { history } from "./history.ru.ts";
import { insight } from "./insight.ru.ts";
import { measure } from "./measure.ru.ts";
import { page } from "./page.ru.ts";
import { problems } from "./problems.ru.ts";
import { record } from "./record.ru.ts";
import { reports } from "./reports.ru.ts";
import { rules } from "./rules.ru.ts";
import { screening } from "./screening.ru.ts";
import { screeningFrame } from "./screening-frame.ru.ts";
import { screeningShapes } from "./screening-shapes.ru.ts";
import { steps } from "./steps.ru.ts";
import { terms } from "./terms.ru.ts";
import { view } from "./view.ru.ts";
import { wanted } from "./wanted.ru.ts";

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
