/** Screening in Spanish. */

import type { Message } from "../message.ts";
import type { screening as en } from "./screening.en.ts";

export const screening: Readonly<Record<keyof typeof en, Message>> = {
  "screening.answer": "{{name}}: inusual {{unusual}} de {{tests}} pruebas; es una pregunta, no un veredicto",
  "screening.shelf.sums": "1. Debe cuadrar",
  "screening.shelf.unusual": "2. Inusual (una criba, no una prueba)",
  "screening.shelf.asked": "3. Preguntado y respondido",
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
  "screening.round.larger": {
    one: "{{n}} elección más, más lejos del límite",
    many: "{{n}} elecciones más, más lejos del límite",
    other: "{{n}} elecciones más, más lejos del límite",
  },
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
  "screening.stations.used": "{{used}} de {{rows}} mesas",
  "screening.stations.none": "no sirve ninguna de las {{rows}} mesas; descartadas: {{dropped}}",
  "screening.drop.missing": "falta una cifra",
  "screening.drop.impossible": "cifras imposibles",
  "screening.drop.nobody": "sin papeletas",
  "screening.drop.small": "menos de 100 votantes",
  "screening.drop.full": "más del 99 %",
  "screening.drop.one": "{{reason}}: {{n}}",
  "screening.p.hidden": "no se muestra: con mesas como estas la prueba salta demasiado en elecciones limpias",
  "screening.label.p": "probabilidad",
  "screening.label.few": "pocas",
  "screening.integer.title": "Porcentajes enteros en las mesas",
  "screening.integer.found":
    "mesas con participación o resultado entero (a 0,05 puntos): {{observed}}; por azar {{expected}}, desviación {{sd}}",
  "screening.integer.null":
    "cada votante decide solo, con las proporciones de su mesa; participación y resultado son binomiales e independientes",
  "screening.integer.p": "{{p}}, unilateral, por número de mesas",
  "screening.integer.few": "menos de {{needed}} mesas: la cola es exacta, pero el silencio no significa nada",
  "screening.integer.noEffect":
    "ni la participación redondeada en todas estas mesas se encuentra en 80 de 100 casos (umbral 1 %); para encontrar el 1 % hacen falta mesas: {{needed}}",
  "screening.integer.effect":
    "la participación redondeada en el {{share}} de las mesas se encuentra en 80 de 100 casos (umbral 1 %); para encontrar el 1 % hacen falta mesas: {{needed}}",
  "screening.integer.sees": "resultados ajustados a metas redondas",
  "screening.integer.cannot":
    "papeletas metidas sin meta, votar por otros, presión: si la prueba calla, nada dice de ello",
  "screening.integer.innocent":
    "muchas mesas pequeñas, participación tecleada como porcentaje, una tabla que alguien redondeó",
  "screening.integer.settles":
    "las actas de las mesas con porcentajes enteros y el recuento de algunas sacadas a suerte",
  "screening.integer.choices": "Las mismas mesas, otras opciones: exceso sobre el azar (desviaciones)",
  "screening.column.rule": "qué mesas",
  "screening.column.width": "a menos de, puntos",
  "screening.rule.usual": "como arriba",
  "screening.rule.larger": "con 300 electores o más",
  "screening.rule.all": "también las pequeñas y las llenas",
  "screening.integer.areas":
    "Áreas, primero las menos probables; corregido por todas las áreas (Benjamini y Hochberg): {{n}}",
  "screening.integer.references":
    "El mismo código en otras elecciones: desviaciones de las mesas con porcentaje entero respecto del azar",
  "screening.reference.ca2011": "Canadá 2011, conservadores",
  "screening.reference.pl2014": "Polonia 2014, PSL",
  "screening.reference.ru2011": "Rusia 2011, Rusia Unida",
  "screening.reference.ru2018": "Rusia 2018, Putin",
  "screening.aspect.either": "participación o resultado",
  "screening.aspect.result": "resultado",
  "screening.aspect.turnout": "participación",
  "screening.weighting.stations": "mesas",
  "screening.weighting.registered": "votantes en lista",
  "screening.weighting.given": "participantes",
  "screening.weighting.leader": "votos",
  "screening.digits.last": "Últimas cifras de los votos",
  "screening.digits.pairs": "Pares de últimas cifras",
  "screening.digits.found": "ji cuadrado {{chi}}, grados de libertad {{degrees}}, recuentos {{counts}}",
  "screening.digits.null":
    "cifras como las de los recuentos binomiales de las mismas mesas; no se dan por uniformes",
  "screening.digits.effect.last":
    "un {{share}} de los recuentos con una misma cifra final en lugar de la suya se halla en 80 de 100 casos al 5 %",
  "screening.digits.effect.pairs":
    "un {{share}} de los recuentos con dos cifras finales iguales en lugar de las suyas se halla en 80 de 100 casos al 5 %",
  "screening.digits.sees": "recuentos que alguien inventó a mano",
  "screening.digits.cannot": "papeletas metidas o movidas, presión: sus recuentos son recuentos reales",
  "screening.digits.innocent": "recuentos redondeados al copiar, muchas mesas pequeñas del mismo tamaño",
  "screening.digits.settles": "las actas mismas, no una copia de sus cifras",
  "screening.digits.choices": "Las mismas mesas, otras opciones, cada una sola y sin corregir",
  "screening.column.digitsOf": "cifras de",
  "screening.column.smallest": "recuento mínimo",
  "screening.column.counts": "recuentos",
  "screening.digits.of.option": "votos de la opción",
  "screening.digits.of.turnout": "papeletas entregadas",
  "screening.digits.refused": "cifras: hacen falta {{needed}} recuentos bastante grandes",
  "screening.pair.0": "repetidas",
  "screening.pair.1": "contiguas",
  "screening.pair.2": "distantes",
  "screening.column.area": "área",
  "screening.column.stations": "mesas",
  "screening.column.aspect": "entero es",
  "screening.column.observed": "visto",
  "screening.column.expected": "por azar",
  "screening.column.p": "probabilidad",
  "screening.column.digit": "cifra",
  "screening.column.deviations": "desviaciones",
  "screening.stations.only": "Lo que sigue se dice solo de estas mesas, no de las que faltan.",
};
