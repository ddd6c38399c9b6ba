import { ratio } from "@urna/law";
import { expect, test } from "vitest";
import { depositBlocks, groundBlocks, groupSeatBlocks, partyBlocks } from "./candidacy-more.ts";
import { makeFootnotes } from "./record-notes.ts";
import { linesOf } from "../testing.ts";
import { loadWords } from "../words.ts";

const words = await loadWords("en");
const notes = makeFootnotes(words, new Map());
const text = (blocks: Parameters<typeof linesOf>[0]["blocks"]): string => linesOf({ blocks }).join("\n");

test("refusals: none known says nothing; without a ground it says none; a ground that a court undid says so", () => {
  const nothing = { refused: null, cancelled: null, refusedKnown: 0, grounds: [] };
  expect(groundBlocks(words, nothing, notes)).toEqual([]);
  expect(groundBlocks(words, { ...nothing, refused: 0 }, notes)).toEqual([]);
  expect(text(groundBlocks(words, { ...nothing, refused: 125 }, notes))).toContain(
    "Registrations refused: 125. Of these with a ground that was found: 0.",
  );
  const grounds = [
    { title: "declaration", persons: 2, restored: 1, sources: [] },
    { title: null, persons: 1, restored: 0, sources: [] },
  ];
  const told = text(groundBlocks(words, { ...nothing, grounds }, notes));
  expect(told).toContain("declaration: 2; of these put back by a court: 1");
  expect(told).toContain("ground not found: 1");
});

test("a party: one name without years, several with theirs, what merged into it", () => {
  const party = { name: "A", names: [], merged: [], events: [], sources: [] };
  const names = [
    { name: "Old", from: null, until: "2006" },
    { name: "A", from: "2006", until: null },
  ];
  const told = text(
    partyBlocks(
      words,
      [
        { ...party, names: [{ name: "A", from: null, until: null }] },
        { ...party, names, merged: [{ name: "B", date: "2006" }] },
      ],
      notes,
    ),
  );
  expect(told).toContain("A: … – …");
  expect(told).toContain("A: Old (… – 2006) → A (2006 – …); merged into it: B (2006)");
});

test("deposits: nothing to pay, returned, not returned, not known; a party that did not stand has no last share", () => {
  const row = { name: "A", persons: 10, last: null, pays: ratio(1), shareSources: [], sources: [] };
  const share = { num: 1, den: 10 };
  const told = text(
    depositBlocks(
      words,
      {
        wages: 15,
        before: null,
        rows: [
          { ...row, sum: ratio(0), share, returned: true },
          { ...row, sum: ratio(150), share, returned: true },
          { ...row, sum: ratio(105), share, returned: false },
          { ...row, persons: null, sum: null, share: null, returned: null },
        ],
      },
      notes,
    ),
  );
  for (const part of ["nothing to pay", "returned", "not returned", "not found", "did not stand"])
    expect(told).toContain(part);
  expect(depositBlocks(words, { wages: 15, before: null, rows: [] }, notes)).toEqual([]);
});

test("groups among mandates: a whole number is a number, a part of a person depends on rounding", () => {
  const rows = [
    { name: "A", mandates: 40, asked: ratio(12), atLeast: 12, rounded: false },
    { name: "B", mandates: 4, asked: ratio(6, 5), atLeast: 1, rounded: true },
  ];
  const told = text(groupSeatBlocks(words, { groups: ["women", "youth"], share: ratio(3, 10), rows }));
  expect(told).toContain("women and youth: together at least 30 %");
  expect(told).toContain("2 or 1: the law does not say how it is rounded");
  expect(groupSeatBlocks(words, { groups: [], share: ratio(3, 10), rows: [] })).toEqual([]);
});
