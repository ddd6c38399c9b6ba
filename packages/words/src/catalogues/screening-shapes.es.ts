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
  "screening.column.lowest": "{{what}}, mínimo",
  "screening.column.highest": "{{what}}, máximo",
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
  "screening.card.rozenas.title": "Picos en la densidad del resultado (remuestreo)",
  "screening.card.rozenas.null":
    "cada mesa toma sus proporciones de sus cifras y de una distribución suave de todas, y luego deciden sus electores",
  "screening.card.rozenas.sees": "resultados ajustados a un porcentaje redondo o copiados de mesa en mesa",
  "screening.card.rozenas.cannot":
    "lo que deja suave la distribución: relleno sin objetivo, votar por otros, presión",
  "screening.card.rozenas.innocent":
    "muchas mesas pequeñas (sus proporciones son fracciones de denominador pequeño), una distribución suave que no ajusta",
  "screening.card.rozenas.settles": "las actas de las mesas de los picos mayores",
  "screening.found.rozenas":
    "mesas en picos más allá del azar: {{figure}} % con {{resamples}} remuestreos como envolvente (la cifra baja al crecer); {{fixed}} % con el 99.º de 100, variante propia, en la que no",
  "screening.effect.rozenas":
    "un pico de tantas mesas más allá del azar en cualquier múltiplo de 5 % se halla en 80 de 100 casos: {{n}}",
  "screening.label.fits": "ajuste de la distribución suave",
  "screening.misfit":
    "mesas que pone en otra celda de 5 puntos: {{moved}} %; lo peor desde {{from}}, visto {{ratio}} veces lo esperado",
  "screening.rozenas.rate":
    "medido en elecciones limpias de {{stations}} de estas mesas, con 99 remuestreos cada una",
  "screening.label.measured": "cómo se midió la tasa",
  "screening.rozenas.spikes": "Los picos mayores",
  "screening.rozenas.choices": "Las mismas mesas, otras envolventes",
  "screening.column.envelope": "envolvente",
  "screening.rozenas.highest": "la mayor de {{n}} remuestreos",
  "screening.rozenas.fixed": "el 99.º de 100 remuestreos (variante propia)",
  "screening.column.figure": "en picos, %",
  "screening.column.fixed": "99.º de 100, %",
  "screening.kireev.choices": "Los mismos territorios, otros números",
  "screening.column.moreThan": "unos y doses, más de",
  "screening.column.fewerThan": "ceros, menos de",
  "screening.late.choices": "Los mismos lugares, cada opción sola y sin corregir",
  "screening.card.kireev.title": "Unos y doses de las opciones pequeñas",
  "screening.card.kireev.null":
    "cada papeleta de un territorio va a la opción con una misma probabilidad, o con probabilidades que varían entre mesas tanto como se ve; cuenta la mayor",
  "screening.card.kireev.sees":
    "actas de un territorio que dan a mano uno o dos votos a una opción pequeña, donde el azar daría ninguno o más",
  "screening.card.kireev.cannot": "lo que no toca a las opciones pequeñas",
  "screening.card.kireev.innocent":
    "territorios cuyas mesas difieren de un modo que ninguna hipótesis conoce, como ciudad y campo juntos",
  "screening.card.kireev.settles": "las papeletas de la opción en algunas de esas mesas, sorteadas",
  "screening.found.kireev":
    "territorios con opciones probados: {{tested}}; con el patrón publicado (más de 20 unos, más de 20 doses, menos de 10 ceros): {{patterns}}; inusuales tras la corrección: {{unusual}}",
  "screening.effect.kireev":
    "mesas con uno o dos votos más allá del azar que se hallan en 80 de 100 casos en un territorio mediano: {{n}}",
  "screening.refused.kireev":
    "{{test}}: hacen falta los votos de todas las opciones (--options con las columnas) y un área con 42 mesas o más donde alguna sea pequeña",
  "screening.kireev.found": "Primero lo menos probable",
  "screening.column.zeros": "0 votos",
  "screening.column.ones": "1 voto",
  "screening.column.twos": "2 votos",
  "screening.column.expectedOneTwo": "1 o 2 por azar",
  "screening.column.tested": "probados",
  "screening.column.patterns": "con el patrón",
  "screening.column.unusual": "inusuales",
  "screening.reference.st2025": "Sajonia-Anhalt 2025, Bundestag",
  "screening.reference.bo2019": "Bolivia 2019, MAS",
  "screening.card.sequence.title": "Participación a lo largo del día, por área",
  "screening.card.sequence.null":
    "los aumentos y niveles de las áreas de un boletín son independientes y normales en torno a su propio centro; toda terminación de una cifra impresa es igual de probable; el día entero se compara con 999 días sorteados así, en los que ningún área baja, y cuenta la probabilidad mayor",
  "screening.card.sequence.effect":
    "no puede nombrarse un tamaño: al menos la mitad de las áreas aumentan lo mismo y no se mide ningún salto",
  "screening.card.sequence.sees":
    "participación que baja, un área que salta más que todas, áreas que se amontonan, cifras puestas en porcentajes enteros",
  "screening.card.sequence.cannot":
    "quién votó: una participación inventada por igual en todas partes parece un día normal",
  "screening.card.sequence.innocent":
    "las áreas informan a horas distintas; las vecinas se parecen; las ciudades grandes votan más tarde; una cifra se corrigió",
  "screening.card.sequence.settles":
    "la participación por hora y mesa, y los registros de las mesas del área",
  "screening.found.sequence":
    "bajadas de participación: {{falls}} de {{compared}} comparaciones; inusuales tras la corrección: {{unusual}} de {{tests}} (boletines con 8 áreas o más: {{bulletins}})",
  "screening.effect.sequence":
    "un salto de un área de tantos puntos más allá del centro se halla en 80 de 100 casos: {{points}}",
  "screening.refused.sequence":
    "participación a lo largo del día: hacen falta boletines con ocho áreas o más; de esta elección hay {{n}}",
  "screening.sequence.table": "Boletín por boletín",
  "screening.column.bulletin": "boletín",
  "screening.column.look": "qué",
  "screening.look.jump": "mayor salto: {{area}} {{increase}} (centro {{usual}})",
  "screening.look.close": "la mitad de las áreas entre {{from}} y {{to}} %",
  "screening.look.whole": "porcentajes enteros: {{whole}} de {{areas}} (por azar {{expected}})",
  "screening.sequence.fall": "{{area}}: {{before}} % a las {{from}}, {{after}} % a las {{to}}",
  "screening.time.close": "cierre",
  "screening.plot.day": "Participación por área en cada boletín",
  "screening.sequence.falls": "la participación baja",
  "screening.card.late.title": "Mesas tempranas y tardías de un mismo lugar",
  "screening.card.late.null": "cuáles mesas de un lugar son tardías se sortea dentro del lugar",
  "screening.card.late.sees": "mesas tardías cuyo resultado difiere de las tempranas del mismo lugar",
  "screening.card.late.cannot":
    "lugares tardíos que difieren de los tempranos: por sí solo no es evidencia, pues difieren honestamente",
  "screening.card.late.innocent":
    "dentro de un lugar, las mesas de electores mayores pueden informar antes; un lugar puede ser un pueblo y sus alrededores",
  "screening.card.late.settles": "las actas de las mesas tardías, con la hora y el remitente de cada una",
  "screening.found.late":
    "dentro de {{places}} lugares las mesas tardías dan a la opción {{difference}} puntos frente a las tempranas (todas las tardías {{late}}, todas las tempranas {{early}})",
  "screening.effect.late":
    "una diferencia de tantos puntos dentro de los lugares se halla en 80 de 100 casos (umbral 1 %): {{points}}",
  "screening.refused.late":
    "tempranas y tardías: lugares con mesas de ambas clases necesarios {{needed}}, hay {{n}}",
  "screening.column.falls": "bajadas",
  "screening.column.places": "lugares",
  "screening.column.difference": "tardías menos tempranas, puntos",
  "screening.column.sd": "desviación típica",
  "screening.card.sequence.weaker":
    "Las áreas vecinas se parecen, lo que esta hipótesis ignora, y no hay registrado ningún día de una elección indiscutida: en su lugar, los días de abajo.",
  "screening.card.rozenas.weaker":
    "La distribución suave es una mezcla de distribuciones beta, como en el paquete publicado. La cifra depende del sorteo: con otras semillas, Canadá 2011 da de 0 a 0,06 % y Rusia 2011 de 0,91 a 0,97 %.",
  "quick.read.stamp": "ESTIMACIÓN DE UNA MUESTRA",
  "quick.read.answer":
    "{{name}}: de {{low}} a {{high}} de las papeletas en 95 de 100 muestras; actas {{protocols}} de {{planned}} previstas",
  "quick.read.missing":
    "Actas que faltan: {{missing}}; mesas sustituidas por reservas: {{replaced}}. Las que faltan pueden diferir de las demás: las dos últimas columnas dicen qué podrían cambiar.",
  "quick.column.low": "desde",
  "quick.column.high": "hasta",
  "quick.column.median": "centro",
  "quick.column.worstLow": "si en las que faltan no hay",
  "quick.column.worstHigh": "si en las que faltan solo hay",
  "quick.column.least": "las que faltan para su rival",
  "quick.column.most": "las que faltan para ella",
  "quick.column.ofThese": "porcentaje de estas papeletas",
  "quick.read.seats": "Escaños, en 95 de 100 muestras",
  "quick.read.seatsHow":
    "Todas las proporciones juntas, con sus covarianzas de la muestra, pasan muchas veces por la ley. Un intervalo de escaños no sale del de una proporción: cerca de un umbral una décima puede valer varios escaños.",
  "quick.read.noElection": "Con --election se dan también los escaños según su ley.",
  "quick.read.seed": "El sorteo se comprobó: semilla {{seed}}.",
  "quick.refused.answer": "sin margen de error: actas {{protocols}}",
  "quick.refused.not-drawn-by-lot":
    "Estas mesas no son las que sorteó este marco con este margen y semilla (reservas en su orden). Una colección que no es una muestra probabilística no tiene margen de error, por grande que sea.",
  "quick.refused.stratum-too-small":
    "Un estrato tiene menos de dos actas: no se sabe cómo difieren sus mesas.",
  "quick.refused.no-ballots": "Las actas no contienen papeletas.",
  "audit.answer":
    "{{name}}: con un límite de riesgo de {{risk}} una auditoría miraría {{comparison}} de {{ballots}} papeletas contra sus registros, o unas {{polling}} sin registros",
  "audit.plan":
    "Números para planificar, si el resultado anunciado es correcto: no se auditó nada. Una muestra sirve para todas las afirmaciones; decide la más estrecha.",
  "audit.none": "No se puede planear una auditoría: {{name}}.",
  "audit.possible":
    "posible: escaños de un solo reparto en el conjunto, por mayoría de votos, por divisores o por cuota con restos mayores, con votos contados allí",
  "audit.tiers": "escaños de esta elección de esa clase: {{tiers}}",
  "audit.column.assertion": "qué debe confirmarse",
  "audit.column.margin": "margen, papeletas",
  "audit.column.comparison": "comparar",
  "audit.column.withErrors": "con 1 error por 1000",
  "audit.column.polling": "mirar",
  "audit.pair": "{{winner}} conserva su último escaño antes de que {{loser}} obtenga otro",
  "audit.over": "{{winner}} tiene {{bar}} o más",
  "audit.under": "{{winner}} está por debajo de {{bar}}",
  "audit.more": "Afirmaciones más amplias que necesitan menos papeletas: {{n}}.",
  "audit.needs":
    "Una auditoría necesita papeletas conservadas, una lista de todas y un sorteo público. Donde los de fuera no pueden sortear papeletas, como en Kazajistán, son números para una exigencia, no para una comprobación.",
  "audit.error": "El límite de riesgo es la mayor probabilidad de que un resultado erróneo pase.",
  "audit.full": "Donde la muestra serían todas las papeletas, la auditoría es el recuento manual completo.",
  "screening.again": "El mismo informe: {{call}}",
};
