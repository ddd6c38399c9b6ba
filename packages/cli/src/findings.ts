/**
 * Findings about published results in words.
 *
 * @module
 */

import type {
  AreaFinding,
  Election,
  Finding,
  ImpossibleFinding,
  RivalFinding,
  SeatFinding,
  ShareFinding,
  Source,
  SumFinding,
  WordFinding,
} from "@urna/atlas";
import type { Block, Naming, Words } from "@urna/words";

/** What is needed to tell findings. */
export interface Findings {
  readonly words: Words;
  readonly election: Election;
  readonly naming: Naming;
  readonly sources: ReadonlyMap<string, Source>;
}

type FindingBlock = Extract<Block, { readonly kind: "finding" }>;

interface Told {
  readonly text: string;
  readonly notes?: readonly string[];
}

/** A finding as a block: its sign, its sentence, what shows it, and what is known about it. */
export function tellFinding(finding: Finding, failure: boolean, context: Findings): FindingBlock {
  const { words } = context;
  const { text, notes = [] } = tell(finding, context);
  const place = placeOf(finding, context);
  const known = finding.disputes.map(({ why }) =>
    words.say(finding.open ? "check.open" : "check.why", { why }),
  );
  return {
    kind: "finding",
    severity: severityOf(finding, failure),
    code: finding.code,
    text: place === "" ? text : words.say("check.at", { what: place, text }),
    notes: [...notes, ...new Set(known)],
  };
}

function severityOf({ verdict, severity }: Finding, failure: boolean): FindingBlock["severity"] {
  switch (verdict) {
    case "holds":
      return "ok";
    case "untestable":
      return "skipped";
    case "fails":
      return failure && severity === "error" ? "error" : "warning";
  }
}

function tell(finding: Finding, context: Findings): Told {
  switch (finding.code) {
    case "P101":
      return tellSum(finding, context);
    case "P102":
      return tellShares(finding, context);
    case "P103":
      return tellSeats(finding, context);
    case "P104":
      return tellRivals(finding, context);
    case "P105":
      return tellWord(finding, context);
    case "P106":
      return tellImpossible(finding, context);
    case "P107":
      return tellAreas(finding, context);
  }
}

/** Where it is: contest, area and option, as far as they are not the whole. */
function placeOf(finding: Finding, { words, election, naming }: Findings): string {
  const { contest, area, figures } = finding;
  const option = "option" in figures ? figures.option : "";
  const key = "key" in figures && figures.key !== null ? figures.key : "";
  return [
    contest === "" ? "" : (words.find(`tier.${contest}`) ?? contest),
    area === election.area || area === "" ? "" : naming.area(area),
    option === "" ? "" : naming.short(option),
    key === "" ? "" : keyName(words, key),
  ]
    .filter((part) => part !== "")
    .join(", ");
}

function keyName(words: Words, key: string): string {
  return words.find(`line.${key}`) ?? words.find(`key.${key}`) ?? words.find(`figure.${key}`) ?? key;
}

function statusName(words: Words, status: string): string {
  return words.find(`status.${status}`) ?? status;
}

/** A value as it is read: counts grouped, percentages with their sign. */
function writeValue(words: Words, value: number | string): string {
  return typeof value === "number" ? words.numbers.whole(value) : words.numbers.printedPercent(value);
}

function tellSum({ verdict, figures }: SumFinding, { words }: Findings): Told {
  const { sum, total, totalOf, difference, lines } = figures;
  if (verdict === "untestable" || sum === null || total === null || difference === null) {
    return { text: words.word(totalOf === null ? "check.sum.untestable" : "check.sum.missing") };
  }
  const named = [totalOf ?? "", ...lines].filter((line) => line !== "").map((line) => keyName(words, line));
  const values = { sum: words.numbers.whole(sum), lines: named.join(", ") };
  if (verdict === "holds") return { text: words.say("check.sum.holds", values) };
  const more = { total: words.numbers.whole(total), difference: words.numbers.signed(difference) };
  return { text: words.say("check.sum.fails", { ...values, ...more }) };
}

function tellShares({ verdict, figures }: ShareFinding, { words, naming }: Findings): Told {
  const { base, baseCount, printed, reproduced, deviating } = figures;
  if (verdict === "untestable" || base === null || baseCount === null) {
    return { text: words.word("check.share.untestable") };
  }
  const n = words.numbers.whole(printed);
  const values = { n, base: keyName(words, base), size: words.numbers.whole(baseCount) };
  if (verdict === "holds") return { text: words.say("check.share.holds", values) };
  return {
    text: words.say("check.share.fails", { ...values, reproduced: words.numbers.whole(reproduced) }),
    notes: deviating.map((share) =>
      words.say("check.share.deviates", {
        option: naming.short(share.option),
        printed: words.numbers.printedPercent(share.printed),
        computed: words.numbers.printedPercent(share.computed),
      }),
    ),
  };
}

