/**
 * The sweep: seats of one contender at every value of one parameter of the law, as steps. Each step carries its number;
 * lines stand at majorities, and at the values that laws set.
 *
 * @module
 */

import { type Element, el, type Node, short } from "./markup.ts";
import { type Picture, stampPlot } from "./picture.ts";
import { drawLabels, placeLabels } from "./reference-lines.ts";
import { textWidth } from "./text.ts";

export interface SweepStep {
  /** Where the step begins and ends on the axis; only places in the picture. */
  readonly from: number;
  readonly to: number;
  readonly seats: number;
  readonly text: string;
  /** Where nobody knows the number: between which it lies. The step is then an assumption, drawn with dashes. */
  readonly band?: { readonly least: number; readonly most: number };
}

export interface Sweep {
  readonly steps: readonly SweepStep[];
  readonly lines: readonly { readonly at: number; readonly text: string }[];
  /** Values that laws set: "law 2023". */
  readonly marks: readonly { readonly at: number; readonly text: string }[];
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** Where the reader is. */
  readonly here?: number;
  readonly summary: string;
  readonly stamp: string;
}

const HEIGHT = 260;
const LEFT = 12;
const BOTTOM = 44;

export function sweep(given: Sweep, width: number): Picture {
  const { steps, lines, marks, ticks, here, summary, stamp } = given;
  const narrow = width < 480;
  // Labels of lines stand in a margin at the right; where there is no room for one, above the ends of their lines.
  const right = narrow ? 14 : 24 + Math.max(0, ...lines.map((line) => textWidth(line.text, 12)));
  const from = Math.min(...steps.map((step) => step.from));
  const to = Math.max(...steps.map((step) => step.to));
  const values = [
    ...steps.flatMap(({ seats, band }) => (band === undefined ? [seats] : [seats, band.least, band.most])),
    ...lines.map((line) => line.at),
  ];
  const least = Math.min(...values);
  const most = Math.max(...values);
  const pad = Math.max(1, (most - least) * 0.08);
  const placed = placeLabels(
    marks.map((mark) => ({
      x: LEFT + ((mark.at - from) / (to - from)) * (width - LEFT - right),
      text: mark.text,
    })),
    width - right,
  );
  const top = placed.height + 12;
  const bottom = top + HEIGHT - BOTTOM;
  const xOf = (value: number): number => LEFT + ((value - from) / (to - from)) * (width - LEFT - right);
  const yOf = (seats: number): number =>
    bottom - ((seats - least + pad) / (most - least + 2 * pad)) * (bottom - top);

  const hasBand = steps.some(({ band }) => band !== undefined);
  /** Where the name of a line begins that stands above it: at its end, or at its beginning where the curve is at its end. */
  const besideCurve = (text: string, y: number): number => {
    const size = textWidth(text, 12);
    const [end, start] = [width - right - size, LEFT + 2];
    const isFree = (x: number): boolean =>
      !steps.some(({ from: first, to: last, seats, band }, i) => {
        if (xOf(first) > x + size + 4 || xOf(last) < x - 4) return false;
        const ys = [seats, band?.least ?? seats, band?.most ?? seats];
        // Where a step begins, the curve comes from the one before.
        if (xOf(first) >= x - 4) ys.push(steps[i - 1]?.seats ?? seats);
        return Math.min(...ys.map(yOf)) < y && Math.max(...ys.map(yOf)) > y - 18;
      });
    if (isFree(end)) return end;
    // A band leaves no place free, but begins wide and ends among the lines.
    return isFree(start) || hasBand ? start : end;
  };

  const content: Node[] = [];
  for (const { from: start, to: end, band } of steps) {
    if (band === undefined) continue;
    const [x, y] = [xOf(start), yOf(band.most)];
    content.push(
      el("rect", { class: "band", x, y, width: xOf(end) - x, height: Math.max(0, yOf(band.least) - y) }),
    );
  }
  content.push(el("path", { class: "axis", d: `M${LEFT} ${short(bottom)}H${short(width - right)}` }));
  let free = 6;
  for (const tick of ticks) {
    const x = xOf(tick.at);
    const size = textWidth(tick.text, 12);
    content.push(el("path", { class: "axis", d: `M${short(x)} ${short(bottom)}v5` }));
    const at = Math.min(Math.max(6, x - size / 2), width - size - 6);
    if (at < free) continue;
    content.push(el("text", { class: "note", x: at, y: bottom + 18 }, tick.text));
    free = at + size + 6;
  }
  for (const [i, line] of lines.entries()) {
    const y = yOf(line.at);
    content.push(
      el("path", {
        class: `line${i > 0 ? " dashed" : ""}`,
        d: `M${LEFT} ${short(y)}H${short(width - right)}`,
      }),
      narrow
        ? el("text", { class: "note halo", x: besideCurve(line.text, y), y: y - 5 }, line.text)
        : el("text", { class: "note halo", x: width - right + 8, y: y + 4 }, line.text),
    );
  }
  for (const mark of marks) {
    content.push(
      el("path", { class: "through", d: `M${short(xOf(mark.at))} ${short(top - 4)}V${short(bottom)}` }),
    );
  }
  content.push(...drawLabels(placed.labels, top), ...stepPaths(steps, xOf, yOf));
  const lineYs = lines.map((line) => yOf(line.at));
  let last: { readonly right: number; readonly y: number } | undefined;
  for (const [i, step] of steps.entries()) {
    // What is assumed is read from the table; a number is written where all is known, and where the reader is.
    const isHere = here !== undefined && here > step.from && here <= step.to;
    if (step.band !== undefined && !isHere) continue;
    const size = textWidth(step.text, 13);
    const above = yOf(step.seats) - 6;
    const [start, end] = [xOf(step.from), xOf(step.to)];
    // A step that is shorter than its number has it at the side on which the curve is lower.
    const isRising = step.seats >= (steps[i - 1]?.seats ?? 0);
    const aside = isRising ? start - size - 5 : end + 5;
    const isShort = !hasBand && end - start < size + 4 && aside > LEFT && aside + size < width - right;
    const x = isShort ? aside : (start + end) / 2 - size / 2;
    // A number that would lie on a line stands below its step.
    const isOnLine = lineYs.some((line) => line > above - 14 && line < above + 4);
    const y = isShort ? yOf(step.seats) + 4 : isOnLine ? yOf(step.seats) + 16 : above;
    const lies = last !== undefined && x < last.right + 3 && Math.abs(y - last.y) < 15;
    const shifted = lies && last !== undefined ? last.right + 4 : x;
    content.push(el("text", { class: "strong halo", x: shifted, y }, step.text));
    last = { right: shifted + size, y };
  }
  if (here !== undefined) content.push(...hereDot(here, given, xOf, yOf));
  const height = bottom + BOTTOM;
  return { width, height, content: [...content, ...stampPlot(stamp, width, height)], summary };
}

function hereDot(
  here: number,
  { steps }: Sweep,
  xOf: (value: number) => number,
  yOf: (seats: number) => number,
): readonly Element[] {
  const step = steps.find((each) => here <= each.to);
  if (step === undefined) return [];
  return [el("circle", { class: "dot", cx: xOf(here), cy: yOf(step.seats), r: 4.5 })];
}

/** One line where all is known; what is assumed is drawn apart from it, with dashes. */
function stepPaths(
  steps: readonly SweepStep[],
  xOf: (value: number) => number,
  yOf: (seats: number) => number,
): readonly Element[] {
  const paths = (isAssumed: boolean): string =>
    steps
      .map((step, i) => {
        if ((step.band !== undefined) !== isAssumed) return "";
        const before = steps[i - 1];
        const y = short(yOf(step.seats));
        const goesOn = before !== undefined && (before.band !== undefined) === isAssumed;
        return `${goesOn ? `V${y}` : `M${short(xOf(step.from))} ${y}`}H${short(xOf(step.to))}`;
      })
      .join("");
  return [
    { d: paths(true), kind: "step dashed" },
    { d: paths(false), kind: "step" },
  ].flatMap(({ d, kind }) => (d === "" ? [] : [el("path", { class: kind, d })]));
}
