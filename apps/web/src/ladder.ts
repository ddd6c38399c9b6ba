/**
 * The pictures of the ladder from ballots to seats: who reaches the bar, votes cut into quotas, the cut among what is left.
 *
 * @module
 */

import {
  type BarRow,
  barRows,
  cutLadder,
  type Element,
  hueOf,
  offsetStrip,
  type QuotaRuler,
  quotaRuler,
} from "@urna/draw";
import { multiplyRatios, readFraction, type Step, subtractRatios } from "@urna/law";
import type { Table } from "@urna/words";
import type { Subject } from "./desk.ts";
import { sourceLine } from "./election-frame.ts";
import { figure, type Room } from "./figure.ts";
import { barOf, cutOf, hueIn, marksInBase, placeOf, quotaOf } from "./pictures.ts";
import type { Visit } from "./reply.ts";

type MajorityStep = Extract<Step, { verb: "allot"; clause: "majority" }>;

/** A picture that has a table has it at its side. */
const BESIDE: Room = { room: "half" };

/** The pictures above a table, by its id. `asked` is whom the page is about. */
export function tableFigures(
  visit: Visit,
  subject: Subject,
  asked?: string,
): (table: Table) => readonly Element[] {
  return ({ id }) => {
    switch (id) {
      case "bar":
        return barFigure(visit, subject, asked, BESIDE);
      case "quota":
        return [...rulerFigure(visit, subject, asked, BESIDE), ...cutFigure(visit, subject, asked)];
      case "remainders":
        return cutFigure(visit, subject, asked);
      default:
        return [];
    }
  };
}

/** The pictures of a rung that has no table, by the id of the rung. */
export function rungFigures(
  visit: Visit,
  subject: Subject,
  asked: string | undefined,
): (rung: string) => readonly Element[] {
  return (rung) => {
    switch (rung) {
      case "bar":
        return barFigure(visit, subject, asked);
      case "full":
        return rulerFigure(visit, subject, asked);
      default:
        return [];
    }
  };
}

/** Everybody's share and the bar; lines of the base are hatched. */
function barFigure(visit: Visit, subject: Subject, asked?: string, room: Room = {}): readonly Element[] {
  const { words } = visit;
  const n = words.numbers;
  const step = barOf(subject);
  const [first] = step?.rows ?? [];
  if (step === undefined || first === undefined || step.missing.length > 0) return [];
  const base = readFraction(step.base);
  if (
    step.rows.some(
      (row) => row.bar.share !== first.bar.share && placeOf(row.bar.share) !== placeOf(first.bar.share),
    )
  )
    return [];
  const share = (votes: Parameters<typeof readFraction>[0]) => {
    const own = readFraction(votes);
    return multiplyRatios(own, { num: base.den, den: base.num });
  };
  const parties = step.rows.map((row): BarRow => {
    const own = share(row.votes);
    return {
      name: subject.naming.short(row.contender),
      hue: hueIn(subject, row.contender),
      share: placeOf(own),
      text: n.percent(own),
      distance: n.signedAmount(row.margin),
      passes: row.passes,
      isAsked: row.contender === asked,
    };
  });
  const lines = marksInBase(subject, step).map(({ option, votes }): BarRow => {
    const own = share({ num: votes, den: 1 });
    return {
      name: words.find(`line.${option}`) ?? option,
      hue: "other",
      share: placeOf(own),
      text: n.percent(own),
      distance: "",
      passes: false,
      isLine: true,
    };
  });
  const rows = [...parties.toSorted((a, b) => b.share - a.share), ...lines];
  const law = n.share(readFraction(first.bar.share));
  const passed = step.rows.filter((row) => row.passes).length;
  const bar = {
    at: placeOf(first.bar.share),
    text: words.say("page.ladder.bar", { share: law, needed: n.amount(first.needed) }),
  };
  const summary = `${rows.map((row) => [row.name, row.text, row.distance].join(" ").trim()).join("; ")}.`;
  return [
    figure(
      {
        headline: words.say("page.ladder.barHead", {
          n: n.whole(passed),
          of: n.whole(step.rows.length),
          share: law,
        }),
        sub: words.say("page.ladder.barSub", { base: n.amount(step.base) }),
        source: sourceLine(visit, subject),
      },
      (width) => barRows({ rows, bar, summary, id: `bar-${width}` }, width),
      room,
    ),
  ];
}

