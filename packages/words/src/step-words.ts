/**
 * What every kind of step must be able to say: all of it, what it means for one contender, and what it means where the
 * same clause was applied in many areas.
 *
 * @module
 */

import type { Step } from "@urna/law";
import type { Block } from "./blocks.ts";
import type { Context } from "./case.ts";

export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly remark?: string;
  /** What kind of figure it is: `votes`, `bar`, `quota`, `full`, `remainder`. */
  readonly figure?: string;
}

/** What a step says about one contender. */
export interface ContenderPart {
  /** The reason in a few words, without a full stop: "3 full quotas and 1 by largest remainder". */
  readonly summary?: string;
  /** It ends here: whoever did not pass gets no seats in this tier. */
  readonly ends?: boolean;
  readonly facts: readonly Fact[];
  readonly blocks?: readonly Block[];
  /** Which article says what. */
  readonly law: readonly Fact[];
}

/** The words of one kind of step. */
export interface StepWords {
  /** A group of steps of this kind (one clause, area after area) in full; undefined when they are of another kind. */
  whole(ctx: Context, steps: readonly Step[]): readonly Block[] | undefined;
  /** What one step says about one contender; undefined when it says nothing. */
  one(ctx: Context, step: Step, contender: string): ContenderPart | undefined;
  /** What a clause that was applied in several areas says about one contender; each area by itself when left out. */
  many?(ctx: Context, steps: readonly Step[], contender: string): ContenderPart | undefined;
}

/** Makes the words of a kind of step from functions that know its type. */
export function stepWords<S extends Step>(
  is: (step: Step) => step is S,
  words: {
    readonly whole: (ctx: Context, steps: readonly S[]) => readonly Block[];
    readonly one?: (ctx: Context, step: S, contender: string) => ContenderPart | undefined;
    readonly many?: (ctx: Context, steps: readonly S[], contender: string) => ContenderPart | undefined;
  },
): StepWords {
  const { many } = words;
  return {
    ...(many === undefined
      ? {}
      : {
          many: (ctx: Context, steps: readonly Step[], contender: string) =>
            many(ctx, steps.filter(is), contender),
        }),
    whole: (ctx, steps) => {
      const own = steps.filter(is);
      return own.length === steps.length ? words.whole(ctx, own) : undefined;
    },
    one: (ctx, step, contender) => (is(step) ? words.one?.(ctx, step, contender) : undefined),
  };
}

/** A label with the area before it, where the same clause was applied in several areas. */
export function areaLabel(ctx: Context, step: Step, label: string): string {
  const several = ctx.outcome.trace.some(
    (other) => other.at === step.at && other.clause === step.clause && other.area !== step.area,
  );
  return several ? `${ctx.naming.area(step.area)}: ${label}` : label;
}
