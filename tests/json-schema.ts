import { isObject } from "@urna/law";

/**
 * Holds a value against the part of JSON Schema that our schemas use; gives the places that do not fit. Ours alone, so that
 * no dependency is needed; an unknown keyword is a mistake of the schema.
 */
export function misfits(schema: unknown, value: unknown, at = ""): readonly string[] {
  if (!isObject(schema)) return [`${at}: no schema`];
  const found: string[] = [];
  for (const [keyword, wanted] of Object.entries(schema)) {
    if (NOTES.has(keyword) || keyword.startsWith("x-") || keyword.startsWith("$")) continue;
    const check = KEYWORDS[keyword];
    if (check === undefined) found.push(`${at}: unknown keyword ${keyword}`);
    else found.push(...check(wanted, value, at, schema));
  }
  return found;
}

type Check = (
  wanted: unknown,
  value: unknown,
  at: string,
  schema: Readonly<Record<string, unknown>>,
) => readonly string[];

const NOTES = new Set(["title", "description"]);
const fits = (ok: boolean, at: string, wanted: unknown): readonly string[] =>
  ok ? [] : [`${at}: ${JSON.stringify(wanted)}`];
const items = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const entries = (value: unknown): [string, unknown][] => (isObject(value) ? Object.entries(value) : []);

const KEYWORDS: Readonly<Record<string, Check>> = {
  type: (wanted, value, at) => {
    const types = Array.isArray(wanted) ? wanted : [wanted];
    return fits(
      types.some((type) => isOf(type, value)),
      at,
      wanted,
    );
  },
  const: (wanted, value, at) => fits(value === wanted, at, wanted),
  enum: (wanted, value, at) => fits(items(wanted).includes(value), at, wanted),
  pattern: (wanted, value, at) =>
    fits(typeof value !== "string" || new RegExp(String(wanted), "u").test(value), at, wanted),
  minimum: (wanted, value, at) =>
    fits(typeof value !== "number" || value >= Number(wanted), at, { minimum: wanted }),
  maximum: (wanted, value, at) =>
    fits(typeof value !== "number" || value <= Number(wanted), at, { maximum: wanted }),
  minItems: (wanted, value, at) =>
    fits(!Array.isArray(value) || value.length >= Number(wanted), at, { minItems: wanted }),
  items: (wanted, value, at) => items(value).flatMap((item, i) => misfits(wanted, item, `${at}/${i}`)),
  required: (wanted, value, at) =>
    items(wanted).flatMap((name) =>
      fits(!isObject(value) || Object.hasOwn(value, String(name)), at, `no ${String(name)}`),
    ),
  properties: (wanted, value, at) =>
    entries(value).flatMap(([name, inner]) =>
      isObject(wanted) && Object.hasOwn(wanted, name) ? misfits(wanted[name], inner, `${at}/${name}`) : [],
    ),
  additionalProperties: (wanted, value, at, schema) => {
    const known = schema["properties"];
    const others = entries(value).filter(([name]) => !isObject(known) || !Object.hasOwn(known, name));
    return wanted === false
      ? others.flatMap(([name]) => fits(false, `${at}/${name}`, "not allowed"))
      : others.flatMap(([name, inner]) => misfits(wanted, inner, `${at}/${name}`));
  },
  anyOf: (wanted, value, at) => {
    const some = items(wanted).some((one) => misfits(one, value, at).length === 0);
    return fits(some, at, `one of ${items(wanted).length} forms`);
  },
  oneOf: (wanted, value, at) => {
    const matches = items(wanted).filter((one) => misfits(one, value, at).length === 0);
    return fits(matches.length === 1, at, `one of ${items(wanted).length} forms, fits ${matches.length}`);
  },
};

function isOf(type: unknown, value: unknown): boolean {
  switch (type) {
    case "object":
      return isObject(value);
    case "array":
      return Array.isArray(value);
    case "integer":
      return Number.isSafeInteger(value);
    case "null":
      return value === null;
    default:
      return typeof value === type;
  }
}
