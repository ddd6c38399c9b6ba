/**
 * Colours and type in one place: the variables of pages and the classes of pictures. Contrast was computed against the
 * paper of each theme. Hues belong to parties and to nothing else; what is no party is hatch, dots or outline.
 *
 * @module
 */

import { type Hue, HUES } from "./hues.ts";
import { inkOf } from "./paper.ts";

/** A theme of paper, ink and hues. */
export const THEMES = ["light", "dark", "print"] as const;
export type Theme = (typeof THEMES)[number];

/** Steps of a level, from little to much, and of a change, from fall to rise; the middle of a change is no class. */
export const LEVELS = [1, 2, 3, 4, 5, 6, 7] as const;
export type Level = (typeof LEVELS)[number];
/** What a class of a map shows: a level, or a change. */
export const RAMPS = ["seq", "div"] as const;
export type Ramp = (typeof RAMPS)[number];

type Token =
  | "paper"
  | "surface"
  | "sunken"
  | "ink"
  | "ink-2"
  | "ink-3"
  | "rule-strong"
  | "rule"
  | "what-if"
  | "what-if-bg"
  | "warning"
  | "warning-bg"
  | "error"
  | "error-bg"
  | "ok"
  | "ok-bg"
  | `hue-${Hue}`;

const LIGHT: Readonly<Record<Token, string>> = {
  paper: "#FCFBF8",
  surface: "#FFFFFF",
  sunken: "#F3F1EB",
  ink: "#16181D",
  "ink-2": "#45433E",
  "ink-3": "#6B6860",
  "rule-strong": "#8B877D",
  rule: "#D9D5CB",
  "what-if": "#5A3E00",
  "what-if-bg": "#FBF3DD",
  warning: "#7A4B00",
  "warning-bg": "#FFF3D1",
  error: "#8E1B12",
  "error-bg": "#FBE9E6",
  ok: "#24583A",
  "ok-bg": "#E6F1E9",
  "hue-amanat": "#003F66",
  "hue-auyl": "#C18118",
  "hue-respublica": "#7143A9",
  "hue-aq-jol": "#229BBE",
  "hue-qhp": "#9F1906",
  "hue-osdp": "#D14B71",
  "hue-baytaq": "#32663E",
  "hue-independents": "#85898F",
  "hue-other": "#6B6860",
};

const DARK: Readonly<Record<Token, string>> = {
  paper: "#14171C",
  surface: "#1B1F26",
  sunken: "#0E1014",
  ink: "#F1EFEA",
  "ink-2": "#C6CAD1",
  "ink-3": "#9DA3AD",
  "rule-strong": "#767D88",
  rule: "#333943",
  "what-if": "#EBCB85",
  "what-if-bg": "#2A2412",
  warning: "#F2C870",
  "warning-bg": "#2E2410",
  error: "#F3A79E",
  "error-bg": "#351815",
  ok: "#9BD3AE",
  "ok-bg": "#15291D",
  "hue-amanat": "#4A7FAE",
  "hue-auyl": "#DDB753",
  "hue-respublica": "#B78FF5",
  "hue-aq-jol": "#8BDDE8",
  "hue-qhp": "#C44D47",
  "hue-osdp": "#F2A0C3",
  "hue-baytaq": "#66A876",
  "hue-independents": "#878D96",
  "hue-other": "#9DA3AD",
};

/** Black on white: patterns in the place of hues. */
const PRINT: Readonly<Record<Token, string>> = {
  ...LIGHT,
  paper: "#FFFFFF",
  sunken: "#FFFFFF",
  ink: "#000000",
  "ink-2": "#000000",
  "ink-3": "#333333",
  "what-if": "#000000",
  "what-if-bg": "#FFFFFF",
  warning: "#000000",
  "warning-bg": "#FFFFFF",
  error: "#000000",
  "error-bg": "#FFFFFF",
  ok: "#000000",
  "ok-bg": "#FFFFFF",
  "hue-amanat": inkOf("amanat"),
  "hue-auyl": inkOf("auyl"),
  "hue-respublica": inkOf("respublica"),
  "hue-aq-jol": inkOf("aq-jol"),
  "hue-qhp": inkOf("qhp"),
  "hue-osdp": inkOf("osdp"),
  "hue-baytaq": inkOf("baytaq"),
  "hue-independents": inkOf("independents"),
  "hue-other": inkOf("other"),
};

