/**
 * The rules document: an electoral system as a small graph of named steps, with the laws it rests on and its two dates.
 * {@link readRules} turns JSON into checked {@link Rules}, or into all the problems it found.
 *
 * @module
 */

import type { BaseRule, Clause, ClauseKind } from "./clause.ts";
import { nearest, type Result } from "./errors.ts";
import { type Area, LINES } from "./input.ts";
import {
  choice,
  type Citation,
  citations,
  date,
  dictionary,
  either,
  type Field,
  type Fields,
  type InputName,
  integer,
  isInputName,
  isObject,
  type JsonSchema,
  list,
  named,
  optional,
  type Read,
  readFields,
  Reading,
  record,
  recordSchema,
  step,
  text,
} from "./schema.ts";
import { VERBS } from "./step.ts";
import type { ClauseStep } from "./trace.ts";

/** The version of the document format that this engine reads. */
export const RULES_FORMAT = "rules/1";

/** `country/series@date in force`. */
const ID = /^[a-z0-9-]+(\/[a-z0-9-]+)+@\d{4}-\d{2}-\d{2}$/;

/** A text in several languages, by language code. */
export type Titles = ReadonlyMap<string, string>;

const law = record("a law that the document cites", {
  title: dictionary("its name, by language", text("the name")),
  version: optional(date("the version that applies, by its date")),
  address: optional(text("where it can be read")),
  read: optional(date("the date on which we read it; without it no article of it may be cited")),
});

/** A law that a document cites. `read` is the date on which we read it; without it the law was not read. */
export type Law = Read<typeof law>;

const head = {
  urna: choice("the version of the document format", [RULES_FORMAT]),
  id: text("country/series@date in force", ID),
  title: dictionary("what it governs, by language", text("the title")),
  adopted: optional(date("the date on which it was adopted")),
  inForce: date("the date from which it is in force"),
  body: optional(text("the id of the body that it elects")),
  note: optional(text("a remark for editors")),
  exceptions: optional(
    dictionary(
      "what the law says and this document does not, by language",
      list("the exceptions", text("one")),
    ),
  ),
  levels: list("the levels of areas from the whole down", text("a level")),
  laws: dictionary("the laws it rests on, by short id", law),
  bases: optional(
    dictionary(
      "the figures of which shares are taken, by id",
      record("a base", {
        lines: list(
          "the lines it adds up",
          choice("contenders, or a line of the protocol", ["contenders", ...LINES]),
        ),
        cite: optional(citations),
        note: optional(text("a remark for editors")),
      }),
    ),
  ),
  areas: optional(
    list(
      "the areas, where the law itself names them",
      record("an area", {
        id: text("its id"),
        level: text("its level"),
        parent: optional(text("the area it lies in")),
        seats: optional(integer("its seats")),
        figures: optional(dictionary("other figures of it", integer("a figure", 0, Number.MAX_SAFE_INTEGER))),
      }),
    ),
  ),
  tiers: optional(
    dictionary(
      "the sets of seats, each with the steps that fill it",
      either<Tier>("the step, or the steps in order", [
        { fits: (v) => typeof v === "string", form: tierOf(step("the step that fills it", "seats")) },
        { fits: Array.isArray, form: tierOf(list("the steps that fill it", step("a step", "seats"))) },
        {
          fits: isObject,
          form: record("the steps, and the group whose seats they are", {
            steps: list("the steps that fill it", step("a step", "seats")),
            by: optional(
              named(
                "group",
                "the kind of group for which seats of its members count, for example party; members when left out",
              ),
            ),
          }),
        },
      ]),
    ),
  ),
  verdict: optional(step("the step that says whether the question is adopted", "verdict")),
  verdicts: optional(
    dictionary(
      "where there are several questions: the step that says whether each is adopted, by question",
      step("the step", "verdict"),
    ),
  ),
} as const satisfies Fields;

/** The steps that fill the seats of a tier, and the kind of group for which they count. */
interface Tier {
  readonly steps: readonly string[];
  readonly by?: string;
}

function tierOf(steps: Field<string> | Field<readonly string[]>): Field<Tier> {
  return {
    ...steps,
    read: (value, at, reading) => {
      const read = steps.read(value, at, reading);
      if (read === undefined) return undefined;
      return { steps: typeof read === "string" ? [read] : read };
    },
  };
}

/** A step of the graph. */
export interface RuleStep {
  readonly id: string;
  readonly clause: Clause<ClauseStep>;
  readonly cite: readonly Citation[];
  /** Ids of the steps it needs. */
  readonly needs: readonly string[];
  /** What it calls by its name in the input, and the levels of areas at which it works. */
  readonly input: readonly { readonly of: InputName; readonly id: string }[];
  readonly levels: readonly string[];
}

