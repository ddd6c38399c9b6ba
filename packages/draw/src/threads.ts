/**
 * Threads of recommendations: each a line from the report that made it, through those that repeated it, to what later
 * missions said became of it; open at the end where nobody has said. Fill tells the status, never a colour.
 *
 * @module
 */

import { type Element, el, type Node, short } from "./markup.ts";
import type { Picture } from "./picture.ts";
import { textWidth, wrapText } from "./text.ts";
import {
  type AxisVote,
  type AxisWindow,
  drawVotes,
  drawWindows,
  KEY_BELOW,
  pictureOver,
  timeAxis,
  type When,
} from "./time-axis.ts";
import { drawSign } from "./timeline.ts";

/** What became of a recommendation. */
export const THREAD_STATUSES = ["not", "partly", "mostly", "fully", "not-yet-assessed"] as const;
export type ThreadStatus = (typeof THREAD_STATUSES)[number];

export interface Thread {
  /** What it asks. */
  readonly text: string;
  /** The reports that made and repeated it; one of two times where it is not known which. */
  readonly made: readonly { readonly when: When; readonly or?: When }[];
  readonly assessed: readonly { readonly when: When; readonly status: ThreadStatus }[];
  /** Whether a report puts it first. */
  readonly isFirst: boolean;
}

export interface Threads {
  readonly years: { readonly from: number; readonly until: number };
  readonly votes: readonly AxisVote[];
  readonly windows: readonly AxisWindow[];
  /** The days of reforms: triangles below the votes. */
  readonly reforms: readonly When[];
  readonly threads: readonly Thread[];
  readonly key: {
    readonly made: string;
    readonly oneOfTwo: string;
    readonly first: string;
    readonly reform: string;
    readonly statuses: readonly { readonly status: ThreadStatus; readonly text: string }[];
  };
  readonly summary: string;
}

const LINE = 17;

export function threads(given: Threads, width: number): Picture {
  const { years, votes, windows, reforms, threads: all, key, summary } = given;
  const axis = timeAxis(years, { left: 8, right: width - 12 });
  const names = drawVotes(axis, votes, width);
  const open = drawWindows(axis, windows, names.height, width);
  const content: Node[] = [...open.content];
  let y = names.height + open.height + 4;
  if (reforms.length > 0) {
    content.push(...reforms.map((when) => drawSign("law", axis.xOf(when), y + 6)));
    y += 22;
  }
  for (const thread of all) {
    const lines = wrapText(thread.isFirst ? `! ${thread.text}` : thread.text, width - 8, 13);
    // The lines of votes stop beside what is asked: they would cross its letters.
    content.push(
      ...lines.flatMap((line, i) => [
        el("rect", { class: "ground", x: 0, y: y + i * LINE, width: textWidth(line, 13), height: LINE }),
        el("text", { x: 0, y: y + 13 + i * LINE }, line),
      ]),
    );
    y += lines.length * LINE + 10;
    content.push(...drawThread(thread, axis, y));
    y += 22;
  }
  const bottom = y;
  const keyed = drawKey(key, bottom + KEY_BELOW, width, {
    hasFirst: all.some((thread) => thread.isFirst),
    hasReforms: reforms.length > 0,
  });
  return pictureOver(axis, { years, names, content, bottom, keyed, width, summary });
}

function drawThread(
  { made, assessed }: Thread,
  axis: { readonly right: number; readonly xOf: (when: When) => number },
  y: number,
): readonly Node[] {
  const nodes = made.map(({ when, or }) => ({
    from: axis.xOf(when),
    to: or === undefined ? undefined : axis.xOf(or),
  }));
  const begin = Math.min(...nodes.map((node) => node.to ?? node.from));
  const isOpen = !assessed.some(({ status }) => status === "fully");
  const last = assessed.map(({ when }) => axis.xOf(when));
  const end = isOpen ? axis.right : Math.max(begin, ...last);
  return [
    el("path", { class: "step", d: `M${short(begin)} ${short(y)}H${short(end)}` }),
    ...nodes.flatMap(({ from, to }): Node[] =>
      to === undefined
        ? [el("circle", { class: "dot thread", cx: from, cy: y, r: 5 })]
        : [
            el("path", { class: "line dashed", d: `M${short(from)} ${short(y)}H${short(to)}` }),
            el("circle", { class: "ground thread", cx: from, cy: y, r: 5 }),
            el("circle", { class: "key-open", cx: from, cy: y, r: 5 }),
            el("circle", { class: "ground", cx: to, cy: y, r: 5 }),
            el("circle", { class: "key-open", cx: to, cy: y, r: 5 }),
          ],
    ),
    ...assessed.flatMap(({ when, status }) => drawStatus(status, axis.xOf(when), y)),
    ...(isOpen && assessed.length === 0 ? drawStatus("not-yet-assessed", axis.right, y) : []),
  ];
}

/** A square for what nobody assessed; else a circle, filled by quarters. */
function drawStatus(status: ThreadStatus, x: number, y: number): readonly Element[] {
  if (status === "not-yet-assessed")
    return [
      el("rect", { class: "ground", x: x - 5, y: y - 5, width: 10, height: 10 }),
      el("rect", { class: "key-open status", x: x - 5, y: y - 5, width: 10, height: 10 }),
    ];
  const part = { not: "", partly: "M0 0V-6A6 6 0 0 1 6 0z", mostly: "M0 -6A6 6 0 0 1 0 6z", fully: "" }[
    status
  ];
  return [
    el("circle", { class: "ground", cx: x, cy: y, r: 6 }),
    ...(status === "fully" ? [el("circle", { class: "dot", cx: x, cy: y, r: 6 })] : []),
    ...(part === ""
      ? []
      : [el("path", { class: "dot", d: part, transform: `translate(${short(x)} ${short(y)})` })]),
    el("circle", { class: "key-open status", cx: x, cy: y, r: 6 }),
  ];
}

function drawKey(
  { made, oneOfTwo, first, reform, statuses }: Threads["key"],
  top: number,
  width: number,
  { hasFirst, hasReforms }: { readonly hasFirst: boolean; readonly hasReforms: boolean },
): { readonly content: readonly Node[]; readonly height: number } {
  const entries: readonly {
    readonly text: string;
    readonly draw: (x: number, y: number) => readonly Node[];
  }[] = [
    { text: made, draw: (x, y) => [el("circle", { class: "dot", cx: x + 6, cy: y - 4, r: 5 })] },
    { text: oneOfTwo, draw: (x, y) => [el("circle", { class: "key-open", cx: x + 6, cy: y - 4, r: 5 })] },
    ...(hasReforms
      ? [{ text: reform, draw: (x: number, y: number) => [drawSign("law", x + 6, y - 4)] }]
      : []),
    ...(hasFirst
      ? [{ text: first, draw: (x: number, y: number) => [el("text", { x: x + 4, y }, "!")] }]
      : []),
    ...statuses.map(({ status, text }) => ({
      text,
      draw: (x: number, y: number) => drawStatus(status, x + 7, y - 4),
    })),
  ];
  let [x, y] = [0, top + 14];
  const content = entries.flatMap(({ text, draw }): Node[] => {
    const size = 18 + textWidth(text, 12);
    if (x > 0 && x + size > width) [x, y] = [0, y + 20];
    const drawn = [...draw(x, y), el("text", { class: "note", x: x + 18, y }, text)];
    x += size + 14;
    return drawn;
  });
  return { content, height: y - top + 8 };
}
