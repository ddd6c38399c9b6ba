/** Cards of the tests that look at shapes, sequences and small counts, in Kazakh. */

import type { Message } from "../message.ts";
import type { screeningShapes as en } from "./screening-shapes.en.ts";

export const screeningShapes: Readonly<Record<keyof typeof en, Message>> = {
  "screening.status.described": "сипаттама, ықтималдықсыз",
  "screening.card.few":
    "{{test}}: керек учаске саны {{needed}}, бары {{n}}. Сонда да айтуға болатыны: хаттамалар сәйкес келуге тиіс (бірінші сөре), ал бүтін пайыздардың құйрығы кез келген санда дәл",
  "screening.card.choices": "Сол учаскелер, басқа таңдау",
  "screening.card.references": "Сол код басқа сайлауларда: таза және даулы",
  "screening.label.slope": "қатысуға қарай көлбеу",
  "screening.axis.turnout": "қатысу, %",
  "screening.axis.result": "нәтиже, бюллетеньдердің %",
  "screening.axis.share": "осы қатысуға дейінгі үлес, %",
  "screening.axis.percent": "бүтін пайыз",
  "screening.axis.stations": "учаскелер",
  "screening.axis.exponent": "дәреже көрсеткіші",
  "screening.axis.incremental": "ішінара жылжытылған учаскелер, %",
  "screening.axis.size": "тізімдегі сайлаушылар, шағын учаскелерден бастап, %",
  "screening.plot.fingerprint": "Қатысу мен нәтиже бойынша учаскелер; қарайған сайын көп (логарифм)",
  "screening.plot.cumulative": "Қатысуы көрсетілгенге дейінгі учаскелердегі нұсқаның үлесі",
  "screening.plot.size": "Нұсқаның үлесі, учаскелер шағыннан үлкенге қарай қосылады",
  "screening.plot.whole": "Бүтін пайыздан 0,05 пункттен аспайтын учаскелер: {{what}}",
  "screening.plot.wholeBar": "көрілгені",
  "screening.plot.wholeBand": "кездейсоқ, 100 сайлаудың 99-ында",
  "screening.plot.surface":
    "Ішінара жылжытылған учаскелердің үздік үлесі, көрсеткіш бойынша: әр мақсат пен таза модаға бір сызық",
  "screening.plot.own": "осы учаскелер",
  "screening.card.fingerprint.title": "Із: әр учаскенің қатысуы мен нәтижесі",
  "screening.card.fingerprint.null": "жоқ: адал елдердің пішіні әртүрлі, сондықтан ықтималдық жоқ",
  "screening.card.fingerprint.effect": "өлшемін атауға болмайды: пішін жанындағылармен салыстырылады",
  "screening.card.fingerprint.sees": "толық қатысу мен толық қолдауға қарай созылған құйрық не екінші шоғыр",
  "screening.card.fingerprint.cannot": "құйрықтың себебін; көп учаскені сәл ғана өзгертетін нәрсені",
  "screening.card.fingerprint.innocent":
    "қатысуы мен қолдауы әртүрлі қала мен ауыл; ауруханалар, кемелер, казармалар, тұйық қауымдар",
  "screening.card.fingerprint.settles":
    "бұрыштағы учаскелердің хаттамалары мен сайлаушылар тізімдері және бақылаушылар болған жердегі нәтижелері",
  "screening.found.fingerprint":
    "үлес логарифмі: асимметрия {{skewness}}, эксцесс {{kurtosis}} (қалыпты үлестірімде 0 мен 3); қатысу мен нәтиже кемінде 95 %: учаске {{corner}}, {{share}}",
  "screening.column.from": "шек",
  "screening.column.base2": "нәтиже ненің үлесі",
  "screening.base.counted": "саналған бюллетеньдер",
  "screening.base.registered": "тізімдегі сайлаушылар",
  "screening.column.share": "үлес",
  "screening.column.skewness": "асимметрия",
  "screening.column.kurtosis": "эксцесс",
  "screening.column.corner": "95 % бұрышы",
  "screening.card.shpilkin.title": "Төмен қатысудағы көріністен асатын дауыстар: ауқым",
  "screening.card.shpilkin.null":
    "тексерілмейді: адал қолдау қатысуға тәуелді болмаса, өзгелердің бір дауысына нұсқаның дауысы кез келген қатысуда бірдей болар еді",
  "screening.card.shpilkin.effect": "атауға болмайды: қала мен ауылдың адал айырмасы кез келген сан береді",
  "screening.card.shpilkin.sees": "қатысумен бірге өсетін нұсқаның дауыстарын, өзгелердікі өспегенде",
  "screening.card.shpilkin.cannot":
    "бұл дауыстардың қосылған-қосылмағанын: қолдау қатысумен адал өскен жерде сан ештеңе білдірмейді",
  "screening.card.shpilkin.innocent":
    "ауылда қолдау да, қатысу да қаладан жоғары; адал сайлаулардың көлбеулері төменде",
  "screening.card.shpilkin.settles":
    "сол учаскелердің басқа сайлаулары және қатысуы жоғары учаскелердің қол қойылған тізімдері",
  "screening.found.shpilkin":
    "төмен қатысудағы қатынастан асатын дауыс: {{low}} – {{high}}, барлығы {{leader}}, өзек таңдауына қарай; оларсыз үлес {{shareLow}} – {{shareHigh}} (жарияланғаны {{share}}), қатысу {{turnoutLow}} – {{turnoutHigh}} (жарияланғаны {{turnout}})",
  "screening.refused.shpilkin":
    "бюллетеньдердің оннан бірі бар төмен қатысу өзегі қалмаған, ауқым беруге болмайды",
  "screening.core.five": "модадан бес пункт төмен",
  "screening.core.fifteen": "модадан он бес пункт төмен",
  "screening.core.all": "модадан төменгінің бәрі",
  "screening.core.ellipse": "сайлаушылардың жартысы бар эллипс",
  "screening.slope": "{{slope}} (1: әр келесі бюллетень нұсқа үшін)",
  "screening.column.core": "өзек",
  "screening.column.turnout": "қатысу",
  "screening.column.ratio": "өзгенің бір дауысына",
  "screening.column.beyond": "қатынастан артық",
  "screening.column.slope": "көлбеу",
  "screening.card.klimek.title": "Климек және басқалар моделінің сезімталдық беті",
  "screening.card.klimek.null": "жоқ: модель жарияланымдарда жасалған таңдаулардың әр тіркесінде келтіріледі",
  "screening.card.klimek.effect": "атауға болмайды: таңдау жауапты кез келген әсерден көп жылжытады",
  "screening.card.klimek.sees": "бір модельдің сол учаскелердегі жауаптары қаншалықты алшақ екенін",
  "screening.card.klimek.cannot":
    "қай жауап дұрыс екенін: мұнда бірде-бірі аталмайды, бұл модельдің жалғыз санына сенбеген жөн",
  "screening.card.klimek.innocent":
    "бір шоғырға сыймайтын кез келген адал ел: 2014 жылғы Польшада сол бет 1 % мен 67 % аралығында",
  "screening.card.klimek.settles": "модель айтқан нәрсе емес, хаттамалар",
  "screening.found.klimek":
    "ішінара жылжытылған учаскелер үлесі: {{low}} – {{high}}; түгелге жуық: {{exLow}} – {{exHigh}}, көрсеткішке, мақсатқа және таза модаға қарай. Бұл сандардың ешқайсысы дұрысы емес",
  "screening.refused.modes":
    "ең биігінің бестен бірінен асатын мода біреу емес (қатысу: {{turnout}}; нәтиже: {{result}}): қайсысы таза екенін айту мүмкін емес, сондықтан ештеңе келтірілмейді",
  "screening.refused.noMode":
    "қатысу мен нәтиженің 30 % жоғары модасы жоқ: модель таза деп атайтын ештеңе жоқ",
  "screening.mode.first": "30 % жоғары бірінші мода",
  "screening.mode.voters": "сол, сайлаушылар салмағымен",
  "screening.mode.highest": "ең биік мода",
  "screening.objective.votes": "дауыстар",
  "screening.objective.votes-relative": "дауыстар, салыстырмалы",
  "screening.objective.both": "қатысу мен дауыстар",
  "screening.objective.both-relative": "қатысу мен дауыстар, салыстырмалы",
  "screening.column.mode": "таза мода",
  "screening.column.objective": "мақсат",
  "screening.column.exponent": "үздік көрсеткіш",
  "screening.column.incremental": "ішінара",
  "screening.column.extreme": "түгелге жуық",
  "screening.reference.ru2012": "Ресей 2012, Путин",
  "screening.reference.ru2016": "Ресей 2016, «Бірыңғай Ресей»",
  "screening.reference.ru2021": "Ресей 2021, «Бірыңғай Ресей»",
};
