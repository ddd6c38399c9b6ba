/** The site as files: what it says is what a running one says, byte for byte, and nothing of it leads nowhere. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeSite, serve } from "@urna/web";
import { LANGUAGES } from "@urna/words";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk } from "../packages/cli/src/pages/desk.ts";
import { urna } from "./urna.ts";

const E = "kz-majilis-2023";
const ORIGIN = "https://example.org/urna";
const origin = (): string => ORIGIN;
let folder: string;
let files: ReadonlySet<string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "urna-site-"));
  const { exit, stderr } = await urna(`build-site ${folder} --election ${E} --origin ${ORIGIN}`);
  if (exit !== 0) throw new Error(stderr);
  files = new Set(
    readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      statSync(join(folder, name)).isFile(),
    ),
  );
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** A page without what only says whether a program answers queries: a site of files leads to no question. */
function said(html: string): string {
  return html
    .replace(/ data-live="(?:yes|no)"/, "")
    .replaceAll(/ ?needs-script"/g, '"')
    .replaceAll(/<p class="note no-script">[^<]*<\/p>/g, "")
    .replaceAll(/<a href="[^"]*\/what-if\/\?[^"]*">([^<]*)<\/a>/g, "$1");
}

test("no link of a page leads nowhere", () => {
  const pages = [...files]
    .filter((name) => name.endsWith(".html"))
    .map((name) => ({ name, html: readFileSync(join(folder, name), "utf8") }));
  const places = new Map(
    pages.map(({ name, html }) => [name, new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id))]),
  );
  const broken: string[] = [];
  let links = 0;
  for (const { name, html } of pages) {
    // The addresses of sources are those of others.
    for (const [, link = ""] of html.matchAll(/ (?:href|src|action)="(?!https?:)([^"]*)"/g)) {
      links++;
      const { pathname, hash } = new URL(link.replaceAll("&amp;", "&"), `http://host/${name}`);
      const target = decodeURIComponent(pathname.slice(1)).replace(/(^|\/)$/, "$1index.html");
      const place = decodeURIComponent(hash.slice(1));
      if (!files.has(target) || (place !== "" && places.get(target)?.has(place) !== true))
        broken.push(`${name}: ${link}`);
    }
  }
  expect(broken).toEqual([]);
  expect(links).toBeGreaterThan(10_000);
  // A form that no server answers is shown only where a script answers it.
  const forms = readFileSync(join(folder, `en/${E}/what-if/index.html`), "utf8").match(
    /<form class="[^"]*"/g,
  );
  expect(forms).toEqual(['<form class="sentence needs-script"']);
});

test("every page, picture and table of an election is what the served one is, in four languages", async () => {
  const serving = await serve(makeSite(openDesk(), { live: true, origin, elections: new Set([E]) }), 0);
  const differing: string[] = [];
  let pages = 0;
  try {
    for (const name of files) {
      const [language = "", election] = name.split("/");
      // PNG are drawn of the same SVG; one language is enough of them.
      if (election !== E || (name.endsWith(".png") && language !== "kk")) continue;
      const reply = await fetch(`${serving.address}/${name.replace(/index\.html$/, "")}`);
      const served = Buffer.from(await reply.arrayBuffer());
      const built = readFileSync(join(folder, name));
      if (name.endsWith(".html")) pages++;
      const isSame = name.endsWith(".html")
        ? said(served.toString()) === said(built.toString())
        : served.equals(built);
      if (reply.status !== 200 || !isSame) differing.push(name);
    }
  } finally {
    await serving.close();
  }
  expect(differing).toEqual([]);
  expect(pages).toBeGreaterThan(500);
}, 600_000);

test("a question and a comparison with an address of their own are offered in the same forms, and lie there", () => {
  for (const [page, pictures] of [
    [`what-if`, ["seats", "curve"]],
    [`what-if/bar-7`, ["seats", "curve"]],
    [`what-if/linked`, ["seats", "curve"]],
    [`compare/kz-majilis-2021`, ["matrix", "steps"]],
  ] as const) {
    for (const language of LANGUAGES) {
      const at = `${language}/${E}/${page}/`;
      const html = readFileSync(join(folder, `${at}index.html`), "utf8");
      const links = [...html.matchAll(/href="([^"]*\.(?:svg|png))"/g)].map(([, link = ""]) =>
        new URL(link, `http://host/${at}`).pathname.slice(1),
      );
      const forms = (name: string): number => links.filter((link) => link.startsWith(`${at}${name}`)).length;
      expect([at, pictures.map(forms)]).toEqual([at, [8, 8]]);
    }
  }
});

test.each([
  "kz-president-2022",
  "kz-referendum-2022",
  "kz-kurultai-2026",
  "kr-assembly-2020",
  "gr-vouli-2023-06",
])(
  "%s: a page served and the same as a file say the same",
  async (id) => {
    const desk = openDesk();
    const [running, still] = [true, false].map((live) => makeSite(desk, { live, origin }));
    let same = 0;
    for (const language of LANGUAGES)
      for (const section of [
        "",
        "why/",
        "what-if/",
        "compare/",
        "regions/",
        "law/",
        "checks/",
        "source/",
        "share/",
      ]) {
        const path = `/${language}/${id}/${section}`;
        const [served, built] = [
          await running?.render(path, language, {}),
          await still?.render(path, language, {}),
        ];
        const isSame = said(String(served?.body)) === said(String(built?.body));
        expect([path, served?.status, isSame]).toEqual([path, built?.status, true]);
        if (served?.status === 200) same++;
      }
    expect(same).toBeGreaterThan(3);
  },
  120_000,
);
