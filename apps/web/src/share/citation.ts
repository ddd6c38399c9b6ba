/**
 * How a result is cited: in words, and in the forms of reference managers. Every form carries what pins data and rules.
 *
 * @module
 */

export interface Cited {
  /** Of the election. */
  readonly id: string;
  readonly title: string;
  /** ISO date of the election. */
  readonly date: string;
  readonly rules: string;
  readonly data: string;
  /** The permanent address; without a host where the host is not known. */
  readonly address: string;
}

const NAME = "Urna";

/** APA: who, when, what, where. */
export function citationText({ title, date, rules, data, address }: Cited): string {
  return `${NAME}. (${date}). ${title} [${rules}; ${data}]. ${address}`;
}

export function bibtex({ id, title, date, rules, data, address }: Cited): string {
  const [year = "", month = ""] = date.split("-");
  const fields = [
    ["title", title],
    ["author", `{${NAME}}`],
    ["year", year],
    ["month", `${Number(month)}`],
    ["url", address],
    ["version", data],
    ["note", `Rules ${rules}, data ${data}`],
  ];
  return `@misc{urna-${id}-${data},\n${fields.map(([key = "", value = ""]) => `  ${key} = {${key === "author" || key === "url" ? value : plainTex(value)}},\n`).join("")}}\n`;
}

/** Signs that mean something in TeX. */
function plainTex(text: string): string {
  return text.replaceAll(/[&%$#_{}]/g, String.raw`\$&`);
}

export function ris({ title, date, rules, data, address }: Cited): string {
  const lines = [
    ["TY", "DATA"],
    ["AU", NAME],
    ["TI", title],
    ["PY", date.slice(0, 4)],
    ["DA", date.replaceAll("-", "/")],
    ["ET", data],
    ["N1", `Rules ${rules}, data ${data}`],
    ["UR", address],
    ["ER", ""],
  ];
  return lines.map(([tag = "", value = ""]) => `${tag}  - ${value.replaceAll(/\s+/g, " ")}\r\n`).join("");
}

/** CSL JSON, one item. */
export function csl({ id, title, date, rules, data, address }: Cited): unknown {
  return [
    {
      id: `urna-${id}-${data}`,
      type: "dataset",
      title,
      author: [{ literal: NAME }],
      issued: { "date-parts": [date.split("-").map(Number)] },
      version: data,
      note: `Rules ${rules}, data ${data}`,
      URL: address,
    },
  ];
}
