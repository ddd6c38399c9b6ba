import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Funnel, funnel } from "./funnel.ts";
import { countClass, el, type Node, write } from "./markup.ts";
import { asFile, inPage, type Picture } from "./picture.ts";
import { type Threads, threads } from "./threads.ts";
import { intoRows, timeAxis } from "./time-axis.ts";
import { EVENT_SIGNS, type Timeline, timeline } from "./timeline.ts";

const CAPTION = { headline: "Headline", lines: [], source: ["source"] };
const file = (name: string): string => `./snapshots/${name}.svg`;
const drawn = (picture: Picture, name: string): number => countClass(el("g", {}, ...picture.content), name);

const YEARS = { from: 2021, until: 2026 };
const TIMELINE: Timeline = {
  years: YEARS,
  votes: [
    { when: "2021-01-10", text: "parliament, 10 January 2021", short: "parliament", isReferendum: false },
    { when: "2022-06-05", text: "referendum, 5 June 2022", short: "referendum", isReferendum: true },
    { when: "2022-11-20", text: "president, 20 November 2022", short: "president", isReferendum: false },
    { when: "2023-03-19", text: "parliament, 19 March 2023", short: "parliament", isReferendum: false },
    { when: "2026-03-15", text: "referendum, 15 March 2026", short: "referendum", isReferendum: true },
  ],
  windows: [{ from: "2026-08", until: "2026-08", text: "Election of the Kurultai: result not found" }],
  rules: {
    text: "rules in force",
    spans: [
      { from: "2021-05-24", until: "2023-01-01", text: "kz/majilis@2021-05-24" },
      { from: "2023-01-01", text: "kz/majilis@2023-01-01" },
    ],
  },
  lanes: [
    {
      text: "parties and candidates",
      marks: [
        { when: "2023-01", sign: "party", number: "34" },
        { when: "2023-03", sign: "refused", number: "43" },
        { when: "2023-03", sign: "refused", number: "44" },
        { when: "2023-03-17", sign: "court", number: "46" },
      ],
    },
    { text: "empty", marks: [] },
  ],
  key: EVENT_SIGNS.map((sign) => ({ sign, text: sign })),
  unsure: "only the month or the year is known",
  summary: "Four events.",
};

const THREADS: Threads = {
  years: { from: 2012, until: 2026 },
  votes: [
    { when: "2023-03-19", text: "parliament, 19 March 2023", short: "parliament", isReferendum: false },
  ],
  windows: [],
  reforms: ["2022-11-05"],
  threads: [
    {
      text: "publish results by station",
      made: [{ when: "2012-01-15", or: "2016-03-20" }, { when: "2023-03-19" }],
      assessed: [],
      isFirst: true,
    },
    {
      text: "a register",
      made: [{ when: "2016-03-20" }],
      assessed: [
        { when: "2021-03-26", status: "partly" },
        { when: "2023-03-19", status: "fully" },
      ],
      isFirst: false,
    },
  ],
  key: {
    made: "made in a report",
    oneOfTwo: "in one of two reports",
    first: "put first",
    reform: "reform",
    statuses: [
      { status: "not", text: "not" },
      { status: "partly", text: "partly" },
      { status: "mostly", text: "mostly" },
      { status: "fully", text: "fully" },
      { status: "not-yet-assessed", text: "not yet assessed" },
    ],
  },
  summary: "Two recommendations.",
};

const FUNNEL: Funnel = {
  rows: [
    { name: "nominated", kind: "whole", value: 609, text: "609" },
    { name: "refused", kind: "out", value: 125, text: "125", note: "with a ground: 0" },
    { name: "withdrawn", kind: "out", value: 45, text: "45" },
    { name: "cancelled", kind: "out", value: 4, text: "4" },
    { name: "registered", kind: "left", value: 435, text: "435" },
    { name: "on the ballot", kind: "left", value: null, text: "not found" },
  ],
  addsUp: true,
  summary: "609 nominated.",
  id: "funnel",
};

