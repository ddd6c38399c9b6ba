/**
 * What the command prints, word for word. The files in `golden/` were read by a person; a change of them is read in the
 * review. `npm test -- cli-golden -u` writes them anew.
 */

import { expect, test } from "vitest";
import { urna } from "./urna.ts";

const IN_FOUR_LANGUAGES = [
  ["overview", ""],
  ["help-seats", "seats --help"],
  ["seats-2023", "seats kz-majilis-2023 --text"],
  ["explain-osdp", "explain kz-majilis-2023 osdp"],
  ["explain-2023", "explain kz-majilis-2023"],
  ["check-2023", "check kz-majilis-2023"],
  ["rules-2023", "rules kz/majilis@2023-01-01"],
  ["rules-diff", "rules diff kz/majilis@2021-05-24 kz/majilis@2023-01-01"],
  ["source-turnout", "source kz-majilis-2023 turnout"],
  ["show-kurultai-2026", "show kz-kurultai-2026"],
  ["show-referendum-2022", "show kz-referendum-2022 --text"],
  ["wrong-name", "seats kz-majilis-2032"],
] as const;

const IN_ENGLISH = [
  ["show-president-2022", "show kz-president-2022 --text"],
  ["show-senate-2023", "show kz-senate-2023 --text"],
  ["show-senate-2024-kyzylorda", "show kz-senate-2024-kyzylorda --text"],
  ["show-referendum-2026", "show kz-referendum-2026 --text"],
  ["seats-2007", "seats kz-majilis-2007 --text"],
  ["seats-2021", "seats kz-majilis-2021 --text"],
  ["seats-maslikhat", "seats kz-maslikhat-2023-astana --text"],
  ["explain-independent", "explain kz-majilis-2023 independent"],
  ["explain-first-round", "explain kz-president-2022 tokayev"],
  ["explain-against-all", "explain kz-majilis-2023 against-all"],
  ["source-amanat-votes", "source kz-majilis-2023 amanat votes"],
  ["seats-2023.md", "seats kz-majilis-2023 --md"],
  ["seats-2023.tsv", "seats kz-majilis-2023"],
  ["seats-2023.ascii", "seats kz-majilis-2023 --text --ascii"],
  ["seats-2023.json", "seats kz-majilis-2023 --json"],
] as const;

/** What was called, what it printed on either channel, and its exit code. */
async function transcript(line: string, place: Parameters<typeof urna>[1] = {}): Promise<string> {
  const { exit, stdout, stderr } = await urna(line, place);
  return `$ urna ${line}\n${stdout}${stderr === "" ? "" : `--- stderr\n${stderr}`}--- exit ${exit}\n`;
}

const cases = IN_FOUR_LANGUAGES.flatMap(([name, line]) =>
  ["kk", "ru", "en", "es"].map((language) => ({
    name: `${name}.${language}`,
    line: `${line} --lang ${language}`,
  })),
);

test.each(cases)("$name", async ({ name, line }) => {
  await expect(await transcript(line)).toMatchFileSnapshot(`golden/${name}.txt`);
});

test.each(IN_ENGLISH)("%s", async (name, line) => {
  await expect(await transcript(line)).toMatchFileSnapshot(`golden/${name}.txt`);
});

test.each([60, 100, 120])("the seats of 2023 in %i columns", async (columns) => {
  const shown = await transcript("seats kz-majilis-2023 --text", { columns });
  await expect(shown).toMatchFileSnapshot(`golden/seats-2023.${columns}.txt`);
});

test("the seats of 2023 on a terminal with colours", async () => {
  const shown = await transcript("seats kz-majilis-2023", { tty: true });
  await expect(shown).toMatchFileSnapshot("golden/seats-2023.terminal.txt");
});
