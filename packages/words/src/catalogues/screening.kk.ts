/** Screening in Kazakh. */

import type { Message } from "../message.ts";
import type { screening as en } from "./screening.en.ts";

export const screening: Readonly<Record<keyof typeof en, Message>> = {
  "screening.answer": "{{name}}: ерекше {{unusual}}, барлық тексеру {{tests}}; бұл сұрақ, үкім емес",
  "screening.shelf.sums": "1. Сәйкес келуі тиіс",
  "screening.shelf.unusual": "2. Ерекше (іріктеу, дәлел емес)",
  "screening.shelf.asked": "3. Сұралды және жауап берілді",
  "screening.family":
    "Өткізілген тексеру саны: {{tests}}. 5 % шегінде кездейсоқ белгі беретіні: {{chance}}. Барлық тексеруге түзету (Холм).",
  "screening.seed": "Бастапқы сан {{seed}}; деректер {{hash}}; urna {{version}}.",
  "screening.status.nothing": "ерекше ештеңе жоқ",
  "screening.status.unusual": "ерекше",
  "screening.status.very": "өте ерекше",
  "screening.status.few": "дерек аз",
  "screening.label.null": "кездейсоқтық не істер еді",
  "screening.label.raw": "ықтималдық, түзетусіз",
  "screening.label.corrected": "ықтималдық, түзетілген",
  "screening.label.all": "барлық тексеруге түзетілген",
  "screening.label.rate": "өлшенген жалған дабыл",
  "screening.label.effect": "нені табар еді",
  "screening.label.dropped": "алынбады",
  "screening.label.sees": "көре алады",
  "screening.label.cannot": "көре алмайды",
  "screening.label.innocent": "зиянсыз болуы мүмкін",
  "screening.label.settles": "жауап берер еді",
  "screening.label.weaker": "көрінгеннен әлсіз",
  "screening.rate": "{{rate}}, шегі 5 % (аралық: {{low}} – {{high}}; модельденген таза сайлау: {{runs}})",
  "screening.exploratory": "Нәтиже белгілі болғаннан кейін ізделді: бұл іздеу, растау емес.",
  "screening.round.title": "Дөңгелек үлестер: {{contest}}",
  "screening.round.found":
    "{{unit}} еселігіне жақын жиынтықтар (ең көбі {{cut}} дауыс): {{near}} / {{lines}} (негіз: {{what}} = {{base}})",
  "screening.round.refused":
    "дөңгелек үлестер ({{contest}}): керегі кемінде {{needed}} жиынтық, бары {{lines}}; қосындысы жоғарыда тексерілген",
  "screening.round.null":
    "кез келген бүтін дауыс саны бірдей ықтимал, сондықтан екі еселік арасындағы орын кездейсоқ",
  "screening.round.raw": "{{raw}}, қадам, негіз және шек дауыс беруге дейін аталғандай",
  "screening.round.corrected":
    "{{corrected}} = {{without}} (ең жақын жолсыз), көбейтілді: шектер {{cuts}}, қараулар {{looks}}",
  "screening.round.degrees":
    "жолдардың қосындысы негізге тең, сондықтан қашықтықтардың қосындысы бүтін қадам: еркіндік дәрежесі {{degrees}}, жолдар {{lines}}",
  "screening.round.cut":
    "шек іріктеменің өзінен алынған: ол реттік статистика ретінде есептеледі, басқа шектер де ескерілді",
  "screening.round.looks": "қаралған қадам мен негіз саны: {{looks}}; әрқайсысы ескерілді",
  "screening.round.effect":
    "дауысқа дейін дөңгелектелген жолдар жеткілікті болар еді: {{enough}} / {{lines}}",
  "screening.round.effectNone": "мұндай жиынтықтарда дөңгелектелген жолдардың ешбір саны жеткіліксіз",
  "screening.round.sees": "біреу дөңгелек үлестерден есептеген жиынтықтарды",
  "screening.round.cannot":
    "жиынтық шыққанға дейін қосылған не ауыстырылған бюллетеньдерді, сайлаушыға қысымды, қате тізімдерді: олар дөңгелек үлес қалдырмайды",
  "screening.round.innocent":
    "дауыстар жарияланған пайыздан кері есептелген болуы мүмкін; жақын деген дәл емес, себебі белгісіз",
  "screening.round.settles":
    "комиссияның нәтижелер хаттамасы, оны құрайтын өңір мен учаске жиынтықтарымен бірге",
  "screening.round.choices": "Сол жиынтықтар, басқа таңдау",
  "screening.round.references": "Басқа сайлаулардағы сол тексеру",
  "screening.round.larger": {
    one: "тағы {{n}} сайлау, шектен алысырақ",
    other: "тағы {{n}} сайлау, шектен алысырақ",
  },
  "screening.round.lit":
    "Тексерілген басқа сайлау: {{n}}. Түзетуден кейін 0,05 төмен: {{lit}}; 0,001 төмен: {{strong}}.",
  "screening.column.option": "нұсқа",
  "screening.column.votes": "дауыс",
  "screening.column.distance": "ең жақын еселіктен",
  "screening.column.near": "жақын",
  "screening.column.unit": "еселік",
  "screening.column.base": "негіз",
  "screening.column.lines": "жолдар",
  "screening.column.cut": "шек, дауыс",
  "screening.column.raw": "түзетусіз",
  "screening.column.paid": "барлық шек ескерілген",
  "screening.column.corrected": "түзетілген",
  "screening.column.election": "сайлау",
  "screening.yes": "жақын",
  "screening.base.lines": "нұсқалардың қосындысы",
  "screening.base.valid": "жарамды бюллетеньдер",
  "screening.base.cast": "жәшіктегі бюллетеньдер",
  "screening.base.received": "бюллетень алған сайлаушылар",
  "screening.stations.used": "учаске {{used}} / {{rows}}",
  "screening.stations.none": "учаскелердің ешқайсысы жарамайды (барлығы {{rows}}); алынбады: {{dropped}}",
  "screening.drop.missing": "сан жетіспейді",
  "screening.drop.impossible": "мүмкін емес сандар",
  "screening.drop.nobody": "бюллетень жоқ",
  "screening.drop.small": "сайлаушысы 100 адамнан аз",
  "screening.drop.full": "99 % жоғары",
  "screening.drop.one": "{{reason}}: {{n}}",
  "screening.p.hidden": "көрсетілмеді: мұндай учаскелерде тексеру таза сайлауда да тым жиі белгі береді",
  "screening.label.p": "ықтималдық",
  "screening.label.few": "аз",
  "screening.integer.title": "Учаскелердегі бүтін пайыздар",
  "screening.integer.found":
    "келуі не нәтижесі бүтін пайыз учаскелер (0,05 пунктке дейін): {{observed}}; кездейсоқ болса {{expected}}, ауытқу {{sd}}",
  "screening.integer.null":
    "әр сайлаушы өзі шешеді, өз учаскесінің үлестерімен; келу мен нәтиже биномдық және тәуелсіз",
  "screening.integer.p": "{{p}}, бір жақты, учаске саны бойынша",
  "screening.integer.few":
    "учаске саны аз (керегі {{needed}}): ықтималдық дәл, бірақ үнсіздік ештеңе білдірмейді",
  "screening.integer.noEffect":
    "келу осы учаскелердің бәрінде дөңгелектелсе де, 100 жағдайдың 80 жағдайында табылмайды (шек 1 %); 1 % табуға керек учаске: {{needed}}",
  "screening.integer.effect":
    "келу {{share}} учаскеде дөңгелектелсе, 100 жағдайдың 80 жағдайында табылады (шек 1 %); 1 % табуға керек учаске: {{needed}}",
  "screening.integer.sees": "дөңгелек мақсатқа келтірілген нәтижелерді",
  "screening.integer.cannot":
    "мақсатсыз салынған бюллетеньдерді, өзге үшін дауыс беруді, қысымды: тексеру үнсіз болса да олар туралы ештеңе айтпайды",
  "screening.integer.innocent":
    "шағын учаскелердің көптігі, пайызбен енгізілген келу, біреу дөңгелектеген кесте",
  "screening.integer.settles":
    "бүтін пайызды учаскелердің хаттамалары және жеребемен таңдалғандарын қайта санау",
  "screening.integer.choices": "Сол учаскелер, басқа таңдау: кездейсоқтықтан артық (ауытқу саны)",
  "screening.column.rule": "қай учаскелер",
  "screening.column.width": "шегі, пункт",
  "screening.rule.usual": "жоғарыдағыдай",
  "screening.rule.larger": "300 сайлаушыдан бастап",
  "screening.rule.all": "шағын мен толықтары да",
  "screening.integer.areas":
    "Аумақтар, ықтималдығы азы бірінші; барлық аумаққа түзетілген (Бенджамини, Хохберг): {{n}}",
  "screening.integer.references":
    "Сол код басқа сайлауларда: бүтін пайызды учаскелер кездейсоқтықтан неше ауытқуға артық",
  "screening.reference.ca2011": "Канада 2011, консерваторлар",
  "screening.reference.pl2014": "Польша 2014, PSL",
  "screening.reference.ru2011": "Ресей 2011, «Бірыңғай Ресей»",
  "screening.reference.ru2018": "Ресей 2018, Путин",
  "screening.aspect.either": "келу не нәтиже",
  "screening.aspect.result": "нәтиже",
  "screening.aspect.turnout": "келу",
  "screening.weighting.stations": "учаскелер",
  "screening.weighting.registered": "тізімдегі сайлаушылар",
  "screening.weighting.given": "келгендер",
  "screening.weighting.leader": "дауыстар",
  "screening.digits.last": "Дауыс санының соңғы цифрлары",
  "screening.digits.pairs": "Соңғы цифрлар жұбы",
  "screening.digits.found": "хи-квадрат {{chi}}, еркіндік дәрежесі {{degrees}}, сандар {{counts}}",
  "screening.digits.null":
    "цифрлар сол учаскелердің биномдық сандарындағыдай; біркелкілік алдын ала қабылданбайды",
  "screening.digits.effect.last":
    "өз соңғы цифрының орнында бір ғана цифр тұрған сандар {{share}} болса, 5 % шегінде 100-ден 80 рет табылады",
  "screening.digits.effect.pairs":
    "соңғы екі цифры өздерінікінің орнына тең болған сандар {{share}} болса, 5 % шегінде 100-ден 80 рет табылады",
  "screening.digits.sees": "біреу қолдан ойлап тапқан сандарды",
  "screening.digits.cannot": "салынған не ауыстырылған бюллетеньдерді, қысымды: олардың саны шын сан",
  "screening.digits.innocent": "көшіргенде дөңгелектелген сандар, бірдей шағын учаскелердің көптігі",
  "screening.digits.settles": "хаттамалардың өзі, сандарының көшірмесі емес",
  "screening.digits.choices": "Сол учаскелер, басқа таңдаулар, әрқайсысы жеке және түзетусіз",
  "screening.column.digitsOf": "неменің цифры",
  "screening.column.smallest": "ең кіші сан",
  "screening.column.counts": "сандар",
  "screening.digits.of.option": "нұсқаға берілген дауыстар",
  "screening.digits.of.turnout": "берілген бюллетеньдер",
  "screening.digits.refused": "цифрлар: жеткілікті үлкен сандар керек: {{needed}}",
  "screening.pair.0": "бірдей",
  "screening.pair.1": "көрші",
  "screening.pair.2": "алыс",
  "screening.column.area": "аумақ",
  "screening.column.stations": "учаскелер",
  "screening.column.aspect": "бүтіні",
  "screening.column.observed": "көрінген",
  "screening.column.expected": "кездейсоқ",
  "screening.column.p": "ықтималдық",
  "screening.column.digit": "цифр",
  "screening.column.deviations": "ауытқу",
  "screening.stations.only": "Төмендегі тек осы учаскелер туралы айтылады, жоқтары туралы емес.",
};
