/**
 * Old versions of the document format. A document says its version (`urna`); each step here brings one version to the
 * next, and {@link migrate} takes as many steps as are needed. What a version cannot say is left as it is: the reader of
 * the newest version then names the place.
 *
 * `rules/0` was the form before the first release: steps were an array of objects with an `id`, in the order of evaluation.
 * In `rules/1` they are an object by id, because references, traces and changes go by id and never by position.
 *
 * @module
 */

import { RULES_FORMAT } from "./document.ts";
import type { Problem, Result } from "./errors.ts";
import { isObject } from "./schema.ts";

type Document = Readonly<Record<string, unknown>>;

/** What brings a document to the next version; problems are what the next version could not hold. */
const STEPS: Readonly<Record<string, (document: Document) => Result<Document>>> = {
  "rules/0": stepsById,
};

/** Brings a rules document to the version that this engine reads. A document of that version comes back as it is. */
export function migrate(json: unknown): Result<unknown> {
  let document = json;
  for (;;) {
    if (!isObject(document)) return { ok: true, value: document };
    const { urna: version } = document;
    const next = typeof version === "string" && Object.hasOwn(STEPS, version) ? STEPS[version] : undefined;
    if (next === undefined) return { ok: true, value: document };
    const done = next(document);
    if (!done.ok) return done;
    document = done.value;
  }
}

function stepsById(document: Document): Result<Document> {
  const { steps: given, ...rest } = document;
  if (!Array.isArray(given)) {
    const problem: Problem = {
      code: "R004",
      at: "steps",
      expected: "a list of steps with ids, as in rules/0",
    };
    return { ok: false, problems: [problem] };
  }
  const problems: Problem[] = [];
  const steps: Record<string, unknown> = {};
  for (const [i, step] of given.entries()) {
    const at = `steps/${i + 1}`;
    const id = isObject(step) ? step["id"] : undefined;
    if (!isObject(step) || typeof id !== "string" || id === "") {
      problems.push({ code: "R003", at: `${at}/id`, expected: "the id of the step" });
    } else if (Object.hasOwn(steps, id)) {
      problems.push({ code: "R016", at: `${at}/id`, expected: "an id that no other step has", found: id });
    } else {
      const { id: _, ...body } = step;
      steps[id] = body;
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { ...rest, urna: RULES_FORMAT, steps } };
}
