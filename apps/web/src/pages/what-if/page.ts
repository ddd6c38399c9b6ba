/**
 * The page of a what-if question: a form asks, and the page answers without any script. Where scripts run, the same view
 * answers while the reader types.
 *
 * @module
 */

import { el } from "@urna/draw";
import { pathOf } from "../../addresses.ts";
import type { Subject } from "../../desk.ts";
import { hasSeats } from "../../election-frame.ts";
import { frameOf } from "../../sections.ts";
import { writePage } from "../../html.ts";
import { portableJson } from "../../portable.ts";
import { download, page, type Reply, type Visit } from "../../reply.ts";
import { whatIfFile } from "../../share/what-if-picture.ts";
import { notFound } from "../error.ts";
import { isPreset, type Preset, presetNamed, presetQuery, presetsFor } from "./question.ts";
import { sweepView } from "./sweep.ts";
import { whatIfView } from "./view.ts";
import type { Workbench } from "./workbench.ts";

/** The file that a browser needs to answer by itself. */
export const CASE_FILE = "case.json";

/** What is asked at the address of a ready-made question, or of none. */
export function benchOf(visit: Visit, subject: Subject, preset: Preset | undefined): Workbench {
  const { root, language, query } = visit;
  const asked = preset === undefined ? query : { ...presetQuery(preset, subject.scenario), ...query };
  const address = `${root}${pathOf(language, subject.election.id, "what-if")}`;
  return { reader: visit, subject, query: asked, preset, address, canUndo: false };
}

export async function whatIfPage(visit: Visit, subject: Subject, rest: readonly string[]): Promise<Reply> {
  const { words, root, language } = visit;
  const [first = "", more] = rest;
  if (first === CASE_FILE && more === undefined && hasSeats(subject))
    return download("application/json", JSON.stringify(portableJson(subject)));
  const known = presetNamed(subject.scenario, first);
  const bench = benchOf(visit, subject, known);
  const { address } = bench;
  const [file, ...beyond] = known === undefined ? rest : rest.slice(1);
  if (file !== undefined || !hasSeats(subject)) {
    const found =
      file === undefined || beyond.length > 0 || !hasSeats(subject)
        ? undefined
        : await whatIfFile(bench, file);
    if (found !== undefined) return found;
    const near = isPreset(first) ? [] : presetsFor(subject.scenario);
    return notFound(visit, {
      text: words.word("page.notFound"),
      near: near.map((each) => ({
        text: each,
        href: `${root}${pathOf(language, subject.election.id, "what-if", ...(each === "law" ? [] : [each]))}`,
      })),
    });
  }
  const { status, content } = whatIfView(bench);
  const frame = frameOf(visit, subject, "what-if", `${words.word("page.whatIf")}: ${subject.election.title}`);
  return page(
    status,
    writePage(visit, frame, [
      el("div", { "data-island": "what-if", "data-case": `${address}${CASE_FILE}` }, ...content),
      el("p", { class: "unseen", role: "status", "data-said": "" }),
      el(
        "div",
        {
          "data-sweep": "",
          "data-busy": words.word("page.whatIfBusy"),
          "data-old": words.word("page.whatIfStaleCurve"),
          "data-stale": status === 200 ? undefined : "",
        },
        ...sweepView(status === 200 ? bench : { ...bench, query: { party: bench.query["party"] ?? "" } }),
      ),
    ]),
  );
}
