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
  "screening.column.lowest": "{{what}}, ең азы",
  "screening.column.highest": "{{what}}, ең көбі",
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
  "screening.card.rozenas.title": "Нәтиже тығыздығының шыңдары (қайта іріктеу)",
  "screening.card.rozenas.null":
    "әр учаске өз сандары мен барлық учаскенің тегіс үлестірімінен өз үлестерін алады, содан кейін сайлаушылары шешеді",
  "screening.card.rozenas.sees": "дөңгелек үлеске келтірілген не учаскеден учаскеге көшірілген нәтижелерді",
  "screening.card.rozenas.cannot":
    "үлестірімді тегіс қалдыратынды: мақсатсыз салу, өзге үшін дауыс беру, қысым",
  "screening.card.rozenas.innocent":
    "шағын учаскелердің көптігі (үлестері — бөлімі кіші бөлшектер), тегіс үлестірімнің сәйкес келмеуі",
  "screening.card.rozenas.settles": "ең биік шыңдардағы учаскелердің хаттамалары",
  "screening.found.rozenas":
    "кездейсоқтан тыс шыңдардағы учаскелер: {{resamples}} көшірме шегімен {{figure}} % (көшірме көбейген сайын азаяды); 100-ден 99-ыншы шекпен {{fixed}} %, өз нұсқамыз, онда бұлай емес",
  "screening.effect.rozenas":
    "5 % кез келген еселігіндегі кездейсоқтан артық осынша учаскелік бір шың 100-ден 80 рет табылады: {{n}}",
  "screening.label.fits": "тегіс үлестірімнің сәйкестігі",
  "screening.misfit":
    "5 пункттік басқа ұяшыққа түсетін учаскелер: {{moved}} %; ең нашары {{from}} бастап: көрілгені күтілгеннің {{ratio}} еселігі",
  "screening.rozenas.rate":
    "осы учаскелердің {{stations}} бойынша таза сайлауларда өлшенді, әрқайсысына 99 көшірме",
  "screening.label.measured": "үлес қалай өлшенді",
  "screening.rozenas.spikes": "Ең үлкен шыңдар",
  "screening.rozenas.choices": "Сол учаскелер, басқа шектер",
  "screening.column.envelope": "шек",
  "screening.rozenas.highest": "{{n}} көшірменің ең жоғарысы",
  "screening.rozenas.fixed": "100 көшірменің 99-ыншысы (өз нұсқамыз)",
  "screening.column.figure": "шыңдарда, %",
  "screening.column.fixed": "100-ден 99-ы, %",
  "screening.kireev.choices": "Сол аумақтар, басқа сандар",
  "screening.column.moreThan": "бірлер мен екілер көп:",
  "screening.column.fewerThan": "нөлдер аз:",
  "screening.late.choices": "Сол орындар, әр нұсқа жеке және түзетусіз",
  "screening.card.kireev.title": "Шағын нұсқалардың бірлері мен екілері",
  "screening.card.kireev.null":
    "аумақтың әр бюллетені нұсқаға бір ықтималдықпен не учаскелерге көрінгендей шашыраған ықтималдықпен түседі; үлкені есептеледі",
  "screening.card.kireev.sees":
    "бір аумақта шағын нұсқаға қолмен бір-екі дауыс жазылған хаттамаларды, кездейсоқтық нөл не көбірек берер жерде",
  "screening.card.kireev.cannot": "шағын нұсқаларға тимейтін нәрсені",
  "screening.card.kireev.innocent":
    "учаскелері екі модель де білмейтіндей өзгеше аумақтар, мысалы, қала мен ауыл бірге",
  "screening.card.kireev.settles": "осы учаскелердің жеребемен алынған кейбіріндегі нұсқаның бюллетеньдері",
  "screening.found.kireev":
    "тексерілген аумақ пен нұсқа: {{tested}}; жарияланған өрнек барлары (20-дан көп бір, 20-дан көп екі, 10-нан аз нөл): {{patterns}}; түзетуден кейін әдеттен тысы: {{unusual}}",
  "screening.effect.kireev":
    "орташа аумақта 100-ден 80 рет табылатын, кездейсоқтан артық бір-екі дауысты учаске саны: {{n}}",
  "screening.refused.kireev":
    "{{test}}: барлық нұсқаның дауыстары керек (--options бағандармен) және шағын нұсқасы бар, 42 не одан көп учаскелі аумақ",
  "screening.kireev.found": "Алдымен ықтималдығы ең азы",
  "screening.column.zeros": "0 дауыс",
  "screening.column.ones": "1 дауыс",
  "screening.column.twos": "2 дауыс",
  "screening.column.expectedOneTwo": "кездейсоқ 1 не 2",
  "screening.column.tested": "тексерілгені",
  "screening.column.patterns": "өрнек бары",
  "screening.column.unusual": "әдеттен тыс",
  "screening.reference.st2025": "Саксония-Анхальт 2025, бундестаг",
  "screening.reference.bo2019": "Боливия 2019, MAS",
  "screening.card.sequence.title": "Күн бойғы қатысу, аумақтар бойынша",
  "screening.card.sequence.null":
    "бір хабарламадағы аумақтардың өсімдері мен деңгейлері тәуелсіз әрі өз ортасының маңында қалыпты; басылған санның кез келген аяқталуы бірдей ықтимал; тұтас күн осылай алынған, ешбір аумақта кемімейтін 999 күнмен салыстырылады, үлкен ықтималдық есептеледі",
  "screening.card.sequence.effect":
    "шамасын айту мүмкін емес: аумақтардың кемінде жартысында өсім бірдей, секіріс өлшенбейді",
  "screening.card.sequence.sees":
    "қатысудың төмендеуін, бір аумақтың бәрінен асып секіруін, аумақтардың шоғырлануын, бүтін пайызға қойылған сандарды",
  "screening.card.sequence.cannot":
    "кім дауыс бергенін: барлық жерде біркелкі ойдан шығарылған қатысу кәдімгі күнге ұқсайды",
  "screening.card.sequence.innocent":
    "аумақтар әр уақытта хабарлайды; көршілер ұқсас; ірі қалалар кешірек дауыс береді; сан түзетілген",
  "screening.card.sequence.settles":
    "учаскелер бойынша сағат сайынғы қатысу және аумақ учаскелерінің журналдары",
  "screening.found.sequence":
    "қатысудың төмендеуі: {{compared}} салыстырудан {{falls}}; түзетуден кейін әдеттен тысы: {{tests}} ішінен {{unusual}} (8 не көп аумақты хабарлама: {{bulletins}})",
  "screening.effect.sequence":
    "бір аумақтың ортадан осынша пункт артық секіруі 100-ден 80 рет табылады: {{points}}",
  "screening.refused.sequence":
    "күн бойғы қатысу: сегіз не одан көп аумақты хабарламалар керек; бұл сайлау бойынша жазылғаны {{n}}",
  "screening.sequence.table": "Хабарлама сайын",
  "screening.column.bulletin": "хабарлама",
  "screening.column.look": "не",
  "screening.look.jump": "ең алыс секіріс: {{area}} {{increase}} (ортасы {{usual}})",
  "screening.look.close": "аумақтардың жартысы {{from}} – {{to}} % аралығында",
  "screening.look.whole": "бүтін пайыздар: {{areas}} ішінен {{whole}} (кездейсоқ {{expected}})",
  "screening.sequence.fall": "{{area}}: {{before}} % ({{from}}), {{after}} % ({{to}})",
  "screening.time.close": "жабылу",
  "screening.plot.day": "Әр хабарламадағы аумақтар бойынша қатысу",
  "screening.sequence.falls": "қатысу төмендейді",
  "screening.card.late.title": "Бір орынның ерте және кеш учаскелері",
  "screening.card.late.null": "орынның қай учаскелері кеш екенін сол орын ішіндегі жеребе шешеді",
  "screening.card.late.sees": "сол орынның ертелерінен нәтижесі өзгеше кеш учаскелерді",
  "screening.card.late.cannot":
    "ерте орындардан өзгеше кеш орындарды: бұл өзі дәлел емес, олар адал түрде өзгеше",
  "screening.card.late.innocent":
    "орын ішінде егде сайлаушылардың учаскелері ертерек хабарлауы мүмкін; орын ауыл мен оның төңірегі болуы мүмкін",
  "screening.card.late.settles": "кеш учаскелердің хаттамалары, әрқайсысының уақыты мен жіберушісімен",
  "screening.found.late":
    "орын ішінде ({{places}}) кеш учаскелер нұсқаға ертелермен салыстырғанда {{difference}} пункт береді (барлық кеші {{late}}, барлық ертесі {{early}})",
  "screening.effect.late": "орын ішіндегі осынша пункт айырма 100-ден 80 рет табылады (шек 1 %): {{points}}",
  "screening.refused.late": "ерте мен кеш: екі түрлі учаскесі бар орын керегі {{needed}}, бары {{n}}",
  "screening.column.falls": "төмендеулер",
  "screening.column.places": "орындар",
  "screening.column.difference": "кеш минус ерте, пункт",
  "screening.column.sd": "стандарт ауытқу",
  "screening.card.sequence.weaker":
    "Көршілер ұқсас, мұны бұл модель білмейді, ал даусыз сайлаудың бірде-бір күні жазылмаған: оның орнына төмендегі күндер.",
  "screening.card.rozenas.weaker":
    "Тегіс үлестірім — жарияланған бумадағыдай бета-үлестірімдер қоспасы. Сан жеребеге байланысты: басқа дәндермен Канада 2011 — 0-ден 0,06 %-ға дейін, Ресей 2011 — 0,91-ден 0,97 %-ға дейін.",
  "quick.read.stamp": "ІРІКТЕМЕ БОЙЫНША БАҒА",
  "quick.read.answer":
    "{{name}}: бюллетеньдердің {{low}} – {{high}}, 100 іріктеменің 95-інде; хаттама {{protocols}}, жоспар бойынша {{planned}}",
  "quick.read.missing":
    "Жетіспейтін хаттама: {{missing}}; резервпен ауыстырылған учаске: {{replaced}}. Жетіспейтіндері өзгелерден өзгеше болуы мүмкін: соңғы екі баған олар нені өзгерте алатынын айтады.",
  "quick.column.low": "бастап",
  "quick.column.high": "дейін",
  "quick.column.median": "ортасы",
  "quick.column.worstLow": "жетіспейтінде болмаса",
  "quick.column.worstHigh": "жетіспейтінде тек сол болса",
  "quick.column.least": "жетіспейтіні түгел қарсыласына",
  "quick.column.most": "жетіспейтіні түгел өзіне",
  "quick.column.ofThese": "осы бюллетеньдердегі үлес",
  "quick.read.seats": "Мандаттар, 100 іріктеменің 95-інде",
  "quick.read.seatsHow":
    "Барлық үлес іріктемедегі ковариацияларымен бірге заңнан көп рет өтеді. Мандат аралығы бір үлестің аралығынан шықпайды: межеге жақын жерде пункттің оннан бірі бірнеше мандатқа тұруы мүмкін.",
  "quick.read.noElection": "--election берілсе, оның заңы бойынша мандаттар да беріледі.",
  "quick.read.seed": "Жеребе тексерілді: дән {{seed}}.",
  "quick.refused.answer": "қателік шегі жоқ: хаттама {{protocols}}",
  "quick.refused.not-drawn-by-lot":
    "Бұл учаскелер осы негіз, шек пен дән бойынша жеребе шығарғандар емес (резерв ретімен). Ықтималдық іріктемесі емес жинақтың көлемі қандай болса да қателік шегі жоқ.",
  "quick.refused.stratum-too-small":
    "Қабатта екіден аз хаттама бар: учаскелері қалай ажыратылатыны белгісіз.",
  "quick.refused.no-ballots": "Хаттамаларда бюллетень жоқ.",
  "audit.answer":
    "{{name}}: тәуекел шегі {{risk}} болса, аудит {{ballots}} бюллетеньнен жазбаларымен салыстыратыны {{comparison}}, жазбасыз қарайтыны шамамен {{polling}}",
  "audit.plan":
    "Жоспарлауға арналған сандар, жарияланған нәтиже дұрыс болса: аудит жүргізілген жоқ. Бір іріктеме барлық тұжырымға қызмет етеді; ең тары шешеді.",
  "audit.none": "Аудит жоспарлау мүмкін емес: {{name}}.",
  "audit.possible":
    "мүмкіні: бүтін бойынша бір бөлудің орындары — көпшілік дауыспен, бөлгіштермен не ең үлкен қалдықты квотамен, сол жерде саналған дауыстардан",
  "audit.tiers": "осы сайлаудағы ондай орындар: {{tiers}}",
  "audit.column.assertion": "нені растау керек",
  "audit.column.margin": "қор, бюллетень",
  "audit.column.comparison": "салыстыру",
  "audit.column.withErrors": "1000-ға 1 қатемен",
  "audit.column.polling": "қарау",
  "audit.pair": "{{winner}} соңғы мандатын {{loser}} тағы біреуін алғанға дейін сақтайды",
  "audit.over": "{{winner}}: {{bar}} не одан көп",
  "audit.under": "{{winner}}: {{bar}} аз",
  "audit.more": "Аз бюллетень қажет ететін кеңірек тұжырымдар: {{n}}.",
  "audit.needs":
    "Аудитке сақталған қағаз бюллетеньдер, олардың толық тізімі және көпшілік алдындағы жеребе керек. Сырттан келгендер бюллетень ала алмайтын жерде, Қазақстандағыдай, бұл тексеруге емес, талапқа арналған сандар.",
  "audit.error": "Тәуекел шегі — қате нәтиженің өтіп кетуінің ең үлкен ықтималдығы.",
  "audit.full": "Іріктеме барлық бюллетень болар жерде аудит — толық қолмен санау.",
  "screening.again": "Дәл сол есеп: {{call}}",
};
