/** The third shelf, asked and answered, and the tests that a recommendation of observers blocks, in both directions. */

import { appendFileSync, cpSync } from "node:fs";
import { join } from "node:path";
import { openAtlas } from "@urna/atlas/load";
import { isTestName } from "@urna/screening";
import { expect, test } from "vitest";
import { folderWith, urna } from "./urna.ts";

/** A copy of the atlas of Kazakhstan with lines added to tables of its record. */
function atlasWith(lines: Readonly<Record<string, string>>): string {
  const folder = folderWith({ "note.txt": "x" });
  const own = new URL("../packages/atlas/data/", import.meta.url);
  for (const part of ["kz", "sources.csv", "aliases.csv"])
    cpSync(new URL(part, own), join(folder, part), { recursive: true });
  for (const [file, text] of Object.entries(lines)) appendFileSync(join(folder, "kz/record", file), text);
  return folder;
}

const QUESTION =
  "totals-2023,kz-majilis-2023,round-share,2023-04-10,ұйым,организация,an organisation,una organización,ОСК,ЦИК,the commission,la comisión,учаскелер бойынша қорытындыларды,итоги по участкам,for the totals by polling station,los totales por mesa,,\n";
const REPLY =
  "totals-2023,2023-05-02,заңда көзделмеген,законом не предусмотрено,the law does not provide for it,la ley no lo prevé,zan-election-law,\n";

test("nothing was asked: said so, with where a question is written down", async () => {
  const text = (await urna("screen kz-majilis-2023")).stdout.replaceAll(/\s+/g, " ");
  expect(text).toContain("3. Asked and answered Questions sent: 0; answered: 0.");
  expect(text).toContain("a line in kz/record/questions.csv");
});

test("a question with its addressee and date, and the reply with its document", async () => {
  const source = [...sources()][0] ?? "";
  const atlas = atlasWith({
    "questions.csv": QUESTION,
    "replies.csv": REPLY.replace("zan-election-law", source),
  });
  const text = (await urna(`screen kz-majilis-2023 --atlas ${atlas}`, { columns: 100 })).stdout.replaceAll(
    /\s+/g,
    " ",
  );
  expect(text).toContain("Questions sent: 1; answered: 1.");
  expect(text).toContain(
    "10 April 2023, an organisation to the commission: for the totals by polling station (round shares of published totals)",
  );
  expect(text).toContain("2 May 2023, reply: the law does not provide for it [2]");
  const other = await urna(`screen kz-majilis-2021 --atlas ${atlas}`);
  expect(other.stdout).toContain("Questions sent: 0");
  const waiting = await urna(`screen kz-majilis-2023 --atlas ${atlasWith({ "questions.csv": QUESTION })}`);
  expect(waiting.stdout).toContain("no reply on record");
});

function sources(): Iterable<string> {
  const read = openAtlas().sources();
  return read.ok ? read.value.keys() : [];
}

test("a reply to no question, or before it, is named by file, line and column", async () => {
  const source = [...sources()][0] ?? "";
  const reply = REPLY.replace("zan-election-law", source);
  const atlas = atlasWith({
    "questions.csv": QUESTION,
    "replies.csv": reply.replace("totals-2023", "totals-2024") + reply.replace("2023-05-02", "2023-04-01"),
  });
  const { exit, stdout, stderr } = await urna(`atlas check ${atlas}`);
  expect(exit).not.toBe(0);
  const text = stdout + stderr;
  expect(text).toContain("kz/record/replies.csv:2 question");
  expect(text).toContain("kz/record/replies.csv:3 date");
});

test("results by station: the card names the recommendation, the recommendation names the tests", async () => {
  const card = (await urna("screen kz-majilis-2023", { columns: 100 })).stdout.replaceAll(/\s+/g, " ");
  expect(card).toContain(
    "publish results at all levels, including polling stations; until then tests cannot run: 7",
  );
  const there = (await urna("recommendations kz-majilis-2023", { columns: 100 })).stdout.replaceAll(
    /\s+/g,
    " ",
  );
  expect(there).toContain("these 7 checks cannot run (whole percentages U201, last digits and pairs U202,");
});

test("every test that a recommendation or a question names exists", () => {
  const atlas = openAtlas();
  const record = atlas.record("kz");
  const named = record.ok
    ? [
        ...record.value.recommendations.flatMap(({ blocks }) => blocks),
        ...record.value.questions.flatMap(({ about }) => about),
      ]
    : ["unread"];
  expect(named.filter((name) => !isTestName(name))).toEqual([]);
  expect(named).toContain("integers");
});
