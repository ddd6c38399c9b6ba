/**
 * `urna what-if`, `urna compare` and `urna margins`: what they print word for word, and what they say to input that cannot
 * be. The files in `golden/` were read by a person; `npm test -- cli-what-if -u` writes them anew.
 */

import { expect, test } from "vitest";
import { folderWith, urna } from "./urna.ts";

/** What a command prints, on both channels, and its exit code. */
async function transcript(line: string): Promise<string> {
  const { exit, stdout, stderr } = await urna(line);
  return `$ urna ${line}\n${stdout}${stderr === "" ? "" : `--- stderr\n${stderr}`}--- exit ${exit}\n`;
}

const IN_ALL_LANGUAGES = [
  ["what-if-bar", "what-if kz-2023 --bar 7"],
  ["what-if-2021", "what-if kz-2023 --rules kz/majilis@2021-01-10"],
  ["what-if-missing", "what-if kz-2021 --rules kz/majilis@2023-01-01"],
  ["sweep-bar", "what-if kz-2023 --sweep bar=0..60 --party amanat"],
  ["sweep-seats", "what-if kz-2023 --sweep seats.list=0..98"],
  ["sweep-both", "what-if kz-2023 --sweep bar=0..60 --sweep seats.list=60..98"],
  ["compare", "compare kz-2021 kz-2023 --party amanat --text"],
  ["margins", "margins kz-2023 --text"],
  ["margins-qhp", "margins kz-2023 qhp --text"],
  ["margins-runoff", "margins us-burlington-mayor-2009 montroll --text"],
] as const;

test.each(
  IN_ALL_LANGUAGES.flatMap(([name, line]) =>
    (["kk", "ru", "en", "es"] as const).map((lang) => [`${name}.${lang}`, `${line} --lang ${lang}`] as const),
  ),
)("%s", { timeout: 30_000 }, async (name, line) => {
  await expect(await transcript(line)).toMatchFileSnapshot(`golden/${name}.txt`);
});

test.each([
  ["what-if-link", "what-if kz-2023 --link"],
  ["what-if-formula", "what-if kz-2023 --formula dhondt"],
  ["what-if-all-list", "what-if kz-2023 --seats list=98,district=0"],
  ["what-if-split", "what-if kz-2023 --seats list=49,district=49"],
  ["what-if-lone-list", "what-if kz-2023 --seats list=98,district=0 --bar 11"],
  ["what-if-kurultai", "what-if kz-2023 --rules kz/kurultai@2026-07-01"],
  ["what-if-set", "what-if kz-2023 --set bar.atLeast=7% --set list.seats=70 --party osdp"],
  ["what-if-kept", "what-if kz-2023 --rules kz/majilis@2021-01-10 --against-all kept"],
  [
    "what-if-assumed",
    "what-if kz-2021 --rules kz/majilis@2023-01-01 --assume district=nur-otan:22,independent:7",
  ],
  ["what-if-silent", "what-if kz-2023 --bar 60"],
  ["what-if.md", "what-if kz-2023 --bar 7 --md"],
  ["sweep-all", "what-if kz-2023 --sweep bar=0..11"],
  ["compare.tsv", "compare kz-2021 kz-2023"],
  ["compare-presidents", "compare kz-president-2019 kz-president-2022 --text"],
  ["compare-czechia", "compare cz-poslanecka-snemovna-2017 cz-poslanecka-snemovna-2021 --text"],
  ["margins-osdp-withheld", "margins kz-2023 osdp --kind withheld --text"],
  ["margins-matrix", "margins ch-zh-kantonsrat-2019 --text"],
  ["margins-first-round", "margins kz-president-2022 --text"],
  ["margins-president", "margins ie-president-1990 --text"],
  ["margins-several-seats", "margins us-minneapolis-park-board-2013 --text"],
  ["margins-districts", "margins nz-house-2014 --text"],
  ["margins-district-list", "margins nz-house-2014 act --kind moved --text"],
  ["margins-linked", "margins nz-house-2014 --tier list --text"],
  ["what-if-german-bar", "what-if de-bundestag-2025 --bar 4"],
])("%s", { timeout: 30_000 }, async (name, line) => {
  await expect(await transcript(line)).toMatchFileSnapshot(`golden/${name}.txt`);
});

