/**
 * `urna check`: what was published of an election, returns wherever they lie, or what a code means.
 *
 * @module
 */

import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { isStoreAddress, MANIFEST } from "@urna/returns";
import type { Mode } from "@urna/tally";
import type { Answer, Session } from "../session.ts";

export interface CheckOptions {
  readonly explain?: string;
  readonly election?: string;
  readonly csv?: boolean;
  readonly mode?: Mode;
  readonly turnout?: string;
  readonly thresholds?: string;
}

export async function checkAny(
  session: Session,
  name: string | undefined,
  { explain, ...options }: CheckOptions,
): Promise<Answer> {
  if (explain !== undefined) {
    const { explainCheck } = await import("./check-returns.ts");
    const told = await explainCheck(session, explain);
    if (told !== undefined) return told;
  } else if (name !== undefined && isPlace(name)) {
    const { checkReturns } = await import("./check-returns.ts");
    return checkReturns(session, name, options);
  }
  return (await import("./check.ts")).check(session, name, explain);
}

/** Whether a name leads to returns, and is no election. */
function isPlace(name: string): boolean {
  if (isStoreAddress(name) || /[/\\]/.test(name) || existsSync(join(name, MANIFEST))) return true;
  return statSync(name, { throwIfNoEntry: false })?.isFile() === true;
}
