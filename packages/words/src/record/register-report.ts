/**
 * A register of candidates, held against what the law asks: one row for each thing that is asked, then who does not meet
 * it, and who may follow where a mandate is vacant.
 *
 * @module
 */

import type { Ratio } from "@urna/law";
import type { Block, Report } from "../blocks.ts";
import { amountCell, left, missingCell, right, textCell, wholeCell } from "../cells.ts";
import { listOf } from "./dossier-blocks.ts";
import type { Words } from "../words.ts";

/** One answer; `list` is its name, null for the whole register. */
export interface RegisterAnswerWords {
  readonly check: "age" | "residence" | "double" | "length" | "in-list" | "naming" | "among-mandates";
  readonly list: string | null;
  readonly is: "met" | "depends" | "unknown" | "not-met";
  readonly have: number;
  /** The number asked for, or the most that is allowed; null where there is none. */
  readonly asked: Ratio | null;
  /** Years asked of each person, where years are asked. */
  readonly years?: number;
  readonly persons: readonly string[];
  readonly unknown: number;
  readonly article: string | null;
}

export interface RegisterFacts {
  readonly title: string;
  readonly persons: number;
  readonly answers: readonly RegisterAnswerWords[];
  readonly vacancies: readonly {
    readonly list: string;
    readonly vacant: number;
    readonly next: readonly string[];
  }[];
}

/** The report on a register. */
export function registerReport(words: Words, { title, persons, answers, vacancies }: RegisterFacts): Report {
  const col = (key: "check" | "list" | "found" | "asked" | "answer" | "article"): string =>
    words.word(`register.col.${key}`);
  const check = (one: RegisterAnswerWords): string =>
    one.check === "age" || one.check === "residence"
      ? words.say(`register.check.${one.check}`, { n: words.numbers.whole(one.years ?? 0) })
      : words.word(`register.check.${one.check}`);
  const table: Block = {
    kind: "table",
    id: "register",
    columns: [
      left("check", col("check")),
      left("list", col("list")),
      right("found", col("found")),
      right("asked", col("asked")),
      left("answer", col("answer")),
      left("article", col("article")),
    ],
    rows: answers.map((one) => [
      textCell(check(one), one.check),
      one.list === null ? missingCell() : textCell(one.list),
      wholeCell(words, one.have),
      one.asked === null ? missingCell() : amountCell(words, one.asked),
      textCell(words.word(`register.is.${one.is}`), one.is),
      one.article === null ? missingCell() : textCell(one.article),
    ]),
  };
  const remarks = answers.flatMap((one) => [
    ...(one.persons.length === 0
      ? []
      : [words.say("register.persons", { check: check(one), persons: words.list(one.persons) })]),
    ...(one.unknown === 0
      ? []
      : [words.say("register.unknown", { check: check(one), n: words.numbers.whole(one.unknown) })]),
  ]);
  return {
    blocks: [
      {
        kind: "answer",
        text: words.say("register.answer", { title, persons: words.counted("register.size", persons) }),
        stamps: [],
      },
      table,
      ...listOf(remarks),
      ...(vacancies.length === 0
        ? []
        : [{ kind: "heading" as const, text: words.word("register.h.vacancies") }]),
      ...listOf(
        vacancies.map(({ list, vacant, next }) =>
          next.length === 0
            ? words.say("register.exhausted", { list, n: words.numbers.whole(vacant) })
            : words.say("register.vacancy", {
                list,
                n: words.numbers.whole(vacant),
                persons: words.list(next),
              }),
        ),
      ),
    ],
  };
}
