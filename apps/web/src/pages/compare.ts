/**
 * Comparison: the same votes under the rules of two elections, what the votes did and what the rules did, turnout.
 *
 * @module
 */

import { type Element, el } from "@urna/draw";
import type { ElectionHead } from "@urna/atlas";
import { nearest } from "@urna/law";
import { pathOf } from "../addresses.ts";
import { blocksToHtml } from "../blocks.ts";
import { chipNav } from "../chips.ts";
import { comparisonLinks } from "../comparison-links.ts";
import { comparisonFigures } from "../comparison.ts";
import { COMPARISON_PICTURES, comparisonDrawing } from "../comparison-pictures.ts";
import type { Answered, Refusal, Subject } from "../desk.ts";
import { frameOf } from "../sections.ts";
import { writePage } from "../html.ts";
import { page, type Reply, type Visit } from "../reply.ts";
import { formNames } from "../share/forms.ts";
import { formOf } from "../share/pictures.ts";
import { notFound, refused } from "./error.ts";

/** Elections of the same kind in the same country, with a result, latest first. */
export function comparable({ desk, words }: Visit, subject: Subject): readonly ElectionHead[] {
  const { source } = subject;
  return desk
    .heads(words)
    .filter(
      (head) =>
        head.id !== source.id &&
        head.kind === source.kind &&
        head.country === source.country &&
        head.result !== "none" &&
        head.result !== "incomplete",
    );
}

/** The election beside another one, the earlier of the two first. */
async function compared(
  { desk, words, query }: Visit,
  { source }: Subject,
  other: string,
): Promise<Answered | Refusal> {
  const isEarlier = (desk.heads(words).find((head) => head.id === other)?.date ?? "") < source.date;
  const party = query["party"];
  return desk.ask(
    {
      kind: "compare",
      elections: isEarlier ? [other, source.id] : [source.id, other],
      ...(party === undefined ? {} : { party }),
    },
    words,
  );
}

/** The names of all files beside the page of a comparison. */
export async function comparisonFiles(
  visit: Visit,
  subject: Subject,
  other: string,
): Promise<readonly string[]> {
  const answer = await compared(visit, subject, other);
  if (!answer.ok) return [];
  return COMPARISON_PICTURES.filter(
    (name) => comparisonDrawing(visit, subject, answer, name) !== undefined,
  ).flatMap(formNames);
}

export async function comparePage(visit: Visit, subject: Subject, rest: readonly string[]): Promise<Reply> {
  const { words, language, root } = visit;
  const others = comparable(visit, subject);
  const election = subject.election.id;
  const [asked, file, more] = rest;
  const hrefOf = (id: string): string => `${root}${pathOf(language, election, "compare", id)}`;
  if (more !== undefined || (asked !== undefined && !others.some((head) => head.id === asked))) {
    const ids = others.map((head) => head.id);
    const near = nearest(asked ?? "", ids);
    return notFound(visit, {
      text: words.say("page.noElection", { name: asked ?? "" }),
      near: (near.length > 0 ? near : ids).map((id) => ({ text: id, href: hrefOf(id) })),
    });
  }
  const frame = frameOf(
    visit,
    subject,
    "compare",
    `${words.word("page.compare")}: ${subject.election.title}`,
  );
  const before = others.find((head) => head.date < subject.source.date) ?? others.at(-1);
  const other = asked ?? before?.id;
  if (other === undefined) {
    const nothing = [el("h1", { class: "claim" }, words.word("page.compareNone"))];
    return page(200, writePage(visit, frame, nothing));
  }
  const answer = await compared(visit, subject, other);
  if (!answer.ok) return refused(visit, answer);
  if (file !== undefined) {
    for (const name of COMPARISON_PICTURES) {
      const found = await formOf(name, file, () => comparisonDrawing(visit, subject, answer, name));
      if (found !== undefined) return found;
    }
    const near = nearest(file, await comparisonFiles(visit, subject, other));
    return notFound(visit, {
      text: words.word("page.notFound"),
      near: ["", ...near].map((name) => ({
        text: name === "" ? other : name,
        href: `${hrefOf(other)}${name}`,
      })),
    });
  }
  const content = blocksToHtml(answer.report, {
    ...comparisonFigures(visit, subject, answer, hrefOf(other)),
    linkOf: comparisonLinks(visit, answer),
  });
  const [headline, ...below] = content;
  return page(
    200,
    writePage(visit, frame, [
      ...(headline === undefined ? [] : [headline]),
      el(
        "p",
        { class: "stamps" },
        el("span", { class: "stamp" }, words.word("stamp.recomputed")),
        " ",
        el("span", { class: "stamp stamp-what-if" }, words.word("page.compare.stamp")),
      ),
      chips(visit, others, other, hrefOf),
      ...below,
    ]),
  );
}

function chips(
  { words, language }: Visit,
  others: readonly ElectionHead[],
  chosen: string,
  hrefOf: (id: string) => string,
): Element {
  return chipNav(
    words.word("page.compareWith"),
    others.map((head) => ({
      href: hrefOf(head.id),
      text: head.date.slice(0, 4),
      isCurrent: head.id === chosen,
      title: head.title[language],
    })),
  );
}
