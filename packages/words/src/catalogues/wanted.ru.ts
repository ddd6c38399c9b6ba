/** What a change of an election would have had to be, in Russian. */

import type { Message } from "../message.ts";
import type { wanted as en } from "./wanted.en.ts";

export const wanted: Readonly<Record<keyof typeof en, Message>> = {
  "wanted.share": "доля от 0 % до 100 %",
  "wanted.shares": "доли от 0 % до 100 %",
  "wanted.smallerFirst": "сначала меньшая доля",
  "wanted.oneBar": "один порог; задайте один из {{names}}",
  "wanted.exactlyOneBar": "правила ровно с одним порогом",
  "wanted.nationalAllotment": "правила, по которым места делят пропорционально один раз по всей стране",
  "wanted.oneOf": "одно из: {{names}}",
  "wanted.step": "<шаг>.<поле>, где шаг — один из: {{names}}",
  "wanted.proportion": "правила, по которым места делят пропорционально по всей стране",
  "wanted.formulaField":
    "правила, по которым места делят пропорционально по всей стране; здесь --set с одним из полей: {{names}}",
  "wanted.barAndAgainst": "порог и голоса против всех в бюллетене, к которому он относится",
  "wanted.districts": "часть палаты, которую избирают по округам",
  "wanted.districtsAgainst": "голоса против всех в бюллетене по округам",
  "wanted.linkable": "одна часть, которую делят пропорционально, рядом с частями, избираемыми по округам",
  "wanted.numbers": "части, число мест которых задано в документе",
  "wanted.numberTier":
    "часть, число мест которой задано в документе одним числом; меняйте места до связывания",
  "wanted.seatsOrVotes":
    "места как OPTION:NUMBER,OPTION:NUMBER, {{first}} или голосование, голоса которого берутся: {{names}}",
  "wanted.whole": "целое число не меньше нуля",
  "wanted.areaSeats": "целое число для единственной территории этого уровня: {{level}}",
  "wanted.someSharedTier": "правила, по которым часть палаты делят пропорционально по всей стране",
  "wanted.wholeBar": "правила с порогом, который считают по всей стране",
  "wanted.seatRules": "правила, по которым заполняют места",
  "wanted.onceEach": "каждое имя один раз",
  "wanted.oneArea": "{{one}}: одна территория вместо всей страны",
  "wanted.input": "данные, нужные правилам: {{names}}",
  "wanted.tier": "часть палаты: {{names}}",
  "wanted.sharedTier": "часть, которую делят пропорционально: {{names}}",
  "wanted.oneOther": "не больше одной другой части, избираемой по округам",
  "wanted.upTo": "целое число от 0 до {{most}}",
  "wanted.range": "целые числа от 0 до {{most}}, сначала меньшее",
  "wanted.multiple": "число, кратное {{each}}: столько мест у каждого округа",
  "wanted.someSeats": "хотя бы одно место в одной части",
};
