/**
 * `urna check`: whether what was published adds up, can be reproduced, and agrees.
 *
 * @module
 */

import type { Election, Finding } from "@urna/atlas";
import { toInput } from "@urna/atlas/input";
import { checkPublication } from "@urna/atlas/publication/publication";
import { elect, type Outcome } from "@urna/law";
import type { PlainKey, Report } from "@urna/words";
import { namingOf, readElection } from "../cases.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { type Findings, tellFinding } from "../findings.ts";
import type { Answer, Session } from "../session.ts";

/** The checks, with the text that explains each. */
const EXPLANATIONS: ReadonlyMap<string, PlainKey> = new Map([
  ["P101", "check.P101"],
  ["P102", "check.P102"],
  ["P103", "check.P103"],
  ["P104", "check.P104"],
  ["P105", "check.P105"],
  ["P106", "check.P106"],
  ["P107", "check.P107"],
]);

export function check(session: Session, name: string | undefined, code: string | undefined): Answer {
  if (code !== undefined) return explainCode(session, code);
  if (name === undefined) {
    const text = session.words.say("cli.missingArgument", { argument: "ELECTION" });
    throw new Failure(EXIT.usage, { text, next: "urna check --help" });
  }
  const election = readElection(session, name);
  const findings = findingsOf(session, election);
  return {
    kind: "prose",
    report: reportOf(session, election, findings),
    json: () => ({ election: election.id, findings }),
    exit: findings.some((finding) => isFailure(finding)) ? EXIT.checkFailed : EXIT.ok,
  };
}

/** All checks; seats are recomputed where the votes of all that was published are there. */
function findingsOf(session: Session, election: Election): readonly Finding[] {
  const { atlas } = session;
  const read = session.need(atlas.rules(session.need(atlas.rulesOf(election)).id));
  const outcome = elect(read, toInput(election));
  const evidence = outcome.ok && covers(outcome.value, election) ? { outcome: outcome.value } : {};
  return checkPublication(election, { ...evidence, bulletins: session.need(atlas.bulletins(election.id)) });
}

/** Whether the outcome has all the seats that were published: those of the whole, or those of some contests. */
function covers({ status, tiers }: Outcome, { figures, area }: Election): boolean {
  if (status === "complete") return true;
  const published = [...figures.values()].filter((f) => f.key === "seats" && f.area === area);
  return published.every(({ contest }) =>
    tiers.some((tier) => tier.id === contest && tier.status === "complete" && tier.given > 0),
  );
}

/** What fails and nobody has explained. That one word stands for several numbers is told, but it is no failure. */
function isFailure({ verdict, known, severity }: Finding): boolean {
  return verdict === "fails" && !known && severity !== "notice";
}

/** Unexplained failures first, then known ones, then what holds, then what cannot be tested. */
function rank(finding: Finding): number {
  if (isFailure(finding)) return 0;
  return finding.verdict === "fails" ? 1 : finding.verdict === "holds" ? 2 : 3;
}

function reportOf(session: Session, election: Election, findings: readonly Finding[]): Report {
  const { words } = session;
  const count = (wanted: number): number => findings.filter((finding) => rank(finding) === wanted).length;
  const [failed, known, holds, skipped] = [count(0), count(1), count(2), count(3)];
  const agrees = holds > 0 ? "check.clean" : "check.nothing";
  const headline = failed > 0 ? "check.failed" : known > 0 ? "check.known" : agrees;
  const whole = (value: number): string => words.numbers.whole(value);
  const code = findings.find((finding) => finding.verdict === "fails")?.code ?? "P101";
  return {
    blocks: [
      { kind: "answer", text: words.say(headline, { election: election.id }), stamps: [] },
      {
        kind: "paragraph",
        text: words.say("check.counts", {
          holds: whole(holds),
          known: whole(known),
          failed: whole(failed),
          skipped: whole(skipped),
        }),
      },
      ...tellAll(session, election, findings),
    ],
    next: `urna check --explain ${code}`,
  };
}

/** Every check of what was published, told; what shows a finding stands only beside those that nobody has explained. */
export function findingBlocks(session: Session, election: Election): Report["blocks"] {
  return tellAll(session, election, findingsOf(session, election)).map((block) =>
    block.kind === "finding" && block.severity !== "error" ? { ...block, notes: [] } : block,
  );
}

function tellAll(session: Session, election: Election, findings: readonly Finding[]): Report["blocks"] {
  const context: Findings = {
    words: session.words,
    election,
    naming: namingOf(election, session),
    sources: session.need(session.atlas.sources()),
  };
  return [...findings]
    .sort((a, b) => rank(a) - rank(b))
    .map((finding) => tellFinding(finding, isFailure(finding), context));
}

function explainCode({ words }: Session, code: string): Answer {
  const wanted = code.toUpperCase();
  const key = EXPLANATIONS.get(wanted);
  // Codes of mistakes in files have a sentence each; docs/errors.md lists them.
  const text = key === undefined ? words.find(`problem.${wanted}`) : words.word(key);
  if (text === undefined) {
    throw new Failure(EXIT.usage, {
      text: words.say("cli.unknownCode", { code }),
      details: [`${words.word("cli.oneOf")}: ${[...EXPLANATIONS.keys()].join(", ")}`],
    });
  }
  return {
    kind: "prose",
    report: { blocks: [{ kind: "answer", text, stamps: [] }] },
    json: () => ({ code: wanted, text }),
  };
}
