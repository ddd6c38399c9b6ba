/** What a change of an election would have had to be, in Spanish. */

import type { Message } from "../message.ts";
import type { wanted as en } from "./wanted.en.ts";

export const wanted: Readonly<Record<keyof typeof en, Message>> = {
  "wanted.share": "una proporción de 0 % a 100 %",
  "wanted.shares": "proporciones de 0 % a 100 %",
  "wanted.smallerFirst": "primero la proporción menor",
  "wanted.oneBar": "un umbral; indique uno de {{names}}",
  "wanted.exactlyOneBar": "reglas con exactamente un umbral",
  "wanted.nationalAllotment": "reglas con un solo reparto nacional proporcional",
  "wanted.oneOf": "uno de {{names}}",
  "wanted.step": "<paso>.<campo>, donde el paso es uno de {{names}}",
  "wanted.proportion": "reglas que reparten escaños en proporción en todo el país",
  "wanted.formulaField":
    "reglas que reparten escaños en proporción en todo el país; aquí --set con uno de {{names}}",
  "wanted.barAndAgainst": "un umbral y votos en contra de todos en la papeleta que juzga",
  "wanted.districts": "una parte de la cámara que se elige por distritos",
  "wanted.districtsAgainst": "votos en contra de todos en la papeleta de los distritos",
  "wanted.linkable": "una parte repartida en proporción junto a partes elegidas por distritos",
  "wanted.numbers": "partes cuyos escaños son números del documento",
  "wanted.numberTier":
    "una parte cuyos escaños son un número del documento; cambie los escaños antes de vincular",
  "wanted.seatsOrVotes":
    "escaños como OPTION:NUMBER,OPTION:NUMBER, {{first}} o una votación cuyos votos se toman: {{names}}",
  "wanted.whole": "un número entero, cero o más",
  "wanted.areaSeats": "un número entero para la única área de este nivel: {{level}}",
  "wanted.someSharedTier": "reglas con una parte repartida en proporción en todo el país",
  "wanted.wholeBar": "reglas con un umbral que se mide en todo el país",
  "wanted.seatRules": "reglas que llenan escaños",
  "wanted.onceEach": "cada nombre una sola vez",
  "wanted.oneArea": "{{one}}: una zona en lugar de todo el país",
  "wanted.input": "un dato que las reglas usan: {{names}}",
  "wanted.tier": "una parte de la cámara: {{names}}",
  "wanted.sharedTier": "una parte repartida en proporción: {{names}}",
  "wanted.oneOther": "como mucho otra parte, elegida por distritos",
  "wanted.upTo": "un número entero de 0 a {{most}}",
  "wanted.range": "números enteros de 0 a {{most}}, primero el menor",
  "wanted.multiple": "un múltiplo de {{each}}: tantos escaños tiene cada distrito",
  "wanted.someSeats": "al menos un escaño en una parte",
};
