/** Screening in Russian. */

import type { Message } from "../message.ts";
import type { screening as en } from "./screening.en.ts";

export const screening: Readonly<Record<keyof typeof en, Message>> = {
  "screening.answer": "{{name}}: необычного {{unusual}} из {{tests}} проверок; это вопрос, а не приговор",
  "screening.shelf.sums": "1. Должно сходиться",
  "screening.shelf.unusual": "2. Необычное (отсев, не доказательство)",
  "screening.shelf.asked": "3. Спрошено и отвечено",
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
  "screening.stations.used": "участков {{used}} из {{rows}}",
  "screening.stations.none": "ни один из участков ({{rows}}) не подходит; не учтено: {{dropped}}",
  "screening.drop.missing": "нет цифры",
  "screening.drop.impossible": "невозможные цифры",
  "screening.drop.nobody": "нет бюллетеней",
  "screening.drop.small": "меньше 100 избирателей",
  "screening.drop.full": "выше 99 %",
  "screening.drop.one": "{{reason}}: {{n}}",
  "screening.p.hidden": "не показано: на таких участках проверка слишком часто срабатывает на чистых выборах",
  "screening.label.p": "вероятность",
  "screening.label.few": "мало",
  "screening.integer.title": "Целые проценты на участках",
  "screening.integer.found":
    "участков с целой явкой или целым результатом (до 0,05 пункта): {{observed}}; по случайности {{expected}}, отклонение {{sd}}",
  "screening.integer.null":
    "каждый решает сам, с долями своего участка; явка и результат биномиальны и независимы",
  "screening.integer.p": "{{p}}, односторонняя, по числу участков",
  "screening.integer.few": "участков меньше {{needed}}: хвост точный, но молчание ничего не значит",
  "screening.integer.noEffect":
    "явка, округлённая на всех этих участках, не находится в 80 случаях из 100 (порог 1 %); чтобы найти 1 %, нужно участков: {{needed}}",
  "screening.integer.effect":
    "явка, округлённая на {{share}} участков, находится в 80 случаях из 100 (порог 1 %); чтобы найти 1 %, нужно участков: {{needed}}",
  "screening.integer.sees": "результаты, подогнанные под круглые цели",
  "screening.integer.cannot":
    "вброс без цели, голосование за других, давление: о них молчание проверки не говорит ничего",
  "screening.integer.innocent":
    "много малых участков, явка, введённая процентом, таблица, которую кто-то округлил",
  "screening.integer.settles": "протоколы участков с целыми процентами и пересчёт некоторых из них по жребию",
  "screening.integer.choices": "Те же участки, другой выбор: превышение над случайностью (в отклонениях)",
  "screening.integer.areas":
    "Территории, сначала наименее вероятные; с поправкой на все территории (Бенджамини и Хохберг): {{n}}",
  "screening.integer.references":
    "Тот же код на других выборах: на сколько отклонений целых участков больше, чем по случайности",
  "screening.reference.ca2011": "Канада 2011, консерваторы",
  "screening.reference.pl2014": "Польша 2014, ПСЛ",
  "screening.reference.ru2011": "Россия 2011, «Единая Россия»",
  "screening.reference.ru2018": "Россия 2018, Путин",
  "screening.aspect.either": "явка или результат",
  "screening.aspect.result": "результат",
  "screening.aspect.turnout": "явка",
  "screening.weighting.stations": "участки",
  "screening.weighting.registered": "избиратели в списке",
  "screening.weighting.given": "явка",
  "screening.weighting.leader": "голоса",
  "screening.digits.last": "Последние цифры голосов",
  "screening.digits.pairs": "Пары последних цифр",
  "screening.digits.found": "хи-квадрат {{chi}}, степеней свободы {{degrees}}, чисел {{counts}}",
  "screening.digits.null":
    "цифры такие, как у биномиальных чисел тех же участков; равномерность не предполагается",
  "screening.digits.effect.last":
    "{{share}} чисел, у которых вместо своей последней цифры одна и та же, находятся в 80 случаях из 100 при пороге 5 %",
  "screening.digits.effect.pairs":
    "{{share}} чисел, у которых вместо своих две последние цифры равны, находятся в 80 случаях из 100 при пороге 5 %",
  "screening.digits.sees": "числа, которые кто-то выдумал",
  "screening.digits.cannot": "вброс, переложенные бюллетени, давление: их числа настоящие",
  "screening.digits.innocent": "числа, округлённые при переписывании, много малых участков одного размера",
  "screening.digits.settles": "сами протоколы, а не копия их цифр",
  "screening.digits.choices": "Те же участки, другой выбор, каждый отдельно и без поправки",
  "screening.column.digitsOf": "цифры",
  "screening.column.smallest": "наименьшее число",
  "screening.column.counts": "чисел",
  "screening.digits.of.option": "голоса за вариант",
  "screening.digits.of.turnout": "выданные бюллетени",
  "screening.digits.refused": "цифры: нужно достаточно больших чисел: {{needed}}",
  "screening.pair.0": "одинаковые",
  "screening.pair.1": "соседние",
  "screening.pair.2": "далёкие",
  "screening.column.area": "территория",
  "screening.column.stations": "участки",
  "screening.column.aspect": "целое",
  "screening.column.observed": "видно",
  "screening.column.expected": "по случайности",
  "screening.column.p": "вероятность",
  "screening.column.digit": "цифра",
  "screening.column.deviations": "отклонений",
  "screening.stations.only": "Дальнейшее сказано только об этих участках, не о тех, которых нет.",
};
