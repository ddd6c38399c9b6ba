/**
 * An election with everything that pages and pictures show of it.
 *
 * @module
 */

import type { RulesDocument } from "@urna/insight";
import type { Subject } from "@urna/web";
import { sourceText } from "@urna/words";
import { type Base, baseOf, majoritiesFor } from "./scenarios.ts";
import type { Session } from "./session.ts";
import { sourceWords } from "./sources.ts";

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
    ...publishedOf(session, base),
  };
}

/**
 * The page on which the votes were read: the one that most of them rest on; of several the first that says of which day it
 * is. Tables that came as a whole say it themselves.
 */
function publishedOf(session: Session, { source }: Base): Pick<Subject, "published"> {
  const counts = new Map<string, number>();
  for (const { key, sources } of source.figures.values())
    if (key === "votes") for (const id of sources) counts.set(id, (counts.get(id) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const ids = [...counts].flatMap(([id, count]) => (count === most ? [id] : []));
  const pages = session.need(session.atlas.sources());
  const id = ids.find((each) => DAY.test(pages.get(each)?.title ?? "")) ?? ids[0];
  if (id !== undefined) return { published: sourceText(session.words, sourceWords(id, pages.get(id))) };
  const { title, file, note } = source.source ?? {};
  const parts = [title ?? file, note?.replace(/\.$/, "")].filter((part) => part !== undefined);
  return parts.length === 0 ? {} : { published: parts.join("; ") };
}

const DAY = /\d{4}-\d{2}-\d{2}/;

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
