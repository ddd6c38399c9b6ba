import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonErrorAt } from "./json-place.ts";

test.each([
  ['{\n"urna": \n}', 11],
  ['{"a": 1,}', 8],
  ["[1 2]", 3],
  ["[1, .5]", 4],
  ['{"a" 1}', 5],
  ['["open]', 1],
  ["{} x", 3],
  ["", 0],
])("%j stops being JSON at %i", (text, place) => {
  expect(jsonErrorAt(text)).toBe(place);
});

test("JSON is JSON to its end", () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(3), (text, spaces) => {
      const laidOut = JSON.stringify(JSON.parse(text), undefined, spaces);
      expect(jsonErrorAt(laidOut)).toBe(laidOut.length);
    }),
  );
});
