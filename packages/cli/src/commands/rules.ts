/**
 * `urna rules`: the law in words, what changed, and whether a document is sound.
 *
 * @module
 */

import { provenBy } from "@urna/atlas";
import type { Rules } from "@urna/law";
import { pickText, type Report, rulesDiff, type RulesHead, rulesInWords, rulesList } from "@urna/words";
import { loadWords } from "@urna/words/words";
import { readRulesFile, readRulesFrom } from "../rules-files.ts";
import type { Answer, Session } from "../session.ts";

export async function rules(session: Session, name: string | undefined): Promise<Answer> {
  if (name === undefined) return list(session);
  const { rules: read, file } = readRulesFrom(session, name);
  const { blocks, ...report } = rulesInWords(await loadWords(session.words.language), read);
  // A document of somebody's own has no elections here.
  const proof = file === name ? [] : [proofOf(session, read.id)];
  return {
    kind: "prose",
    report: { ...report, blocks: [...blocks, ...proof] },
    json: () => read.document,
  };
}

/** The elections of the atlas that these rules reproduce, evaluated now. */
function proofOf(session: Session, id: string): Report["blocks"][number] {
  const { words } = session;
  const proven = session.need(provenBy(session.atlas, id)).filter((row) => row.agrees);
  const label = words.word("cli.validatedBy");
  const rows = proven.map((row) => ({
    label,
    value: row.election,
    remark: words.word(`cli.level.${row.level}`),
  }));
  return { kind: "facts", rows: rows.length > 0 ? rows : [{ label, value: words.word("cli.notValidated") }] };
}

function list(session: Session): Answer {
  const { atlas, words } = session;
  const all = atlas.listRules().map(({ id }) => session.need(atlas.rules(id)));
  const heads = all.map(
    (each): RulesHead => ({
      id: each.id,
      title: pickText(each.title, words.language, each.id),
      inForce: each.inForce,
      ...(each.adopted === undefined ? {} : { adopted: each.adopted }),
      read: [...each.laws.values()].every((law) => law.read !== undefined),
    }),
  );
  return {
    kind: "table",
    report: rulesList(words, heads),
    json: () => heads,
  };
}

export async function diff(session: Session, before: string, after: string): Promise<Answer> {
  const report = rulesDiff(
    await loadWords(session.words.language),
    readRulesFrom(session, before).rules,
    readRulesFrom(session, after).rules,
  );
  return { kind: "prose", report, json: () => report };
}

export function validate(session: Session, file: string): Answer {
  const read = readRulesFile(session, file);
  return { kind: "prose", report: sound(session, read), json: () => ({ valid: true, id: read.id }) };
}

function sound({ words }: Session, read: Rules): Report {
  const fact = (label: string, value: string): { label: string; value: string } => ({ label, value });
  return {
    blocks: [
      { kind: "answer", text: words.say("cli.valid", { id: read.id }), stamps: [] },
      {
        kind: "facts",
        rows: [
          fact(words.word("cli.title"), pickText(read.title, words.language, read.id)),
          fact(words.word("cli.inForce"), words.date(read.inForce)),
          fact(words.word("cli.tiers"), read.tiers.size === 0 ? "-" : [...read.tiers.keys()].join(", ")),
          fact(words.word("cli.steps"), read.steps.map((step) => step.id).join(", ")),
        ],
      },
    ],
  };
}
