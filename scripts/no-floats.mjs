// No rounding between a vote and a seat: packages/law/src computes with whole numbers and exact fractions only.
// The one file that divides (with remainder) is exact.ts; everything else calls it.

import { Visitor } from "oxc-parser";
import { codeFiles, conclude, isTest, parse, place } from "./lib/sources.mjs";

const FOLDER = "packages/law/src";
const EXACT = "packages/law/src/exact.ts";
/** Of Math, only what picks one of its arguments. */
const EXACT_MATH = new Set(["max", "min", "abs"]);
/** Of Number, only what asks, bounds, or reads whole digits; `Number()` itself is judged as a call. */
const EXACT_NUMBER = new Set(["isSafeInteger", "MAX_SAFE_INTEGER", "parseInt"]);
const INEXACT_METHODS = new Set(["toFixed", "toPrecision", "toExponential"]);
const INEXACT_NAMES = new Set(["parseFloat", "Float32Array", "Float64Array", "Float16Array"]);
const DIVIDING = new Set(["/", "/=", "**", "**="]);

/** @type {string[]} */
const complaints = [];
for (const file of codeFiles(FOLDER)) if (!isTest(file)) check(file);
conclude("no floats in the law", complaints);

/** @param {string} file */
function check(file) {
  const { text, program } = parse(file);
  const exact = file === EXACT;
  /**
   * @param {{ start: number }} node
   * @param {string} what
   * @param {string} remedy
   */
  const complain = (node, what, remedy) => {
    complaints.push(`${place(file, text, node.start)}  ${what}: ${remedy}`);
  };
  /** @param {{ start: number, operator: string }} node */
  const checkOperator = (node) => {
    if (exact || !DIVIDING.has(node.operator)) return;
    complain(node, `"${node.operator}" may round`, "use quotient, remainder, power or a Ratio of exact.ts");
  };
  /** Where Math and Number were judged as part of something, so that a bare one is seen. @type {Set<number>} */
  const judged = new Set();

  new Visitor({
    BinaryExpression: checkOperator,
    AssignmentExpression: checkOperator,
    MemberExpression(node) {
      const name = memberName(node);
      if (node.object.type === "Identifier" && node.object.name === "Math") {
        judged.add(node.object.start);
        if (name === undefined || !EXACT_MATH.has(name)) {
          complain(node, `Math.${name ?? "[...]"} works on floats`, "only Math.max, min and abs are exact");
        }
      } else if (node.object.type === "Identifier" && node.object.name === "Number") {
        judged.add(node.object.start);
        if (name === undefined || !(EXACT_NUMBER.has(name) || INEXACT_NAMES.has(name))) {
          complain(
            node,
            `Number.${name ?? "[...]"} may be a float`,
            "only what asks for whole numbers is exact",
          );
        }
      } else if (node.object.type === "Identifier" && node.object.name === "JSON" && name === "parse") {
        complain(
          node,
          "JSON.parse makes floats",
          "the law reads values that were read before, and checks them",
        );
      } else if (name !== undefined && INEXACT_METHODS.has(name)) {
        complain(
          node,
          `.${name}() rounds`,
          "numbers are written by packages/words, with the digits the reader needs",
        );
      }
    },
    Identifier(node) {
      if ((node.name === "Math" || node.name === "Number") && !judged.has(node.start)) {
        complain(node, `${node.name} is passed on as a whole`, "name the member that is meant");
      } else if (INEXACT_NAMES.has(node.name)) {
        complain(node, `${node.name} makes floats`, "use parseRatio of exact.ts and whole numbers");
      }
    },
    UnaryExpression(node) {
      if (node.operator === "+") complain(node, "+ makes a number of a text", "use parseRatio of exact.ts");
    },
    CallExpression(node) {
      if (node.callee.type !== "Identifier" || node.callee.name !== "Number") return;
      judged.add(node.callee.start);
      if (!exact) complain(node, "Number() may round or give NaN", "use whole or readFigure of exact.ts");
    },
    Literal(node) {
      if (typeof node.value !== "number" || Number.isSafeInteger(node.value)) return;
      complain(
        node,
        `${node.raw ?? node.value} is not a safe whole number`,
        "write it as a Ratio or a bigint",
      );
    },
  }).visit(program);
}

/**
 * @param {import("oxc-parser").MemberExpression} node
 * @returns {string | undefined} the member's name when it is written in the source
 */
function memberName(node) {
  if (node.property.type === "Identifier" && !node.computed) return node.property.name;
  if (node.property.type === "Literal" && typeof node.property.value === "string") return node.property.value;
  return undefined;
}