/** A checked rules document. `document` is the JSON it was read from. */
export interface Rules {
  readonly id: string;
  readonly title: Titles;
  readonly adopted?: string;
  readonly inForce: string;
  readonly body?: string;
  /** What the law says and the document does not, by language. Which elections it reproduces is computed, never written. */
  readonly exceptions?: ReadonlyMap<string, readonly string[]>;
  readonly levels: readonly string[];
  readonly laws: ReadonlyMap<string, Law>;
  readonly bases: ReadonlyMap<string, BaseRule>;
  readonly areas: readonly Area[];
  readonly tiers: ReadonlyMap<string, readonly string[]>;
  /** The kind of group for which seats of a tier count, where the document names one. */
  readonly tierGroups: ReadonlyMap<string, string>;
  readonly verdict?: string;
  /** Steps by question, where there are several. */
  readonly verdicts?: ReadonlyMap<string, string>;
  /** In an order in which every step comes after those it needs; otherwise by id. */
  readonly steps: readonly RuleStep[];
  readonly document: Readonly<Record<string, unknown>>;
}

/** Reads a rules document with the given clause kinds. Finds every problem, not only the first. */
export function readDocument(json: unknown, kinds: readonly ClauseKind<ClauseStep>[]): Result<Rules> {
  const reading = new Reading();
  if (!isObject(json)) {
    reading.wrong("R001", "", "a rules document", json);
    return { ok: false, problems: reading.problems };
  }
  if (json["urna"] !== undefined && json["urna"] !== RULES_FORMAT) {
    reading.wrong("R013", "urna", RULES_FORMAT, json["urna"]);
    return { ok: false, problems: reading.problems };
  }
  const read = readFields(head, json, "", reading, ["steps"]);
  const steps: RuleStep[] = [];
  const given = json["steps"];
  if (!isObject(given)) reading.wrong("R003", "steps", "an object of steps by id", given);
  else {
    for (const [id, body] of Object.entries(given)) {
      const one = readStep(id, body, kinds, reading);
      if (one !== undefined) steps.push(one);
    }
  }
  const document = json;
  checkReferences(document, steps, reading);
  for (const [tier, { steps: fills }] of read?.tiers ?? []) {
    // Numbers of names look like seats, as bounds of them; they are no seats of a house.
    const counted = steps.find((one) => one.clause.verb === "count" && fills.includes(one.id));
    if (counted?.clause.gives === "seats")
      reading.wrong("R007", `tiers/${tier}`, "a step that shares out seats", `${counted.id} counts`);
  }
  const sorted = inOrder(steps, reading);
  if (read === undefined || reading.problems.length > 0) return { ok: false, problems: reading.problems };

  const bases = new Map<string, BaseRule>();
  for (const [id, base] of read.bases ?? []) bases.set(id, { id, lines: base.lines, cite: base.cite ?? [] });
  const { tiers, areas, bases: _, urna: __, note: ___, ...rest } = read;
  return {
    ok: true,
    value: {
      ...rest,
      bases,
      tiers: new Map([...(tiers ?? [])].map(([id, tier]) => [id, tier.steps])),
      tierGroups: new Map(
        [...(tiers ?? [])].flatMap(([id, tier]) => (tier.by === undefined ? [] : [[id, tier.by]])),
      ),
      areas: (areas ?? []).map(({ figures, ...area }) =>
        figures === undefined ? area : { ...area, figures: Object.fromEntries(figures) },
      ),
      steps: sorted,
      document,
    },
  };
}

function readStep(
  id: string,
  body: unknown,
  kinds: readonly ClauseKind<ClauseStep>[],
  reading: Reading,
): RuleStep | undefined {
  const at = `steps/${id}`;
  if (!isObject(body)) return reading.wrong("R001", at, "an object", body);
  const verbs = VERBS.filter((verb) => Object.hasOwn(body, verb));
  const [verb] = verbs;
  if (verb === undefined || verbs.length > 1) {
    return reading.wrong("R005", at, `exactly one of the verbs ${VERBS.join(", ")}`, verbs.join(", "));
  }
  const name = body[verb];
  const kind = kinds.find((k) => k.verb === verb && k.kind === name);
  if (kind === undefined) {
    const known = kinds.filter((k) => k.verb === verb).map((k) => k.kind);
    return reading.wrong(
      "R005",
      `${at}/${verb}`,
      `one of ${known.join(", ")}`,
      name,
      nearest(String(name), known),
    );
  }
  const before = reading.references.length;
  const clause = kind.read(body, at, reading);
  const own = reading.references.slice(before);
  const needs = own.flatMap((r) => (r.to === "step" ? [r.id] : []));
  const levels = own.flatMap((r) => (r.to === "level" ? [r.id] : []));
  const input = own.flatMap(({ to, id: name }) => (isInputName(to) ? [{ of: to, id: name }] : []));
  const cite = body["cite"] === undefined ? [] : (citations.read(body["cite"], `${at}/cite`, reading) ?? []);
  if (body["note"] !== undefined) text("a remark").read(body["note"], `${at}/note`, reading);
  if (clause === undefined) return undefined;
  return { id, clause, cite, needs: [...new Set(needs)], input, levels: [...new Set(levels)] };
}