test("--json of a what-if: what was asked, what was assumed, every reading with its trace", async () => {
  const { stdout } = await urna("what-if kz-2023 --rules kz/majilis@2021-01-10 --json");
  const answer: unknown = JSON.parse(stdout);
  expect(answer).toMatchObject({
    whatIf: true,
    election: "kz-majilis-2023",
    rules: "kz/majilis@2023-01-01",
    changes: [{ kind: "rules", rules: "kz/majilis@2021-01-10" }],
    needs: [],
    readings: [
      { againstAll: "kept", house: 107, outcome: { status: "complete" } },
      { againstAll: "dropped", house: 107, outcome: { status: "complete" } },
    ],
  });
});

test("a sweep says what else was changed, of which law, and what was assumed", async () => {
  const line = "what-if kz-2023 --rules kz/majilis@2021-01-10 --against-all kept --formula dhondt";
  const { stdout } = await urna(`${line} --sweep bar=0..10 --party amanat --text`);
  const [head = "", ...rest] = stdout.split("\n\n");
  expect(head.replaceAll("\n", " ")).toBe(
    "WHAT-IF: the bar from 0 % to 10 %; rules kz/majilis@2021-01-10; formula D’Hondt instead of Hare with largest " +
      "remainders; against all counted in the base of the bar",
  );
  expect(rest.join("\n")).toMatch(/law: 7 %[\s\S]*assumptions\n[\s\S]*• Votes against all \(248,291\) stay/);
  const told: unknown = JSON.parse((await urna(`${line} --sweep bar=0..10 --json`)).stdout);
  expect(told).toMatchObject({
    changes: [
      { kind: "rules", rules: "kz/majilis@2021-01-10" },
      { kind: "formula", formula: "dhondt" },
      { kind: "against-all", as: "kept" },
    ],
    assumptions: [
      { kind: "unused", contest: "district" },
      { kind: "appointed", tier: "assembly", seats: 9 },
      { kind: "lone-list", tier: "list" },
      { kind: "against-all", as: "kept", votes: 248_291 },
    ],
  });
});

test("a list that did not stand has no seats in both lines of a comparison", async () => {
  const { stdout } = await urna("compare kz-2021 kz-2023 --party osdp --text");
  expect(stdout).toMatch(/^OSDP: seats 0 → 4: votes 0, rules \+4\./);
  expect(stdout).toContain("how 0 became 4");
});

test("areas that are given seats have names in a comparison", async () => {
  const { stdout } = await urna("compare us-house-apportionment-2010 us-house-apportionment-2020 --text");
  expect(stdout).toMatch(/^California: seats 53 → 52 under the same rules\./);
});

test("--json of a sweep, a comparison and margins", async () => {
  const sweep = await urna("what-if kz-2023 --sweep bar=0..60 --json");
  expect(JSON.parse(sweep.stdout)).toMatchObject({
    whatIf: true,
    sweep: ["bar"],
    steps: [
      { to: { num: 146_431, den: 6_366_441 }, toClosed: true, seats: { amanat: 61 } },
      {},
      {},
      {},
      {},
      {},
      {},
      {},
    ],
  });
  const compare = await urna("compare kz-2021 kz-2023 --json");
  expect(JSON.parse(compare.stdout)).toMatchObject({
    party: "amanat",
    decomposition: { signDependsOnReading: true, otherOrder: { rules: { least: -25, most: 4 } } },
    houses: [{ members: 107 }, { members: 98 }],
  });
  const margins = await urna("margins kz-2023 osdp --kind moved --json");
  expect(JSON.parse(margins.stdout)).toMatchObject({
    tier: "list",
    margins: [{ contender: "osdp", change: "moved", found: { all: { ballots: 12_736 } } }, {}, {}],
  });
});

const document = (change: object): string =>
  JSON.stringify({
    urna: "rules/1",
    id: "xx/house@2020-01-01",
    title: { en: "A house" },
    inForce: "2020-01-01",
    levels: ["nation"],
    laws: {},
    tiers: { list: "list" },
    ...change,
  });

test("rules from a file that need rankings: named, and given by an assumption", async () => {
  const folder = folderWith({
    "stv.json": document({
      steps: {
        ballots: { count: "ballots", contest: "list" },
        list: { allot: "instant-runoff", ballots: "ballots" },
      },
    }),
  });
  const asked = await urna(`what-if kz-2023 --rules ${folder}/stv.json`);
  expect(asked.exit).toBe(3);
  expect(asked.stderr).toContain("--assume list=first-only");
  const given = await urna(`what-if kz-2023 --rules ${folder}/stv.json --assume list=first-only`);
  expect([given.exit, given.stdout.split("\n")[2]]).toEqual([0, "Amanat: 1 of 1 seat (−61)."]);
});