/** A step of a ramp: its colour, and the colour of what is written on it. */
interface Step {
  readonly fill: string;
  readonly on: string;
}

/** From little to much; what is written on a step has at least 4.5 to 1. */
const SEQ: readonly Step[] = [
  { fill: "#EEF1F0", on: "#16181D" },
  { fill: "#C9D6D5", on: "#16181D" },
  { fill: "#9DB8B8", on: "#16181D" },
  { fill: "#6E979A", on: "#16181D" },
  { fill: "#42757B", on: "#FFFFFF" },
  { fill: "#1E545C", on: "#FFFFFF" },
  { fill: "#083640", on: "#FFFFFF" },
];
/** From fall to rise. */
const DIV: readonly Step[] = [
  { fill: "#7A3E00", on: "#FFFFFF" },
  { fill: "#B5762B", on: "#16181D" },
  { fill: "#DDB98A", on: "#16181D" },
  { fill: "#F0ECE4", on: "#16181D" },
  { fill: "#A9B6D6", on: "#16181D" },
  { fill: "#5F76AE", on: "#FFFFFF" },
  { fill: "#2B4580", on: "#FFFFFF" },
];
const STEPS: Readonly<Record<Theme, Readonly<Record<Ramp, readonly Step[]>>>> = {
  light: { seq: SEQ, div: DIV },
  // Much is what stands out from the paper.
  dark: { seq: SEQ.toReversed(), div: DIV },
  print: { seq: SEQ, div: DIV },
};

/** Variables of the ramps of a theme, by name. */
function rampVariables(theme: Theme): readonly (readonly [string, string])[] {
  return RAMPS.flatMap((ramp) =>
    STEPS[theme][ramp].flatMap(({ fill, on }, i) => [
      [`${ramp}-${i + 1}`, fill] as const,
      [`on-${ramp}-${i + 1}`, on] as const,
    ]),
  );
}

const VALUES: Readonly<Record<Theme, Readonly<Record<Token, string>>>> = {
  light: LIGHT,
  dark: DARK,
  print: PRINT,
};

/**
 * Variables of a page: light, dark where the reader's system says so, black on white on paper. The attribute `data-theme`
 * of the root goes before the system.
 */
export function themeCss(): string {
  const dark = variables("dark");
  return [
    `:root{${variables("light")};color-scheme:light}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark};color-scheme:dark}}`,
    `@media screen{:root[data-theme=dark],.preview:has([value=dark]:checked)~.pictures .pic{${dark};color-scheme:dark}}`,
    `@media print{:root{${variables("print")}}}`,
  ].join("\n");
}

function variables(theme: Theme): string {
  return [...Object.entries(VALUES[theme]), ...rampVariables(theme)]
    .map(([name, value]) => `--${name}:${value}`)
    .join(";");
}

/** The families of the house; the second word is what a reader without them sees. */
export const FAMILIES = {
  claim: '"Source Serif 4",Georgia,"Times New Roman",serif',
  data: 'Inter,"Golos Text",system-ui,"Segoe UI",Roboto,Arial,sans-serif',
  code: '"IBM Plex Mono",ui-monospace,Menlo,Consolas,monospace',
} as const;

/**
 * The classes of pictures. Without a theme the colours are the variables of the page; with one they are written out, so
 * that a file stands alone in any program.
 */
