/**
 * Colours and type in one place: the variables of pages and the classes of pictures. Contrast was computed against the
 * paper of each theme. Hues belong to parties and to nothing else; what is no party is hatch, dots or outline.
 *
 * @module
 */

/** A theme of paper, ink and hues. */
export const THEMES = ["light", "dark", "print"] as const;
export type Theme = (typeof THEMES)[number];

/** Hues in fixed order; `independents` and `other` are greys. */
export const HUES = [
  "amanat",
  "auyl",
  "respublica",
  "aq-jol",
  "qhp",
  "osdp",
  "baytaq",
  "independents",
  "other",
] as const;
export type Hue = (typeof HUES)[number];

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

/** Black on white: names and shapes carry everything. */
const PRINT: Readonly<Record<Token, string>> = {
  ...LIGHT,
  paper: "#FFFFFF",
  sunken: "#FFFFFF",
  ink: "#000000",
  "ink-2": "#000000",
  "ink-3": "#333333",
};

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
    `@media screen{:root[data-theme=dark]{${dark};color-scheme:dark}}`,
    `@media print{:root{${variables("print")}}}`,
  ].join("\n");
}

function variables(theme: Theme): string {
  return Object.entries(VALUES[theme])
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
  const of = (token: Token): string => (theme === undefined ? `var(--${token})` : VALUES[theme][token]);
  return [
    `.pic text{font-family:${FAMILIES.data};font-size:13px;font-feature-settings:"tnum";fill:${of("ink")}}`,
    `.pic .note{font-size:12px;fill:${of("ink-3")}}`,
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
    `.pic .dot{fill:${of("ink")}}`,
    `.pic .ground{fill:${of("paper")}}`,
    `.pic .hatch{stroke:${of("ink")};stroke-width:1.5px}`,
    `.pic .key{fill:${of("ink")}}`,
    `.pic .key-open{stroke:${of("ink")};stroke-width:1.5px;fill:none}`,
    `.pic .ghost{stroke:${of("rule-strong")};stroke-width:1px;fill:none}`,
    `.pic .stamp-frame{stroke:${of("what-if")};stroke-width:1px;fill:none}`,
    `.pic .stamp{font-size:12px;font-weight:600;letter-spacing:.06em;fill:${of("what-if")}}`,
    ...HUES.map((hue) => `.pic .fill-${hue}{fill:${of(`hue-${hue}`)}}`),
    ...HUES.map((hue) => `.pic .open-${hue}{fill:none;stroke:${of(`hue-${hue}`)};stroke-width:1.5px}`),
  ].join("\n");
}

/** For parties without a hue of their own, by their place in the order of the picture. */
const BY_PLACE: readonly Hue[] = ["amanat", "auyl", "respublica", "aq-jol", "qhp", "osdp", "baytaq"];

/** The hue of a contender: its own, the same in every year and on every screen, or one by its place. */
export function hueOf(identity: string, place: number): Hue {
  const own = HUES.find((hue) => hue === identity);
  if (own !== undefined) return own;
  return BY_PLACE[place] ?? "other";
}
