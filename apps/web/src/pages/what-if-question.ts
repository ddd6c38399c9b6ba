/**
 * What a what-if page is asked: ready-made changes, and the values of its form. What cannot be read is left to the engine,
 * which says what is possible.
 *
 * @module
 */

import { type Change, type Scenario, tiersOf } from "@urna/insight";
import type { Query } from "../reply.ts";

export const PRESETS = ["law", "no-bar", "bar-7", "linked", "all-list", "dhondt"] as const;
export type Preset = (typeof PRESETS)[number];

/** The word for each, as its key in the catalogue. */
export const PRESET_WORD: Readonly<
  Record<Preset, `page.preset.${"law" | "noBar" | "bar7" | "linked" | "allList" | "dhondt"}`>
> = {
  law: "page.preset.law",
  "no-bar": "page.preset.noBar",
  "bar-7": "page.preset.bar7",
  linked: "page.preset.linked",
  "all-list": "page.preset.allList",
  dhondt: "page.preset.dhondt",
};

export function isPreset(written: string): written is Preset {
  return PRESETS.some((preset) => preset === written);
}

/** The changes of a ready-made question. */
export function presetChanges(preset: Preset, { rules }: Scenario): readonly Change[] {
  switch (preset) {
    case "law":
      return [];
    case "no-bar":
      return [{ kind: "bar", share: "0" }];
    case "bar-7":
      return [{ kind: "bar", share: "7%" }];
    case "linked":
      return [{ kind: "link" }];
    case "all-list": {
      const tiers = tiersOf(rules);
      const shared = tiers.find((tier) => tier.kind === "shared");
      const all = tiers.reduce((sum, tier) => sum + (tier.seats ?? 0), 0);
      const own = tiers.map((tier): [string, number] => [tier.id, tier === shared ? all : 0]);
      return [{ kind: "seats", tiers: Object.fromEntries(own) }];
    }
    case "dhondt":
      return [{ kind: "formula", formula: "dhondt" }];
  }
}

/** The most characters of a value that are looked at. */
const LONGEST = 40;

/** The changes that a form was sent with; empty fields change nothing. */
export function formChanges(query: Query, { rules }: Scenario): readonly Change[] {
  const valueOf = (name: string): string => (query[name] ?? "").trim().slice(0, LONGEST);
  const changes: Change[] = [];
  const formula = valueOf("formula");
  if (formula !== "") changes.push({ kind: "formula", formula });
  const bar = valueOf("bar").replace(",", ".").replace(/\s*%$/, "");
  if (bar !== "") changes.push({ kind: "bar", share: /^\d+(\.\d+)?$/.test(bar) ? `${bar}%` : bar });
  const tiers: Record<string, number> = {};
  for (const { id, seats } of tiersOf(rules)) {
    const written = valueOf(`seats-${id}`);
    if (/^\d{1,4}$/.test(written) && Number(written) !== seats) tiers[id] = Number(written);
  }
  if (Object.keys(tiers).length > 0) {
    const all = tiersOf(rules).map((tier): [string, number] => [tier.id, tiers[tier.id] ?? tier.seats ?? 0]);
    changes.push({ kind: "seats", tiers: Object.fromEntries(all) });
  }
  if (valueOf("link") === "1") changes.push({ kind: "link" });
  return changes;
}
