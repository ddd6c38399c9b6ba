/**
 * What is said of the claims of a text: those that differ first, each with the number that is right and its source.
 *
 * @module
 */

import { compare, type Ratio } from "@urna/law";
import type { Block, Report } from "../blocks.ts";
import { type Footnotes, lawsText, type LawWords, makeFootnotes } from "./record-notes.ts";
import type { SourceWords } from "../source-report.ts";
import type { Words } from "../words.ts";

/** What an expression is worth. */
export type ClaimWords =
  | {
      readonly kind: "number";
      readonly value: Ratio;
      readonly unit: "count" | "share" | "days";
      readonly atLeast?: boolean;
    }
  | { readonly kind: "day"; readonly day: string }
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "missing"; readonly why: string };

/** A claim with its verdict, in the language of the report. */
export interface JudgedWords {
  readonly id: string;
  readonly claim: string;
  readonly stated: string;
  readonly verdict: "holds" | "differs" | "overtaken" | "unchecked";
  readonly reason?: string;
  /** The left side of each comparison: what the atlas has for what is claimed. */
  readonly here: readonly ClaimWords[];
  readonly beside: readonly { readonly text: string; readonly value: ClaimWords }[];
  readonly why?: string;
  readonly sources: readonly string[];
  readonly overtakenBy: readonly string[];
  readonly laws: readonly LawWords[];
}

const ORDER = ["differs", "overtaken", "unchecked", "holds"] as const;
const HEADINGS = {
  differs: "claims.differs",
  overtaken: "claims.overtaken",
  unchecked: "claims.unchecked",
  holds: "claims.holds",
} as const;

/** The report on the claims of one text. */
export function claimsReport(
  words: Words,
  claims: readonly JudgedWords[],
  {
    pages,
    statedBy,
  }: { readonly pages: ReadonlyMap<string, SourceWords>; readonly statedBy: readonly string[] },
): Report {
  if (claims.length === 0)
    return { blocks: [{ kind: "answer", text: words.word("record.none"), stamps: [] }] };
  const notes = makeFootnotes(words, pages);
  const counts = Object.fromEntries(
    ORDER.map((verdict) => [verdict, claims.filter((c) => c.verdict === verdict).length]),
  );
  const n = (verdict: (typeof ORDER)[number]): string => words.numbers.whole(counts[verdict] ?? 0);
  const answer = words.say("claims.answer", {
    count: claims.length,
    n: words.numbers.whole(claims.length),
    holds: n("holds"),
    differs: n("differs"),
    overtaken: n("overtaken"),
    unchecked: n("unchecked"),
  });
  const titles = statedBy.map((id) => pages.get(id)?.title ?? id).join("; ");
  const blocks: Block[] = [{ kind: "answer", text: answer, stamps: [] }];
  if (titles !== "") blocks.push({ kind: "paragraph", text: words.say("claims.by", { titles }) });
  for (const verdict of ORDER) {
    const own = claims.filter((claim) => claim.verdict === verdict);
    if (own.length === 0) continue;
    blocks.push({ kind: "heading", text: `${words.word(HEADINGS[verdict])} (${own.length})` });
    blocks.push({ kind: "list", items: own.map((claim) => itemOf(words, claim, notes)) });
  }
  return { blocks: [...blocks, ...notes.blocks()] };
}

function itemOf(words: Words, claim: JudgedWords, notes: Footnotes): string {
  const { id, stated, verdict, reason } = claim;
  const plain =
    stated === ""
      ? words.say("claims.itemPlain", { id, claim: claim.claim })
      : words.say("claims.item", { id, claim: claim.claim, stated });
  const sources = [...claim.sources, ...claim.overtakenBy.filter((s) => !claim.sources.includes(s))];
  const found = claim.here.filter((value) => value.kind !== "missing");
  const here = found.map((value) => claimText(words, value)).join(", ");
  const parts = [
    verdict === "overtaken" || here === ""
      ? plain
      : words.say("claims.itemHere", { claim: plain, here: `${here}${notes.mark(claim.sources)}` }),
  ];
  if (verdict === "unchecked" && reason !== undefined)
    parts.push(words.find(`claims.reason.${reason}`) ?? reason);
  for (const { text, value } of claim.beside)
    parts.push(words.say("claims.beside", { expression: text, value: claimText(words, value) }));
  if (claim.why !== undefined) parts.push(claim.why.replace(/\.$/, ""));
  if (verdict === "differs" || verdict === "overtaken") {
    const laws = lawsText(words, claim.laws);
    if (laws !== "") parts.push(words.say("claims.byLaw", { laws }));
  }
  const mark = here === "" || verdict === "overtaken" ? notes.mark(sources) : "";
  return `${parts.join(" · ")}${mark}`;
}

/** A value as people read it: exact shares of small denominators as fractions, others in percent. */
export function claimText(words: Words, value: ClaimWords): string {
  switch (value.kind) {
    case "day":
      return words.date(value.day);
    case "word":
      return words.find(`claims.word.${value.word}`) ?? value.word;
    case "missing":
      return words.find(`claims.reason.${value.why}`) ?? value.why;
    case "number": {
      const text = numberOf(words, value.value, value.unit);
      return value.atLeast === true ? words.say("claims.count.atLeast", { n: text }) : text;
    }
  }
}

/** Laws write shares with small denominators: 2/3, 5 %. */
const WRITTEN_OUT = 20;

function numberOf(words: Words, value: Ratio, unit: "count" | "share" | "days"): string {
  switch (unit) {
    case "share":
      return compare(value.den, WRITTEN_OUT) <= 0 ? words.numbers.share(value) : words.numbers.percent(value);
    case "days":
      return words.counted("claims.days", Number(value.num));
    case "count":
      return words.numbers.amount(value);
  }
}