describe("pictures of the record as files", () => {
  test.each<[string, Picture]>([
    ["timeline-wide", timeline(TIMELINE, 720)],
    ["timeline-narrow", timeline(TIMELINE, 328)],
    ["threads", threads(THREADS, 720)],
    ["funnel", funnel(FUNNEL, 720)],
  ])("%s", async (name, picture) => {
    await expect(asFile(picture, CAPTION)).toMatchFileSnapshot(file(name));
    expect(write(inPage(picture, "wide"))).toContain('role="img"');
  });
});

describe("the timeline", () => {
  test("draws every event once, and the signs of the key; a lane without events is left out", () => {
    const picture = timeline(TIMELINE, 720);
    expect(drawn(picture, "event")).toBe(4 + EVENT_SIGNS.length);
    expect(JSON.stringify(picture.content)).not.toContain("empty");
  });

  test("every sign has a shape of its own: none differs by colour alone", () => {
    const shapes = EVENT_SIGNS.map((sign) => {
      const only = { ...TIMELINE, votes: [], windows: [], rules: { text: "", spans: [] }, key: [] };
      const lanes = [{ text: "x", marks: [{ when: "2023-03-17", sign, number: "1" }] }];
      const [shape] = timeline({ ...only, lanes }, 720).content.filter(
        (node) => typeof node !== "string" && String(node.attributes["class"]).includes("event"),
      );
      return JSON.stringify(shape);
    });
    expect(new Set(shapes).size).toBe(EVENT_SIGNS.length);
  });

  test("a month has a line as long as a month; a day has none", () => {
    const axis = timeAxis(YEARS, { left: 0, right: 600 });
    const { from, to } = axis.spanOf("2023-03");
    expect(axis.xOf("2023-03-01")).toBeGreaterThan(from);
    expect(axis.xOf("2023-03-31")).toBeLessThan(to);
    expect(axis.spanOf("2023").to - axis.spanOf("2023").from).toBeCloseTo(100, 0);
    expect(axis.spanOf("1999").to).toBe(0);
    expect(axis.xOf("2040-01-01")).toBe(600);
  });

  test("whatever the days, nothing in a row lies on another", () => {
    const day = fc.record({ from: fc.integer({ min: 0, max: 700 }), size: fc.integer({ min: 1, max: 90 }) });
    fc.assert(
      fc.property(fc.array(day, { maxLength: 60 }), (days) => {
        const things = days
          .map(({ from, size }) => ({ from, to: from + size }))
          .toSorted((a, b) => a.from - b.from);
        const rows = intoRows(things, 5);
        const tight = things.filter((one, i) =>
          things.some((other, j) => i < j && rows[i] === rows[j] && other.from - one.to < 5),
        );
        expect(tight).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("whatever the votes, no name lies on another and no line runs through one", () => {
    const vote = fc.record({
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.integer({ min: 2021, max: 2026 }),
    });
    fc.assert(
      fc.property(fc.array(vote, { maxLength: 14 }), fc.constantFrom(328, 720), (all, width) => {
        const votes = all.map(({ month, year }, i) => ({
          when: `${year}-${String(month).padStart(2, "0")}-15`,
          text: `vote ${i}`,
          short: `vote ${i}`,
          isReferendum: i % 2 === 0,
        }));
        const { content } = timeline({ ...TIMELINE, votes, windows: [], lanes: [], key: [] }, width);
        const names = texts(content).filter(({ text }) => text.startsWith("vote "));
        expect(names).toHaveLength(votes.length);
        const near = names.filter((one, i) =>
          names.some((other, j) => i < j && one.y === other.y && Math.abs(one.x - other.x) < 30),
        );
        expect(near).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

/** Texts with their places. */
function texts(
  content: readonly Node[],
): readonly { readonly text: string; readonly x: number; readonly y: number }[] {
  return content.flatMap((node) => {
    if (typeof node === "string" || node.tag !== "text") return [];
    const text = node.children.filter((child) => typeof child === "string").join("");
    return [{ text, x: Number(node.attributes["x"]), y: Number(node.attributes["y"]) }];
  });
}

describe("threads", () => {
  test("one end for each thread: open until somebody says fully", () => {
    const picture = threads(THREADS, 720);
    // One open end, two assessments, five signs of the key.
    expect(drawn(picture, "status")).toBe(1 + 2 + 5);
    const closed = threads({ ...THREADS, threads: THREADS.threads.slice(1) }, 720);
    expect(drawn(closed, "status")).toBe(2 + 5);
  });

  test("two reports of which one made it are two open circles", () => {
    const [first] = THREADS.threads;
    if (first === undefined) throw new Error("no thread");
    const sure = { ...first, made: [{ when: "2023-03-19" }] };
    const unsure = { ...first, made: [{ when: "2012-01-15", or: "2016-03-20" }] };
    const open = (thread: typeof first): number =>
      drawn(threads({ ...THREADS, threads: [thread] }, 720), "key-open");
    expect(open(unsure) - open(sure)).toBe(2);
  });
});

describe("the way to the ballot", () => {
  const bars = (picture: Picture): readonly { readonly x: number; readonly width: number }[] =>
    picture.content.flatMap((node) =>
      typeof node !== "string" && String(node.attributes["class"]).startsWith("funnel")
        ? [{ x: Number(node.attributes["x"]), width: Number(node.attributes["width"]) }]
        : [],
    );

  test("what was not found has a word and no bar; a true zero has a bar of no width", () => {
    expect(bars(funnel(FUNNEL, 720))).toHaveLength(5);
    const zero = FUNNEL.rows.map((row) => (row.name === "cancelled" ? { ...row, value: 0, text: "0" } : row));
    expect(bars(funnel({ ...FUNNEL, rows: zero, addsUp: false }, 720))[3]?.width).toBe(0);
  });

  test("what fell away ends where the one before began, and what was left ends at the last", () => {
    const [whole, refused, withdrawn, cancelled, registered] = bars(funnel(FUNNEL, 720));
    const end = (bar: { readonly x: number; readonly width: number } | undefined): number =>
      (bar?.x ?? 0) + (bar?.width ?? 0);
    expect(end(refused)).toBeCloseTo(end(whole));
    expect(end(withdrawn)).toBeCloseTo(refused?.x ?? 0);
    expect(end(cancelled)).toBeCloseTo(withdrawn?.x ?? 0);
    expect(end(registered)).toBeCloseTo(cancelled?.x ?? 0);
  });

  test("where the parts do not make up the whole, all bars begin at zero", () => {
    expect(bars(funnel({ ...FUNNEL, addsUp: false }, 720)).every((bar) => bar.x === 0)).toBe(true);
  });

  test("what falls away is drawn as what it is: nobody's, invalid, below the bar, against all", () => {
    const row = { name: "x", value: 1, text: "1" };
    const picture = funnel(
      {
        rows: [
          { ...row, kind: "whole", look: "empty", value: 5 },
          { ...row, kind: "out", look: "empty" },
          { ...row, kind: "out", look: "dotted" },
          { ...row, kind: "out", look: "outline" },
          { ...row, kind: "out" },
          { ...row, kind: "left" },
        ],
        addsUp: true,
        summary: "",
        id: "f",
      },
      496,
    );
    const looks = picture.content.flatMap((node) =>
      typeof node !== "string" && node.tag === "rect"
        ? [[node.attributes["class"], node.attributes["fill"]]]
        : [],
    );
    expect(looks).toEqual([
      ["funnel frame", undefined],
      ["funnel frame", undefined],
      ["funnel tile", "url(#f-dots)"],
      ["funnel key-open", undefined],
      ["funnel tile", "url(#f-hatch)"],
      ["funnel key", undefined],
    ]);
  });
});