export function pictureCss(theme?: Theme): string {
  const isInk = theme === "print";
  const of = (token: Token): string => (theme === undefined ? `var(--${token})` : VALUES[theme][token]);
  return [
    `.pic text{font-family:${FAMILIES.data};font-size:13px;font-feature-settings:"tnum";fill:${of("ink")}}`,
    `.pic .note{font-size:12px;fill:${of("ink-3")}}`,
    `.pic .small{font-size:12px}`,
    `.pic .strong{font-weight:600}`,
    `.pic .claim{font-family:${FAMILIES.claim};font-weight:600;font-size:22px}`,
    `.pic .halo{paint-order:stroke;stroke:${of("paper")};stroke-width:4px;stroke-linejoin:round}`,
    `.pic .line{stroke:${of("ink")};stroke-width:1.5px;fill:none}`,
    `.pic .dashed{stroke-dasharray:4 3}`,
    `.pic .through{stroke:${of("rule-strong")};stroke-width:0.75px;fill:none}`,
    `.pic .axis{stroke:${of("rule-strong")};stroke-width:1px;fill:none}`,
    `.pic .frame{stroke:${of("rule-strong")};stroke-width:1px;fill:none}`,
    `.pic .hatched{stroke:${of("ink")};stroke-width:1px}`,
    `.pic .step{stroke:${of("ink")};stroke-width:2px;fill:none}`,
    `.pic .band{fill:${of("rule")};fill-opacity:.6}`,
    `.pic .quiet{fill-opacity:.65}`,
    `.pic .dot{fill:${of("ink")}}`,
    `.pic .ground{fill:${of("paper")}}`,
    `.pic .hatch{stroke:${of("ink")};stroke-width:1.5px}`,
    `.pic .key{fill:${of("ink")}}`,
    `.pic .key-open{stroke:${of("ink")};stroke-width:1.5px;fill:none}`,
    `.pic .ghost{stroke:${of("rule-strong")};stroke-width:1px;fill:none}`,
    `.pic .stamp-frame{stroke:${of("what-if")};stroke-width:1px;fill:none}`,
    `.pic .stamp{font-size:12px;font-weight:600;letter-spacing:.06em;fill:${of("what-if")}}`,
    `.pic .tile{stroke:${of("rule-strong")};stroke-width:1px}`,
    `.pic .city{stroke:${of("ink")};stroke-width:2.5px}`,
    `.pic path.won{stroke-width:3px}`,
    `.pic .blank{fill:${of("paper")}}`,
    `.pic .disputed{fill:${of("paper")};stroke:${of("ink")};stroke-width:1.5px}`,
    ...rampClasses(theme),
    ...HUES.map((hue) => `.pic .fill-${hue}{fill:${of(`hue-${hue}`)}${isInk ? `;${EDGE}` : ""}}`),
    ...HUES.map(
      (hue) => `.pic .open-${hue}{fill:none;stroke:${of(isInk ? "ink" : `hue-${hue}`)};stroke-width:1.5px}`,
    ),
    ...(isInk ? HUES.flatMap(wonOnPaper) : []),
    ...(theme === undefined ? [`@media print{${ON_PAPER}}`] : []),
  ].join("\n");
}

/** A pattern needs an edge, and cannot make a line: with ink, lines are ink. */
const EDGE = `stroke:${PRINT.ink};stroke-width:0.4px`;
/**
 * A district in ink is filled, and so is the circle of a seat that was won in one: of its outline nobody would see whose it
 * is. Where the hue is solid ink, the circle stays open, or it would look like a list seat.
 */
function wonOnPaper(hue: Hue): readonly string[] {
  const won = `.pic .won.open-${hue}{fill:${inkOf(hue)}}`;
  // The smallest circles are 4 pixels wide: a thick edge would leave no room for the pattern.
  return hue === "amanat" ? [won] : [won, `.pic .seat.open-${hue}{fill:${inkOf(hue)};stroke-width:0.8px}`];
}

/** The same for all hues of a page, where a browser knows more ways to say it than programs for files do. */
const ON_PAPER = `.pic [class*=fill-]{${EDGE}}.pic [class*=open-]{stroke:${PRINT.ink}}${HUES.flatMap(wonOnPaper).join("")}`;

/** A step of a ramp as the ground of a tile, and what is written on it. */
function rampClasses(theme: Theme | undefined): readonly string[] {
  return rampVariables(theme ?? "light").map(([name, value]) => {
    const colour = theme === undefined ? `var(--${name})` : value;
    return name.startsWith("on-") ? `.pic text.${name}{fill:${colour}}` : `.pic .${name}{fill:${colour}}`;
  });
}
