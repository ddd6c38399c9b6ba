/** Screening in Spanish. */

import type { Message } from "../message.ts";
import type { screening as en } from "./screening.en.ts";

export const screening: Readonly<Record<keyof typeof en, Message>> = {
  "screening.answer": "{{name}}: inusual {{unusual}} de {{tests}} pruebas; es una pregunta, no un veredicto",
  "screening.shelf.sums": "1. Debe cuadrar",
  "screening.shelf.unusual": "2. Inusual (una criba, no una prueba)",
  "screening.shelf.asked": "3. Preguntado y respondido",
  "screening.asked.none": "No consta ninguna pregunta a una comisión sobre estos hallazgos, ni respuesta.",
  "screening.family":
    "Pruebas hechas: {{tests}}. Con un umbral del 5 % saltarían por azar: {{chance}}. Corregido por todas las pruebas (Holm).",
  "screening.seed": "Semilla {{seed}}; datos {{hash}}; urna {{version}}.",
  "screening.status.nothing": "nada inusual",
  "screening.status.unusual": "inusual",
  "screening.status.very": "muy inusual",
  "screening.status.few": "faltan datos",
  "screening.label.null": "lo que haría el azar",
  "screening.label.raw": "probabilidad, sin corregir",
  "screening.label.corrected": "probabilidad, corregida",
  "screening.label.all": "corregida por todas las pruebas",
  "screening.label.rate": "falsas alarmas medidas",
  "screening.label.effect": "qué encontraría",
  "screening.label.dropped": "descartado",
  "screening.label.sees": "puede ver",
  "screening.label.cannot": "no puede ver",
  "screening.label.innocent": "podría ser inocente",
  "screening.label.settles": "lo aclararía",
  "screening.label.weaker": "más débil de lo que parece",
  "screening.rate":
    "{{rate}} con un umbral del 5 % (intervalo de {{low}} a {{high}}; elecciones limpias simuladas: {{runs}})",
  "screening.exploratory": "Se buscó con los resultados ya conocidos: es exploración, no confirmación.",
  "screening.round.title": "Porcentajes redondos: {{contest}}",
  "screening.round.found":
    "totales a {{cut}} votos o menos de un múltiplo de {{unit}}: {{near}} de {{lines}} (base: {{what}} = {{base}})",
  "screening.round.refused":
    "porcentajes redondos ({{contest}}): hacen falta {{needed}} totales o más, hay {{lines}}; si suman bien se comprueba arriba",
  "screening.round.null":
    "cualquier número entero de votos es igual de probable, de modo que el lugar entre dos múltiplos es azar",
  "screening.round.raw":
    "{{raw}}, como si unidad, base y corte se hubieran fijado antes de conocer los votos",
  "screening.round.corrected":
    "{{corrected}} = {{without}} sin la línea más cercana, por {{cuts}} cortes, por {{looks}} miradas",
  "screening.round.degrees":
    "las líneas suman la base, así que las distancias suman múltiplos enteros: grados de libertad {{degrees}}, líneas {{lines}}",
  "screening.round.cut":
    "el corte sale de la propia muestra: se toma como estadístico de orden y se paga por todos los demás cortes",
  "screening.round.looks": "unidades y bases miradas: {{looks}}; se paga por cada una",
  "screening.round.effect": "líneas redondeadas al voto que bastarían: {{enough}} de {{lines}}",
  "screening.round.effectNone": "con estos totales no bastaría ningún número de líneas redondeadas",
  "screening.round.sees": "totales que alguien calculó a partir de porcentajes redondeados",
  "screening.round.cannot":
    "papeletas añadidas o cambiadas antes de hacer los totales, presión sobre los votantes, listas falsas: nada de eso deja un porcentaje redondo",
  "screening.round.innocent":
    "totales recalculados desde porcentajes publicados camino de su publicación; cerca no es exacto, y la causa no se conoce",
  "screening.round.settles":
    "el acta de resultados de la comisión, con los totales por región y mesa de los que es la suma",
  "screening.round.choices": "Los mismos totales, otras opciones",
  "screening.round.references": "La misma prueba en otras elecciones",
  "screening.round.lit":
    "Otras elecciones probadas: {{n}}. Por debajo de 0,05 tras corregir: {{lit}}; por debajo de 0,001: {{strong}}.",
  "screening.column.option": "opción",
  "screening.column.votes": "votos",
  "screening.column.distance": "desde el múltiplo más cercano",
  "screening.column.near": "cerca",
  "screening.column.unit": "múltiplo de",
  "screening.column.base": "base",
  "screening.column.lines": "líneas",
  "screening.column.cut": "corte, votos",
  "screening.column.raw": "sin corregir",
  "screening.column.paid": "pagados los cortes",
  "screening.column.corrected": "corregida",
  "screening.column.election": "elección",
  "screening.yes": "cerca",
  "screening.base.lines": "suma de las opciones",
  "screening.base.valid": "votos válidos",
  "screening.base.cast": "papeletas en las urnas",
  "screening.base.received": "votantes que recibieron papeleta",
};
