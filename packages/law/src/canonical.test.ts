import { describe, expect, it } from "vitest";
import { canonical } from "./canonical.ts";

describe("canonical text", () => {
  it.each<[string, unknown, string]>([
    [
      "keys in order of code units",
      { b: 1, a: [true, null, "x"], "\u20ac": 3, "\r": 0 },
      '{"\\r":0,"a":[true,null,"x"],"b":1,"\u20ac":3}',
    ],
    ["the same whatever the order of input", { z: { y: 1, x: 2 } }, '{"z":{"x":2,"y":1}}'],
    ["no minus zero", -0, "0"],
    ["what is undefined is not there", { a: undefined, b: 1 }, '{"b":1}'],
    // RFC 8785, section 3.2.2.2.
    ["escapes as RFC 8785 has them", '\u20ac$\u000f\nA\'B"\\\\"/', '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
  ])("%s", (_, value, expected) => {
    expect(canonical(value)).toBe(expected);
    expect(canonical(JSON.parse(canonical(value)))).toBe(expected);
  });

  it.each<[string, unknown]>([
    ["a fraction", { share: 0.05 }],
    ["a number too large to be exact", 2 ** 53],
    ["not a number", Number.NaN],
    ["half a character", "\ud800"],
    ["a function", () => 1],
    ["nothing", undefined],
  ])("refuses %s", (_, value) => {
    expect(() => canonical(value)).toThrow(RangeError);
  });
});
