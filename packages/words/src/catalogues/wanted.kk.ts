/** What a change of an election would have had to be, in Kazakh. */

import type { Message } from "../message.ts";
import type { wanted as en } from "./wanted.en.ts";

export const wanted: Readonly<Record<keyof typeof en, Message>> = {
  "wanted.share": "0 %-дан 100 %-ға дейінгі үлес",
  "wanted.shares": "0 %-дан 100 %-ға дейінгі үлестер",
  "wanted.smallerFirst": "алдымен кіші үлес",
  "wanted.oneBar": "бір меже; мыналардың бірін беріңіз: {{names}}",
  "wanted.exactlyOneBar": "дәл бір межесі бар ережелер",
  "wanted.nationalAllotment": "орындар бүкіл ел бойынша бір рет пропорционалды бөлінетін ережелер",
  "wanted.oneOf": "мыналардың бірі: {{names}}",
  "wanted.step": "<қадам>.<өріс>, қадам мыналардың бірі: {{names}}",
  "wanted.proportion": "орындар бүкіл ел бойынша пропорционалды бөлінетін ережелер",
  "wanted.formulaField":
    "орындар бүкіл ел бойынша пропорционалды бөлінетін ережелер; мұнда --set мына өрістердің бірімен: {{names}}",
  "wanted.barAndAgainst": "меже және сол бюллетеньдегі «бәріне қарсы» дауыстар",
  "wanted.districts": "округтерде сайланатын бөлік",
  "wanted.districtsAgainst": "округ бюллетеніндегі «бәріне қарсы» дауыстар",
  "wanted.linkable": "округтерде сайланатын бөліктермен қатар пропорционалды бөлінетін бір бөлік",
  "wanted.numbers": "орын саны құжатта берілген бөліктер",
  "wanted.numberTier":
    "орын саны құжатта бір санмен берілген бөлік; орындарды байланыстырмай тұрып өзгертіңіз",
  "wanted.seatsOrVotes":
    "орындар OPTION:NUMBER,OPTION:NUMBER түрінде, {{first}}, немесе дауыстары алынатын дауыс беру: {{names}}",
  "wanted.whole": "нөлден кем емес бүтін сан",
  "wanted.areaSeats": "осы деңгейдегі жалғыз аумаққа арналған бүтін сан: {{level}}",
  "wanted.someSharedTier": "палатаның бір бөлігі бүкіл ел бойынша пропорционалды бөлінетін ережелер",
  "wanted.wholeBar": "межесі бүкіл ел бойынша есептелетін ережелер",
  "wanted.seatRules": "орындар толтырылатын ережелер",
  "wanted.onceEach": "әр атау бір рет",
  "wanted.oneArea": "{{one}}: бүкіл елдің орнына бір аумақ",
  "wanted.input": "ережелерге керек дерек: {{names}}",
  "wanted.tier": "палатаның бөлігі: {{names}}",
  "wanted.sharedTier": "пропорционалды бөлінетін бөлік: {{names}}",
  "wanted.oneOther": "округтерде сайланатын басқа бөлік біреуден артық емес",
  "wanted.upTo": "0 мен {{most}} аралығындағы бүтін сан",
  "wanted.range": "0 мен {{most}} аралығындағы бүтін сандар, алдымен кішісі",
  "wanted.multiple": "{{each}} санына еселі сан: әр округте сонша орын бар",
  "wanted.someSeats": "бір бөлікте кемінде бір орын",
};
