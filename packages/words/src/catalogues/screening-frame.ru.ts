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
  "screening.bounds.ballots":
    "увидено больше бюллетеней за вариант, чем в протоколе: участков {{stations}} из {{all}}, бюллетеней {{ballots}}",
  "screening.bounds.double":
    "у двери насчитано больше избирателей, чем в протоколе: участков {{stations}}; счётчик, который только пропускает, так не может",
  "screening.bounds.missed":
    "у двери от открытия до закрытия насчитано намного меньше избирателей, чем в протоколе: участков {{stations}}",
  "screening.bounds.holds":
    "ни в одном протоколе нет меньше того, что видели: строк свидетельств {{n}}, участков {{stations}}",
  "screening.bounds.unmatched": "свидетельства без протокола или без нужной цифры в нём: строк {{n}}",
  "screening.bounds.only":
    "Увиденное — нижняя граница для своего участка. Это не выборка: о других участках отсюда ничего не следует.",
  "screening.column.station": "участок",
  "screening.column.what": "что",
  "screening.column.protocol": "протокол",
  "screening.column.above": "больше на",
  "screening.column.needs": "нужно ошибок",
  "screening.column.chance": "вероятность (Холм)",
  "screening.evidence.ballots": "бюллетени",
  "screening.evidence.clicks": "избиратели у двери",
  "screening.evidence.folder": "свидетельства ставятся рядом с папкой протоколов (urna import)",
  "screening.asked.count": "Вопросов отправлено: {{sent}}; отвечено: {{answered}}.",
  "screening.asked.add":
    "Чтобы добавить: строка в {{file}} атласа (когда, кем, кому, о чём спрошено, о какой проверке); ответ с документом — в replies.csv рядом.",
  "screening.asked.question": "{{date}}, {{by}} → {{to}}: {{asks}} ({{tests}})",
  "screening.asked.reply": "{{date}}, ответ: {{says}}",
  "screening.asked.noReply": "ответа не записано",
  "screening.blocked.head":
    "То, что результаты по участкам не публикуются, — само по себе находка. Наблюдатели рекомендовали:",
  "screening.blocked.one":
    "{{mission}}: {{says}}; до тех пор проверок, которые нельзя провести: {{n}} ({{tests}})",
};
