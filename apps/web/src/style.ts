/**
 * The one style sheet: paper, ink, one serif for claims, one grotesque for data, hairlines. Everything that is a colour or
 * a family comes from the tokens of the pictures.
 *
 * @module
 */

import { FAMILIES, pictureCss, themeCss } from "@urna/draw";

/** A face in its parts: a browser loads only those whose letters a page has. */
const FACES = [
  ["Inter", 400, "inter-400", true],
  ["Inter", 600, "inter-600", true],
  ["Source Serif 4", 600, "source-serif-4-600", true],
  ["IBM Plex Mono", 400, "ibm-plex-mono-400", false],
] as const;
const RANGES = {
  latin: "U+0020-007E,U+00A0-00FF,U+2010-2027,U+2030,U+20AC,U+2212",
  "latin-ext": "U+0100-017F,U+018F,U+0259,U+02BB-02BC",
  cyrillic: "U+0401,U+0406,U+0410-044F,U+0451,U+0456,U+04B0-04B1,U+2116",
  "cyrillic-ext": "U+0492-0493,U+049A-049B,U+04A2-04A3,U+04AE-04AF,U+04BA-04BB,U+04D8-04D9,U+04E8-04E9",
  greek: "U+0384-038A,U+038C,U+038E-03A1,U+03A3-03CE",
  signs: "U+2192,U+221A,U+2264",
  korean: "U+AC00-D7A3",
  japanese: "U+3005,U+3040-30FF,U+4E00-9FFF,U+FF01-FF5E",
} as const;
/** Parts that are the same in every face, with their file. */
const SHARED: readonly (readonly [keyof typeof RANGES, string])[] = [
  ["signs", "signs"],
  ["korean", "noto-sans-kr"],
  ["japanese", "noto-sans-jp"],
];

/** Every part of every face, with the file that holds it. */
export function fontFaces(): readonly {
  readonly family: string;
  readonly weight: number;
  readonly file: string;
  readonly covers: string;
}[] {
  return FACES.flatMap(([family, weight, name, hasExtended]) =>
    Object.entries(RANGES)
      .filter(([range]) => hasExtended || ["latin", "cyrillic", "cyrillic-ext"].includes(range))
      .map(([range, covers]) => {
        const shared = SHARED.find(([each]) => each === range)?.[1];
        return { family, weight, file: `${shared ?? `${name}-${range}`}.woff2`, covers };
      }),
  );
}

/**
 * Every face with all of its letters in one file: a renderer that looks for a face by its name takes one file, and what that
 * lacks from any other face.
 */
export const WHOLE_FACES: readonly {
  readonly family: string;
  readonly weight: number;
  readonly file: string;
}[] = FACES.filter(([, , , hasExtended]) => hasExtended).map(([family, weight, name]) => ({
  family,
  weight,
  file: `${name}.ttf`,
}));

/** Files for letters that no face has, as far as names of the atlas need them: whoever draws a face takes them as well. */
export const FOREIGN_FACES: readonly { readonly covers: string; readonly file: string }[] = SHARED.filter(
  ([range]) => range !== "signs",
).map(([range, file]) => ({ covers: RANGES[range], file: `${file}.ttf` }));

/** The whole file that has a letter of a face; that of the face itself where none does. */
export function wholeFace(letter: string, family: string, weight: number): string {
  const foreign = FOREIGN_FACES.find(({ covers }) => coversLetter(covers, letter));
  if (foreign !== undefined) return foreign.file;
  // Signs are those of Inter in every face.
  const own = coversLetter(RANGES.signs, letter) ? "Inter" : family;
  const face = WHOLE_FACES.find((each) => each.family === own && each.weight === weight);
  return (face ?? WHOLE_FACES[0])?.file ?? "";
}

/** Whether a letter is in a list of ranges as style sheets write them. */
export function coversLetter(covers: string, letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return rangesOf(covers).some(([from, to]) => code >= from && code <= to);
}

const read = new Map<string, readonly (readonly [number, number])[]>();

function rangesOf(covers: string): readonly (readonly [number, number])[] {
  const ranges =
    read.get(covers) ??
    covers.split(",").map((range) => {
      const [from = "", to = from] = range.replace("U+", "").split("-");
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    });
  read.set(covers, ranges);
  return ranges;
}

/** Names of the font files, in the folder `fonts`. */
export const FONT_FILES: readonly string[] = [...new Set(fontFaces().map(({ file }) => file))];

function fontRules(): string {
  return fontFaces()
    .map(
      ({ family, weight, file, covers }) =>
        `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;src:url(fonts/${file}) format("woff2");unicode-range:${covers}}`,
    )
    .join("\n");
}

