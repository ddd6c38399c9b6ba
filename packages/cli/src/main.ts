// Stands in for the command until it is written.
import process from "node:process";

process.stderr.write("The commands of urna are not written yet.\n");
process.exitCode = 1;
