/**
 * Pages that are one report: the law in words; what must add up, what is unusual and what was asked; every figure with its
 * sources.
 *
 * @module
 */

import { type Dressing, type Element, el } from "@urna/draw";
import { figureName, type Report } from "@urna/words";
import { pathOf, writeQuery } from "../addresses.ts";
import { blocksToHtml } from "../blocks.ts";
import { withContents } from "../contents.ts";
import type { Question, Subject } from "../desk.ts";
import { frameOf } from "../sections.ts";
import { writePage } from "../html.ts";
import { roundFigure } from "../ladder.ts";
import { sourceId } from "../opened-formulas.ts";
import { page, type Reply, type Visit } from "../reply.ts";
import { refused } from "./error.ts";

const TITLES = { law: "page.law", checks: "page.checks", source: "page.sources" } as const;

export async function reportPage(
  visit: Visit,
  subject: Subject,
  section: keyof typeof TITLES,
): Promise<Reply> {
  const { desk, words } = visit;
  const answer = await desk.ask(questionOf(subject, section), words);
  if (!answer.ok) return refused(visit, answer);
  const title = `${words.word(TITLES[section])}: ${subject.election.title}`;
  const dressing = dressingOf(visit, subject, section, answer.report);
  const report = section === "source" ? inWords(visit, subject, answer.report) : answer.report;
  const content = [
    ...blocksToHtml(report, dressing),
    ...(section === "law" ? [ownRules(visit, subject)] : []),
  ];
  return page(200, writePage(visit, frameOf(visit, subject, section, title), withContents(visit, content)));
}

function dressingOf(visit: Visit, subject: Subject, section: keyof typeof TITLES, report: Report): Dressing {
  switch (section) {
    case "law":
      return {};
    case "checks":
      return withStrips(visit, subject, report);
    case "source":
      return { sources: visit.words.word("record.sources"), idOf: sourceId };
  }
}

/** Figures by their names; the command calls them by the words with which it is asked, which stay as ids of the rows. */
function inWords({ words }: Visit, { source, naming }: Subject, { blocks, ...rest }: Report): Report {
  const names = [...source.figures.values()].map(({ key, contest, area, option }) =>
    figureName(words, {
      key,
      ...(option === "" ? {} : { option: naming.contender(option) }),
      ...(contest === "" ? {} : { contest }),
      ...(area === source.area ? {} : { area: naming.area(area) }),
    }),
  );
  return {
    ...rest,
    blocks: blocks.map((block) =>
      block.kind !== "table" || block.id !== "figures"
        ? block
        : {
            ...block,
            rows: block.rows.map(([called, ...cells], i) => [
              { text: names[i] ?? called?.text ?? "", raw: called?.raw ?? null },
              ...cells,
            ]),
          },
    ),
  };
}

/** Each table of distances with its picture; the facts below it know the step. */
function withStrips(visit: Visit, subject: Subject, { blocks }: Report): Dressing {
  return {
    before: (table) => {
      if (table.id !== "round-shares") return [];
      const facts = blocks
        .slice(blocks.indexOf(table))
        .find((block) => block.kind === "facts" && block.id === "round-shares");
      const [unit, base] = (facts?.kind === "facts" ? facts.rows[0]?.raw : undefined) ?? [];
      return unit === undefined || base === undefined
        ? []
        : roundFigure(visit, subject, table, { unit, base });
    },
  };
}

/** From a law to the workshop in which it can be changed. */
function ownRules({ words, root, language }: Visit, { election }: Subject): Element {
  const href = `${root}${pathOf(language, "rules")}${writeQuery({ from: election.id })}`;
  return el("p", {}, el("a", { href, class: "act" }, words.word("page.rulesTake")));
}

function questionOf({ rules, election }: Subject, section: keyof typeof TITLES): Question {
  switch (section) {
    case "law":
      return { kind: "rules", rules: rules.id };
    case "checks":
      return { kind: "screen", election: election.id };
    case "source":
      return { kind: "source", election: election.id };
  }
}