/** Everything that is referred to must exist, be of the right kind, and, if an article, have been read. */
function checkReferences(
  document: Readonly<Record<string, unknown>>,
  steps: readonly RuleStep[],
  reading: Reading,
): void {
  const byId = new Map(steps.map((s) => [s.id, s]));
  const written = Object.keys(isObject(document["steps"]) ? document["steps"] : {});
  const bases = Object.keys(isObject(document["bases"]) ? document["bases"] : {});
  const laws = isObject(document["laws"]) ? document["laws"] : {};
  const levels = Array.isArray(document["levels"]) ? document["levels"].map(String) : [];
  for (const { to, id, at, gives, article } of reading.references) {
    switch (to) {
      case "step": {
        const target = byId.get(id);
        if (target === undefined) {
          if (!written.includes(id))
            reading.wrong("R006", at, `one of ${written.join(", ")}`, id, nearest(id, written));
        } else if (gives !== undefined && gives.length > 0 && !gives.includes(target.clause.gives)) {
          reading.wrong(
            "R007",
            at,
            `a step that gives ${gives.join(" or ")}`,
            `${id} gives ${target.clause.gives}`,
          );
        }
        break;
      }
      case "base":
        if (!bases.includes(id))
          reading.wrong("R009", at, `one of ${bases.join(", ")}`, id, nearest(id, bases));
        break;
      case "level":
        if (!levels.includes(id))
          reading.wrong("R012", at, `one of ${levels.join(", ")}`, id, nearest(id, levels));
        break;
      case "law": {
        const cited = laws[id];
        if (!isObject(cited)) {
          reading.wrong(
            "R010",
            at,
            `one of ${Object.keys(laws).join(", ")}`,
            id,
            nearest(id, Object.keys(laws)),
          );
        } else if (article !== undefined && cited["read"] === undefined) {
          reading.wrong(
            "R011",
            at,
            "no article, or a date on which the law was read",
            `${id}, article ${article}`,
          );
        }
        break;
      }
      case "contest":
      case "option":
      case "group":
      case "fact":
      case "figure":
        // Names of the input: nothing in the document answers to them.
        break;
    }
  }
}

/** Steps after those they need, otherwise by id; a circle is a problem. */
function inOrder(steps: readonly RuleStep[], reading: Reading): readonly RuleStep[] {
  const byId = new Map(steps.map((s) => [s.id, s]));
  const done = new Set<string>();
  const sorted: RuleStep[] = [];
  const visit = (step: RuleStep, above: readonly string[]): void => {
    if (done.has(step.id)) return;
    if (above.includes(step.id)) {
      reading.wrong(
        "R008",
        `steps/${step.id}`,
        "steps that need each other in one direction",
        [...above, step.id].join(" > "),
      );
      done.add(step.id);
      return;
    }
    for (const id of [...step.needs].sort()) {
      const next = byId.get(id);
      if (next !== undefined) visit(next, [...above, step.id]);
    }
    if (!done.has(step.id)) {
      done.add(step.id);
      sorted.push(step);
    }
  };
  for (const step of [...steps].sort((a, b) => (a.id < b.id ? -1 : 1))) visit(step, []);
  return sorted;
}

/** The JSON Schema of rules documents, made of the declarations of the given clause kinds. */
export function rulesSchema(kinds: readonly ClauseKind<ClauseStep>[]): JsonSchema {
  const common = {
    cite: citations.schema,
    note: { type: "string", description: "a remark for editors" },
  };
  const clauses = kinds.map((kind) => {
    const { properties, required } = recordSchema(kind.fields);
    return {
      title: `${kind.verb}: ${kind.kind}`,
      description: kind.doc,
      type: "object",
      properties: {
        [kind.verb]: { const: kind.kind },
        ...(isObject(properties) ? properties : {}),
        ...common,
      },
      required: [kind.verb, ...(Array.isArray(required) ? required.map(String) : [])],
      additionalProperties: false,
    };
  });
  const document = recordSchema(head);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `urn:urna:${RULES_FORMAT.replace("/", "-")}`,
    title: "Urna rules document",
    ...document,
    properties: {
      ...(isObject(document["properties"]) ? document["properties"] : {}),
      steps: { type: "object", additionalProperties: { oneOf: clauses } },
    },
    required: [...(Array.isArray(document["required"]) ? document["required"].map(String) : []), "steps"],
  };
}
