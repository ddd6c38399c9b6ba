/**
 * `urna check PLACE`: what the checks find in returns, by code, by area and by station; and what a code means.
 *
 * @module
 */

import { basename } from "node:path";
import { readThresholds, writeLine } from "@urna/returns";
import { type CheckCode, type Finding, isCheckCode, type Mode, PROTOCOL_CHECKS, REGISTER } from "@urna/tally";
import type { Block, Cell } from "@urna/words";
import { left, right, textCell, wholeCell } from "@urna/words/cells";
import { loadReturnsWords, type ReturnsWords } from "@urna/words/returns-words";
import { readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { figuresOf, lineName, madeUpBlocks, madeUpStamps, needImported } from "../returns/desk.ts";
import { type Checked, openChecked } from "../returns/open-checked.ts";
import { readJson } from "../returns/read-files.ts";
import { shownAddress } from "../returns/with-store.ts";
import type { Answer, Session } from "../session.ts";

const MOST_STATIONS = 30;

/** How returns are checked. */
export interface CheckReturnsOptions {
  /** The election of a table, which does not say it; a folder and a store do, and are refused where it is another. */
  readonly election?: string;
  /** Every finding as a line of a table instead. */
  readonly csv?: boolean;
  readonly mode?: Mode;
  /** A table of turnout during the day. */
  readonly turnout?: string;
  /** A file of thresholds in place of those of the register. */
  readonly thresholds?: string;
}

/** Checks returns: a folder, a table, or a store. */
export async function checkReturns(
  session: Session,
  place: string,
  { election, csv = false, mode = "commission", turnout, thresholds: pack }: CheckReturnsOptions,
): Promise<Answer> {
  const { words } = session;
  const texts = await loadReturnsWords(words);
  const of = election === undefined ? undefined : readElection(session, election);
  const given =
    pack === undefined
      ? undefined
      : needImported(words, texts, readThresholds(readJson(words, texts, pack), basename(pack)));
  const options = { mode, ...(given === undefined ? {} : { thresholds: given }) };
  const checked = await openChecked(session, place, { election: of, options, turnout });
  const { findings, madeUp } = checked;
  const returns = texts.counted("count.returns", checked.returns);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const first = findings[0]?.code;
  if (csv) session.surroundings.stdout.write(asCsv(session, checked));
  return {
    kind: "prose",
    ...(csv ? { withheld: true } : {}),
    exit: errors > 0 ? EXIT.checkFailed : EXIT.ok,
    report: {
      blocks: [
        {
          kind: "answer",
          text:
            findings.length === 0
              ? texts.say("returns.clean", { returns })
              : texts.say("returns.found", {
                  findings: texts.counted("count.findings", findings.length),
                  returns,
                }),
          stamps: madeUpStamps(texts, madeUp),
        },
        ...madeUpBlocks(texts, madeUp),
        ...(findings.length === 0 ? [] : codeBlocks(checked, session)),
        ...(findings.length === 0 ? [] : areaBlocks(checked, session)),
        ...(findings.length === 0 ? [] : stationBlocks(checked, session)),
      ],
      next: first === undefined ? `urna tabulate ${shownAddress(place)}` : `urna check --explain ${first}`,
    },
    json: () => ({
      ...(madeUp === undefined ? {} : { synthetic: true, source: madeUp }),
      returns: checked.returns,
      findings: findings.map((finding) => ({
        ...finding,
        text: texts.find(`check.${finding.code}`),
      })),
    }),
  };
}

/** What a code of the register means; undefined when it is none of its codes. */
export async function explainCheck(session: Session, code: string): Promise<Answer | undefined> {
  const wanted = code.toUpperCase();
  if (!isCheckCode(wanted)) return undefined;
  const texts = await loadReturnsWords(session.words);
  const { severity, thresholds, basis, since } = REGISTER[wanted];
  const text = `${wanted}: ${texts.find(`check.${wanted}`) ?? ""}`;
  const needs = needsOf(texts, wanted);
  const items = [
    texts.say("explain.severity", {
      commission: texts.word(`severity.${severity.commission}`),
      observer: texts.word(`severity.${severity.observer}`),
    }),
    ...Object.entries(thresholds).map(([name, value]) =>
      texts.say("explain.threshold", { name: texts.find(`figure.${name}`) ?? name, value: `${value}` }),
    ),
    ...(needs === undefined ? [] : [texts.say("explain.needs", { figures: needs })]),
    ...(basis === undefined ? [] : [texts.say("explain.basis", { article: basis })]),
  ];
  return {
    kind: "prose",
    report: {
      blocks: [
        { kind: "answer", text, stamps: [] },
        { kind: "list", items },
      ],
    },
    json: () => ({
      code: wanted,
      text,
      since,
      severity,
      thresholds,
      ...(basis === undefined ? {} : { basis }),
    }),
  };
}

/** The figures without which a check on one protocol is not made; undefined where it needs none, or is another kind. */
function needsOf(texts: ReturnsWords, code: CheckCode): string | undefined {
  const needs = PROTOCOL_CHECKS.find((check) => check.code === code)?.needs ?? [];
  if (needs.length === 0) return undefined;
  const names = { votes: "marked", issuedByMember: "members" } as const;
  return needs
    .map((need) => lineName(texts, need === "votes" || need === "issuedByMember" ? names[need] : need))
    .join(", ");
}

function codeBlocks({ texts, findings }: Checked, { words }: Session): readonly Block[] {
  const byCode = new Map<CheckCode, Finding[]>();
  for (const finding of findings) {
    const list = byCode.get(finding.code);
    if (list === undefined) byCode.set(finding.code, [finding]);
    else list.push(finding);
  }
  const sorted = [...byCode].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    { kind: "heading", text: texts.word("returns.byCode") },
    {
      kind: "table",
      id: "codes",
      columns: [
        left("code", texts.word("returns.code")),
        right("number", texts.word("returns.number")),
        left("severity", texts.word("returns.severity")),
        left("meaning", texts.word("returns.meaning")),
      ],
      rows: sorted.map(([code, list]) => [
        textCell(code),
        wholeCell(words, list.length),
        textCell(texts.word(`severity.${list[0]?.severity ?? "warning"}`), list[0]?.severity ?? null),
        textCell(texts.find(`check.${code}`) ?? "", code),
      ]),
    },
  ];
}

