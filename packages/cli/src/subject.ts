/**
 * An election with everything that pages and pictures show of it.
 *
 * @module
 */

import type { RulesDocument } from "@urna/insight";
import type { Subject } from "@urna/web";
import { type Base, baseOf, majoritiesFor } from "./scenarios.ts";
import type { Session } from "./session.ts";

/** Opens an election; ends the command where its result is not loaded. */
export function subjectOf(session: Session, id: string): Subject {
  const base = baseOf(session, id);
  const laws = lawsBeside(session, base);
  const bulletins = session.need(session.atlas.bulletins(id));
  const layout = session.need(session.atlas.layout(base.source.country));
  return {
    ...base,
    bulletins,
    layout,
    isOnRecord: session.need(session.atlas.record(base.source.country)).events.length > 0,
    majoritiesOf: majoritiesFor(session, base),
    laws: () => laws,
  };
}

/** The other laws of the series by which an election was decided, those that can be read. */
function lawsBeside({ atlas }: Session, { rules }: Base): readonly RulesDocument[] {
  const [series] = rules.id.split("@");
  return atlas
    .listRules()
    .filter((version) => version.series === series && version.id !== rules.id)
    .flatMap(({ id }) => {
      const read = atlas.rules(id);
      return read.ok ? [read.value.document] : [];
    });
}
