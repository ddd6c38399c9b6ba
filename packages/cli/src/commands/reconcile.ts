/**
 * `urna reconcile`: what was published against what was collected, station by station and area by area, with the arithmetic.
 *
 * @module
 */

import {
  type Bounds,
  boundsByEvidence,
  checkBounds,
  checkChildren,
  checkPrintedShares,
  checkRemainder,
  checkStation,
  checkTurnouts,
  compareCopies,
  countReturns,
  FIELDS,
  type FieldName,
  type Finding,
  impliedRemainder,
  type Official,
  type Remainder,
  type Return,
  type Seen,
} from "@urna/tally";
import type { Block, Words } from "@urna/words";
import { left, right, signedCell, textCell, wholeCell } from "@urna/words/cells";
import type { ReturnsWords } from "@urna/words/returns-words";
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
} from "../returns/desk.ts";
import { openReturns, type Opened } from "../returns/open-returns.ts";
import { readFiles } from "../returns/read-files.ts";
import { readEvidence } from "../screening/evidence.ts";
import type { Answer, Session } from "../session.ts";
import { rootOf } from "./tabulate.ts";

export interface ReconcileOptions {
  readonly returns?: string;
  readonly official?: string;
  /** A table of what observers saw. */
  readonly evidence?: string;
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
  const seen = options.evidence === undefined ? () => undefined : seenIn(session, opened, options.evidence);
  const bounds = officials.map((official) => boundsByEvidence(count, official, seen(official.contest)));
  const findings = [
    ...compared.flatMap(({ published, mine }) => checkStation(published, mine)),
    ...remainders.flatMap((remainder) => checkRemainder(remainder)),
    ...officials.flatMap((official, i) => beyondEvidence(official, bounds[i] ?? [], count)),
    ...checkChildren(officials, geography),
    ...officials.flatMap((official) => [...checkPrintedShares(official), ...checkTurnouts(official)]),
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
        ...remainders.flatMap((remainder, i) => remainderBlocks(session, opened, remainder, bounds[i] ?? [])),
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
      bounds,
      copies,
    }),
  };
}

/**
 * Published outside the bounds of the evidence. That less was published than collected the remainder says already, unless
 * ballots were seen where no protocol was collected.
 */
function beyondEvidence(
  official: Official,
  bounds: readonly Bounds[],
  count: ReturnType<typeof countReturns>["count"],
): readonly Finding[] {
  const collected = count.tally(official.area, official.contest).votes;
  return checkBounds(official, bounds).filter(
    ({ code, option = "" }) =>
      code === "C603" || (official.votes.get(option) ?? 0) >= (collected.get(option)?.total ?? 0),
  );
}

/** What observers saw, contest by contest. A door that was not watched all day says nothing about the most. */
function seenIn(session: Session, { project, geography }: Opened, file: string): (contest: string) => Seen {
  const returns = [...project.returns.values()];
  const evidence = readEvidence(session, file, {
    stations: [...geography.stations.keys()],
    contests: [...new Set(returns.map(({ contest }) => contest))],
    options: [...new Set(returns.flatMap(({ votes }) => [...votes.keys()]))],
  });
  return (wanted) => {
    const voters = new Map<string, number>();
    const ballots = new Map<string, Map<string, number>>();
    for (const { station, contest = wanted, kind, option, count, wholeDay, error } of evidence) {
      if (contest !== wanted) continue;
      if (kind === "clicks" && wholeDay) voters.set(station, Math.ceil(count / (1 - error)));
      if (kind !== "ballots" || option === undefined) continue;
      const of = ballots.get(station) ?? new Map<string, number>();
      // Several pictures may show the same ballots.
      ballots.set(station, of.set(option, Math.max(of.get(option) ?? 0, count)));
    }
    return { voters, ballots };
  };
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
    else {
      const { contest, figures, votes, shares } = value;
      officials.push({ area, contest, figures, votes, ...(shares === undefined ? {} : { shares }) });
    }
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
    notes: [arithmeticOf(words, texts, finding)],
  };
}

/** A part of what is below nothing is no arithmetic: how much the whole lacks is said in words. */
function arithmeticOf(words: Words, texts: ReturnsWords, finding: Finding): string {
  const { code, figures } = finding;
  const { whole = 0 } = figures;
  if (whole >= 0) return figuresOf(words, texts, finding);
  return texts.say(code === "C604" ? "reconcile.fewerValid" : "reconcile.fewerVoters", {
    fewer: words.numbers.whole(-whole),
  });
}

function remainderBlocks(
  { words }: Session,
  opened: Opened,
  remainder: Remainder,
  bounds: readonly Bounds[],
): readonly Block[] {
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
        right("least", texts.word("reconcile.least")),
        right("most", texts.word("reconcile.most")),
      ],
      rows: remainder.lines.map(({ kind, name, official, collected: mine, remainder: rest }) => {
        const of = kind === "option" ? bounds.find(({ option }) => option === name) : undefined;
        return [
          textCell(kind === "figure" && isField(name) ? lineName(texts, name) : name, name),
          wholeCell(words, official),
          wholeCell(words, mine),
          signedCell(words, rest),
          wholeCell(words, of?.atLeast),
          wholeCell(words, of?.atMost),
        ];
      }),
    },
  ];
}

function isField(name: string): name is FieldName {
  return FIELDS.some((field) => field === name);
}
