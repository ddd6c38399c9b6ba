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
};
