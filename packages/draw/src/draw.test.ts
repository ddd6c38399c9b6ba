import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asCard } from "./card.ts";
import { cutLadder } from "./cut-ladder.ts";
import { hemicycle } from "./hemicycle.ts";
import { countClass, el, write } from "./markup.ts";
import { asFile, inPage, type Picture } from "./picture.ts";
import { placeLabels } from "./reference-lines.ts";
import { type SeatRow, seatRows } from "./seat-rows.ts";
import { sweep } from "./sweep.ts";
import { textWidth, wrapText } from "./text.ts";
import { HUES, hueOf } from "./hues.ts";
import { turnoutDots } from "./turnout-dots.ts";
import { votesToSeats } from "./votes-to-seats.ts";

// The Mäjilis of 19 March 2023: list seats, district seats.
const MAJILIS: readonly [string, string, number, number][] = [
  ["amanat", "Amanat", 40, 22],
  ["auyl", "Auyl", 8, 0],
  ["respublica", "Respublica", 6, 0],
  ["aq-jol", "Aq Jol", 6, 0],
  ["qhp", "QHP", 5, 0],
  ["osdp", "OSDP", 4, 0],
  ["independents", "Independent candidates", 0, 7],
];
const ROWS = MAJILIS.map(
  ([id, name, list, district]): SeatRow => ({
    id,
    name,
    hue: hueOf(id, []),
    seats: [list, district],
    total: `${list + district}`,
    note: id === "amanat" ? "40 list + 22 district" : "",
  }),
);
const LINES = [
  { at: 50, text: "50 = more than half" },
  { at: 66, text: "66 = two thirds" },
];
const TIERS = [
  { shape: "square", text: "list" },
  { shape: "circle", text: "district" },
] as const;
const CAPTION = {
  headline: "Amanat has 62 of 98 seats: 4 short of two thirds",
  lines: ["One mark is one seat."],
  source: ["Election of the Mäjilis, 19 March 2023", "recomputed"],
};
const rows = (width: number): Picture =>
  seatRows({ rows: ROWS, tiers: TIERS, lines: LINES, summary: "All 98 seats." }, width);
const drawn = (picture: Picture): number => countClass(el("g", {}, ...picture.content), "seat");
const file = (name: string): string => `./snapshots/${name}.svg`;

/** The seats of one contender at every bar. */
const BARS = {
  steps: [
    { from: 0, to: 2.3, seats: 61, text: "61" },
    { from: 2.3, to: 5.2, seats: 62, text: "62" },
    { from: 5.2, to: 6.8, seats: 64, text: "64" },
    { from: 6.8, to: 8.4056, seats: 68, text: "68" },
    { from: 8.4056, to: 8.5943, seats: 73, text: "73" },
    { from: 8.5943, to: 10.8999, seats: 79, text: "79" },
    { from: 10.8999, to: 12, seats: 83, text: "83" },
  ],
  lines: LINES,
  marks: [
    { at: 5, text: "law 2023" },
    { at: 7, text: "law 2021" },
  ],
  ticks: [0, 2, 4, 6, 8, 10, 12].map((at) => ({ at, text: `${at} %` })),
  here: 5,
  summary: "",
  stamp: "WHAT-IF",
};

