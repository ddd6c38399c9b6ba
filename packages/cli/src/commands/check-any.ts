/**
 * `urna check`: what was published of an election, a folder of returns, or what a code means.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { MANIFEST } from "@urna/returns";
import type { Mode } from "@urna/tally";
import type { Answer, Session } from "../session.ts";

export interface CheckOptions {
  readonly explain?: string;
  readonly csv?: boolean;
  readonly mode?: Mode;
  readonly turnout?: string;
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
  } else if (name !== undefined && (existsSync(join(name, MANIFEST)) || /[/\\]/.test(name))) {
    const { checkReturns } = await import("./check-returns.ts");
    return checkReturns(session, name, options);
  }
  return (await import("./check.ts")).check(session, name, explain);
}
