/** The frame of a screening: names of tests, and what they need. */

import type { Message } from "../message.ts";
import type { screeningFrame as en } from "./screening-frame.en.ts";

export const screeningFrame: Readonly<Record<keyof typeof en, Message>> = {
  "screening.test.must-add-up": "debe cuadrar",
  "screening.test.round-share": "porcentajes redondos de los totales publicados",
  "screening.test.sequence": "participación a lo largo del día",
  "screening.test.integers": "porcentajes enteros",
  "screening.test.digits": "últimas cifras y pares",
  "screening.test.fingerprint": "huella de participación y resultado",
  "screening.test.shpilkin": "rango de votos por encima del patrón de baja participación",
  "screening.test.rozenas": "picos en la densidad de porcentajes",
  "screening.test.klimek": "superficie de sensibilidad de un modelo",
  "screening.test.kireev": "unos y doses de partidos pequeños",
  "screening.needs.stations":
    "{{test}}: hacen falta resultados por mesa ({{fewest}} o más); no hay ninguno cargado",
  "screening.needs.other": "{{test}}: hacen falta {{what}}",
  "screening.need.anything": "cifras",
  "screening.need.totals": "totales publicados de una elección",
  "screening.need.day": "cifras del día de una elección",
  "screening.bounds.ballots":
    "se vieron más papeletas de una opción que las del acta: mesas {{stations}} de {{all}}, papeletas {{ballots}}",
  "screening.bounds.double":
    "se contaron más votantes en la puerta que los del acta: mesas {{stations}}; un contador que solo omite no puede hacerlo",
  "screening.bounds.missed":
    "se contaron en la puerta, de la apertura al cierre, muchos menos votantes que los del acta: mesas {{stations}}",
  "screening.bounds.holds":
    "ningún acta tiene menos de lo que se vio: líneas de evidencia {{n}}, mesas {{stations}}",
  "screening.bounds.unmatched": "evidencia sin acta, o sin la cifra en ella: líneas {{n}}",
  "screening.bounds.only":
    "Lo visto es una cota inferior para su propia mesa. No es una muestra: nada se sigue para otras mesas.",
  "screening.column.station": "mesa",
  "screening.column.what": "qué",
  "screening.column.protocol": "acta",
  "screening.column.above": "de más",
  "screening.column.needs": "errores necesarios",
  "screening.column.chance": "probabilidad (Holm)",
  "screening.evidence.ballots": "papeletas",
  "screening.evidence.clicks": "votantes en la puerta",
  "screening.evidence.folder": "la evidencia va junto a una carpeta de actas (urna import)",
  "screening.asked.count": "Preguntas enviadas: {{sent}}; respondidas: {{answered}}.",
  "screening.asked.add":
    "Para añadir una: una línea en {{file}} del atlas (cuándo, quién, a quién, qué se pregunta, sobre qué prueba); la respuesta con su documento en replies.csv al lado.",
  "screening.asked.question": "{{date}}, {{by}} a {{to}}: {{asks}} ({{tests}})",
  "screening.asked.reply": "{{date}}, respuesta: {{says}}",
  "screening.asked.noReply": "sin respuesta registrada",
  "screening.blocked.head":
    "Que los resultados por mesa no se publiquen es un hallazgo en sí. Los observadores recomendaron:",
  "screening.blocked.one":
    "{{mission}}: {{says}}; hasta entonces no pueden hacerse pruebas: {{n}} ({{tests}})",
};
