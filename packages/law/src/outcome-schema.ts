/**
 * The JSON Schema of outcomes, beside the types of `elect.ts`: what programs may rely on. Steps of the trace have a common
 * head; what each kind of step adds is described with its clause.
 *
 * @module
 */

import { OUTCOME_FORMAT } from "./elect.ts";
import { REFUSALS } from "./errors.ts";
import type { JsonSchema } from "./schema.ts";
import { VERBS } from "./step.ts";
import { ACTS } from "./ties.ts";

const text = (description: string): JsonSchema => ({ type: "string", description });
const count = (description: string): JsonSchema => ({ type: "integer", minimum: 0, description });
const words = (description: string, values: readonly string[]): JsonSchema => ({ enum: values, description });
const listOf = (description: string, items: JsonSchema): JsonSchema => ({
  type: "array",
  items,
  description,
});

/** An object with these fields and no others; names that end with `?` may be left out. */
function object(description: string, fields: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const plain = (name: string): string => name.replace(/\?$/, "");
  return {
    type: "object",
    description,
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [plain(name), field])),
    required: Object.keys(fields).filter((name) => !name.endsWith("?")),
    additionalProperties: false,
  };
}

const STATUS = words(
  "complete; tied: a tie is open, or a draw of papers; refused: a step could not be taken",
  ["complete", "tied", "refused"],
);

const VERDICT = words("adopted, not adopted, or not known", ["yes", "no", "unknown"]);

const CITE = listOf(
  "places in the laws of the document",
  object("a place", {
    law: text("the law's short id in the rules document"),
    "article?": text("the article"),
    "paragraph?": text("the paragraph"),
  }),
);

/** What every step of a trace has. */
const HEAD = {
  verb: words("what the step does", VERBS),
  clause: text("the kind of step"),
  at: text("the id of the step in the rules document"),
  area: text("the area"),
  cite: CITE,
};

const TIE = object("equal claims to fewer places", {
  ...HEAD,
  among: listOf("who is tied", text("an id")),
  for: count("for how many places"),
  resolvedBy: words("the rule of the law that resolves it", [
    "earlier",
    "later",
    "more",
    "fewer",
    ...ACTS,
    "silent",
  ]),
  "needs?": text("the fact that the rule asks for, where it is not known"),
  "winners?": listOf("who won; absent while it is open", text("an id")),
});

const DRAW = object("a draw of ballot papers by which a surplus is passed on", {
  ...HEAD,
  from: text("whose surplus it is"),
  stage: count("the stage of the count"),
  groups: listOf(
    "from which papers how many are drawn",
    object("papers among which a number is drawn", {
      "to?": {
        type: ["string", "null"],
        description: "their next preference, null where they have none; absent where it does not matter",
      },
      papers: count("how many are drawn"),
      of: count("out of how many"),
    }),
  ),
  "drawn?": listOf(
    "what was drawn; absent while the draw is open",
    object("papers that are alike", {
      count: count("how many"),
      ranking: listOf("their preferences", text("an id")),
    }),
  ),
});

const REFUSAL = object("why no seats are given although document and input are sound", {
  kind: words("what kind of reason", REFUSALS),
  at: text("the step that stopped"),
  "area?": text("the area"),
  reason: text("a stable word for the reason"),
  details: { type: "object", description: "figures and names that explain it" },
});

const SEATS = listOf(
  "most seats first",
  object("the seats of one contender", {
    contender: text("its id"),
    total: count("all of them"),
    byTier: { type: "object", additionalProperties: count("seats of a tier"), description: "by tier" },
  }),
);

const AREAS = listOf(
  "seats by area below the whole",
  object("the seats of an area", {
    tier: text("the tier"),
    area: text("the area"),
    size: count("seats there are to give"),
    seats: listOf(
      "most seats first",
      object("the seats of one contender", { contender: text("its id"), seats: count("its seats") }),
    ),
  }),
);

const PERSONS = listOf(
  "persons elected, where votes or lists name them",
  object("a person", {
    tier: text("the tier"),
    area: text("the area"),
    contender: text("whose seat it is"),
    person: text("the id of the person"),
  }),
);

const FIGURE: JsonSchema = {
  type: ["integer", "string"],
  description: "a whole number; as text where it is large",
};

/** The JSON Schema of outcomes. */
export function outcomeSchema(): JsonSchema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `urn:urna:${OUTCOME_FORMAT.replace("/", "-")}`,
    title: "Urna outcome",
    ...object("Who got which seats, and why.", {
      urna: { const: OUTCOME_FORMAT, description: "the version of this form" },
      "election?": text("the id of the election, where it is one of the atlas"),
      rules: text("the id of the rules"),
      status: STATUS,
      tiers: listOf(
        "what became of each set of seats",
        object("a tier", {
          id: text("its id in the rules document"),
          origin: words("declared seats rest on a declaration, not on votes", ["computed", "declared"]),
          status: STATUS,
          size: count("seats there are to give"),
          given: count("seats given for certain"),
        }),
      ),
      seats: SEATS,
      areas: AREAS,
      persons: PERSONS,
      verdict: { oneOf: [VERDICT, { type: "null" }], description: "for questions" },
      "verdicts?": { type: "object", additionalProperties: VERDICT, description: "by question" },
      "majorities?": {
        type: "array",
        items: { type: "object" },
        description: "majorities of the body, and who reaches them",
      },
      ties: listOf("all ties that were met", TIE),
      "chances?": listOf(
        "where lots are not drawn yet: what may come of them, if each of those who are tied is as likely to be drawn as any other",
        object("an end, with what is not the same in all of them", {
          chance: object("how likely it is", { num: FIGURE, den: FIGURE }),
          seats: SEATS,
          areas: AREAS,
          persons: PERSONS,
          verdict: { oneOf: [VERDICT, { type: "null" }], description: "for questions" },
        }),
      ),
      "draws?": listOf("draws of ballot papers that were made or are asked for", DRAW),
      refusal: { oneOf: [REFUSAL, { type: "null" }], description: "the first refusal" },
      assumptions: listOf(
        "unknown figures on which the outcome rests",
        object("an assumption", {
          at: text("the step"),
          area: text("the area"),
          missing: listOf("what is not known", text("a line or option")),
          "upTo?": {
            type: ["integer", "string"],
            description: "the outcome stands while it is at most this",
          },
          "verdict?": text("the step whose verdict is not known: the outcome stands if it is yes"),
        }),
      ),
      trace: listOf("every step, in order", {
        type: "object",
        properties: HEAD,
        required: Object.keys(HEAD),
        description: "a step; its other fields depend on the clause",
      }),
    }),
  };
}
