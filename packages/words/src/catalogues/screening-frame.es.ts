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
};
