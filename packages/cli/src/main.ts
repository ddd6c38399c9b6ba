// The urna command: everything that Node gives goes in here, everything else is below.

import process from "node:process";
import { run } from "./run.ts";

process.exitCode = await run(process.argv.slice(2), process);
