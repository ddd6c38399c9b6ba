/**
 * Words by which tables name figures, stations, areas: from tables that we met, in four languages.
 *
 * @module
 */

import type { FieldName } from "@urna/tally";

/** Words for the figures in tables that we met: English, Russian, Kazakh, Spanish; compared without case and signs. */
export const FIGURE_WORDS: Readonly<Record<FieldName, readonly string[]>> = {
  registered: [
    "voters",
    "registered voters",
    "voters registered",
    "избирателей в списке",
    "избирателей, включённых в список",
    "избирателей",
    "тізімдегі сайлаушылар",
    "сайлаушылар",
    "electores",
    "inscritos",
  ],
  receivedBallot: [
    "received",
    "received ballot",
    "signed",
    "получили бюллетени",
    "избирателей, получивших бюллетени",
    "бюллетень алған сайлаушылар",
    "votantes",
  ],
  issued: [
    "ballots issued",
    "cards issued",
    "given",
    "выдано",
    "выдано бюллетеней",
    "выданных бюллетеней",
    "берілген бюллетеньдер",
  ],
  issuedOutside: ["given out", "выдано вне помещения"],
  delivered: [
    "ballots received by station",
    "ballots received",
    "получено бюллетеней",
    "полученных бюллетеней",
    "алынған бюллетеньдер",
  ],
  unused: [
    "cancelled",
    "погашено",
    "погашенные бюллетени",
    "погашенных бюллетеней",
    "неиспользованных бюллетеней",
    "пайдаланылмаған бюллетеньдер",
    "sobrantes",
  ],
  spoiled: ["exchanged", "испорчено", "испорченных бюллетеней", "бүлінген бюллетеньдер"],
  inBoxes: [
    "ballots",
    "cast",
    "in box",
    "ballots cast",
    "ballots found",
    "в ящиках",
    "бюллетеней в ящиках",
    "жәшіктердегі бюллетеньдер",
    "votos emitidos",
  ],
  inStationary: ["box stationary", "в стационарных ящиках", "стационарлық жәшіктердегі бюллетеньдер"],
  inPortable: ["box portable", "в переносных ящиках", "тасымалданатын жәшіктердегі бюллетеньдер"],
  applicationsOutside: ["applications", "заявлений", "өтініштер"],
  tookPart: ["took part", "приняли участие", "принявших участие", "дауыс беруге қатысқандар"],
  valid: [
    "valid votes",
    "votes valid",
    "действительные",
    "действительных бюллетеней",
    "жарамды",
    "жарамды бюллетеньдер",
    "válidos",
    "validos",
  ],
  invalid: [
    "invalid votes",
    "votes invalid",
    "недействительные",
    "недействительных бюллетеней",
    "жарамсыз",
    "жарамсыз бюллетеньдер",
    "nulos",
  ],
  againstAll: ["against all", "против всех", "бәріне қарсы", "en contra de todos"],
  certificatesTaken: ["certificates taken"],
};
/** Words for the station. */
export const STATION_WORDS: readonly string[] = [
  "station",
  "station id",
  "polling station",
  "uik",
  "уик",
  "участок",
  "mesa",
  "precinct",
  "учаске",
];
/** Words for areas, with the level that they mean. */
export const AREA_WORDS: readonly (readonly [level: string, words: readonly string[]])[] = [
  [
    "region",
    ["region", "регион", "область", "облыс", "department", "departamento", "province", "prefectures"],
  ],
  ["district", ["district", "oik", "округ", "аудан", "municipio", "communes"]],
  ["commission", ["commission", "tik", "тик"]],
  // Of any level: the areas of the election say which.
  ["area", ["area", "территория", "аумақ"]],
];
/** Words for the other columns. */
export const OTHER_WORDS = {
  contest: ["contest", "race"],
  copy: ["copy"],
  source: ["source"],
  option: ["option", "candidate", "party", "list", "партия", "кандидат"],
  number: ["votes", "count", "number", "голосов", "голоса", "votos", "дауыс"],
  abroad: ["abroad"],
  corrects: ["corrects"],
  signedOff: ["signed off"],
  share: ["percent", "share", "процент", "проценты", "пайыз", "porcentaje"],
} as const;

/** Endings of columns that hold a printed percentage. */
export const IN_PERCENT: readonly string[] = ["percent", "share", "процент", "пайыз", "porcentaje"];
/** Endings of columns that hold a figure in words. */
export const IN_WORDS: readonly string[] = ["in words", "прописью", "жазумен", "en letras"];

/** Words of lines that are sums of others. */
export const TOTAL_WORDS: readonly string[] = ["total", "totals", "итого", "всего", "барлығы", "sum", "suma"];
