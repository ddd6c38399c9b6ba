/**
 * A report as a page of its own: plain headings, paragraphs, lists and tables; no scripts, no styles from elsewhere, and it
 * reads well without any.
 *
 * @module
 */

import { blocksToHtml, el, pictureCss, write } from "@urna/draw";
import type { Language, Report } from "@urna/words";

const STYLE = [
  "body{max-width:52rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff}",
  "h1{font-size:1.6rem;line-height:1.25}h2{margin-top:2.5rem;font-size:1.2rem}",
  ".scroll{overflow-x:auto;margin:1rem 0}table{border-collapse:collapse}",
  "th,td{padding:.2rem .6rem;border-bottom:1px solid #bbb;text-align:left;vertical-align:top;font-weight:400}",
  "thead th{font-weight:600}.num{text-align:right;font-variant-numeric:tabular-nums}td.num{white-space:nowrap}",
  ".facts div{display:grid;grid-template-columns:minmax(7em,13em) 1fr;gap:0 1rem;padding:.3rem 0;border-bottom:1px solid #ddd}",
  ".facts dt{color:#555}.facts dd{margin:0;overflow-wrap:anywhere}.remark{margin-left:.7rem;color:#555}",
  ".finding{border-top:1px solid #bbb;padding:.4rem 0}.finding p{margin:0}.finding ul{margin:.2rem 0}",
  ".sign{display:inline-block;min-width:1.2em;font-weight:600}.finding-unusual p{font-weight:600}",
  ".stamp{border:1px solid;padding:0 .4rem;font-size:.85rem}",
  "figure{margin:1.2rem 0}figcaption{font-weight:600;margin-bottom:.4rem}.pic{max-width:100%;height:auto}.narrow{display:none}",
  "@media(max-width:480px){.facts div{grid-template-columns:1fr}.wide{display:none}.narrow{display:inline}}",
  "@media print{.scroll{overflow:visible}a{text-decoration:none}}",
].join("");

/** Writes a whole document. Numbers in square brackets lead to the list of sources, where the report ends with one. */
export function renderHtml(
  report: Report,
  { language, sources }: { readonly language: Language; readonly sources: string },
): string {
  const title = report.blocks.find((block) => block.kind === "answer")?.text ?? "";
  const head = el(
    "head",
    {},
    el("meta", { charset: "utf-8" }),
    el("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    el("title", {}, title),
  );
  const body = blocksToHtml(report, { sources }).map((element) => write(element));
  return [
    "<!doctype html>",
    `<html lang="${language}">`,
    // A style is no text of a page: written as it is.
    write(head).replace("</head>", `<style>${STYLE}${pictureCss("light")}</style></head>`),
    "<body>",
    "<main>",
    ...body,
    "</main>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