describe("pictures as files", () => {
  test.each<[string, Picture]>([
    ["seat-rows-wide", rows(720)],
    ["seat-rows-narrow", rows(328)],
    [
      "what-if",
      seatRows(
        {
          rows: ROWS.map((row, i) => ({ ...row, before: i === 4 ? 7 : 0 })),
          tiers: TIERS,
          lines: LINES,
          summary: "",
          stamp: "WHAT-IF",
        },
        720,
      ),
    ],
    [
      "hemicycle",
      hemicycle(
        {
          parties: ROWS.map((row) => ({
            name: row.name,
            hue: row.hue,
            seats: (row.seats[0] ?? 0) + (row.seats[1] ?? 0),
            total: row.total,
          })),
          summary: "98 seats",
        },
        480,
      ),
    ],
    [
      "cut",
      cutLadder(
        {
          // Remainders over the quota of 86,546.65.
          rows: [
            { name: "OSDP", hue: "osdp", full: "3", part: 0.825, remainder: "71,418.04", extra: "+1" },
            { name: "Amanat", hue: "amanat", full: "39", part: 0.649, remainder: "56,190.57", extra: "+1" },
            {
              name: "Respublica",
              hue: "respublica",
              full: "6",
              part: 0.322,
              remainder: "27,874.09",
              extra: "",
            },
          ],
          above: 2,
          cut: "cut",
          summary: "",
        },
        720,
      ),
    ],
    ["sweep", sweep(BARS, 720)],
    [
      "sweep-band",
      sweep(
        {
          // 28 for certain of 49 list seats; 40 of 69, where the districts are real; 56 of 98.
          steps: [
            { from: 48.5, to: 58.5, seats: 65, text: "65", band: { least: 28, most: 77 } },
            { from: 58.5, to: 68.5, seats: 63, text: "63", band: { least: 34, most: 72 } },
            { from: 68.5, to: 69.5, seats: 62, text: "62" },
            { from: 69.5, to: 97.5, seats: 60, text: "60", band: { least: 45, most: 65 } },
            { from: 97.5, to: 98.5, seats: 56, text: "56" },
          ],
          lines: LINES,
          marks: [{ at: 69, text: "law: 69" }],
          ticks: [50, 60, 70, 80, 90].map((at) => ({ at, text: `${at}` })),
          here: 49,
          summary: "",
          stamp: "WHAT-IF",
        },
        328,
      ),
    ],
    [
      "seat-rows-change",
      seatRows(
        {
          rows: [
            ...ROWS.map((row, i) => ({ ...row, change: ["−14", "+8", "new"][i] ?? "0" })),
            {
              id: "empty-seats",
              name: "empty seats",
              hue: "other",
              seats: [3, 0],
              total: "3",
              note: "",
              isEmpty: true,
            },
          ],
          tiers: TIERS,
          lines: LINES,
          summary: "",
        },
        720,
      ),
    ],
    [
      "votes-to-seats",
      votesToSeats(
        {
          id: "v",
          rows: [
            {
              name: "Amanat",
              hue: "amanat",
              votes: 0.539,
              seats: 0.6327,
              note: "53.90 % → 63.27 %",
              difference: "+9.37",
            },
            {
              name: "against all",
              hue: "other",
              votes: 0.039,
              isLine: true,
              note: "3.90 %",
              difference: "no seats",
            },
          ],
          key: { votes: "votes", seats: "seats" },
          summary: "",
        },
        720,
      ),
    ],
    [
      "turnout",
      turnoutDots(
        {
          dots: [
            { when: 2021.03, share: 0.6325, shape: "circle", text: "63.25 %" },
            { when: 2022.88, share: 0.6944, shape: "triangle", text: "69.44 %" },
            { when: 2023.21, share: 0.5421, shape: "circle", text: "54.21 %" },
          ],
          key: [{ shape: "circle", text: "parliament" }],
          summary: "",
        },
        720,
      ),
    ],
  ])("%s", async (name, picture) => {
    await expect(asFile(picture, CAPTION)).toMatchFileSnapshot(file(name));
  });
});

test("on paper, patterns stand for hues, and seats keep their shapes", async () => {
  await expect(asFile(rows(720), CAPTION, "print")).toMatchFileSnapshot(file("seat-rows-print"));
});

describe("drawn is declared", () => {
  const parties = fc.array(fc.tuple(fc.nat({ max: 320 }), fc.nat({ max: 90 })), {
    minLength: 1,
    maxLength: 20,
  });

  test("seat rows draw every seat at every width, inside the picture", () => {
    fc.assert(
      fc.property(parties, fc.integer({ min: 280, max: 1080 }), (seats, width) => {
        const picture = seatRows(
          {
            rows: seats.map((each, i) => ({
              id: `p${i}`,
              name: `Party ${i}`,
              hue: HUES[i % HUES.length] ?? "other",
              seats: each,
              total: `${each[0] + each[1]}`,
              note: "",
            })),
            tiers: TIERS,
            lines: [],
            summary: "",
          },
          width,
        );
        expect(drawn(picture)).toBe(seats.reduce((sum, [a, b]) => sum + a + b, 0));
        const right = Math.max(0, ...picture.content.map((node) => rightOf(node)));
        expect(right).toBeLessThanOrEqual(width);
      }),
      { numRuns: 60 },
    );
  });

  test("a half circle holds every seat inside the picture, and no two dots lie on each other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 750 }), fc.constantFrom(312, 640, 1440), (seats, width) => {
        const picture = hemicycle(
          { parties: [{ name: "A", hue: "auyl", seats, total: `${seats}` }], summary: "" },
          width,
        );
        for (const { cx, cy, r } of picture.content.flatMap((node) =>
          typeof node === "string" || node.tag !== "circle" ? [] : [node.attributes],
        )) {
          expect(Number(cx) - Number(r)).toBeGreaterThanOrEqual(-0.01);
          expect(Number(cx) + Number(r)).toBeLessThanOrEqual(width + 0.01);
          expect(Number(cy) - Number(r)).toBeGreaterThanOrEqual(-0.01);
          expect(Number(cy) + Number(r)).toBeLessThanOrEqual(picture.height);
        }
        expect(drawn(picture)).toBe(seats);
        const places = picture.content.map((node) => write(node)).filter((text) => text.includes("seat"));
        expect(new Set(places).size).toBe(seats);
      }),
      { numRuns: 80 },
    );
  });
});