test("rules from a file whose contests have other names", async () => {
  const folder = folderWith({
    "second.json": document({
      steps: {
        votes: { count: "marks", contest: "second" },
        list: { allot: "divisor", divisor: "dhondt", votes: "votes", seats: 98 },
      },
    }),
  });
  const asked = await urna(`what-if kz-2023 --rules ${folder}/second.json`);
  expect([asked.exit, asked.stderr.includes("--assume second=CONTEST")]).toEqual([3, true]);
  const given = await urna(`what-if kz-2023 --rules ${folder}/second.json --assume second=list`);
  expect(given.exit).toBe(0);
  expect(given.stdout).toContain("Given: second = list.");
});

/** What is wrong, what is possible, what is written alike. */
test.each<[string, number, readonly string[]]>([
  ["what-if", 2, ["ELECTION"]],
  ["what-if kz-2022 --bar 7", 2, ["kz-president-2022", "kz-referendum-2022"]],
  ["what-if kz-2032 --bar 7", 2, ["kz-majilis-2023"]],
  ["what-if kz-2026 --bar 7", 2, ["kz-kurultai-2026"]],
  ["what-if kz-kurultai-2026 --bar 7", 3, ["No result is loaded"]],
  ["what-if kz-2023 --bar 101", 2, ["0 % to 100 %", "101%"]],
  ["what-if kz-2023 --bar -1", 2, ["0 % to 100 %", "-1%"]],
  ["what-if kz-2023 --bar seven", 2, ["seven", "7.5"]],
  ["what-if kz-2023 --formula dhont", 2, ["dhondt", "sainte-lague"]],
  ["what-if kz-2023 --formula droop", 0, []],
  ["what-if kz-2023 --seats list=-5", 2, ["seats.list", "-5"]],
  ["what-if kz-2023 --seats list=many", 2, ["list=98,district=0"]],
  ["what-if kz-2023 --seats lists=5", 2, ["list, district"]],
  ["what-if kz-2023 --seats list=0,district=0", 2, ["at least one seat"]],
  ["what-if kz-2021 --link", 2, ["beside tiers won in areas"]],
  ["what-if kz-2023 --rules kz/majlis@2023-01-01", 2, ["kz/majilis@2023-01-01"]],
  ["what-if kz-2023 --rules missing.json", 6, ["missing.json"]],
  ["what-if kz-2023 --set bra.atLeast=7%", 2, ["bar, second, list", "bar"]],
  ["what-if kz-2023 --set bar.atleast=7%", 2, ["atLeast"]],
  ["what-if kz-2023 --set bar.atLeast=700%", 2, ["700%"]],
  ["what-if kz-2023 --set bar", 2, ["STEP.FIELD=VALUE"]],
  ["what-if kz-2023 --assume distrikt=amanat:29", 2, ["district"]],
  ["what-if kz-2023 --assume district=amanat:1", 2, ["29 seats in all"]],
  ["what-if kz-2023 --assume district", 2, ["NAME=VALUE"]],
  ["what-if kz-2023 --against-all maybe", 2, ["kept, dropped, empty, rerun"]],
  ["what-if kz-2021 --against-all dropped", 2, ["votes against all on the ballot"]],
  ["what-if kz-2023 --sweep bar=60..0", 2, ["the smaller share first"]],
  ["what-if kz-2023 --sweep bar=0..160", 2, ["0 % to 100 %"]],
  ["what-if kz-2023 --sweep seats.list=0..99", 2, ["0 to 98"]],
  ["what-if kz-2023 --sweep seats.lsit=0..98", 2, ["list"]],
  ["what-if kz-2023 --sweep bar", 2, ["bar=0..60"]],
  ["what-if kz-2023 --sweep bar=0..1 --sweep bar=0..2", 2, ["--sweep bar is given twice"]],
  ["what-if kz-2023 --bar 7 --bar 8", 2, ["--bar is given twice"]],
  ["what-if kz-2023 --seats list=60,list=70", 2, ["--seats list is given twice"]],
  ["what-if kz-2023 --set bar.atLeast=7% --set bar.atLeast=8%", 2, ["--set bar.atLeast is given twice"]],
  ["what-if kz-2023 --bar 7 --set bar.atLeast=8%", 2, ["--bar and --set bar.atLeast"]],
  ["what-if kz-2023 --bar 7 --sweep bar=0..10", 2, ["--bar and --sweep bar"]],
  ["what-if kz-2023 --seats district=9 --sweep seats.list=0..9", 2, ["--seats and --sweep seats.list"]],
  [
    "what-if kz-2023 --set list.seats=9 --sweep seats.list=0..9",
    2,
    ["--set list.seats and --sweep seats.list"],
  ],
  [
    "what-if kz-2023 --rules kz/majilis@2021-01-10 --sweep bar=0..60",
    2,
    ["--against-all kept, --against-all dropped"],
  ],
  ["what-if kz-2021 --rules kz/majilis@2023-01-01 --sweep bar=0..60", 3, ["--assume district="]],
  ["what-if kz-2023 --bar 7 --party amanta", 2, ["amanat"]],
  ["what-if kz-president-2022 --bar 7", 2, ["one national allotment"]],
  [
    "what-if kz-2023 --rules ie/president@1937-12-29",
    3,
    ["--assume president=CONTEST", "ballots with preferences", "--assume president=first-only"],
  ],
  ["what-if kz-2023 --bar 101 --lang ru", 2, ["доля от 0 % до 100 %"]],
  ["what-if kz-2023 --set barr.atLeast=7% --lang kk", 2, ["<қадам>.<өріс>", "list-length", "bar"]],
  ["what-if kz-2023 --sweep seats.list=9..0 --lang es", 2, ["números enteros de 0 a 98"]],
  ["what-if de-bundestag-2025 --formula dhondt", 2, ["--set one of upper.divisor"]],
  ["compare kz-2021 de-bundestag-2025", 2, ["two countries"]],
  ["indices kz-2023 --against de-bundestag-2025", 2, ["two countries"]],
  ["compare kz-2021", 2, ["SECOND"]],
  ["compare kz-2021 kz-2023 --party amanta", 2, ["amanat"]],
  ["compare kz-2021 kz-kurultai-2026", 3, ["No result is loaded"]],
  ["margins kz-2023 amanta", 2, ["amanat"]],
  ["margins kz-2023 independent", 2, ["auyl"]],
  ["margins kz-2023 --kind stolen", 2, ["moved, withheld, added"]],
  ["margins kz-referendum-2022", 2, ["seats that are won by votes\n"]],
  // Why there are no margins: of the law, of the figures, of the contender; never a place in a document.
  ["margins kz-referendum-2022 --lang kk", 2, ["Бұл сайлауда", "күтілгені: дауыспен алынатын орындар\n"]],
  ["margins us-house-apportionment-2010 --lang ru", 2, ["(Палата)", "места, которые получают голосами"]],
  [
    "margins kz-maslikhat-2023-karaganda",
    3,
    ["No margins can be found for these seats (list).", "No votes are loaded (district vote)"],
  ],
  ["margins kz-senate-2023 --lang es", 3, ["(Senado)", "los votos en que se basan no están cargados"]],
  ["margins kz-2023 --tier district", 3, ["these seats (district)", "the votes behind them are not loaded"]],
  [
    "margins kz-president-2015 --lang ru",
    3,
    ["(президент)", "Голоса не загружены (голосование за президента)"],
  ],
  ["margins nz-house-2014 --tier list --doubtful x.csv", 2, ["one allotment in the whole"]],
  ["margins kz-2023 against-all", 2, ["Against all cannot win these seats (list)", "amanat, aq-jol"]],
  // What the engine says of a document, in every language.
  [
    "what-if kz-2023 --set list.seats=-5 --lang ru",
    2,
    ["list.seats", "Значение не того вида", "ожидалось: целое число от 0 до 1000000\n"],
  ],
  [
    "what-if kz-2023 --set list.votes=bar --lang kk",
    2,
    ["мынаны беретін қадам: дауыстар\n", "bar қадамы мынаны береді: қатысушылар жиыны\n"],
  ],
  ["what-if kz-2023 --set bar.of=vlid --lang es", 2, ["bar.of", "una base que no existe", "uno de valid\n"]],
  ["margins nz-house-2014 --tier electorat", 2, ["one of: electorate"]],
])("urna %s: exit %i", async (line, exit, parts) => {
  const ended = await urna(line);
  expect(ended.exit).toBe(exit);
  for (const part of parts) expect(ended.stderr).toContain(part);
});

