/**
 * Pages that are one report: the law in words, and the checks of what was published.
 *
 * @module
 */

import { blocksToHtml } from "../blocks.ts";
import type { Subject } from "../desk.ts";
import { frameOf } from "../election-frame.ts";
import { writePage } from "../html.ts";
import { page, type Reply, type Visit } from "../reply.ts";
import { refused } from "./error.ts";

/** The law of the election, article by article. */
export async function lawPage(visit: Visit, subject: Subject): Promise<Reply> {
  const { desk, words } = visit;
  const answer = await desk.ask({ kind: "rules", rules: subject.rules.id }, words);
  if (!answer.ok) return refused(visit, answer);
  const title = `${words.word("page.law")}: ${subject.election.title}`;
  return page(200, writePage(visit, frameOf(subject, "law", title), blocksToHtml(answer.report)));
}

/** What must add up, what can be reproduced, where sources disagree. */
export async function checksPage(visit: Visit, subject: Subject): Promise<Reply> {
  const { desk, words } = visit;
  const answer = await desk.ask({ kind: "check", election: subject.election.id }, words);
  if (!answer.ok) return refused(visit, answer);
  const title = `${words.word("page.checks")}: ${subject.election.title}`;
  return page(200, writePage(visit, frameOf(subject, "checks", title), blocksToHtml(answer.report)));
}
