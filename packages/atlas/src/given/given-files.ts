/**
 * Tables of votes where they lie on a disk; reading them as values needs no disk ({@link readGiven}).
 *
 * @module
 */

import type { Given } from "@urna/law";
import { openFiles } from "../files.ts";
import { readGiven, tablesIn } from "./given.ts";
import type { Loaded } from "../problems.ts";

/** Reads a folder with `votes.csv`, `areas.csv`, `contenders.csv`, `declared.csv`, `lots.csv` and files of ballots. */
export function readElectionFolder(folder: string): Loaded<Given> {
  const files = openFiles(folder);
  return readGiven(tablesIn(files, ""), files);
}
