/**
 * A pack of thresholds, as JSON: by code of the register, the thresholds that hold in place of its own.
 *
 * ```json
 * { "W302": { "share": "3%" }, "W405": { "share": "0.5%", "ballots": 2 } }
 * ```
 *
 * @module
 */

import { isObject, nearest, parseRatio } from "@urna/law";
import {
  CHECK_CODES,
  type CheckCode,
  isCheckCode,
  REGISTER,
  type ThresholdPack,
  type Thresholds,
} from "@urna/tally";
import { type Imported, type ImportProblem, refuse } from "./problems.ts";

/** Reads a pack; all mistakes are listed. A share is written as in the register: `5%`, `1/20` or `0.05`. */
export function readThresholds(written: unknown, file: string): Imported<ThresholdPack> {
  if (!isObject(written)) return refuse({ code: "A002", file, expected: "thresholds by code, as an object" });
  const problems: ImportProblem[] = [];
  const wrong = (field: string, expected: string, found: string, known: readonly string[] = []): void => {
    const near = nearest(found, known);
    problems.push({ code: "A002", file, field, expected, found, ...(near.length === 0 ? {} : { near }) });
  };
  const pack: Partial<Record<CheckCode, Thresholds>> = {};
  for (const [code, given] of Object.entries(written)) {
    if (!isCheckCode(code)) {
      wrong(code, "a code of the register", code, CHECK_CODES);
      continue;
    }
    const own = REGISTER[code].thresholds;
    const names = Object.keys(own);
    const read: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(isObject(given) ? given : { "": given })) {
      const kind = typeof own[name];
      const expected =
        kind === "number" ? "a whole number, zero or more" : "a share such as 5% or 1/20, as a text";
      if (kind === "undefined")
        wrong(
          `${code}/${name}`,
          names.length === 0 ? "nothing: it has no threshold" : names.join(", "),
          name,
          names,
        );
      else if (kind === "number" && isCount(value)) read[name] = value;
      else if (kind === "string" && isShare(value)) read[name] = value;
      else wrong(`${code}/${name}`, expected, String(value));
    }
    pack[code] = read;
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: pack };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isShare(value: unknown): value is string {
  const share = typeof value === "string" ? parseRatio(value) : undefined;
  return share !== undefined && share.num >= 0;
}