function tellSeats({ verdict, figures }: SeatFinding, context: Findings): Told {
  const { words, naming } = context;
  if (verdict === "untestable") return { text: words.word("check.seats.untestable") };
  const whole = (value: number): string => words.numbers.whole(value);
  if (verdict === "holds") {
    const seats = figures.seats.filter((row) => row.published > 0);
    const list = seats.map((row) => `${naming.short(row.option)} ${whole(row.published)}`).join(", ");
    return { text: words.say("check.seats.holds", { seats: list }) };
  }
  const wrong = figures.seats.filter((row) => row.computed !== row.published);
  const pairs = wrong.map((row) =>
    words.say("check.seats.pair", {
      option: naming.short(row.option),
      published: whole(row.published),
      computed: row.computed === null ? "?" : whole(row.computed),
    }),
  );
  const sum = whole(figures.sum);
  const by = figures.by === "" ? words.word("cli.commission") : titleOf(figures.by, context);
  const note =
    figures.house === null || figures.house === figures.sum
      ? words.say("check.seats.sum", { sum })
      : words.say("check.seats.wrongSum", { sum, house: whole(figures.house) });
  return { text: words.say("check.seats.fails", { by, seats: pairs.join(", ") }), notes: [note] };
}

function tellRivals({ figures }: RivalFinding, context: Findings): Told {
  const { words } = context;
  const rival = writeValue(words, figures.rival);
  const printed = (value: string, sources: readonly string[]): string =>
    words.say("check.printedBy", { value, sources: sources.map((id) => titleOf(id, context)).join("; ") });
  const at = figures.time === "" ? "" : ` (${timeOf(words, figures.time)})`;
  if (figures.holds === null) {
    return {
      text: words.say("check.rival.none", { rival }) + at,
      notes: [printed(rival, figures.rivalSources)],
    };
  }
  const holds = writeValue(words, figures.holds);
  const notes = [printed(holds, figures.holdsSources), printed(rival, figures.rivalSources)];
  const { sums, shares } = figures;
  if (sums !== null) {
    const whole = (value: number): string => words.numbers.whole(value);
    const both = { withRival: whole(sums.withRival), withHolds: whole(sums.withHolds) };
    notes.push(words.say("check.rival.sums", { rival, holds, ...both }));
    if (sums.total !== null) notes.push(words.say("check.rival.total", { total: whole(sums.total) }));
  }
  if (shares !== null) {
    const percent = (value: string): string => words.numbers.printedPercent(value);
    notes.push(
      words.say("check.rival.shares", {
        rival,
        holds,
        printed: percent(shares.printed),
        withRival: percent(shares.withRival),
        withHolds: percent(shares.withHolds),
      }),
    );
  }
  return { text: words.say("check.rival", { holds, rival }) + at, notes };
}

function tellWord({ verdict, figures }: WordFinding, { words }: Findings): Told {
  const distinct = [...new Set(figures.values.map(({ value }) => writeValue(words, value)))];
  const values = { word: keyName(words, figures.word), values: distinct.join(", ") };
  const notes = figures.values.flatMap((each) => {
    const value = writeValue(words, each.value);
    const status = statusName(words, each.status);
    if (each.as.length === 0) {
      const note = each.note === "" ? words.word("check.word.unknown") : each.note;
      return [words.say("check.word.plain", { value, status, note })];
    }
    return each.as.map((fraction) =>
      words.say("check.word.fraction", {
        value,
        status,
        part: keyName(words, fraction.part),
        partCount: words.numbers.whole(fraction.partCount),
        whole: keyName(words, fraction.whole),
        wholeCount: words.numbers.whole(fraction.wholeCount),
      }),
    );
  });
  return { text: words.say(verdict === "fails" ? "check.word.fails" : "check.word.holds", values), notes };
}

function tellImpossible({ verdict, figures }: ImpossibleFinding, { words }: Findings): Told {
  const percent = (value: string): string => words.numbers.printedPercent(value);
  switch (figures.kind) {
    case "bulletins":
      return { text: words.say("check.bulletins.holds", { n: words.numbers.whole(figures.compared) }) };
    case "parts":
      return {
        text:
          verdict === "untestable"
            ? words.word("check.parts.untestable")
            : words.say("check.parts.holds", { n: words.numbers.whole(figures.compared) }),
      };
    case "falls":
      return {
        text: words.say("check.falls", {
          earlier: percent(figures.earlier.value),
          earlierTime: timeOf(words, figures.earlier.time),
          later: percent(figures.later.value),
          laterTime: timeOf(words, figures.later.time),
        }),
      };
    case "above-100":
      return {
        text: words.say("check.above", { value: percent(figures.value), time: timeOf(words, figures.time) }),
      };
    case "suspect":
      return {
        text: words.say("check.suspect", {
          value: percent(figures.value),
          time: timeOf(words, figures.time),
        }),
        ...(figures.note === "" ? {} : { notes: [figures.note] }),
      };
    case "exceeds": {
      const { part, partCount, whole, wholeCount } = figures.fraction;
      return {
        text: words.say("check.exceeds", {
          part: keyName(words, part),
          partCount: words.numbers.whole(partCount),
          whole: keyName(words, whole),
          wholeCount: words.numbers.whole(wholeCount),
        }),
      };
    }
  }
}

function tellAreas({ verdict, figures }: AreaFinding, { words }: Findings): Told {
  const whole = (value: number): string => words.numbers.whole(value);
  const areas = whole(figures.areas);
  if (verdict === "untestable" || figures.sum === null || figures.total === null) {
    return { text: words.say("check.areas.untestable", { published: whole(figures.published), areas }) };
  }
  const total = whole(figures.total);
  if (verdict === "holds") return { text: words.say("check.areas.holds", { areas, total }) };
  return { text: words.say("check.areas.fails", { areas, sum: whole(figures.sum), total }) };
}

function timeOf(words: Words, time: string): string {
  return time === "close" ? words.word("check.close") : time;
}

function titleOf(id: string, { sources }: Findings): string {
  return sources.get(id)?.title ?? id;
}
