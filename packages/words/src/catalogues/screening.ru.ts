/** Screening in Russian. */

import type { Message } from "../message.ts";
import type { screening as en } from "./screening.en.ts";

export const screening: Readonly<Record<keyof typeof en, Message>> = {
  "screening.answer": "{{name}}: необычного {{unusual}} из {{tests}} проверок; это вопрос, а не приговор",
  "screening.shelf.sums": "1. Должно сходиться",
  "screening.shelf.unusual": "2. Необычное (отсев, не доказательство)",
  "screening.shelf.asked": "3. Спрошено и отвечено",
  "screening.asked.none": "Вопросов к комиссии об этих находках не записано, ответов тоже.",
  "screening.family":
    "Проведено проверок: {{tests}}. При пороге 5 % столько сработало бы случайно: {{chance}}. Поправка на все проверки (Холм).",
  "screening.seed": "Зерно {{seed}}; данные {{hash}}; urna {{version}}.",
  "screening.status.nothing": "ничего необычного",
  "screening.status.unusual": "необычно",
  "screening.status.very": "очень необычно",
  "screening.status.few": "данных мало",
  "screening.label.null": "что сделал бы случай",
  "screening.label.raw": "вероятность без поправок",
  "screening.label.corrected": "вероятность с поправками",
  "screening.label.all": "с поправкой на все проверки",
  "screening.label.rate": "измеренные ложные тревоги",
  "screening.label.effect": "что было бы найдено",
  "screening.label.dropped": "не учтено",
  "screening.label.sees": "может увидеть",
  "screening.label.cannot": "не может увидеть",
  "screening.label.innocent": "может быть безобидно",
  "screening.label.settles": "что дало бы ответ",
  "screening.label.weaker": "слабее, чем кажется",
  "screening.rate":
    "{{rate}} при пороге 5 % (интервал от {{low}} до {{high}}; смоделировано чистых выборов: {{runs}})",
  "screening.exploratory": "Искали, уже зная результаты: это поиск, а не подтверждение.",
  "screening.round.title": "Круглые доли: {{contest}}",
  "screening.round.found":
    "итогов не дальше {{cut}} голоса от кратного {{unit}}: {{near}} из {{lines}} (база: {{what}} = {{base}})",
  "screening.round.refused":
    "круглые доли ({{contest}}): нужно итогов не меньше {{needed}}, есть {{lines}}; сходятся ли они, проверено выше",
  "screening.round.null":
    "любое целое число голосов одинаково вероятно, поэтому место между двумя кратными случайно",
  "screening.round.raw": "{{raw}}, как если бы шаг, база и порог были названы до голосования",
  "screening.round.corrected":
    "{{corrected}} = {{without}} без ближайшей строки, умножить на пороги: {{cuts}}, на взгляды: {{looks}}",
  "screening.round.degrees":
    "строки в сумме дают базу, поэтому расстояния в сумме дают целое число шагов: степеней свободы {{degrees}}, строк {{lines}}",
  "screening.round.cut":
    "порог взят из самой выборки: он считается порядковой статистикой, и за каждый другой порог заплачено",
  "screening.round.looks": "сколько шагов и баз просмотрено: {{looks}}; за каждый взгляд заплачено",
  "screening.round.effect": "строк, округлённых до голоса, хватило бы: {{enough}} из {{lines}}",
  "screening.round.effectNone": "при таких итогах не хватило бы никакого числа округлённых строк",
  "screening.round.sees": "итоги, которые кто-то вычислил из округлённых долей",
  "screening.round.cannot":
    "бюллетени, добавленные или переложенные до подведения итогов, давление на избирателей, неверные списки: круглой доли они не оставляют",
  "screening.round.innocent":
    "голоса пересчитаны из опубликованных процентов по пути к публикации; близко не значит точно, и причина неизвестна",
  "screening.round.settles":
    "протокол комиссии о результатах с итогами по регионам и участкам, из которых он сложен",
  "screening.round.choices": "Те же итоги, другой выбор",
  "screening.round.references": "Та же проверка на других выборах",
  "screening.round.lit":
    "Проверено других выборов: {{n}}. После поправок ниже 0,05: {{lit}}; ниже 0,001: {{strong}}.",
  "screening.column.option": "вариант",
  "screening.column.votes": "голоса",
  "screening.column.distance": "от ближайшего кратного",
  "screening.column.near": "близко",
  "screening.column.unit": "кратное",
  "screening.column.base": "база",
  "screening.column.lines": "строк",
  "screening.column.cut": "порог, голосов",
  "screening.column.raw": "без поправок",
  "screening.column.paid": "за все пороги",
  "screening.column.corrected": "с поправками",
  "screening.column.election": "выборы",
  "screening.yes": "близко",
  "screening.base.lines": "сумма вариантов",
  "screening.base.valid": "действительные бюллетени",
  "screening.base.cast": "бюллетени в ящиках",
  "screening.base.received": "избиратели, получившие бюллетень",
};
