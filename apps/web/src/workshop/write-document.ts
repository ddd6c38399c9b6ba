/**
 * A document as people write it: what fits on a line stands on one.
 *
 * @module
 */

const WIDTH = 64;

export function writeDocument(value: unknown): string {
  return `${write(value, "", 0)}\n`;
}

/** `before` is how much of the line is taken. */
function write(value: unknown, indent: string, before: number): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const flat = flatten(value);
  if (indent !== "" && indent.length + before + flat.length <= WIDTH) return flat;
  const deeper = `${indent}  `;
  const items = isList
    ? value.map((item: unknown) => write(item, deeper, 0))
    : Object.entries(value).map(([key, item]) => {
        const name = `${JSON.stringify(key)}: `;
        return `${name}${write(item, deeper, name.length)}`;
      });
  const [open, close] = isList ? "[]" : "{}";
  return items.length === 0
    ? `${open}${close}`
    : `${open}\n${items.map((item) => `${deeper}${item}`).join(",\n")}\n${indent}${close}`;
}

function flatten(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(flatten).join(", ")}]`;
  const items = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${flatten(item)}`);
  return items.length === 0 ? "{}" : `{ ${items.join(", ")} }`;
}
