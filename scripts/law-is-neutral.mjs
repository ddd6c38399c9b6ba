// A clause never looks at a country: packages/law/src names no state, no people, no path by a country code and no
// election. What is particular to a country is data, and lives in packages/atlas. Tests may name anything.

import { codeFiles, conclude, isTest, read } from "./lib/sources.mjs";

const FOLDER = "packages/law/src";

/** Names of formulas in the literature of the field, and one verb. They are taken out of a line before it is judged. */
const ALLOWED = [
  {
    term: /\bDanish (?:divisors?|method|sequence)\b|"danish"/gi,
    reason: "the divisors 1, 4, 7, ... have this name only",
  },
  { term: /\bScottish STV\b/g, reason: "the name of one rule for passing on surpluses" },
  { term: /\bpolish(?:ed|es|ing)?\b/g, reason: "the verb, in small letters" },
];

/** Adjectives and other names of states, beside the names that Node knows itself. */
const PEOPLES = `
  Afghan Albanian Algerian American Andorran Angolan Argentine Argentinian Armenian Australian Austrian Azerbaijani
  Azeri Bahamian Bahraini Bangladeshi Barbadian Belarusian Belgian Belizean Beninese Bhutanese Bolivian Bosnian
  Brazilian British Bulgarian Burkinabe Burmese Burundian Cambodian Cameroonian Canadian Chadian Chilean Chinese
  Colombian Comorian Congolese Croatian Cuban Cypriot Czech Danish Djiboutian Dominican Dutch Ecuadorian Egyptian
  Emirati English Eritrean Estonian Ethiopian Fijian Filipino Finnish French Gabonese Gambian Georgian German
  Ghanaian Greek Grenadian Guatemalan Guinean Guyanese Haitian Honduran Hungarian Icelandic Indian Indonesian
  Iranian Iraqi Irish Israeli Italian Ivorian Jamaican Japanese Jordanian Kazakh Kazakhstani Kenyan Korean Kosovar
  Kuwaiti Kyrgyz Lao Laotian Latvian Lebanese Liberian Libyan Lithuanian Luxembourgish Macedonian Malagasy Malawian
  Malaysian Maldivian Malian Maltese Mauritanian Mauritian Mexican Moldovan Monegasque Mongolian Montenegrin Moroccan
  Mozambican Namibian Nauruan Nepali Nepalese Nicaraguan Nigerian Nigerien Norwegian Omani Pakistani Palestinian
  Panamanian Paraguayan Peruvian Polish Portuguese Qatari Romanian Russian Rwandan Salvadoran Sammarinese Samoan
  Saudi Scottish Senegalese Serbian Singaporean Slovak Slovene Slovenian Somali Spanish Sudanese Surinamese Swazi
  Swedish Swiss Syrian Taiwanese Tajik Tanzanian Thai Timorese Togolese Tongan Tunisian Turkish Turkmen Ugandan
  Ukrainian Uruguayan Uzbek Venezuelan Vietnamese Welsh Yemeni Zambian Zimbabwean
  Britain Burma Congo England Holland Macau Scotland Swaziland Turkey UK USA USSR Wales
`;

const codes = countryCodes();
const names = [...countryNames(), ...PEOPLES.trim().split(/\s+/)];
const escaped = names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
const NAME = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "iu");
/** A path or an identifier that begins with a country code: "kz/majilis". */
const CODE_PATH = /["'`/]([a-z]{2})\/[a-z][\w-]*/g;
/** The name of a case or an election ends with its year: "some-council-2019". */
const CASE_NAME = /(?<![\w-])[a-z]+(?:-[a-z0-9]+)*-(?:1[89]|20)\d\d(?![\w])/;

/** @type {string[]} */
const complaints = [];
for (const file of codeFiles(FOLDER)) if (!isTest(file)) check(file);
conclude("the law names no country", complaints);

/** @param {string} file */
function check(file) {
  for (const [index, line] of read(file).split("\n").entries()) {
    const named = nameIn(line);
    if (named === undefined) continue;
    complaints.push(
      `${file}:${index + 1}  "${named}": the law knows formulas, no countries and no elections. ` +
        "Move the particular case to packages/atlas, or name the formula by what it does " +
        "(a formula that has no other name goes into the list at the top of scripts/law-is-neutral.mjs).",
    );
  }
}

/**
 * @param {string} line
 * @returns {string | undefined}
 */
function nameIn(line) {
  let rest = line;
  for (const { term } of ALLOWED) rest = rest.replaceAll(term, " ");
  for (const [path, code = ""] of rest.matchAll(CODE_PATH)) if (codes.has(code)) return path.slice(1);
  // Names hide in identifiers too: kazakhList, LIST_OF_JAPAN.
  const words = rest.replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replaceAll("_", " ");
  return NAME.exec(words)?.[0] ?? CASE_NAME.exec(rest)?.[0];
}

/** The two-letter codes of states and territories, as paths write them. */
function countryCodes() {
  /** @type {Set<string>} */
  const found = new Set();
  for (const [code] of regions()) found.add(code.toLowerCase());
  return found;
}

/** The English names that Node knows, without what it adds in brackets and after dashes. */
function countryNames() {
  /** @type {Set<string>} */
  const found = new Set();
  for (const [, name] of regions()) {
    for (const part of name.replace(" SAR China", "").split(/ & | - | \(|\)/))
      if (part !== "") found.add(part);
  }
  return found;
}

/** @returns {Iterable<[code: string, name: string]>} */
function* regions() {
  const regionNames = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
  // Not states: the European Union and its currency, the United Nations, test codes and the unknown.
  const others = new Set(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"]);
  for (const first of letters) {
    for (const second of letters) {
      const name = regionNames.of(first + second);
      if (name !== undefined && !others.has(first + second)) yield [first + second, name];
    }
  }
}
