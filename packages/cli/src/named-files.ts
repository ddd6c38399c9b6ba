/**
 * Files that a user names, wherever they lie, as the readers of tables take them.
 *
 * @module
 */

import { readFileSync } from "node:fs";
import type { Files } from "@urna/atlas/files";

/** Reads any path; a file that cannot be read is a problem. */
export function namedFiles(): Files {
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
