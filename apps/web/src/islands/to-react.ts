/**
 * Elements of the house as elements of React: the same views that a server writes as text, drawn again where only what
 * changed is touched.
 *
 * @module
 */

import type { Attributes, Element, Node } from "@urna/draw";
import { createElement, type ReactNode } from "react";

/** Attributes that React calls by another name. */
const NAMES: Readonly<Record<string, string>> = {
  class: "className",
  for: "htmlFor",
  tabindex: "tabIndex",
  maxlength: "maxLength",
  colspan: "colSpan",
  autocomplete: "autoComplete",
  inputmode: "inputMode",
  hreflang: "hrefLang",
  spellcheck: "spellCheck",
  "text-anchor": "textAnchor",
};

/** Nodes in their order. Texts that follow each other are one, as they are in a page that was written as text. */
export function toReact(nodes: readonly Node[]): readonly ReactNode[] {
  const made: ReactNode[] = [];
  let text = "";
  const flush = (): void => {
    if (text !== "") made.push(text);
    text = "";
  };
  for (const node of nodes) {
    if (typeof node === "string") text += node;
    else {
      flush();
      made.push(elementOf(node));
    }
  }
  flush();
  return made;
}

function elementOf(element: Element): ReactNode {
  const { tag, attributes, children } = element;
  const props = { ...propsOf(tag, attributes), ...keyOf(element) };
  if (tag === "select") {
    return createElement(tag, { ...props, defaultValue: chosenIn(children) }, ...toReact(children));
  }
  // What a reader wrote stays: the text is only what the field begins with.
  if (tag === "textarea") return createElement(tag, { ...props, defaultValue: textOf(children) });
  return createElement(tag, props, ...toReact(children));
}

function propsOf(tag: string, attributes: Attributes): Readonly<Record<string, string | number | boolean>> {
  const props: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || name === "selected") continue;
    if (tag === "input" && name === "value") props["defaultValue"] = value;
    else if (tag === "input" && name === "checked") props["defaultChecked"] = true;
    else props[NAMES[name] ?? name] = typeof value === "number" ? Math.round(value * 100) / 100 : value;
  }
  return props;
}

function textOf(nodes: readonly Node[]): string {
  return nodes.filter((node) => typeof node === "string").join("");
}

function chosenIn(options: readonly Node[]): string | undefined {
  for (const option of options) {
    if (typeof option !== "string" && option.attributes["selected"] !== undefined)
      return String(option.attributes["value"]);
  }
  return undefined;
}

/** A label stays with its control when others come and go. */
function keyOf({ tag, children }: Element): { readonly key?: string } {
  if (tag !== "label") return {};
  const name = children.flatMap((child) => (typeof child === "string" ? [] : [child.attributes["name"]]))[0];
  return name === undefined ? {} : { key: String(name) };
}
