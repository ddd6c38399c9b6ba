/**
 * How firm a result is, and what its page cannot tell: how many figures are final, which were looked for in vain, what was
 * only declared.
 *
 * @module
 */

import { el, type Element } from "@urna/draw";
import { sectionPath } from "../../addresses.ts";
import type { Subject } from "../../desk.ts";
import type { Visit } from "../../reply.ts";
import { sectionsOf } from "../../sections.ts";

/** How many figures are how firm; what was not found, what was declared; and what no figure says. */
export function statusNote(visit: Visit, subject: Subject): readonly Element[] {
  const { words, root, language } = visit;
  const n = words.numbers;
  const { source, outcome, naming } = subject;
  const figures = [...source.figures.values()];
  const counts = new Map<string, number>();
  for (const { status } of figures) counts.set(status, (counts.get(status) ?? 0) + 1);
  const disputed = figures.filter(({ rivals }) => rivals.length > 0).length;
  const missing = figures
    .filter(({ value }) => value === null)
    .map(({ key, contest, option }) =>
      [
        option === "" ? undefined : naming.short(option),
        words.find(`figure.${key}`) ?? words.find(`line.${key}`) ?? key,
        contest === "" ? undefined : (words.find(`contest.${contest}`) ?? contest),
      ]
        .filter((part) => part !== undefined)
        .join(", "),
    );
  const declared = outcome.tiers.filter((tier) => tier.origin === "declared");
  const sources = `${root}${sectionPath(language, subject.election.id, "source")}`;
  const hasSources = sectionsOf(subject).includes("source");
  const firm = [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([status, count]) => `${words.find(`status.${status}`) ?? status}: ${n.whole(count)}`);
  const items = [
    ...declared.map((tier) =>
      words.say("page.cannotDeclared", {
        tier: words.find(`tier.${tier.id}`) ?? tier.id,
        seats: n.whole(tier.given),
      }),
    ),
    ...(missing.length === 0
      ? []
      : [
          words.say("page.cannotMissing", {
            names: [...new Set(missing)].slice(0, MOST_NAMED).join("; "),
            n: n.whole(missing.length),
          }),
        ]),
    words.word("page.cannotStations"),
    words.word("page.cannotMotives"),
    words.word("page.cannotFigures"),
  ];
  return [
    ...(firm.length === 0
      ? []
      : [
          el("h2", {}, words.word("page.status")),
          el(
            "p",
            {},
            words.say("page.statusFigures", { list: firm.join("; ") }),
            ...(disputed === 0 ? [] : [" ", words.say("page.statusDisputed", { n: n.whole(disputed) })]),
            ...(hasSources ? [" ", el("a", { href: sources }, words.word("page.sources"))] : []),
          ),
        ]),
    el("h2", {}, words.word("page.cannot")),
    el("ul", {}, ...items.map((text) => el("li", {}, text))),
  ];
}

/** So many missing figures are named; all are on the page of figures. */
const MOST_NAMED = 6;
