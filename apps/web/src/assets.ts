/**
 * Files of the site itself: the style sheet and the fonts. The address of the style sheet changes with its content.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { asset, type Reply } from "./reply.ts";
import { FONT_FILES, styleSheet } from "./style.ts";

let sheet: { readonly text: string; readonly address: string } | undefined;

function theSheet(): { readonly text: string; readonly address: string } {
  if (sheet === undefined) {
    const text = styleSheet();
    sheet = { text, address: `style-${hashOf(text)}.css` };
  }
  return sheet;
}

/** The beginning of a hash: enough to tell two versions apart. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 7);
}

/** The address of the style sheet from the root of the site. */
export function styleAddress(): string {
  return theSheet().address;
}

/** A ballot box with a ballot, in ink. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#16181D" d="M1 8h14v7H1z"/><path fill="#fff" stroke="#16181D" d="M4.5 1.5h7v6h-7z"/><path fill="#fff" d="M4 9h8v1H4z"/></svg>';

/** All files of the site, by their address from the root. */
export function assetPaths(): readonly string[] {
  return [styleAddress(), "icon.svg", ...FONT_FILES.map((name) => `fonts/${name}`)];
}

/** A file of the site; undefined where there is none of this name. */
export function assetAt(path: string): Reply | undefined {
  if (path === styleAddress()) return asset("text/css; charset=utf-8", theSheet().text);
  if (path === "icon.svg") return asset("image/svg+xml", ICON);
  const name = path.startsWith("fonts/") ? path.slice("fonts/".length) : "";
  if (!FONT_FILES.includes(name)) return undefined;
  return asset("font/woff2", readFileSync(new URL(`../fonts/${name}`, import.meta.url)));
}
