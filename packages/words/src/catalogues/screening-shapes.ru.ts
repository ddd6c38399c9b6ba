/** Cards of the tests that look at shapes, sequences and small counts, in Russian. */

import type { Message } from "../message.ts";
import type { screeningShapes as en } from "./screening-shapes.en.ts";

export const screeningShapes: Readonly<Record<keyof typeof en, Message>> = {
  "screening.status.described": "описание, без вероятности",
  "screening.card.few":
    "{{test}}: нужно участков {{needed}}, есть {{n}}. Что всё же можно сказать: протоколы должны сходиться (первая полка), а у целых процентов хвост точный при любом числе",
  "screening.card.choices": "Те же участки, другой выбор",
  "screening.card.references": "Тот же код на других выборах, чистых и спорных",
  "screening.label.slope": "наклон по явке",
  "screening.axis.turnout": "явка, %",
  "screening.axis.result": "результат, % бюллетеней",
  "screening.axis.share": "доля варианта до этой явки, %",
  "screening.axis.percent": "целый процент",
  "screening.axis.stations": "участки",
  "screening.axis.exponent": "показатель степени",
  "screening.axis.incremental": "участки, сдвинутые частично, %",
  "screening.axis.size": "избиратели в списке, от малых участков, %",
  "screening.plot.fingerprint": "Участки по явке и результату; темнее — больше участков (логарифм)",
  "screening.plot.cumulative": "Доля варианта среди бюллетеней участков с явкой до указанной",
  "screening.plot.size": "Доля варианта, участки добавляются от малых к большим",
  "screening.plot.whole": "Участки не дальше 0,05 пункта от целого процента: {{what}}",
  "screening.plot.wholeBar": "видно",
  "screening.plot.wholeBand": "по случайности, в 99 из 100 выборов",
  "screening.plot.surface":
    "Лучшая доля частично сдвинутых участков по показателю: линия на каждую цель и чистую моду",
  "screening.plot.own": "эти участки",
  "screening.card.fingerprint.title": "Отпечаток: явка и результат каждого участка",
  "screening.card.fingerprint.null": "нет: у честных стран форма разная, поэтому вероятности нет",
  "screening.card.fingerprint.effect": "меры назвать нельзя: форма сравнивается с теми, что рядом",
  "screening.card.fingerprint.sees": "хвост или второе облако к полной явке и полной поддержке",
  "screening.card.fingerprint.cannot": "почему этот хвост есть; то, что понемногу меняет много участков",
  "screening.card.fingerprint.innocent":
    "город и село с разной явкой и поддержкой; больницы, суда, казармы, замкнутые общины",
  "screening.card.fingerprint.settles":
    "протоколы и списки избирателей участков в углу и их результаты там, где стояли наблюдатели",
  "screening.found.fingerprint":
    "логарифм доли: асимметрия {{skewness}}, эксцесс {{kurtosis}} (у нормального 0 и 3); явка и результат от 95 %: участков {{corner}}, {{share}}",
  "screening.column.from": "порог",
  "screening.column.base2": "результат как доля",
  "screening.base.counted": "подсчитанных бюллетеней",
  "screening.base.registered": "избирателей в списке",
  "screening.column.share": "доля",
  "screening.column.skewness": "асимметрия",
  "screening.column.kurtosis": "эксцесс",
  "screening.column.corner": "угол 95 %",
  "screening.card.shpilkin.title": "Голоса сверх картины при низкой явке: диапазон",
  "screening.card.shpilkin.null":
    "не проверяется: если бы честная поддержка не зависела от явки, на один голос за всех прочих у варианта при любой явке было бы одинаково голосов",
  "screening.card.shpilkin.effect": "назвать нельзя: честная разница города и села даёт числа любого размера",
  "screening.card.shpilkin.sees": "голоса варианта, растущие с явкой, когда голоса остальных не растут",
  "screening.card.shpilkin.cannot":
    "добавлены ли эти голоса: где поддержка честно растёт с явкой, число ничего не значит",
  "screening.card.shpilkin.innocent":
    "и поддержка, и явка в селе выше, чем в городе; наклоны честных выборов ниже",
  "screening.card.shpilkin.settles":
    "те же участки на других выборах и списки избирателей с подписями на участках с высокой явкой",
  "screening.found.shpilkin":
    "голосов сверх соотношения при низкой явке: от {{low}} до {{high}} из {{leader}}, смотря по ядру; без них доля была бы от {{shareLow}} до {{shareHigh}} (объявлено {{share}}), явка от {{turnoutLow}} до {{turnoutHigh}} (объявлено {{turnout}})",
  "screening.refused.shpilkin":
    "ядра низкой явки с десятой частью бюллетеней не осталось, диапазон дать нельзя",
  "screening.core.five": "пять пунктов ниже моды",
  "screening.core.fifteen": "пятнадцать пунктов ниже моды",
  "screening.core.all": "всё ниже моды",
  "screening.core.ellipse": "эллипс с половиной избирателей",
  "screening.slope": "{{slope}} (1: каждый следующий бюллетень за вариант)",
  "screening.column.core": "ядро",
  "screening.column.turnout": "явка",
  "screening.column.ratio": "голосов на один прочих",
  "screening.column.lowest": "{{what}}, наименьшее",
  "screening.column.highest": "{{what}}, наибольшее",
  "screening.column.beyond": "сверх соотношения",
  "screening.column.slope": "наклон",
  "screening.card.klimek.title": "Поверхность чувствительности модели Климека и других",
  "screening.card.klimek.null":
    "нет: модель подгоняется при каждом сочетании выборов, сделанных в публикациях",
  "screening.card.klimek.effect": "назвать нельзя: выбор сдвигает ответ сильнее любого эффекта",
  "screening.card.klimek.sees": "насколько расходятся ответы одной модели на одних участках",
  "screening.card.klimek.cannot":
    "какой ответ верен: ни один здесь не назван, и одному числу этой модели верить не следует",
  "screening.card.klimek.innocent":
    "любая честная страна, которая не одно облако: для Польши 2014 та же поверхность идёт от 1 % до 67 %",
  "screening.card.klimek.settles": "не то, что говорит модель, а протоколы",
  "screening.found.klimek":
    "доля участков, сдвинутых частично: от {{low}} до {{high}}; почти целиком: от {{exLow}} до {{exHigh}}, смотря по показателю, цели и чистой моде. Ни одно из этих чисел не верное",
  "screening.refused.modes":
    "больше одной моды выше пятой части наибольшей (явка: {{turnout}}; результат: {{result}}): какая из них чистая, сказать нельзя, поэтому ничего не подгоняется",
  "screening.refused.noMode": "нет моды явки и результата выше 30 %: нечего назвать чистым",
  "screening.mode.first": "первая мода выше 30 %",
  "screening.mode.voters": "то же, с весом по избирателям",
  "screening.mode.highest": "наибольшая мода",
  "screening.objective.votes": "голоса",
  "screening.objective.votes-relative": "голоса, относительно",
  "screening.objective.both": "явка и голоса",
  "screening.objective.both-relative": "явка и голоса, относительно",
  "screening.column.mode": "чистая мода",
  "screening.column.objective": "цель",
  "screening.column.exponent": "лучший показатель",
  "screening.column.incremental": "частично",
  "screening.column.extreme": "почти целиком",
  "screening.reference.ru2012": "Россия 2012, Путин",
  "screening.reference.ru2016": "Россия 2016, «Единая Россия»",
  "screening.reference.ru2021": "Россия 2021, «Единая Россия»",
  "screening.card.rozenas.title": "Пики плотности результата (с пересэмплированием)",
  "screening.card.rozenas.null":
    "каждый участок получает свои доли из своих чисел и гладкого распределения всех участков, затем решают его избиратели",
  "screening.card.rozenas.sees":
    "результаты, подогнанные под круглую долю или переписанные с участка на участок",
  "screening.card.rozenas.cannot":
    "то, что оставляет распределение гладким: вброс без цели, голосование за других, давление",
  "screening.card.rozenas.innocent":
    "много малых участков (их доли — дроби с малыми знаменателями), неподходящее гладкое распределение",
  "screening.card.rozenas.settles": "протоколы участков в самых больших пиках",
  "screening.found.rozenas":
    "участков в пиках сверх случая: {{figure}} % при огибающей из {{resamples}} копий (с их числом она падает); {{fixed}} % при 99-й из 100, нашем варианте, где этого нет",
  "screening.effect.rozenas":
    "один пик при любом кратном 5 % из стольких участков сверх случая находится в 80 случаях из 100: {{n}}",
  "screening.label.fits": "как подходит гладкое распределение",
  "screening.misfit":
    "участков в другой ячейке в 5 пунктов: {{moved}} %; хуже всего от {{from}}: видно в {{ratio}} раза от ожидаемого",
  "screening.rozenas.rate": "измерено на чистых выборах из {{stations}} этих участков, по 99 копий",
  "screening.label.measured": "как измерена доля",
  "screening.rozenas.spikes": "Самые большие пики",
  "screening.rozenas.choices": "Те же участки, другие огибающие",
  "screening.column.envelope": "огибающая",
  "screening.rozenas.highest": "наибольшая из {{n}} копий",
  "screening.rozenas.fixed": "99-я из 100 копий (наш вариант)",
  "screening.column.figure": "в пиках, %",
  "screening.column.fixed": "99-я из 100, %",
  "screening.kireev.choices": "Те же территории, другие числа",
  "screening.column.moreThan": "единиц и двоек больше",
  "screening.column.fewerThan": "нулей меньше",
  "screening.late.choices": "Те же места, каждый вариант, отдельно и без поправки",
  "screening.card.kireev.title": "Единицы и двойки малых вариантов",
  "screening.card.kireev.null":
    "каждый бюллетень территории достаётся варианту с одной вероятностью или с вероятностями, разбросанными по участкам так, как видно; считается большая",
  "screening.card.kireev.sees":
    "протоколы одной территории, где малому варианту вписаны один-два голоса, когда случай дал бы ноль или больше",
  "screening.card.kireev.cannot": "то, что не трогает малые варианты",
  "screening.card.kireev.innocent":
    "территории, где участки различаются так, как ни одна модель не знает, например город и село вместе",
  "screening.card.kireev.settles": "бюллетени за вариант на некоторых из этих участков, по жребию",
  "screening.found.kireev":
    "проверено территорий с вариантами: {{tested}}; с опубликованным рисунком (больше 20 единиц, больше 20 двоек, меньше 10 нулей): {{patterns}}; необычных после поправки: {{unusual}}",
  "screening.effect.kireev":
    "участков с одним-двумя голосами сверх случая, что находятся в 80 случаях из 100 в средней территории: {{n}}",
  "screening.refused.kireev":
    "{{test}}: нужны голоса всех вариантов (--options со столбцами) и территория с 42 участками или больше, где есть малый вариант",
  "screening.kireev.found": "Сначала наименее вероятные",
  "screening.column.zeros": "0 голосов",
  "screening.column.ones": "1 голос",
  "screening.column.twos": "2 голоса",
  "screening.column.expectedOneTwo": "1 или 2 по случайности",
  "screening.column.tested": "проверено",
  "screening.column.patterns": "с рисунком",
  "screening.column.unusual": "необычных",
  "screening.reference.st2025": "Саксония-Анхальт 2025, бундестаг",
  "screening.reference.bo2019": "Боливия 2019, MAS",
  "screening.card.sequence.title": "Явка в течение дня по территориям",
  "screening.card.sequence.null":
    "приросты и уровни территорий одной сводки независимы и нормальны вокруг своей середины; любое окончание напечатанной цифры равновероятно; весь день сравнивается с 999 так же разыгранными днями, когда ничто не падает, и считается большая вероятность",
  "screening.card.sequence.effect":
    "размер назвать нельзя: по меньшей мере у половины территорий прирост одинаков, и скачок не измеряется",
  "screening.card.sequence.sees":
    "падение явки, скачок территории дальше всех, скученность территорий, цифры, поставленные на целые проценты",
  "screening.card.sequence.cannot": "кто голосовал: явка, придуманная везде ровно, похожа на обычный день",
  "screening.card.sequence.innocent":
    "территории сообщают в разное время; соседи похожи; крупные города голосуют позже; цифру исправили",
  "screening.card.sequence.settles": "почасовая явка по участкам и журналы участков территории",
  "screening.found.sequence":
    "падений явки: {{falls}} из {{compared}} сравнений; необычного после поправки: {{unusual}} из {{tests}} (сводок с 8 территориями и больше: {{bulletins}})",
  "screening.effect.sequence":
    "скачок одной территории на столько пунктов дальше середины находится в 80 случаях из 100: {{points}}",
  "screening.refused.sequence":
    "явка в течение дня: нужны сводки с восемью территориями и больше; для этих выборов записано {{n}}",
  "screening.sequence.table": "Сводка за сводкой",
  "screening.column.bulletin": "сводка",
  "screening.column.look": "что",
  "screening.look.jump": "самый дальний скачок: {{area}} {{increase}} (середина {{usual}})",
  "screening.look.close": "половина территорий от {{from}} до {{to}} %",
  "screening.look.whole": "целых процентов: {{whole}} из {{areas}} (по случайности {{expected}})",
  "screening.sequence.fall": "{{area}}: {{before}} % в {{from}}, {{after}} % в {{to}}",
  "screening.time.close": "закрытие",
  "screening.plot.day": "Явка по территориям в каждой сводке",
  "screening.sequence.falls": "явка падает",
  "screening.card.late.title": "Ранние и поздние участки одного места",
  "screening.card.late.null": "какие участки места поздние, решает жребий внутри места",
  "screening.card.late.sees": "поздние участки, чей результат отличается от ранних того же места",
  "screening.card.late.cannot":
    "поздние места, отличные от ранних: само по себе это не свидетельство, они честно различаются",
  "screening.card.late.innocent":
    "внутри места участки старших избирателей могут сообщать раньше; место может быть селом с окрестностями",
  "screening.card.late.settles": "протоколы поздних участков со временем и отправителем каждого",
  "screening.found.late":
    "внутри мест ({{places}}) поздние участки дают варианту {{difference}} пункта против ранних (все поздние {{late}}, все ранние {{early}})",
  "screening.effect.late":
    "разница внутри мест на столько пунктов находится в 80 случаях из 100 (порог 1 %): {{points}}",
  "screening.refused.late": "ранние и поздние: нужно мест с участками обоих видов {{needed}}, есть {{n}}",
  "screening.column.falls": "падений",
  "screening.column.places": "мест",
  "screening.column.difference": "поздние минус ранние, пункты",
  "screening.column.sd": "стандартное отклонение",
  "screening.card.sequence.weaker":
    "Соседи похожи, чего эта модель не знает, и ни одного дня бесспорных выборов не записано: вместо него дни ниже.",
  "screening.card.rozenas.weaker":
    "Гладкое распределение — смесь бета-распределений, как в опубликованном пакете. Число зависит от жребия: при других зернах Канада 2011 — от 0 до 0,06 %, Россия 2011 — от 0,91 до 0,97 %.",
  "quick.read.stamp": "ОЦЕНКА ПО ВЫБОРКЕ",
  "quick.read.answer":
    "{{name}}: от {{low}} до {{high}} бюллетеней в 95 выборках из 100; протоколов {{protocols}} из {{planned}} по плану",
  "quick.read.missing":
    "Недостающих протоколов: {{missing}}; участков, заменённых резервом: {{replaced}}. Недостающие могут отличаться от прочих: последние два столбца говорят, что они могли бы изменить.",
  "quick.column.low": "от",
  "quick.column.high": "до",
  "quick.column.median": "середина",
  "quick.column.worstLow": "если в недостающих нет",
  "quick.column.worstHigh": "если в недостающих только он",
  "quick.column.least": "недостающие все за соперника",
  "quick.column.most": "недостающие все за него",
  "quick.column.ofThese": "доля этих бюллетеней",
  "quick.read.seats": "Мандаты, в 95 выборках из 100",
  "quick.read.seatsHow":
    "Все доли вместе, с ковариациями из выборки, много раз проходят через закон. Интервал мандатов не следует из интервала одной доли: у барьера десятая пункта может стоить нескольких мандатов.",
  "quick.read.noElection": "С --election даются и мандаты по её закону.",
  "quick.read.seed": "Жребий проверен: зерно {{seed}}.",
  "quick.refused.answer": "погрешности нет: протоколов {{protocols}}",
  "quick.refused.not-drawn-by-lot":
    "Эти участки — не те, что вытянул жребий с этой основой, погрешностью и зерном (резерв по порядку). У собрания, которое не вероятностная выборка, погрешности нет, какого бы размера оно ни было.",
  "quick.refused.stratum-too-small":
    "В слое меньше двух протоколов: как различаются его участки, неизвестно.",
  "quick.refused.no-ballots": "В протоколах нет бюллетеней.",
  "audit.answer":
    "{{name}}: при пределе риска {{risk}} аудит сверил бы с записями бюллетеней: {{comparison}} из {{ballots}}, а без записей посмотрел бы около {{polling}}",
  "audit.plan":
    "Числа для планирования, если объявленный результат верен: аудита не было. Одна выборка служит всем утверждениям; решает самое узкое.",
  "audit.none": "Аудит спланировать нельзя: {{name}}.",
  "audit.possible":
    "можно: места одного распределения в целом — по большинству голосов, делителями или квотой с наибольшими остатками — из голосов, подсчитанных там же",
  "audit.tiers": "такие места на этих выборах: {{tiers}}",
  "audit.column.assertion": "что нужно подтвердить",
  "audit.column.margin": "запас, бюллетеней",
  "audit.column.comparison": "сверить",
  "audit.column.withErrors": "с 1 ошибкой на 1000",
  "audit.column.polling": "посмотреть",
  "audit.pair": "{{winner}} сохраняет последний мандат раньше, чем {{loser}} получает ещё один",
  "audit.over": "{{winner}}: {{bar}} или больше",
  "audit.under": "{{winner}}: меньше {{bar}}",
  "audit.more": "Более широких утверждений, которым нужно меньше бюллетеней: {{n}}.",
  "audit.needs":
    "Аудиту нужны сохранённые бумажные бюллетени, их полный список и жребий на глазах у всех. Где посторонние не могут тянуть бюллетени, как в Казахстане, это числа для требования, а не для проверки.",
  "audit.error": "Предел риска — наибольшая вероятность, что неверный результат пройдёт.",
  "audit.full": "Где выборкой были бы все бюллетени, аудит — это полный ручной пересчёт.",
  "screening.again": "Тот же отчёт: {{call}}",
};
