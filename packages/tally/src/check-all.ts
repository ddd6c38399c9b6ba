/**
 * All checks over all returns: each protocol by itself, returns against each other, stations against the register, and
 * what was found while counting.
 *
 * @module
 */

import { checkAcross } from "./across.ts";
import type { Geography } from "./areas.ts";
import { makeChecker } from "./check-return.ts";
import type { CheckCode, CheckOptions, Finding } from "./register.ts";
import { FIELDS, type FieldName, type Return } from "./return.ts";
import { countReturns, type Tabulated } from "./tabulate.ts";

/** What was found, and how often each check could be made. */
export interface CheckedAll extends Tabulated {
  readonly made: ReadonlyMap<CheckCode, number>;
}

/**
 * Checks returns. A figure that half of the returns have is taken to be on the form, so that its absence is found; a form
 * that is known is better.
 */
export function checkAll(
  returns: readonly Return[],
  geography: Geography,
  options: CheckOptions & { readonly form?: ReadonlySet<FieldName> } = {},
): CheckedAll {
  const check = makeChecker({ ...options, form: options.form ?? usualForm(returns) });
  const findings: Finding[] = [];
  // Protocols with the same figures share the list of checks that were made.
  const times = new Map<readonly CheckCode[], number>();
  for (const value of returns) {
    const register = geography.stations.get(value.station)?.registered;
    const checked = check(value, register);
    findings.push(...checked.findings);
    times.set(checked.made, (times.get(checked.made) ?? 0) + 1);
  }
  const made = new Map<CheckCode, number>();
  for (const [codes, n] of times) for (const code of codes) made.set(code, (made.get(code) ?? 0) + n);
  findings.push(...checkAcross(returns, { ...options, areaOf: (id) => geography.stations.get(id)?.area }));
  const { count, findings: counted } = countReturns(returns, geography);
  findings.push(...counted);
  return { count, findings, made };
}

function usualForm(returns: readonly Return[]): ReadonlySet<FieldName> {
  const times = FIELDS.map(() => 0);
  for (const { figures } of returns) {
    for (const [i, name] of FIELDS.entries()) if (figures.has(name)) times[i] = (times[i] ?? 0) + 1;
  }
  return new Set(FIELDS.filter((_, i) => (times[i] ?? 0) * 2 >= returns.length));
}