/** What the law says already is said to be so, and is no error. */
test.each([
  ["kz-2023 --formula hare", "formula Hare with largest remainders"],
  ["kz-2023 --bar 1/20", "bar 5 %"],
  ["kz-2023 --seats list=69,district=29", "list: 69, district: 29"],
  ["kz-2023 --set bar.atLeast=0.05", "bar.atLeast = 0.05"],
  ["kz-2023 --set bases.valid.lines=contenders,against-all", "bases.valid.lines = contenders,against-all"],
  ["kz-2023 --against-all kept", "against all counted in the base of the bar"],
  ["kz-president-2022 --bar 0", "bar 0 %"],
  ["nz-house-2014 --link", "tiers linked"],
  ["nz-house-2014 --formula webster", "formula Sainte-Laguë"],
  ["nl-tweede-kamer-2023 --formula dhondt", "formula D’Hondt"],
])("what-if %s: the rules say so already", async (asked, said) => {
  const { exit, stdout } = await urna(`what-if ${asked}`, { columns: 100 });
  const [head = "", result, same] = stdout.split("\n\n");
  expect(exit).toBe(0);
  expect(head.replaceAll(/\s/g, " ")).toContain(`WHAT-IF: ${said} (the rules say so already)`);
  expect(same).toBe("Nothing changes: the law says so already.");
  expect(result).toContain("seat");
  expect(result).toContain("(0).");
});

