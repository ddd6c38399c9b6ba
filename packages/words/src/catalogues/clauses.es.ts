/** The names of clause kinds, and what each of them says in one sentence, in Spanish. */

import type { Message } from "../message.ts";
import type { clauses as en } from "./clauses.en.ts";

export const clauses: Readonly<Record<keyof typeof en, Message>> = {
  "clauseDoc.count.marks": "Cada papeleta vale un voto para la opción marcada.",
  "clause.count.among": "Votos de quienes participan",
  "clauseDoc.count.among":
    "Solo los votos de quienes participan; un grupo que participa unido tiene los votos de todos sus miembros.",
  "clause.count.areas": "Áreas como contendientes",
  "clauseDoc.count.areas":
    "Los contendientes son áreas; sus votos son una cifra de cada una, una suma ponderada de cifras o los votos emitidos en ella.",
  "clause.count.ballots": "Papeletas con preferencias",
  "clauseDoc.count.ballots":
    "Papeletas con preferencias o varias marcas, por tipo, leídas según las reglas para las irregulares.",
  "clause.count.first": "Primeras preferencias",
  "clauseDoc.count.first": "Cada papeleta vale un voto para la primera de sus preferencias que participa.",
  "clause.count.parcel": "Papeletas de quien ha cesado",
  "clauseDoc.count.parcel":
    "Las papeletas con las que fue elegido quien ha cesado, con el valor que tenían entonces (recuento de vacante).",
  "clause.count.points": "Puntos por orden",
  "clauseDoc.count.points": "Cada puesto de una papeleta vale tantos puntos.",
  "clause.count.seats": "Escaños que cuentan como votos",
  "clauseDoc.count.seats": "Cada escaño ganado vale un voto en el conjunto.",
  "clause.count.names": "Nombres en las listas",
  "clauseDoc.count.names": "Cuántas personas de cada lista pueden ser elegidas.",
  "clause.count.combine": "Votos combinados",
  "clauseDoc.count.combine": "Se suman votos de varios pasos y se restan otros; nadie baja de cero.",
  "clause.count.transfer": "Votos transferidos",
  "clauseDoc.count.transfer":
    "Se transfieren los votos de un área que no ganaron escaño, o los que hicieron falta para ganarlo.",
  "clause.count.unused": "Votos sobrantes",
  "clauseDoc.count.unused": "Votos menos una cuota por cada escaño ganado: el resto cuenta en un área mayor.",
  "clause.count.voter-numbers": "Votantes tras los votos",
  "clauseDoc.count.voter-numbers": "Votos entre los escaños del área: los votantes que hay detrás.",
  "clauseDoc.admit.list-length":
    "Una lista puede tener tantas veces los nombres como escaños hay para listas.",
  "clauseDoc.admit.share": "Participa quien alcanza una parte de una base dada.",
  "clauseDoc.admit.rescue": "Si pasan exactamente tantos, entran también los siguientes por votos.",
  "clauseDoc.admit.top":
    "Participan los primeros por votos: en la vuelta siguiente, o como los mejores de quienes no pasaron de otro modo.",
  "clause.admit.all": "Todos los conjuntos",
  "clauseDoc.admit.all": "Participa quien está en todos los conjuntos.",
  "clause.admit.any": "Uno de los conjuntos",
  "clauseDoc.admit.any": "Participa quien está en al menos uno de los conjuntos.",
  "clause.admit.not": "Ninguno de los conjuntos",
  "clauseDoc.admit.not": "Participa quien no está en ninguno de los conjuntos.",
  "clause.admit.seats": "Bastantes escaños",
  "clauseDoc.admit.seats": "Participa quien ganó al menos tantos escaños en otros pasos.",
  "clause.admit.areas": "Bastantes áreas",
  "clauseDoc.admit.areas": "Participa en el conjunto quien pasa una prueba en al menos tantas áreas.",
  "clause.admit.members": "Bastantes miembros",
  "clauseDoc.admit.members": "Un grupo participa si al menos tantos de sus miembros están en un conjunto.",
  "clause.admit.fact": "Un hecho",
  "clauseDoc.admit.fact": "Participa quien tiene un hecho: una minoría, una lista de varios partidos.",
  "clause.admit.first": "El primer conjunto suficiente",
  "clauseDoc.admit.first":
    "Participa el primero de varios conjuntos con al menos tantos miembros; si no, el último.",
  "clause.admit.until": "Los siguientes hasta que basten",
  "clauseDoc.admit.until":
    "Los siguientes por votos entran uno a uno hasta que participan bastantes, por número o por su parte de una base.",
  "clause.admit.quota": "Barrera natural",
  "clauseDoc.admit.quota":
    "Participa quien tiene al menos los votos de un escaño del área, o una parte de ellos.",
  "clause.admit.electable": "Quién puede ser elegido por lista",
  "clauseDoc.admit.electable":
    "Pueden ser elegidas las personas de las listas que no tienen ya escaño ni tuvieron muy pocos votos en su propia área.",
  "clauseDoc.allot.plurality":
    "Son elegidos los más votados, un escaño cada uno; o el primero se lleva todos.",
  "clauseDoc.allot.majority":
    "Es elegido quien tiene la parte exigida de una base; si no, nadie en esta vuelta.",
  "clause.allot.instant-runoff": "Segunda vuelta instantánea",
  "clauseDoc.allot.instant-runoff":
    "Se excluye al último y sus papeletas pasan a la preferencia siguiente hasta que alguien gana.",
  "clause.allot.stv": "Voto único transferible",
  "clauseDoc.allot.stv":
    "Quien alcanza una cuota es elegido y su excedente se transfiere; si nadie la alcanza, se excluye al último.",
  "clause.allot.meek": "Voto transferible con factores de retención",
  "clauseDoc.allot.meek": "El elegido retiene de cada voto lo justo para una cuota; el resto sigue.",
  "clause.allot.condorcet": "Comparación por pares",
  "clauseDoc.allot.condorcet":
    "Es elegido quien es preferido a cada uno de los demás; para un ciclo hay una regla.",
  "clause.allot.bucklin": "Suma de preferencias por rango (Bucklin)",
  "clauseDoc.allot.bucklin":
    "Las preferencias se suman rango a rango hasta que alguien tiene la mayoría de las papeletas; decide el mayor número de votos.",
  "clause.allot.coombs": "Eliminación por últimos puestos (Coombs)",
  "clauseDoc.allot.coombs":
    "Se elimina a quien está último en más papeletas, hasta que alguien es primero en más de la mitad.",
  "clauseDoc.allot.quota":
    "Cada uno recibe tantos escaños como cuotas enteras; los restantes se dan por etapas.",
  "clause.allot.divisor": "Escaños por divisores (medias mayores)",
  "clauseDoc.allot.divisor":
    "Los escaños van uno tras otro a los mayores votos entre el divisor del escaño siguiente.",
  "clause.allot.whole-quotas": "Escaños por cuotas enteras",
  "clauseDoc.allot.whole-quotas":
    "Tantos escaños como cuotas enteras caben en los votos; lo que sobra es de otro nivel.",
  "clause.allot.winner": "Escaños para el más votado",
  "clauseDoc.allot.winner": "Recibe los escaños quien tiene más votos: la prima y su condición.",
  "clauseDoc.allot.appointed": "Escaños que llena otro órgano; se declara quién los tiene.",
  "clause.compensate.combine": "Escaños combinados",
  "clauseDoc.compensate.combine": "Se suman, restan o comparan los escaños de varios pasos.",
  "clause.compensate.covered": "Ganadores cubiertos por los votos de la lista",
  "clauseDoc.compensate.covered":
    "El ganador de un área tiene escaño solo si los votos de la lista lo cubren; primero las cuotas mayores.",
  "clause.compensate.deduct": "Lo que toca, menos lo que ya tiene",
  "clauseDoc.compensate.deduct": "A cada uno lo que le toca del total, menos los escaños que ya tiene.",
  "clause.compensate.give-back": "Escaños devueltos",
  "clauseDoc.compensate.give-back":
    "Quien tiene más de lo que le toca devuelve los escaños de números menores; otros los reciben.",
  "clause.compensate.level": "Una cámara que crece",
  "clauseDoc.compensate.level": "La cámara crece hasta que la parte de cada uno cubre su derecho.",
  "clause.compensate.linkage": "Compensación parcial",
  "clauseDoc.compensate.linkage":
    "Cada uno recibe una parte de lo que le falta para su cuota del total, descontados los escaños que ya tiene.",
  "clause.allot.quota-method": "Método de la cuota",
  "clauseDoc.allot.quota-method":
    "Escaño a escaño, el mayor cociente de votos entre (escaños + 1) de quienes no pasan de su cuota exacta redondeada hacia arriba.",
  "clause.admit.placement": "Orden de la lista",
  "clauseDoc.admit.placement":
    "Una lista participa cuando en cada tantos puestos seguidos, desde el primero, hay bastantes personas de un grupo.",
  "clause.compensate.majority-seat": "Una mayoría de votos conserva su mayoría de escaños",
  "clauseDoc.compensate.majority-seat":
    "Quien tiene más de la mitad de los votos y no de los escaños recibe uno más; se pierde el escaño del título más débil.",
  "clause.compensate.cap": "Tope de escaños",
  "clauseDoc.compensate.cap":
    "Cuántos escaños puede recibir aún cada uno: su parte y tanto más, nunca más que un número.",
  "clause.place.biproportional": "Áreas y listas a la vez",
  "clauseDoc.place.biproportional":
    "Se cumplen a la vez los escaños de áreas y de listas: votos entre dos divisores, redondeados.",
  "clause.place.levelling": "Colocación de escaños de nivelación",
  "clauseDoc.place.levelling":
    "Los escaños de nivelación se colocan uno a uno donde queda sitio, primero el mayor número de comparación.",
  "clause.place.sub-apportion": "Los escaños de una lista por áreas",
  "clauseDoc.place.sub-apportion":
    "Los escaños de cada uno se reparten entre las áreas por sus votos en ellas.",
  "clauseDoc.fill.party-choice": "El partido nombra a sus diputados.",
  "clause.fill.list-order": "Quién ocupa: orden de la lista",
  "clauseDoc.fill.list-order": "Los escaños se ocupan en el orden de la lista.",
  "clause.fill.most-votes": "Quién ocupa: más votos",
  "clauseDoc.fill.most-votes": "Ocupan los escaños las personas de la lista con más votos.",
  "clause.fill.largest-share": "Quién ocupa: mayor porcentaje",
  "clauseDoc.fill.largest-share":
    "Ocupan los escaños las personas con mayor porcentaje de los votos de su propia área.",
  "clause.fill.preference": "Quién ocupa: votos sobre el umbral, luego la lista",
  "clauseDoc.fill.preference":
    "Primero quienes tienen bastantes votos propios, por votos; luego la lista en su orden.",
  "clauseDoc.decide.share":
    "Si una opción, o una base, alcanza una parte de una base: una mayoría, un quórum.",
  "clauseDoc.decide.areas": "Si una prueba se cumple en una parte de las áreas de un nivel.",
  "clauseDoc.decide.all": "Si se cumplen todas las condiciones.",
  "clause.decide.any": "Basta una condición",
  "clauseDoc.decide.any": "Si se cumple al menos una condición.",
  "clause.decide.not": "Ninguna condición",
  "clauseDoc.decide.not": "Si no se cumple ninguna condición.",
  "clause.decide.share-sum": "Suma de dos partes",
  "clauseDoc.decide.share-sum": "Si la parte de los votos y la de las áreas suman más del cien por cien.",
};
