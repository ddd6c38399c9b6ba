/**
 * Finds the figures of an election that a person means: "turnout", "amanat votes", "registered", "voix amanat".
 *
 * @module
 */

import type { Bulletin, Election, Figure } from "@urna/atlas";

/** What fits a question: figures that are equally good answers, and whether they are about one thing. */
export interface MeantFigures {
  readonly figures: readonly Figure[];
  /** False when the words leave open which of several things is meant. */
  readonly clear: boolean;
}

/** The figures that fit all words, those with the fewest properties that nobody asked for first. */
export function figuresMeant(
  election: Election,
  question: string,
  bulletins: readonly Bulletin[] = [],
): MeantFigures {
  const wanted = wordsOf(question);
  const fitting: { readonly figure: Figure; readonly unasked: number }[] = [];
  for (const figure of [...election.figures.values(), ...bulletinFigures(election, bulletins)]) {
    const properties = propertiesOf(election, figure);
    const all = new Set(properties.flatMap((p) => [...p.words]));
    if (wanted.length === 0 || !wanted.every((word) => fits(word, all))) continue;
    const unasked = properties.reduce(
      (sum, p) => sum + (wanted.some((word) => fits(word, p.words)) ? 0 : p.weight),
      0,
    );
    fitting.push({ figure, unasked });
  }
  const fewest = Math.min(...fitting.map((f) => f.unasked));
  const figures = fitting.filter((f) => f.unasked === fewest).map((f) => f.figure);
  const things = new Set(figures.map((f) => `${f.key}\n${f.area}\n${f.option}`));
  const keys = new Set(fitting.map((f) => f.figure.key));
  const keyAsked = fitting.some(({ figure }) =>
    wanted.some((word) => fits(word, new Set(wordsOf(figure.key)))),
  );
  if (keyAsked || keys.size === 1) return { figures, clear: things.size === 1 };
  return { figures: fitting.map((f) => f.figure), clear: false };
}

/**
 * Turnout of an area as the bulletins of the day printed it: the last value that nothing speaks against is the figure, all
 * others stand beside it with their time and what is odd about them.
 */
function bulletinFigures(election: Election, bulletins: readonly Bulletin[]): readonly Figure[] {
  const byArea = new Map<string, Bulletin[]>();
  for (const bulletin of bulletins) {
    const rows = byArea.get(bulletin.area) ?? [];
    byArea.set(bulletin.area, rows);
    rows.push(bulletin);
  }
  const known = new Set([...election.figures.values()].filter((f) => f.key === "turnout").map((f) => f.area));
  return [...byArea].flatMap(([area, rows]): readonly Figure[] => {
    const latest = [...rows].sort((a, b) => (a.time < b.time ? 1 : -1));
    const holding = latest.find((row) => row.flag === undefined);
    if (known.has(area) || holding === undefined) return [];
    const about = { contest: "", area, option: "", key: "turnout" } as const;
    const row = (b: Bulletin): Figure["rivals"][number] => ({
      ...about,
      value: b.value,
      status: b.flag === undefined ? "preliminary" : "claimed",
      sources: b.sources,
      note: [b.time, b.flag ?? "", b.note].filter((part) => part !== "").join("; "),
      row: b.row,
    });
    const rivals = latest.filter((b) => b !== holding).map(row);
    return [{ ...row(holding), rivals, disputes: [] }];
  });
}

interface Property {
  readonly words: ReadonlySet<string>;
  /** How far a figure is from the question when nobody asked for this property. */
  readonly weight: number;
}

function propertiesOf(election: Election, { key, option, area, contest }: Figure): readonly Property[] {
  const named = election.options.get(option);
  const place = election.areas.get(area);
  const set = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.flatMap(wordsOf));
  const isWhole = area === election.area;
  return [
    { words: set([key]), weight: 1 },
    {
      words: set([option, ...Object.values(named?.names ?? {}), ...Object.values(named?.short ?? {})]),
      weight: option === "" ? 0 : 4,
    },
    { words: set([area, ...Object.values(place?.names ?? {})]), weight: isWhole ? 0 : 4 },
    { words: set([contest]), weight: contest === "" ? 0 : 2 },
  ];
}

/** A word fits when it is one of the words, or the beginning of one and long enough to mean it. */
function fits(word: string, known: ReadonlySet<string>): boolean {
  if (known.has(word)) return true;
  if (word.length < 4) return false;
  for (const each of known) if (each.startsWith(word)) return true;
  return false;
}

/** Words without capitals and accents. */
function wordsOf(text: string): readonly string[] {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== "");
}