test.each([
  ["ru", "порог 5 % (так уже сказано в правилах)", "Ничего не меняется: так уже сказано в законе."],
  ["kk", "меже 5 % (ережелерде бұрыннан солай)", "Ештеңе өзгермейді: заңда бұрыннан солай."],
  ["es", "umbral 5 % (las reglas ya lo dicen)", "No cambia nada: la ley ya lo dice."],
])("in %s too", async (lang, said, same) => {
  const { stdout } = await urna(`what-if kz-2023 --bar 5 --lang ${lang}`);
  expect(stdout.replaceAll(/\s/g, " ")).toContain(said);
  expect(stdout).toContain(same);
});

test("a change is measured against the law that the same question brings", async () => {
  const law = "what-if kz-2023 --rules kz/majilis@2021-01-10 --against-all dropped";
  const head = async (rest: string): Promise<string> =>
    (await urna(`${law} ${rest}`)).stdout.split("\n\n")[0]?.replaceAll(/\s/g, " ") ?? "";
  expect(await head("--bar 7")).toContain("; bar 7 % (the rules say so already); ");
  expect(await head("--bar 5")).toContain("; bar 5 % instead of 7 %; ");
  expect(await head("--seats list=98")).toContain("list: 98 (the rules say so already)");
  const own = await urna("what-if kz-2023 --rules kz/majilis@2023-01-01");
  expect(own.stdout).toContain("rules kz/majilis@2023-01-01 (they are the ones in force)\n");
  expect(own.stdout).toContain("Nothing changes");
});

test("votes against all that are dropped are dropped from a base in which this law counts them", async () => {
  const { stdout } = await urna("what-if kz-2023 --against-all dropped", { columns: 100 });
  expect(stdout).toContain("left out of the base of the bar, in which this law counts");
});

