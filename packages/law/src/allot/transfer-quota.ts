/**
 * The fixed quotas of counts with transfers.
 *
 * @module
 */

import { add, multiply, power, quotient, type Ratio } from "../exact.ts";
import type { TransferRules } from "./transfer-rules.ts";

/** Votes that elect, as a fraction of votes. */
export function fixedQuota(
  rules: Pick<TransferRules, "quota" | "quotaDigits">,
  total: number,
  seats: number,
): Ratio {
  switch (rules.quota) {
    case "hare":
      return { num: total, den: Math.max(1, seats) };
    case "hagenbach-bischoff":
      return { num: total, den: seats + 1 };
    case "droop": {
      const fine = power(10, rules.quotaDigits);
      return { num: add(quotient(multiply(total, fine), seats + 1), 1), den: fine };
    }
    case "newland-britton": {
      const fine = power(10, rules.quotaDigits);
      return { num: quotient(add(multiply(total, fine), seats), seats + 1), den: fine };
    }
    case "majority-of-continuing":
      return { num: 0, den: 1 };
  }
}
