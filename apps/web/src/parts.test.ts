import { el, type Element } from "@urna/draw";
import { expect, test } from "vitest";
import { inParts } from "./parts.ts";

const row = (...cells: readonly string[]): Element =>
  el("tr", {}, ...cells.map((cell) => el("td", {}, cell)));
const table = (...rows: readonly Element[]): Element => el("div", {}, el("table", {}, ...rows));

test("each heading begins a part, and only narrow parts stand side by side", () => {
  const content = [
    el("h1", {}, "Result"),
    el("p", {}, "before"),
    el("h2", {}, "narrow"),
    table(row("alone", "62"), el("tr", { class: "cut" }, el("td", {}, "a line through it all ".repeat(9)))),
    el("h2", {}, "wide"),
    table(row("50", "to adopt a law, to consent to the Prime Minister, to withdraw confidence")),
    el("h2", {}, "texts"),
    el("p", {}, "A text is as wide as it is let. ".repeat(9)),
    el("h2", {}, "a picture for half a page"),
    el("figure", {}, el("svg", { class: "pic large half" })),
    el("h2", {}, "a picture for a page"),
    el("figure", {}, el("svg", { class: "pic wide" })),
  ];
  const [head, text, parts, ...more] = inParts(content);
  expect([head, text, more]).toEqual([content[0], content[1], []]);
  const sections = typeof parts === "object" ? parts.children : [];
  expect(sections.map((part) => (typeof part === "object" ? part.attributes["class"] : part))).toEqual([
    "half",
    undefined,
    "half",
    "half",
    undefined,
  ]);
  // Nothing is lost, and the order is that of the page.
  const within = sections.flatMap((part) => (typeof part === "object" ? part.children : []));
  expect(within).toEqual(content.slice(2));
});

test("a page without parts stays as it is", () => {
  const content = [el("h1", {}, "Nothing")];
  expect(inParts(content)).toBe(content);
});
