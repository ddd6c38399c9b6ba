/**
 * Files of the site itself: the style sheet, the fonts, the scripts. The addresses of the style sheet and of the scripts
 * change with their content.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
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

interface Scripts {
  /** The folder from the root of the site. */
  readonly folder: string;
  readonly files: ReadonlyMap<string, string>;
}

let scripts: Scripts | undefined;

/** The scripts as set-up built them; none where it did not. They name each other, so one hash is that of all. */
function theScripts(): Scripts {
  if (scripts === undefined) {
    const built = new URL("../dist/islands/", import.meta.url);
    const files = new Map(namesIn(built).map((name) => [name, readFileSync(new URL(name, built), "utf8")]));
    scripts = { folder: `scripts-${hashOf([...files.values()].join("\n"))}`, files };
  }
  return scripts;
}

function namesIn(folder: URL): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".js"))
      .sort();
  } catch {
    // Nothing was built: the pages are complete without scripts.
    return [];
  }
}

/** The address of the first script from the root of the site; undefined where none was built. */
export function scriptAddress(): string | undefined {
  const { folder, files } = theScripts();
  return files.has("start.js") ? `${folder}/start.js` : undefined;
}

/** A ballot box with a ballot, in ink. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#16181D" d="M1 8h14v7H1z"/><path fill="#fff" stroke="#16181D" d="M4.5 1.5h7v6h-7z"/><path fill="#fff" d="M4 9h8v1H4z"/></svg>';

/** All files of the site, by their address from the root. */
export function assetPaths(): readonly string[] {
  const { folder, files } = theScripts();
  return [
    styleAddress(),
    "icon.svg",
    ...FONT_FILES.map((name) => `fonts/${name}`),
    ...[...files.keys()].map((name) => `${folder}/${name}`),
  ];
}

/** A file of the site; undefined where there is none of this name. */
export function assetAt(path: string): Reply | undefined {
  if (path === styleAddress()) return asset("text/css; charset=utf-8", theSheet().text);
  if (path === "icon.svg") return asset("image/svg+xml", ICON);
  const { folder, files } = theScripts();
  const script = path.startsWith(`${folder}/`) ? files.get(path.slice(folder.length + 1)) : undefined;
  if (script !== undefined) return asset("text/javascript; charset=utf-8", script);
  const name = path.startsWith("fonts/") ? path.slice("fonts/".length) : "";
  if (!FONT_FILES.includes(name)) return undefined;
  return asset("font/woff2", readFileSync(new URL(`../fonts/${name}`, import.meta.url)));
}
