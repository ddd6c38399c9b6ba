/**
 * Tables of votes where they lie on a disk; reading them as values needs no disk ({@link readGiven}).
 *
 * @module
 */

import type { Given } from "@urna/law";
import { readFileSync } from "node:fs";
import { type Files, openFiles } from "./files.ts";
import { readGiven, tablesIn } from "./given.ts";
import type { Loaded } from "./problems.ts";

/** Reads a folder with `votes.csv`, `areas.csv`, `contenders.csv`, `declared.csv`, `lots.csv` and files of ballots. */
export function readElectionFolder(folder: string): Loaded<Given> {
  const files = openFiles(folder);
  return readGiven(tablesIn(files, ""), files);
}

/** Files by whatever path the caller has. */
export function anyFiles(): Files {
  return {
    directory: "",
    list: () => [],
    has: () => true,
    read: (file, problems) => {
      try {
        return readFileSync(file, "utf8");
      } catch {
        problems.add("A001", { file }, "a file that can be read");
        return undefined;
      }
    },
  };
}
