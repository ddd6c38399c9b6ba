/**
 * Columns of a table of returns that not every protocol needs: members of the commission, portable boxes, figures in
 * words, corrections, the sign-off. They have names that are recognised when such a table is imported.
 *
 * @module
 */

import type { ProtocolFacts, Return } from "@urna/tally";
import type { OutCell } from "./write-table.ts";

/** Columns of what some protocols say besides their figures. */
export interface ExtraColumns {
  readonly members: number;
  readonly boxes: number;
  /** Figures and options that some protocol has in words. */
  readonly inWords: readonly string[];
  /** Options of which some publication prints a percentage. */
  readonly shares: readonly string[];
  readonly corrects: boolean;
  readonly signedOff: boolean;
}

/** Only figures and votes. */
export const NO_EXTRAS: ExtraColumns = {
  members: 0,
  boxes: 0,
  inWords: [],
  shares: [],
  corrects: false,
  signedOff: false,
};

/** The columns that these protocols need, in the order in which {@link extraCells} fills them. */
export function extraHeader(extras: Partial<ExtraColumns>): readonly string[] {
  const { members, boxes, inWords, shares, corrects, signedOff } = { ...NO_EXTRAS, ...extras };
  const numbers = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i + 1);
  return [
    ...numbers(members).map((i) => `member:${i}`),
    ...numbers(boxes).flatMap((i) => [`box ${i} ballots`, `box ${i} applications`]),
    ...inWords.map((name) => `${name} in words`),
    ...shares.map((option) => `${option} percent`),
    ...(corrects ? ["corrects"] : []),
    ...(signedOff ? ["signed off"] : []),
  ];
}

/** The cells of a protocol in the columns of {@link extraHeader}. */
export function extraCells(
  value: Pick<Return, keyof ProtocolFacts | "issuedByMember">,
  { members, boxes, inWords, shares, corrects, signedOff }: ExtraColumns,
): readonly OutCell[] {
  const cells: OutCell[] = [];
  for (let i = 0; i < members; i += 1) cells.push(value.issuedByMember?.[i] ?? null);
  for (let i = 0; i < boxes; i += 1) {
    const box = value.portableBoxes?.[i];
    cells.push(box?.ballots ?? null, box?.applications ?? null);
  }
  for (const name of inWords) cells.push(value.inWords?.get(name) ?? null);
  for (const option of shares) cells.push(value.shares?.get(option) ?? null);
  if (corrects) cells.push(value.corrects ?? null);
  if (signedOff) cells.push(value.signedOff === true ? "true" : null);
  return cells;
}

/** The columns that these protocols need. */
export function extrasOf(returns: Iterable<Return>): ExtraColumns {
  let [members, boxes, corrects, signedOff] = [0, 0, false, false];
  const inWords = new Set<string>();
  const shares = new Set<string>();
  for (const value of returns) {
    members = Math.max(members, value.issuedByMember?.length ?? 0);
    boxes = Math.max(boxes, value.portableBoxes?.length ?? 0);
    for (const name of value.inWords?.keys() ?? []) inWords.add(name);
    for (const option of value.shares?.keys() ?? []) shares.add(option);
    corrects ||= value.corrects !== undefined;
    signedOff ||= value.signedOff === true;
  }
  return { members, boxes, inWords: [...inWords], shares: [...shares], corrects, signedOff };
}

/** Where the columns stand in a header; -1 where there is none. */
interface ExtraPlaces {
  readonly members: readonly number[];
  readonly boxes: readonly number[];
  readonly inWords: readonly (readonly [name: string, place: number])[];
  readonly shares: readonly (readonly [option: string, place: number])[];
  readonly corrects: number;
  readonly signedOff: number;
}

/** Where a header has them. */
export function extraPlaces(header: readonly string[]): ExtraPlaces {
  const places = (pattern: RegExp): readonly number[] =>
    header.flatMap((name, i) => (pattern.test(name) ? [i] : []));
  const named = (ending: string): readonly (readonly [string, number])[] =>
    header.flatMap((name, i) => (name.endsWith(ending) ? [[name.slice(0, -ending.length), i] as const] : []));
  return {
    members: places(/^member:\d+$/),
    boxes: places(/^box \d+ ballots$/),
    inWords: named(" in words"),
    shares: named(" percent"),
    corrects: header.indexOf("corrects"),
    signedOff: header.indexOf("signed off"),
  };
}

/** What the cells of a line say. */
export function extrasIn(
  cells: readonly string[],
  { members, boxes, inWords, shares, corrects, signedOff }: ExtraPlaces,
): ProtocolFacts & Pick<Return, "issuedByMember"> {
  const issued = members.flatMap((at) => countOf(cells[at]) ?? []);
  const found = boxes.flatMap((at) => {
    const [ballots, applications] = [countOf(cells[at]), countOf(cells[at + 1])];
    return ballots === null ? [] : [{ ballots, ...(applications === null ? {} : { applications }) }];
  });
  const words = new Map(
    inWords.flatMap(([name, at]) => {
      const value = countOf(cells[at]);
      return value === null ? [] : [[name, value] as const];
    }),
  );
  const printed = new Map(
    shares.flatMap(([option, place]) => {
      const share = cells[place] ?? "";
      return share === "" ? [] : [[option, share] as const];
    }),
  );
  const corrected = cells[corrects] ?? "";
  return {
    ...(issued.length === 0 ? {} : { issuedByMember: issued }),
    ...(found.length === 0 ? {} : { portableBoxes: found }),
    ...(words.size === 0 ? {} : { inWords: words }),
    ...(printed.size === 0 ? {} : { shares: printed }),
    ...(corrected === "" ? {} : { corrects: corrected }),
    ...(cells[signedOff] === "true" ? { signedOff: true } : {}),
  };
}

/** The figure in a cell of our own; null where it is empty. */
export function countOf(cell: string | undefined): number | null {
  return cell === undefined || cell === "" ? null : Number(cell);
}
