/** Cards of the tests that look at shapes, sequences and small counts, in Spanish. */

import type { Message } from "../message.ts";
import type { screeningShapes as en } from "./screening-shapes.en.ts";

export const screeningShapes: Readonly<Record<keyof typeof en, Message>> = {
  "screening.status.described": "una descripción, sin probabilidad",
  "screening.card.few":
    "{{test}}: mesas necesarias {{needed}}, hay {{n}}. Lo que aún puede decirse: las actas deben cuadrar (primer estante) y los porcentajes enteros tienen una cola exacta con cualquier número",
  "screening.card.choices": "Las mismas mesas, otras elecciones del método",
  "screening.card.references": "El mismo código en otras elecciones, limpias y disputadas",
  "screening.label.slope": "pendiente según participación",
  "screening.axis.turnout": "participación, %",
  "screening.axis.result": "resultado, % de papeletas",
  "screening.axis.share": "porcentaje acumulado de la opción, %",
  "screening.axis.percent": "porcentaje entero",
  "screening.axis.stations": "mesas",
  "screening.axis.exponent": "exponente",
  "screening.axis.incremental": "mesas movidas en parte, %",
  "screening.axis.size": "electores inscritos, primero las mesas pequeñas, %",
  "screening.plot.fingerprint": "Mesas por participación y resultado; más oscuro: más mesas (logarítmico)",
  "screening.plot.cumulative": "Porcentaje de la opción en las mesas hasta una participación",
  "screening.plot.size": "Porcentaje de la opción, sumando mesas de la menor a la mayor",
  "screening.plot.whole": "Mesas a 0,05 puntos o menos de un porcentaje entero: {{what}}",
  "screening.plot.wholeBar": "visto",
  "screening.plot.wholeBand": "por azar, en 99 de 100 elecciones",
  "screening.plot.surface":
    "Mejor porcentaje de mesas movidas en parte, por exponente: una línea por objetivo y moda limpia",
  "screening.plot.own": "estas mesas",
  "screening.card.fingerprint.title": "Huella: participación y resultado de cada mesa",
  "screening.card.fingerprint.null":
    "ninguna: los países honestos difieren en la forma, así que no hay probabilidad",
  "screening.card.fingerprint.effect":
    "no se puede nombrar un tamaño: la forma se compara con las de al lado",
  "screening.card.fingerprint.sees": "una cola o una segunda nube hacia participación y apoyo completos",
  "screening.card.fingerprint.cannot": "por qué está la cola; lo que cambia un poco muchas mesas",
  "screening.card.fingerprint.innocent":
    "ciudad y campo con distinta participación y apoyo; hospitales, barcos, cuarteles, comunidades cerradas",
  "screening.card.fingerprint.settles":
    "las actas y listas de electores de las mesas de la esquina, y sus resultados donde hubo observadores",
  "screening.found.fingerprint":
    "logaritmo de la tasa: asimetría {{skewness}}, curtosis {{kurtosis}} (la normal tiene 0 y 3); participación y resultado de 95 % o más: mesas {{corner}}, {{share}}",
  "screening.column.from": "umbral",
  "screening.column.base2": "resultado como parte de",
  "screening.base.counted": "papeletas contadas",
  "screening.base.registered": "electores inscritos",
  "screening.column.share": "porcentaje",
  "screening.column.skewness": "asimetría",
  "screening.column.kurtosis": "curtosis",
  "screening.column.corner": "esquina 95 %",
  "screening.card.shpilkin.title": "Votos por encima del patrón de baja participación: un rango",
  "screening.card.shpilkin.null":
    "no se prueba: si el apoyo honesto no dependiera de la participación, la opción tendría siempre los mismos votos por cada voto de las demás",
  "screening.card.shpilkin.effect":
    "no se puede nombrar: las diferencias honestas entre ciudad y campo dan números de cualquier tamaño",
  "screening.card.shpilkin.sees": "votos de la opción que crecen con la participación mientras los demás no",
  "screening.card.shpilkin.cannot":
    "si esos votos se añadieron: donde el apoyo crece con la participación por razones honestas el número no significa nada",
  "screening.card.shpilkin.innocent":
    "apoyo y participación más altos en el campo que en la ciudad; abajo, las pendientes de elecciones honestas",
  "screening.card.shpilkin.settles":
    "las mismas mesas en otras elecciones, y las listas firmadas de las mesas de alta participación",
  "screening.found.shpilkin":
    "votos por encima de la proporción de baja participación: de {{low}} a {{high}} de {{leader}}, según el núcleo; sin ellos el porcentaje sería de {{shareLow}} a {{shareHigh}} (declarado {{share}}), la participación de {{turnoutLow}} a {{turnoutHigh}} (declarada {{turnout}})",
  "screening.refused.shpilkin":
    "no queda un núcleo de baja participación con una décima parte de las papeletas, así que no se puede dar un rango",
  "screening.core.five": "cinco puntos bajo la moda",
  "screening.core.fifteen": "quince puntos bajo la moda",
  "screening.core.all": "todo bajo la moda",
  "screening.core.ellipse": "elipse con la mitad de los electores",
  "screening.slope": "{{slope}} (1: cada papeleta más es para la opción)",
  "screening.column.core": "núcleo",
  "screening.column.turnout": "participación",
  "screening.column.ratio": "votos por uno de otros",
  "screening.column.beyond": "por encima",
  "screening.column.slope": "pendiente",
  "screening.card.klimek.title": "Superficie de sensibilidad del modelo de Klimek y otros",
  "screening.card.klimek.null":
    "ninguna: el modelo se ajusta con cada combinación de decisiones que tomaron las publicaciones",
  "screening.card.klimek.effect":
    "no se puede nombrar: las decisiones mueven la respuesta más que cualquier efecto",
  "screening.card.klimek.sees": "cuánto difieren las respuestas de un mismo modelo en las mismas mesas",
  "screening.card.klimek.cannot":
    "cuál es la respuesta correcta: aquí no se nombra ninguna, y no debe creerse un número único de este modelo",
  "screening.card.klimek.innocent":
    "cualquier país honesto que no sea una sola nube: en Polonia 2014 la misma superficie va de 1 % a 67 %",
  "screening.card.klimek.settles": "nada que diga el modelo; las actas",
  "screening.found.klimek":
    "porcentaje de mesas movidas en parte: de {{low}} a {{high}}; casi del todo: de {{exLow}} a {{exHigh}}, según exponente, objetivo y moda limpia. Ninguno de estos números es el correcto",
  "screening.refused.modes":
    "más de una moda por encima de un quinto de la mayor (participación: {{turnout}}; resultado: {{result}}): no puede decirse cuál es la limpia, así que no se ajusta nada",
  "screening.refused.noMode":
    "no hay moda de participación y resultado por encima de 30 %: no hay nada que el modelo pueda llamar limpio",
  "screening.mode.first": "primera moda sobre 30 %",
  "screening.mode.voters": "la misma, ponderada por electores",
  "screening.mode.highest": "moda más alta",
  "screening.objective.votes": "votos",
  "screening.objective.votes-relative": "votos, relativo",
  "screening.objective.both": "participación y votos",
  "screening.objective.both-relative": "participación y votos, relativo",
  "screening.column.mode": "moda limpia",
  "screening.column.objective": "objetivo",
  "screening.column.exponent": "mejor exponente",
  "screening.column.incremental": "en parte",
  "screening.column.extreme": "casi del todo",
  "screening.reference.ru2012": "Rusia 2012, Putin",
  "screening.reference.ru2016": "Rusia 2016, Rusia Unida",
  "screening.reference.ru2021": "Rusia 2021, Rusia Unida",
};