/** The highest area below the whole in which a finding is. */
function areaOf({ geography }: Checked, { station, area }: Finding): string {
  const chain = station === undefined ? [] : geography.above(station);
  return chain.at(-2) ?? chain.at(-1) ?? area ?? "";
}

function areaBlocks(checked: Checked, { words }: Session): readonly Block[] {
  const { texts, findings } = checked;
  const byArea = new Map<string, [errors: number, warnings: number]>();
  for (const finding of findings) {
    const area = areaOf(checked, finding);
    const counts = byArea.get(area) ?? [0, 0];
    counts[finding.severity === "error" ? 0 : 1] += 1;
    byArea.set(area, counts);
  }
  const sorted = [...byArea].sort(([a, x], [b, y]) => y[0] - x[0] || y[1] - x[1] || (a < b ? -1 : 1));
  return [
    { kind: "heading", text: texts.word("returns.byArea") },
    {
      kind: "table",
      id: "areas",
      columns: [
        left("area", texts.word("returns.area")),
        right("errors", texts.word("returns.errors")),
        right("warnings", texts.word("returns.warnings")),
      ],
      rows: sorted.map(([area, [errors, warnings]]) => [
        textCell(area === "" ? "–" : area, area === "" ? null : area),
        wholeCell(words, errors),
        wholeCell(words, warnings),
      ]),
    },
  ];
}

function stationBlocks({ texts, findings }: Checked, { words }: Session): readonly Block[] {
  const urgent = [...findings].sort(
    (a, b) => Number(a.severity !== "error") - Number(b.severity !== "error"),
  );
  const rows = urgent.slice(0, MOST_STATIONS).map((finding): readonly Cell[] => {
    const option = finding.option === undefined ? "" : `${lineName(texts, finding.option)}: `;
    return [
      textCell(finding.station ?? finding.area ?? "–"),
      textCell(finding.code),
      textCell(option + figuresOf(words, texts, finding)),
    ];
  });
  return [
    { kind: "heading", text: texts.word("returns.byStation") },
    {
      kind: "table",
      id: "stations",
      columns: [
        left("station", texts.word("returns.station")),
        left("code", texts.word("returns.code")),
        left("figures", texts.word("returns.figures")),
      ],
      rows,
    },
  ];
}

/** Every finding in one line; cells that a spreadsheet would run are made harmless. */
function asCsv({ words }: Session, { texts, findings, provenanceOf, madeUp }: Checked): string {
  let table = writeLine([
    "code",
    "severity",
    "area",
    "station",
    "contest",
    "line",
    "figures",
    "file",
    "row",
    "source",
  ]);
  for (const finding of findings) {
    const provenance = provenanceOf(finding);
    table += writeLine([
      finding.code,
      finding.severity,
      finding.area ?? null,
      finding.station ?? null,
      finding.contest ?? null,
      finding.option ?? null,
      figuresOf(words, texts, finding),
      provenance?.file ?? null,
      provenance?.row ?? null,
      provenance?.source ?? madeUp ?? null,
    ]);
  }
  return table;
}
