/**
 * `urna reconcile`: what was published against what was collected, station by station and area by area, with the arithmetic.
 *
 * @module
 */

import {
  boundsByEvidence,
  checkBounds,
  checkChildren,
  checkRemainder,
  checkStation,
  compareCopies,
  countReturns,
  FIELDS,
  type FieldName,
  type Finding,
  impliedRemainder,
  type Official,
  type Remainder,
  type Return,
} from "@urna/tally";
import type { Block } from "@urna/words";
import { left, right, signedCell, textCell, wholeCell } from "@urna/words/cells";
import { readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import {
  areaNamesOf,
  figuresOf,
  importFailure,
  knownOf,
  lineName,
  madeUpBlocks,
  madeUpStamps,
  openReturns,
  type Opened,
} from "../returns/desk.ts";
import { readFiles } from "../returns/read-files.ts";
import type { Answer, Session } from "../session.ts";
import { rootOf } from "./tabulate.ts";

export interface ReconcileOptions {
  readonly returns?: string;
  readonly official?: string;
}

export async function reconcile(session: Session, options: ReconcileOptions): Promise<Answer> {
  const { words } = session;
  for (const [name, value] of [
    ["--returns", options.returns],
    ["--official", options.official],
  ] as const) {
    if (value === undefined) {
      const text = words.say("cli.missingArgument", { argument: name });
      throw new Failure(EXIT.usage, { text, next: "urna reconcile --help" });
    }
  }
  const opened = await openReturns(session, options.returns ?? "");
  const { texts, project, geography, madeUp } = opened;
  const { officials, stations } = await readOfficial(session, opened, options.official ?? "");
  const { count } = countReturns(project.returns.values(), geography);
  const collected = new Map([...count.counted].map((value) => [`${value.station}\n${value.contest}`, value]));
  const compared = stations.flatMap((published) => {
    const mine = collected.get(`${published.station}\n${published.contest}`);
    return mine === undefined ? [] : [{ published, mine }];
  });
  if (officials.length === 0 && compared.length === 0) {
    throw new Failure(EXIT.dataMissing, { text: texts.word("reconcile.nothing") });
  }
  const remainders = officials.map((official) =>
    impliedRemainder(official, count.tally(official.area, official.contest)),
  );
  const findings = [
    ...compared.flatMap(({ published, mine }) => checkStation(published, mine)),
    ...remainders.flatMap((remainder) => checkRemainder(remainder)),
    ...beyondEvidence(officials, opened, count),
    ...checkChildren(officials, geography),
  ];
  const copies = compareCopies([...project.returns.values()]).filter(({ differing }) => differing.length > 0);
  const whole = (value: number): string => words.numbers.whole(value);
  return {
    kind: "prose",
    exit: findings.length > 0 ? EXIT.checkFailed : EXIT.ok,
    report: {
      blocks: [
        {
          kind: "answer",
          text:
            findings.length === 0
              ? texts.say("reconcile.clean", {
                  areas: whole(officials.length),
                  stations: whole(compared.length),
                })
              : texts.say("reconcile.found", { findings: texts.counted("count.findings", findings.length) }),
          stamps: madeUpStamps(texts, madeUp),
        },
        ...madeUpBlocks(texts, madeUp),
        ...findings.slice(0, 50).map((finding) => findingBlock(session, opened, finding)),
        ...remainders.flatMap((remainder) => remainderBlocks(session, opened, remainder)),
        ...(copies.length === 0 ? [] : [{ kind: "heading" as const, text: texts.word("reconcile.copies") }]),
        ...copies.slice(0, 20).map(
          (each): Block => ({
            kind: "table",
            id: `copies-${each.station}`,
            columns: [left("line", each.station), ...each.copies.map((copy) => right(copy, copy))],
            rows: each.differing.map(({ name, values }) => [
              textCell(lineName(texts, name), name),
              ...values.map((value) => wholeCell(words, value)),
            ]),
          }),
        ),
      ],
    },
    json: () => ({
      ...(madeUp === undefined ? {} : { synthetic: true, source: madeUp }),
      findings,
      remainders,
      copies,
    }),
  };
}

/** Bounds by evidence that the remainder does not already say. */
function beyondEvidence(
  officials: readonly Official[],
  _: Opened,
  count: ReturnType<typeof countReturns>["count"],
): readonly Finding[] {
  return officials.flatMap((official) =>
    checkBounds(official, boundsByEvidence(count, official)).filter(({ code }) => code === "C603"),
  );
}

/**
 * Reads what was published: by station, a table like any that is imported; by area, a long table with an area in place of
 * the station. Names of areas may be those of the election in any language.
 */
async function readOfficial(
  session: Session,
  { project, geography, texts }: Opened,
  path: string,
): Promise<{ readonly officials: readonly Official[]; readonly stations: readonly Return[] }> {
  const { words } = session;
  const election = project.election === undefined ? undefined : readElection(session, project.election);
  const known = knownOf(election);
  const tables = await readFiles(session, texts, [path], { known, largest: Number.MAX_SAFE_INTEGER });
  const refused = tables.flatMap((table) => table.refused);
  if (refused.length > 0) throw importFailure(words, texts, refused);
  const names = areaNamesOf(election);
  const areaOf = (written: string): string | undefined => {
    if (geography.areas.has(written)) return written;
    for (const { level } of geography.areas.values()) {
      const id = names?.find(level, written)?.id;
      if (id !== undefined && geography.areas.has(id)) return id;
    }
    return undefined;
  };
  const officials: Official[] = [];
  const stations: Return[] = [];
  for (const value of tables.flatMap(({ returns }) => returns)) {
    const area = geography.stations.has(value.station) ? undefined : areaOf(value.station);
    if (area === undefined) stations.push(value);
    else officials.push({ area, contest: value.contest, figures: value.figures, votes: value.votes });
  }
  return { officials, stations };
}

function findingBlock({ words }: Session, { texts }: Opened, finding: Finding): Block {
  const place = [
    finding.area ?? finding.station ?? "",
    finding.option === undefined ? "" : lineName(texts, finding.option),
  ];
  return {
    kind: "finding",
    severity: "error",
    code: finding.code,
    text: `${place.filter((part) => part !== "").join(", ")}: ${texts.find(`check.${finding.code}`) ?? ""}`,
    notes: [figuresOf(words, texts, finding)],
  };
}

function remainderBlocks({ words }: Session, opened: Opened, remainder: Remainder): readonly Block[] {
  const { texts } = opened;
  const { collected, outstanding } = remainder.stations;
  const area =
    remainder.area === rootOf(opened)
      ? remainder.area
      : (opened.geography.areas.get(remainder.area)?.name ?? remainder.area);
  return [
    {
      kind: "heading",
      text: texts.say("reconcile.remainder", {
        area,
        collected: words.numbers.whole(collected),
        expected: words.numbers.whole(collected + outstanding),
      }),
    },
    {
      kind: "table",
      id: `remainder-${remainder.area}`,
      columns: [
        left("line", texts.word("returns.option")),
        right("official", texts.word("figure.official")),
        right("collected", texts.word("figure.collected")),
        right("remainder", texts.word("figure.remainder")),
      ],
      rows: remainder.lines.map(({ kind, name, official, collected: mine, remainder: rest }) => [
        textCell(kind === "figure" && isField(name) ? lineName(texts, name) : name, name),
        wholeCell(words, official),
        wholeCell(words, mine),
        signedCell(words, rest),
      ]),
    },
  ];
}

function isField(name: string): name is FieldName {
  return FIELDS.some((field) => field === name);
}
