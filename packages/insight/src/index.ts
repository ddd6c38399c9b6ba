export * from "./inputs.ts";
export * from "./scenario.ts";
export * from "./sweep.ts";