test("where only who sits is not known, seats are compared as anywhere", async () => {
  const { exit, stdout, stderr } = await urna("what-if pl-sejm-2023 --set seats.divisor=sainte-lague");
  expect([exit, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("Prawo i Sprawiedliwość: 171 of 460 seats (−23).");
  expect(stdout).not.toContain("missing");
});

test("a tier of which nothing is known is left out by name, and is no zero", async () => {
  const { exit, stdout } = await urna("what-if kz-maslikhat-2023-almaty --bar 7");
  expect(exit).toBe(3);
  expect(stdout).toContain("Amanat: 13 of 21 seats (+1).");
  expect(stdout).toMatch(/^ {2}Amanat +13 +\? +13 +\+1 {2}▲$/m);
  expect(stdout).toContain("• Not known, and left out on both sides: district.");
});

/** What a message asks for can be given as it says, in any order, until there is an answer or a limit that it names. */
test.each<[string, readonly string[], number, string]>([
  ["ie/president", [], 3, "president=first-only"],
  ["ie/president", ["president=first-only", "president=list"], 0, "Amanat: 1 of 1 seat (−61)."],
  ["pl/sejm", [], 3, "--assume district.seats=NUMBER"],
  ["pl/sejm", ["district.seats=460", "district=one"], 0, "Amanat: 266 of 460 seats (+204)."],
  ["at/nationalrat@1993-05-01", [], 3, "183 in all; --assume land.seats=NUMBER"],
  [
    "at/nationalrat@1993-05-01",
    ["land=one", "region=one", "land.seats=183", "region.seats=183"],
    0,
    "of 183 seats",
  ],
  ["ru/duma", [], 3, "--assume invalid=NUMBER"],
  ["ru/duma", ["invalid=100000"], 0, "Amanat: 151 of 254 seats (+89)."],
  ["kr/assembly", [], 3, "district (district vote) in 253 areas, which are not there: give the seats"],
  ["kr/assembly", ["district=amanat:200,auyl:53"], 0, "of 300 seats"],
  ["kz/majilis@1999-05-06", ["district=amanat:50,independent:17"], 0, "Amanat: 57 of 77 seats"],
  [
    "de/bundestag@2023-06-14",
    [],
    3,
    "299 areas of this level with their votes; nothing can stand in for them",
  ],
  [
    "de/bundestag@2020-11-19",
    ["second=list", "first=amanat:299", "land=one", "land.population=19000000"],
    0,
    "Given: land.population = 19000000.",
  ],
  ["kz/referendum@2008-05-04", [], 2, "rules that fill seats"],
])("2023 under %s with %j: exit %i", async (rules, given, exit, said) => {
  const options = given.map((each) => `--assume ${each}`).join(" ");
  const ended = await urna(`what-if kz-2023 --rules ${rules} ${options}`);
  expect([ended.exit, ended.stdout + ended.stderr]).toEqual([exit, expect.stringContaining(said)]);
  for (const each of given) expect(ended.stdout).toContain(`Given: ${each.replace("=", " = ")}.`);
});

test("an Irish president by the first preferences of the ballots, in two rounds", async () => {
  const line = "what-if ie-president-1990 --rules kz/president@2022-11-20";
  expect((await urna(line)).stderr).toContain("--assume president=first-preferences");
  const first = await urna(`${line} --assume president=first-preferences`);
  expect(first.stdout.replaceAll(/\s+/g, " ")).toContain("between Brian Lenihan and Mary Robinson");
  expect(first.stderr).toContain("--assume run-off=CONTEST");
  const second = await urna(
    `${line} --assume president=first-preferences --assume run-off=president --assume run-off=first-preferences`,
  );
  expect([second.exit, second.stdout.split("\n\n")[1]]).toEqual([0, "Mary Robinson: 0 of 1 seat (−1)."]);
});

test("single members are no bloc that reaches a majority, and of one seat nobody asks for one", async () => {
  const given = "--rules nz/house --assume party=list --assume electorate=amanat:22,independent:49";
  const { stdout } = await urna(`what-if kz-2023 ${given}`);
  expect(stdout).toContain("• Amanat: loses more than half (61)");
  expect(stdout).not.toMatch(/Independent candidates: (reaches|loses)/);
  const one = await urna(
    "what-if kz-2023 --rules ie/president --assume president=list --assume president=first-only",
  );
  expect(one.stdout).not.toContain("two thirds");
});

test.each([
  ["kz-2023 --assume president=list --assume president=list", "--assume president is given twice"],
  ["kz-2023 --assume district=amanat:29 --assume district=auyl:29", "--assume district is given twice"],
  ["kz-2023 --assume district.seats=5", "a whole number for the one area of this level: district"],
  ["kz-2023 --assume nation.seats=-5", "a whole number for the one area of this level: nation"],
  ["kz-2023 --assume invalid=1.5", "a whole number, zero or more"],
  [
    "de-bundestag-2025 --sweep seats.list=0..9",
    "rules with a tier that is shared in proportion in the whole",
  ],
  ["kz-president-1999 --sweep bar=0..9", "rules with a bar that is measured in the whole"],
  ["kr-assembly-2020 --sweep seats.list=0..9", "a tier shared in proportion: parallel"],
])("what-if %s: refused", async (asked, said) => {
  const { exit, stderr } = await urna(`what-if ${asked}`);
  expect([exit, stderr]).toEqual([2, expect.stringContaining(said)]);
});

test("whoever has a majority without the seats of an open tie keeps it", async () => {
  const given = "--assume district=amanat:200,independent:53";
  const { exit, stdout } = await urna(`what-if kz-2023 --rules kr/assembly ${given}`);
  expect(exit).toBe(4);
  expect(stdout).toContain("Equal claims: Aq Jol and Respublica, for 1 place.");
  expect(stdout).toContain("• Amanat: reaches two thirds (200)\n• Amanat: keeps more than half (151)");
  expect(stdout).not.toContain("loses");
});

test("a tier of two rounds is one that is won in areas", async () => {
  const swept = await urna("what-if kz-2004 --sweep seats.list=0..77");
  expect(swept.stdout).toContain("WHAT-IF: list from 0 to 77 seats, the rest of 77: district");
  const linked = await urna("what-if kz-2004 --link");
  expect([linked.exit, linked.stdout]).toEqual([0, expect.stringContaining("WHAT-IF: tiers linked")]);
});

test("two elections that fill other seats stand side by side, without a matrix and without a zero", async () => {
  const { exit, stdout } = await urna("compare kz-2023 kz-president-2022 --text");
  expect(exit).toBe(0);
  expect(stdout.replaceAll(/\s+/g, " ")).toContain(
    "Election of the Mäjilis (2023) and Election of the President (2022) do not fill the same seats",
  );
  expect(stdout).not.toMatch(/votes by rules|became/);
  expect(stdout).toMatch(/^ {2}2022-11-20 {2}Election of the President +69\.44/m);
  const told: unknown = JSON.parse((await urna("compare kz-2023 kz-president-2022 --json")).stdout);
  expect(told).toMatchObject({ isAlike: false, houses: [{ members: 98 }, { members: 1 }] });
  expect(told).not.toHaveProperty("decomposition");
  const votes = await urna("compare kz-referendum-2022 kz-referendum-2024 --text");
  expect([votes.exit, votes.stdout]).toEqual([0, expect.stringMatching(/2024-10-06 .+ 63\.66 +63\.66/)]);
});

test.each([
  ["en", "kz-majilis-2023 is compared with itself"],
  ["ru", "kz-majilis-2023: выборы сравниваются сами с собой"],
  ["kk", "kz-majilis-2023: сайлау өзімен салыстырылып тұр"],
  ["es", "kz-majilis-2023 se compara consigo misma"],
])("an election is not compared with itself, in %s", async (lang, said) => {
  const { exit, stderr } = await urna(`compare kz-2023 kz-majilis-2023 --lang ${lang}`);
  expect([exit, stderr]).toEqual([2, expect.stringContaining(said)]);
});

test("a later election first: the rules, then the votes", async () => {
  const { stdout } = await urna("compare kz-2023 kz-2021 --text");
  expect(stdout).toContain("62 → 65 → 76  rules +3, votes +11   against all in the base");
  expect(stdout).toContain("votes first   votes −11 to +18, rules −4 to +25");
  expect(stdout).toMatch(/^ {2}Respublica +8\.59 +– {2}did not exist yet/m);
});

test("single members lead no comparison, and tiers have the seats that they had", async () => {
  expect((await urna("compare kz-2004 kz-majilis-1999 --text")).stdout).toMatch(/^Otan: seats 42 → 23/);
  const german = await urna("compare de-bundestag-2021 de-bundestag-2025 --text");
  expect(german.stdout).toContain("direct 276,");
  expect(german.stdout.replaceAll(/\s+/g, " ")).toContain("of 2021: figures by area (constituency)");
});

test("a picture of a sweep says what was assumed for it, and a silent law is said to be silent", async () => {
  const swept = await urna("what-if kz-2023 --against-all dropped --sweep bar=0..9 --svg", { columns: 100 });
  expect(swept.stdout).toContain("in which this law counts");
  const silent = await urna("what-if kz-2023 --bar 60 --svg");
  expect([silent.exit, silent.stdout, silent.stderr]).toEqual([
    5,
    "",
    expect.stringContaining("The law is silent."),
  ]);
});

test("a share as languages print it, and ends of a sweep as they are printed", async () => {
  expect((await urna("what-if kz-2023 --bar 5,5")).stdout).toContain("Amanat: 64 of 98 seats (+2).");
  const swept = await urna("what-if kz-2023 --sweep bar=146431/6366441..7% --party amanat");
  expect(swept.stdout).toMatch(/≈ 2\.3000 +61 .*Baytaq\n.* 62 .*law: 5/);
  const own = await urna("what-if kz-2023 --sweep bar=5%..7% --party amanat");
  expect(own.stdout).toMatch(/≈ 5\.2000 +62 +more than half +OSDP +law: 5/);
  for (const [asked, found] of [
    ["bar=9..1", "found: 9..1"],
    ["bar=-1/2..5", "0 % to 100 %"],
    ["bar=0...5", "cannot be read: bar=0...5"],
  ] as const)
    expect((await urna(`what-if kz-2023 --sweep ${asked}`)).stderr).toContain(found);
});

test("whoever is let in without the share stands below no bar", async () => {
  const { stdout } = await urna("what-if nz-house-2014 --bar 4");
  expect(stdout).toMatch(/^ {2}Māori Party +1 +1 +2 +0$/m);
  expect(stdout).toMatch(/^ {2}ACT New Zealand +1 +0 +1 +0 {2}0\.69 % < 4 %$/m);
});

test("what stands where a file is no JSON is shown as it is, in every language", async () => {
  const folder = folderWith({ "bad.json": '{ "urna": "rules/1",,}' });
  const { exit, stderr } = await urna(`what-if kz-2023 --rules ${folder}/bad.json --lang ru`);
  expect([exit, stderr]).toEqual([6, expect.stringContaining("найдено: ,}")]);
});

test("a question is adopted or not, and by the law", async () => {
  const line = "what-if kz-referendum-2022 --set majority.moreThan=9/10";
  expect((await urna(line)).stdout).toContain(
    "Not adopted: a condition of the law is not met. By the law: Not known: figures\n",
  );
  const same = await urna("what-if kz-referendum-2022 --set majority.moreThan=1/2 --lang ru");
  expect(same.stdout).toContain("Неизвестно: цифры для условия закона не опубликованы.");
  expect(same.stdout).not.toContain("По закону:");
});

test("seats that are assumed: whoever is written almost like somebody else, and twice, is refused", async () => {
  const near = await urna("what-if kz-2023 --assume district=amanta:22,independent:7");
  expect([near.exit, near.stderr]).toEqual([2, expect.stringContaining("did you mean: amanat")]);
  const twice = await urna("what-if kz-2023 --assume district=amanat:22,amanat:7 --lang es");
  expect([twice.exit, twice.stderr]).toEqual([2, expect.stringContaining("cada nombre una sola vez")]);
  const sum = await urna("what-if kz-2023 --assume district=amanat:1");
  expect(sum.stderr).toContain("This is not possible: district.\n");
});

test("more members that are appointed are appointed by whom the real ones were", async () => {
  const { exit, stdout } = await urna("what-if kz-2021 --seats assembly=20");
  expect(exit).toBe(0);
  expect(stdout.replaceAll(/\s+/g, " ")).toContain(
    "Assembly: 20 seats instead of 9, split as the real ones were",
  );
});

test("a bar is the one of the whole; where areas do not fit is said in every language", async () => {
  const swedish = await urna("what-if se-riksdag-2018 --bar 3");
  expect(swedish.stdout.replaceAll(/\s/g, " ")).toContain("bar 3 % instead of 4 %");
  const given = "--assume second=list --assume first=list --assume constituency=one --assume land=one";
  const { stderr } = await urna(`what-if kz-2023 --rules de/bundestag@2023-06-14 ${given} --lang ru`);
  expect(stderr).toContain("Так нельзя: most-votes: территории уровня constituency.");
  expect(stderr).toContain("ожидалось: территорий: 299");
});

test("messages are broken at the width of a terminal, and whole in a pipe", async () => {
  const line = "margins kz-2023 zzz";
  const { stderr } = await urna(line, { tty: true, columns: 40, env: { NO_COLOR: "1" } });
  expect(stderr.split("\n").filter((each) => each.length > 40)).toEqual([]);
  expect(stderr.replaceAll(/\n +/g, " ")).toContain("osdp, against-all, independent");
  expect((await urna(line)).stderr).toContain("  expected one of: amanat, auyl, respublica, qhp, baytaq,");
});
