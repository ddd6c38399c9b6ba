import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonErrorAt, nameTwice } from "./json-place.ts";

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

test("the second of two equal names of one object, however it is written", () => {
  expect(nameTwice('{"a": 1, "b": {"a": 2}, "c": [{"a": 3}, {"a": ":"}]}')).toBeUndefined();
  expect(nameTwice('{"a": 1, "b": {"x": "}", "y": [], "x": 2}}')).toEqual({ name: "x", at: 34 });
  expect(nameTwice('{"a\\"": 1, "a\\u0022": 2}')).toMatchObject({ name: 'a"' });
});

test("what was written from an object has every name once", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(nameTwice(text)).toBeUndefined();
    }),
  );
});