test("a card is drawn a few times at most, as narrow as it fits, also where thousands of marks are asked for", () => {
  let times = 0;
  const card = asCard(
    (width) => {
      times++;
      return { width, height: (300 * 700) / width, content: [], summary: "" };
    },
    CAPTION,
    { width: 1200, height: 675 },
  );
  expect(times).toBeLessThanOrEqual(7);
  const [, width = ""] = /viewBox="0 0 (\d+) /.exec(card) ?? [];
  const narrower = asFile(
    {
      width: Number(width) - 48 - 24,
      height: (300 * 700) / (Number(width) - 48 - 24),
      content: [],
      summary: "",
    },
    CAPTION,
  );
  const [, w = "", h = ""] = /viewBox="0 0 (\d+) (\d+)"/.exec(narrower) ?? [];
  expect(Number(h) / Number(w)).toBeGreaterThan(675 / 1200);
});

/** The right edge of a mark. */
function rightOf(node: Picture["content"][number]): number {
  if (typeof node === "string" || node.attributes["class"]?.toString().startsWith("seat") !== true) return 0;
  const { x, cx, width, r } = node.attributes;
  return Number(x ?? cx ?? 0) + Number(width ?? r ?? 0);
}

test("no name and no figure becomes markup", () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      const text = write(
        inPage({ ...rows(720), summary: name, content: [el("text", { x: name }, name)] }, "wide"),
      );
      expect(text.match(/</g)).toHaveLength(4);
      expect(text).toMatch(/^<svg [^<>]*><text [^<>]*>[^<>]*<\/text><\/svg>$/);
    }),
  );
});

test("labels of lines never lie on each other and never leave the picture", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 700 }), { maxLength: 6 }), (places) => {
      const { labels } = placeLabels(
        places.map((x) => ({ x, text: "66 = two thirds" })),
        720,
      );
      const size = textWidth("66 = two thirds", 12);
      for (const [i, a] of labels.entries()) {
        expect(a.x + size).toBeLessThanOrEqual(720.01);
        for (const b of labels.slice(i + 1))
          expect(a.level !== b.level || Math.abs(a.x - b.x) >= size).toBe(true);
      }
    }),
  );
});

test("what stands beside a row stays inside the picture, however long it is", () => {
  const words = fc.array(fc.constantFrom("50", "premium", "+", "108", "lists", "Wahlkreise"), {
    maxLength: 9,
  });
  fc.assert(
    fc.property(words, fc.integer({ min: 700, max: 1040 }), fc.nat({ max: 300 }), (note, width, seats) => {
      const row = { id: "a", name: "A", hue: "auyl" as const, seats: [seats], total: `${seats}` };
      const picture = seatRows(
        {
          rows: [{ ...row, note: note.join(" "), change: "did not stand" }],
          tiers: TIERS,
          lines: [],
          summary: "",
        },
        width,
      );
      for (const node of picture.content) {
        if (typeof node === "string" || node.attributes["class"] !== "note halo") continue;
        const [text] = node.children;
        const size = typeof text === "string" ? textWidth(text, 12) : 0;
        expect(Number(node.attributes["x"]) + size, `${width}`).toBeLessThanOrEqual(width);
      }
    }),
  );
});

test("no line ends before a percent sign", () => {
  expect(write(el("p", {}, "bar 7 % instead of ", el("b", {}, "5 %")))).toBe(
    "<p>bar 7\u00A0% instead of <b>5\u00A0%</b></p>",
  );
  expect(wrapText("53.90 % of the votes", 44, 12)[0]).toBe("53.90\u00A0%");
});

test("no number and no name lies on the curve that it is about", () => {
  for (const width of [300, 328, 496, 720, 1040]) {
    const { content } = sweep(BARS, width);
    const elements = content.filter((node) => typeof node !== "string");
    const curve = elements.find(({ attributes }) => attributes["class"] === "step")?.attributes["d"];
    // "M12 90H80V70H200": the corners of the curve.
    let [x, y] = [0, 0];
    const corners = [...String(curve).matchAll(/([MHV])([\d.]+)(?: ([\d.]+))?/g)].map(
      ([, sign, one, other]) => {
        if (sign !== "V") x = Number(one);
        if (sign === "V") y = Number(one);
        if (sign === "M") y = Number(other);
        return { x, y };
      },
    );
    const lying = elements.flatMap(({ tag, attributes, children }) => {
      const [text] = children;
      const isName = typeof text === "string" && (text.includes("=") || /^\d+$/.test(text));
      if (tag !== "text" || !isName || !String(attributes["class"]).includes("halo")) return [];
      const [left, bottom] = [Number(attributes["x"]), Number(attributes["y"])];
      const right = left + textWidth(text, 11);
      const hits = corners.some((corner, i) => {
        const before = corners[i - 1] ?? corner;
        const [low, high] = [Math.min(before.y, corner.y), Math.max(before.y, corner.y)];
        return before.x < right && corner.x > left && low < bottom && high > bottom - 9;
      });
      return hits ? [`${text} at ${width}`] : [];
    });
    expect(corners.length).toBeGreaterThan(7);
    expect(lying).toEqual([]);
  }
});
