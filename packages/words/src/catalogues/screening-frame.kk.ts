/** The frame of a screening: names of tests, and what they need. */

import type { Message } from "../message.ts";
import type { screeningFrame as en } from "./screening-frame.en.ts";

export const screeningFrame: Readonly<Record<keyof typeof en, Message>> = {
  "screening.test.must-add-up": "сәйкес келуге тиіс",
  "screening.test.round-share": "жарияланған қорытындылардың дөңгелек үлестері",
  "screening.test.sequence": "күн бойғы қатысу",
  "screening.test.integers": "бүтін пайыздар",
  "screening.test.digits": "соңғы цифрлар мен цифр жұптары",
  "screening.test.fingerprint": "қатысу мен нәтиженің ізі",
  "screening.test.shpilkin": "қатысу төмен кездегі көріністен асатын дауыстар ауқымы",
  "screening.test.rozenas": "үлестер тығыздығының шыңдары",
  "screening.test.klimek": "модельдің сезімталдық беті",
  "screening.test.kireev": "шағын партиялардың бірлері мен екілері",
  "screening.needs.stations":
    "{{test}}: учаскелер бойынша нәтижелер керек (кемінде {{fewest}}); бірде-бірі жүктелмеген",
  "screening.needs.other": "{{test}}: керегі: {{what}}",
  "screening.need.anything": "сандар",
  "screening.need.totals": "сайлаудың жарияланған қорытындылары",
  "screening.need.day": "сайлау күні бойғы сандар",
  "screening.bounds.ballots":
    "нұсқа үшін хаттамадағыдан көп бюллетень көрілді: учаске {{stations}} / {{all}}, бюллетень {{ballots}}",
  "screening.bounds.double":
    "есік алдында хаттамадағыдан көп сайлаушы саналды: учаске {{stations}}; тек жіберіп алатын санауыш бұлай ете алмайды",
  "screening.bounds.missed":
    "ашылғаннан жабылғанға дейін есік алдында хаттамадағыдан әлдеқайда аз сайлаушы саналды: учаске {{stations}}",
  "screening.bounds.holds": "бірде-бір хаттамада көрілгеннен аз емес: дерек жолы {{n}}, учаске {{stations}}",
  "screening.bounds.unmatched": "хаттамасы немесе онда керек саны жоқ деректер: жол {{n}}",
  "screening.bounds.only":
    "Көрілген нәрсе өз учаскесі үшін төменгі шек қана. Бұл іріктеме емес: басқа учаскелер туралы ештеңе айтылмайды.",
  "screening.column.station": "учаске",
  "screening.column.what": "не",
  "screening.column.protocol": "хаттама",
  "screening.column.above": "артық",
  "screening.column.needs": "керек қателер",
  "screening.column.chance": "ықтималдық (Холм)",
  "screening.evidence.ballots": "бюллетеньдер",
  "screening.evidence.clicks": "есік алдындағы сайлаушылар",
  "screening.evidence.folder": "деректер хаттамалар қалтасының жанына қойылады (urna import)",
  "screening.asked.count": "Жіберілген сұрақ: {{sent}}; жауап берілгені: {{answered}}.",
  "screening.asked.add":
    "Қосу үшін: атластың {{file}} файлына жол (қашан, кім, кімге, не сұралды, қай тексеру туралы); құжаты бар жауап — жанындағы replies.csv файлына.",
  "screening.asked.question": "{{date}}, {{by}} → {{to}}: {{asks}} ({{tests}})",
  "screening.asked.reply": "{{date}}, жауап: {{says}}",
  "screening.asked.noReply": "жауап жазылмаған",
  "screening.blocked.head":
    "Учаскелер бойынша нәтижелердің жарияланбауы — өз алдына бір байқау. Бақылаушылар ұсынған:",
  "screening.blocked.one":
    "{{mission}}: {{says}}; оған дейін жүргізуге болмайтын тексерулер: {{n}} ({{tests}})",
};
