// What a reader loads before anything is shown whole: the page with its style and its first script, compressed as they are
// sent; and the fonts that its letters need.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { makeSite } from "@urna/web";
import { LANGUAGES } from "@urna/words";
import { coversLetter, fontFaces } from "../../apps/web/src/style.ts";
import { openDesk } from "../../packages/cli/src/pages/desk.ts";
import { root } from "./sources.mjs";

/** Kilobytes of the overview of the parliament, in the language that needs most. */
export async function overviewSizes(): Promise<{ readonly page: number; readonly fonts: number }> {
  const site = makeSite(openDesk(), { live: true });
  let [most, mostFonts] = [0, 0];
  for (const language of LANGUAGES) {
    const get = async (path: string): Promise<string> => String((await site.render(path, language, {})).body);
    const html = await get(`/${language}/kz-majilis-2023/`);
    const [, sheet = ""] = /href="[./]*(style-[0-9a-f]+\.css)"/.exec(html) ?? [];
    const style = await get(`/${sheet}`);
    most = Math.max(most, compressed(html) + compressed(style));
    const letters = new Set(html.replaceAll(/<[^>]*>/g, ""));
    const usesCode = html.includes("<code");
    const fonts = fontFaces()
      .filter(({ family }) => usesCode || !family.includes("Mono"))
      .filter(({ covers }) => [...letters].some((letter) => coversLetter(covers, letter)))
      .map(({ file }) => readFileSync(join(root, "apps/web/fonts", file)).byteLength);
    mostFonts = Math.max(
      mostFonts,
      fonts.reduce((sum, size) => sum + size, 0),
    );
  }
  return { page: most, fonts: mostFonts };
}

function compressed(text: string): number {
  return gzipSync(text).byteLength;
}
