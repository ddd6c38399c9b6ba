/** The frame of a screening: names of tests, and what they need. */

import type { Message } from "../message.ts";
import type { screeningFrame as en } from "./screening-frame.en.ts";

export const screeningFrame: Readonly<Record<keyof typeof en, Message>> = {
  "screening.test.must-add-up": "должно сходиться",
  "screening.test.round-share": "круглые доли опубликованных итогов",
  "screening.test.sequence": "явка в течение дня",
  "screening.test.integers": "целые проценты",
  "screening.test.digits": "последние цифры и пары цифр",
  "screening.test.fingerprint": "отпечаток явки и результата",
  "screening.test.shpilkin": "диапазон голосов сверх картины при низкой явке",
  "screening.test.rozenas": "пики плотности долей",
  "screening.test.klimek": "поверхность чувствительности модели",
  "screening.test.kireev": "единицы и двойки малых партий",
  "screening.needs.stations":
    "{{test}}: нужны результаты по участкам ({{fewest}} или больше); не загружено ни одного",
  "screening.needs.other": "{{test}}: нужны {{what}}",
  "screening.need.anything": "цифры",
  "screening.need.totals": "опубликованные итоги выборов",
  "screening.need.day": "цифры в течение дня выборов",
};
