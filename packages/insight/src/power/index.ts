/**
 * Power: who decides in a house, and who with whom reaches a majority.
 *
 * @module
 */

export {
  type Coalition,
  type Coalitions,
  minimalCoalitions,
  type Partner,
  type Routes,
  routes,
} from "./coalitions.ts";
export {
  type Bloc,
  dictator,
  type Group,
  type House,
  makeHouse,
  type Seated,
  type Standing,
  standing,
} from "./house.ts";
export {
  banzhaf,
  type BanzhafPower,
  countMinimal,
  deeganPackel,
  type Power,
  shapleyShubik,
} from "./indices.ts";