/** Everybody's share and the majority that elects. */
export function majorityFigure(visit: Visit, subject: Subject): readonly Element[] {
  const { words } = visit;
  const n = words.numbers;
  const steps = subject.outcome.trace.filter(
    (each): each is MajorityStep => each.verb === "allot" && each.clause === "majority",
  );
  const [step] = steps;
  // Of several rounds or places each has its own table; one picture would show only one of them.
  if (step === undefined || steps.length > 1) return [];
  const base = readFraction(step.base);
  const ranked = step.rows.toSorted((a, b) => a.rank - b.rank);
  const contenders = ranked.map((row) => row.contender);
  const rows = ranked.map((row): BarRow => {
    const votes = readFraction(row.votes);
    const own = multiplyRatios(votes, { num: base.den, den: base.num });
    return {
      name: subject.naming.short(row.contender),
      hue: hueOf(row.contender, contenders),
      share: placeOf(own),
      text: n.percent(own),
      distance: n.signedAmount(subtractRatios(votes, readFraction(step.needed))),
      passes: row.passes,
    };
  });
  const share = n.share(readFraction(step.bar.share));
  const name = words.find(`majority.${step.bar.is}.${share}`) ?? share;
  const bar = { at: placeOf(step.bar.share), text: `${name} = ${n.amount(step.needed)}` };
  const summary = `${rows.map((row) => [row.name, row.text, row.distance].join(" ")).join("; ")}.`;
  return [
    figure(
      {
        sub: words.say("page.ladder.majoritySub", { base: n.amount(step.base) }),
        source: sourceLine(visit, subject),
      },
      (width) => barRows({ rows, bar, summary, id: `majority-${width}` }, width),
      BESIDE,
    ),
  ];
}

/** Votes cut into quotas. */
function rulerFigure(visit: Visit, subject: Subject, asked?: string, room: Room = {}): readonly Element[] {
  const { words } = visit;
  const n = words.numbers;
  const step = quotaOf(subject);
  if (step === undefined || step.stages !== undefined || step.rows.some((row) => row.full > 400)) return [];
  const size = readFraction(step.size);
  const rows: QuotaRuler["rows"] = step.rows
    .toSorted((a, b) => b.full - a.full || a.rank - b.rank)
    .map((row) => {
      const part = multiplyRatios(readFraction(row.remainder), { num: size.den, den: size.num });
      return {
        name: subject.naming.short(row.contender),
        hue: hueIn(subject, row.contender),
        full: row.full,
        part: placeOf(part),
        text: words.say("page.ladder.quotas", { full: n.whole(row.full), part: n.decimal(part, 2) }),
        isAsked: row.contender === asked,
      };
    });
  const full = step.rows.reduce((sum, row) => sum + row.full, 0);
  const summary = `${rows.map((row) => `${row.name} ${row.text}`).join("; ")}.`;
  return [
    figure(
      {
        headline: words.say("page.ladder.quotaHead", { n: n.whole(full), of: n.whole(step.seats) }),
        sub: words.say("page.ladder.quotaSub", { size: n.mixed(step.size, step.seats) }),
        source: sourceLine(visit, subject),
      },
      (width) => quotaRuler({ rows, summary }, width),
      room,
    ),
  ];
}

/** The picture of the cut. */
function cutFigure(visit: Visit, subject: Subject, asked?: string): readonly Element[] {
  const { words } = visit;
  const input = cutOf(subject, words, asked);
  const step = quotaOf(subject);
  if (input === undefined || step === undefined) return [];
  const sub = words.say("page.cutSub", {
    size: words.numbers.mixed(step.size, step.seats),
    left: words.numbers.whole(step.left),
  });
  return [
    figure(
      { headline: words.word("page.cut"), sub, source: sourceLine(visit, subject) },
      (width) => cutLadder(input, width),
      BESIDE,
    ),
  ];
}

/** Distances from the nearest round share, from the table of the test: `1/1000` of the base is one step. */
export function roundFigure(
  visit: Visit,
  subject: Subject,
  { columns, rows }: Table,
  { unit, base }: { readonly unit: number; readonly base: number },
): readonly Element[] {
  const { words } = visit;
  const n = words.numbers;
  const at = (key: string): number => columns.findIndex((column) => column.key === key);
  const [distance, near] = [at("distance"), at("near")];
  const step = { num: base, den: unit };
  const drawn = rows.flatMap((row) => {
    const [, num, den] = /^(-?\d+)\/(\d+)$/.exec(String(row[distance]?.raw ?? "")) ?? [];
    if (num === undefined || den === undefined) return [];
    const parts = multiplyRatios({ num: Number(num), den: Number(den) }, { num: step.den, den: step.num });
    return [
      {
        name: row[0]?.text ?? "",
        at: placeOf(parts),
        text: row[distance]?.text ?? "",
        isNear: row[near]?.raw === "near",
      },
    ];
  });
  if (drawn.length === 0) return [];
  const half = subtractRatios({ num: 0, den: 1 }, { num: base, den: unit * 2 });
  const ends = {
    low: n.signedAmount(half),
    middle: words.say("page.ladder.roundMiddle", { unit: n.share({ num: 1, den: unit }) }),
    high: n.signedAmount({ num: base, den: unit * 2 }),
  };
  const summary = `${drawn.map((row) => `${row.name} ${row.text}`).join("; ")}.`;
  return [
    figure({ sub: words.word("page.ladder.roundSub"), source: sourceLine(visit, subject) }, (width) =>
      offsetStrip({ rows: drawn, ends, summary }, width),
    ),
  ];
}
