/**
 * Numbers in words, as protocols write them beside the digits: Kazakh, Russian, English, Spanish.
 *
 * @module
 */

import { parseFigure } from "./figure.ts";

/** Words that are added: units, tens, and the hundreds that are one word. */
const VALUES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    0: "нөл ноль нуль zero cero",
    1: "бір один одна одно one un uno una",
    2: "екі два две two dos",
    3: "үш три three tres",
    4: "төрт четыре four cuatro",
    5: "бес пять five cinco",
    6: "алты шесть six seis",
    7: "жеті семь seven siete",
    8: "сегіз восемь eight ocho",
    9: "тоғыз девять nine nueve",
    10: "он десять ten diez",
    11: "одиннадцать eleven once",
    12: "двенадцать twelve doce",
    13: "тринадцать thirteen trece",
    14: "четырнадцать fourteen catorce",
    15: "пятнадцать fifteen quince",
    16: "шестнадцать sixteen dieciseis",
    17: "семнадцать seventeen diecisiete",
    18: "восемнадцать eighteen dieciocho",
    19: "девятнадцать nineteen diecinueve",
    20: "жиырма двадцать twenty veinte",
    21: "veintiun veintiuno veintiuna",
    22: "veintidos",
    23: "veintitres",
    24: "veinticuatro",
    25: "veinticinco",
    26: "veintiseis",
    27: "veintisiete",
    28: "veintiocho",
    29: "veintinueve",
    30: "отыз тридцать thirty treinta",
    40: "қырық сорок forty cuarenta",
    50: "елу пятьдесят fifty cincuenta",
    60: "алпыс шестьдесят sixty sesenta",
    70: "жетпіс семьдесят seventy setenta",
    80: "сексен восемьдесят eighty ochenta",
    90: "тоқсан девяносто ninety noventa",
    100: "сто ciento cien",
    200: "двести doscientos doscientas",
    300: "триста trescientos trescientas",
    400: "четыреста cuatrocientos cuatrocientas",
    500: "пятьсот quinientos quinientas",
    600: "шестьсот seiscientos seiscientas",
    700: "семьсот setecientos setecientas",
    800: "восемьсот ochocientos ochocientas",
    900: "девятьсот novecientos novecientas",
  }).flatMap(([value, words]) => words.split(" ").map((word) => [word, Number(value)] as const)),
);

/** Words by which what stands before them is multiplied. */
const HUNDREDS: ReadonlySet<string> = new Set(["жүз", "hundred"]);
const SCALES: ReadonlyMap<string, number> = new Map([
  ...["мың", "тысяча", "тысячи", "тысяч", "thousand", "mil"].map((word) => [word, 1000] as const),
  ...["миллион", "миллиона", "миллионов", "million", "millon", "millones"].map(
    (word) => [word, 1_000_000] as const,
  ),
]);
const BETWEEN: ReadonlySet<string> = new Set(["and", "y", "и"]);

/** Reads a number in words, or in digits; undefined for what is neither. */
export function parseNumeral(written: string): number | undefined {
  const digits = parseFigure(written);
  if (digits !== undefined) return digits;
  const words = withoutAccents(written.toLowerCase()).split(/[\s,.-]+/);
  let [total, group, said] = [0, 0, false];
  let scale = Number.POSITIVE_INFINITY;
  for (const word of words) {
    if (word === "" || BETWEEN.has(word)) continue;
    const value = VALUES.get(word);
    const larger = SCALES.get(word);
    if (value !== undefined) {
      // A part fits behind a larger one: behind "twenty" a unit, behind "hundred" anything below it.
      if (group % (value < 10 ? 10 : value < 100 ? 100 : 1000) !== 0) return undefined;
      group += value;
    } else if (HUNDREDS.has(word)) {
      if (group > 9) return undefined;
      group = Math.max(1, group) * 100;
    } else if (larger !== undefined && larger < scale) {
      total += Math.max(1, group) * larger;
      group = 0;
      scale = larger;
    } else return undefined;
    said = true;
  }
  return said ? total + group : undefined;
}

/** Spanish accents are often left out. Cyrillic letters keep their marks: ё and й are other letters. */
function withoutAccents(text: string): string {
  return text.replaceAll(/[áéíóú]/g, (letter) => letter.normalize("NFD").slice(0, 1));
}
