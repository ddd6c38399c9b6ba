export * from "./checks.ts";
export * from "./return.ts";