const LAYOUT = `
*{box-sizing:border-box}
html{font:15px/22px ${FAMILIES.data};background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%}
body{margin:0}
a{color:inherit;text-decoration-thickness:1px;text-underline-offset:3px}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,summary:focus-visible,.scroll:focus-visible,.pic a:focus-visible,.copy:focus-visible,main:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
main:focus{outline:none}
header,main,footer{max-width:1080px;margin:0 auto;padding:0 16px}
.skip{position:absolute;left:-999px}
.skip:focus{position:static;display:block;padding:12px 16px}
.bar{display:flex;flex-wrap:wrap;gap:0 24px;align-items:center;justify-content:space-between;border-bottom:1px solid var(--rule);padding:4px 0}
.brand{font:600 22px/28px ${FAMILIES.claim};text-decoration:none;padding:8px 0}
nav{display:flex;flex-wrap:wrap;gap:0 16px}
nav a{display:inline-flex;align-items:center;min-height:44px;text-decoration:none}
nav a:hover{text-decoration:underline}
nav a[aria-current]{font-weight:600;text-decoration:underline}
.contents{display:block;margin:16px 0}
.contents p{margin:0}
.contents ol{display:flex;flex-wrap:wrap;gap:0 16px;list-style:none;padding:0;margin:0}
.contents li::first-letter{text-transform:uppercase}
.contents a{display:inline-block;padding:11px 0}
@media (min-width:1080px){.listed{display:grid;grid-template-columns:minmax(0,720px) minmax(0,1fr);gap:0 48px;align-items:start}
.contents{grid-area:1/2;position:sticky;top:0;max-height:100vh;overflow-y:auto;margin-top:48px;padding-left:16px;border-left:1px solid var(--rule)}
.contents ol{display:block}}
.sections{border-bottom:1px solid var(--rule)}
.election{margin:16px 0 0;color:var(--ink-2)}
h1,h2,h3{font-family:${FAMILIES.claim};font-weight:600;margin:32px 0 12px;text-wrap:balance}
h1{font-size:38px;line-height:44px;max-width:24em;margin-top:24px}
h2::first-letter,h3::first-letter,.near::first-letter,figcaption::first-letter,thead th::first-letter,dt::first-letter{text-transform:uppercase}
h2{font-size:22px;line-height:28px;margin-top:48px}
h3{font-size:18px;line-height:24px}
p,ul,ol{max-width:68ch;margin:8px 0 12px}
p,li,h1,h2{overflow-wrap:anywhere}
ul,ol{padding-left:20px}
code{font:13px/18px ${FAMILIES.code};overflow-wrap:anywhere}
sup{font-size:11px;line-height:0}
.note,.remark{color:var(--ink-3);font-size:13px;line-height:18px}
.stamps{display:flex;flex-wrap:wrap;gap:8px;max-width:none}
.stamp{font-size:13px;line-height:18px;padding:2px 8px;border:1px solid var(--rule-strong);border-radius:2px}
.stamp-official{background:var(--ok-bg);color:var(--ok);border-color:var(--ok)}
.stamp-disputed,.stamp-provisional{background:var(--warning-bg);color:var(--warning);border-color:var(--warning)}
.stamp-what-if{background:var(--what-if-bg);color:var(--what-if);border-color:var(--what-if)}
.notice{background:var(--warning-bg);color:var(--warning);padding:12px 16px;max-width:none}
.notice-what-if{background:var(--what-if-bg);color:var(--what-if)}
figure{margin:24px 0}
figcaption{font:600 18px/24px ${FAMILIES.claim};max-width:40em}
figcaption .note{display:block;font-family:${FAMILIES.data};font-weight:400;margin-top:4px}
figure .source{margin-top:4px}
.pic{display:block;max-width:100%;height:auto;margin-top:12px}
.pic.narrow{display:none}
.pic.large{display:none}
@media (min-width:1080px){.pic.large{display:block}.pic.medium{display:none}
.parts,.with-table:has(>figure>.half){display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 48px;align-items:start}
.parts>:not(.half),.with-table>figure:not(:has(>.half)){grid-column:1/-1}}
@media (max-width:760px){.pic.wide{display:none}.pic.narrow{display:block}}
.scroll{overflow-x:auto;max-width:100%;margin:16px 0}
table{border-collapse:collapse;font-size:13px;line-height:18px;font-feature-settings:"tnum"}
th,td{padding:6px 16px 6px 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule);font-weight:400}
thead th{color:var(--ink-2);font-weight:600;border-bottom:1px solid var(--rule-strong);vertical-align:bottom}
th[aria-sort=ascending]::after{content:" ▲"}
th[aria-sort=descending]::after{content:" ▼"}
thead th a{display:inline-flex;min-height:44px;align-items:end;text-transform:inherit}
tbody th[scope=row]{position:sticky;left:0;background:var(--paper)}
tbody th[scope=row]:not(.num){min-width:7em}
td:not(.num){min-width:8em}
td.long:not(.num){min-width:20em}
tbody th[scope=row]{font-weight:600}
th.num,td.num{text-align:right;white-space:nowrap}
tfoot th,tfoot td{font-weight:600;border-top:1px solid var(--rule-strong)}
td a[href^="#source-"],th a[href^="#source-"]{display:inline-block;min-width:24px;min-height:24px;text-align:center}
tr:target th,tr:target td,tr.linked th,tr.linked td{background:var(--sunken)}
tr.cut td{color:var(--ink-3);border-bottom:1.5px dashed var(--ink);padding-top:2px;padding-bottom:2px}
.facts{margin:16px 0;max-width:80ch}
.facts div{display:grid;grid-template-columns:minmax(7em,12em) 1fr;gap:0 16px;padding:6px 0;border-bottom:1px solid var(--rule)}
.facts dt{color:var(--ink-2)}
.facts dd{margin:0;overflow-wrap:anywhere}
.facts dd .remark{margin-left:12px}
@media (max-width:760px){.facts dd .remark{display:block;margin:0}}
.rung{border-top:1px solid var(--rule);margin-top:32px;scroll-margin-top:16px}
.rung>h2{margin-top:16px}
.rung:focus,.opened div:focus{outline:none}
.rung:focus-visible,.rung:target,.opened div:target{box-shadow:-8px 0 0 -4px var(--ink)}
.opened div:target,.opened div:focus{background:var(--sunken)}
.pager{display:flex;gap:24px;margin:0}
.steps{list-style:none}
.steps a{justify-content:start}
.facts dd a,td.num a,.opened dd a{text-decoration-color:var(--rule-strong)}
.finding{border-top:1px solid var(--rule);padding:8px 0;max-width:80ch}
.finding p{margin:0;padding-left:64px;text-indent:-64px}
.finding .sign{display:inline-block;width:24px;font-weight:600;text-indent:0}
.finding-error .sign{color:var(--error)}
.finding-warning .sign,.finding-unusual .sign{color:var(--warning)}
.finding-ok .sign{color:var(--ok)}
.links{list-style:none;padding:0}
.links a{display:inline-flex;align-items:center;min-height:44px}
.chips,.seats{display:flex;flex-wrap:wrap;gap:8px;padding:0;list-style:none;max-width:none}
.chips a,.seats a{display:inline-flex;align-items:center;justify-content:center;min-height:44px;min-width:44px;padding:0 12px;border:1px solid var(--rule-strong);border-radius:2px;text-decoration:none}
.chips a[aria-current]{border:2px solid var(--ink);font-weight:600}
.seats a{padding:0 6px;font-feature-settings:"tnum"}
form{display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:16px;align-items:end;margin:16px 0;padding:16px 0;border-top:1px solid var(--rule);border-bottom:1px solid var(--rule)}
label{display:grid;gap:4px;font-size:13px;line-height:18px;color:var(--ink-2)}
label.check{display:flex;align-items:center;gap:8px;min-height:44px}
label.check input{width:20px;height:20px;min-height:0;flex:none}
input,select,button{font:inherit;font-size:15px;line-height:22px;min-height:44px;color:var(--ink);background:var(--surface);border:1px solid var(--rule-strong);border-radius:2px;padding:8px 12px;width:100%}
button{font-weight:600;border:1.5px solid var(--ink);cursor:pointer}
textarea{font:13px/18px ${FAMILIES.code};width:100%;min-height:5em;color:var(--ink);background:var(--surface);border:1px solid var(--rule-strong)}
form .wide{grid-column:1/-1}
textarea{display:block;margin-top:4px;padding:8px;border-radius:2px;resize:vertical;white-space:pre;overflow:auto}
.drop{border:1px dashed var(--rule-strong);padding:12px 16px}
pre{overflow-x:auto}
button.place{width:auto;min-height:44px;font:13px/18px ${FAMILIES.code};margin:0 0 8px}
.working button{width:auto}
[data-result] details{margin:16px 0}
summary{padding:11px 0;cursor:pointer}
@media (min-width:1040px){.desk{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 48px;align-items:start}.desk .pic.wide{display:none}.desk .pic.narrow{display:block}}
.needs-script{display:none}
.js form.needs-script{display:grid}
.js .chips.needs-script{display:flex}
.js .no-script{display:none}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.sum{font:600 18px/24px ${FAMILIES.claim};margin:16px 0 0;text-wrap:balance}
@media (max-width:760px){.sum{position:sticky;top:0;bottom:0;z-index:1;padding:8px 0;background:var(--paper);border-bottom:1px solid var(--rule)}}
[data-sweep][data-stale]::before{content:attr(data-old);display:block;background:var(--warning-bg);color:var(--warning);padding:12px 16px;margin-top:32px}
[data-sweep][aria-busy]{position:relative}
[data-sweep][aria-busy]::after{content:attr(data-busy);position:sticky;bottom:0;display:block;background:var(--what-if-bg);color:var(--what-if);padding:12px 16px;animation:late 0s .4s both}
@keyframes late{from{visibility:hidden}to{visibility:visible}}
[data-sweep] .scroll{max-height:32em;overflow:auto}
.act{display:inline-flex;align-items:center;min-height:44px}
.pins li{margin:4px 0}
blockquote{margin:12px 0;padding-left:16px;border-left:1px solid var(--rule-strong)}
blockquote p{margin:0 0 4px}
.copy{font:13px/18px ${FAMILIES.code};white-space:pre-wrap;overflow-wrap:anywhere;user-select:all;background:var(--sunken);padding:12px 16px;margin:8px 0 12px;max-height:24em;overflow:auto}
.pictures{list-style:none;padding:0;max-width:none;display:grid;grid-template-columns:repeat(auto-fill,minmax(328px,1fr));gap:32px}
.pictures h3{margin:12px 0 4px}
.pictures textarea{font:13px/18px ${FAMILIES.data};white-space:pre-wrap}
.preview{display:flex;flex-wrap:wrap;gap:0 16px;border:0;padding:0;margin:16px 0}
input[type=radio]{accent-color:var(--ink)}
.preview legend{padding:0;color:var(--ink-2);font-size:13px}
.preview:has([value=grey]:checked)~.pictures .pic{filter:grayscale(1)}
.preview:has([value=deuteranopia]:checked)~.pictures .pic{filter:url(#deuteranopia)}
.preview:has([value=dark]:checked)~.pictures .pic{background:var(--paper)}
summary{min-height:44px;display:flex;align-items:center;cursor:pointer;text-decoration:underline;text-underline-offset:3px}
.choices{display:flex;flex-wrap:wrap;gap:16px;align-items:end}
.choices button,.choices select{width:auto}
.js .choices.needs-script{display:flex}
dialog{max-width:36em;color:var(--ink);background:var(--surface);border:1px solid var(--rule-strong);border-radius:2px;padding:24px}
dialog::backdrop{background:rgb(0 0 0/.4)}
dialog h2{margin-top:0}
.pic [data-row]:focus-visible,.pic .chosen,.pic .linked{outline:2px solid var(--ink);outline-offset:2px}
.pic a.area:has(>rect.tile):is(:focus-visible,.linked){outline-offset:-4px}
.pic a.area:is(:focus-visible,.linked)>rect.tile{stroke:var(--ink);stroke-width:8px;outline:2px solid var(--paper);outline-offset:-10px}
.on-paper{display:none}
.qr{display:block;width:28mm;height:28mm;flex:none}
.address{font-family:${FAMILIES.code};overflow-wrap:anywhere}
footer{margin-top:72px;padding-bottom:32px;color:var(--ink-2);font-size:13px;line-height:18px;border-top:1px solid var(--rule)}
footer p{max-width:none}
@media (max-width:480px),(pointer:coarse){td a,th a,h3 a,form a{display:inline-flex;align-items:center;min-height:44px}td a[href^="#source-"],th a[href^="#source-"]{min-width:44px;min-height:44px;justify-content:center}tr:has(a)>*{padding-top:0;padding-bottom:0;vertical-align:middle}}
@media (max-width:480px){h1{font-size:28px;line-height:32px}h2{margin-top:32px}.facts div{grid-template-columns:1fr}nav{gap:0 14px}}
@media print{.on-paper{display:flex;gap:6mm;align-items:center;break-inside:avoid;margin-top:6mm}details:not([open])>*{display:block}details::details-content{content-visibility:visible;block-size:auto}summary{list-style:none}.choices,dialog{display:none!important}.seats a{border:0}header nav,.contents,.skip,form,.chips,.preview{display:none}.pic.narrow{display:none}.pic.wide{display:block}.scroll,[data-sweep] .scroll{overflow:visible;max-height:none}a{text-decoration:none}body{font-size:10pt}figure,tr{break-inside:avoid}@page{size:A4;margin:16mm}}
@media (prefers-reduced-motion:reduce){*{transition:none}}
`;

/** The whole sheet. */
export function styleSheet(): string {
  return [fontRules(), themeCss(), LAYOUT.trim(), pictureCss()].join("\n");
}
