/**
 * The files of an atlas below one directory. Reading is synchronous and happens only when something is asked for.
 *
 * @module
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isObject, Reading, type Field } from "@urna/law";
import type { Problems } from "./problems.ts";

/** The directory of the atlas that comes with this package. */
export const BUNDLED: string = fileURLToPath(new URL("../data", import.meta.url));

/** Reads files by their path below the directory, with `/` between the parts. */
export interface Files {
  readonly directory: string;
  /** The content, or undefined and a problem. */
  read(file: string, problems: Problems): string | undefined;
  has(file: string): boolean;
  /** Names of what lies in a folder, sorted; empty when there is no such folder. */
  list(folder: string): readonly string[];
}

/** Opens a directory. Nothing is read yet. */
export function openFiles(directory: string = BUNDLED): Files {
  const listed = new Map<string, readonly string[]>();
  const list = (folder: string): readonly string[] => {
    const known = listed.get(folder);
    if (known !== undefined) return known;
    let names: string[] = [];
    try {
      names = readdirSync(join(directory, folder)).sort();
    } catch {
      // No such folder: nothing in it.
    }
    listed.set(folder, names);
    return names;
  };
  return {
    directory,
    list,
    has: (file) => {
      const cut = file.lastIndexOf("/");
      return list(file.slice(0, Math.max(cut, 0))).includes(file.slice(cut + 1));
    },
    read: (file, problems) => {
      try {
        return readFileSync(join(directory, file), "utf8");
      } catch {
        problems.add("A001", { file }, "a file that can be read");
        return undefined;
      }
    },
  };
}

/** Files that a user names, wherever they lie. */
export function anyFiles(): Files {
  return { ...openFiles(""), list: () => [], has: () => true };
}

/** Reads a JSON document of the declared form. */
export function readDocument<T>(
  files: Files,
  file: string,
  form: Field<T>,
  problems: Problems,
): T | undefined {
  const parsed = readJson(files, file, problems);
  if (parsed === undefined) return undefined;
  const reading = new Reading();
  const read = form.read(parsed, "", reading);
  for (const problem of reading.problems) {
    const { at, ...rest } = problem;
    problems.list.push({ ...rest, place: { file, field: at } });
  }
  return read;
}

/** Reads a JSON object of whatever form. */
export function readJson(
  files: Files,
  file: string,
  problems: Problems,
): Readonly<Record<string, unknown>> | undefined {
  const content = files.read(file, problems);
  if (content === undefined) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch (error: unknown) {
    problems.add("A002", { file }, "JSON", error instanceof Error ? error.message : undefined);
    return undefined;
  }
  if (isObject(parsed)) return parsed;
  problems.add("A002", { file }, "a JSON object");
  return undefined;
}
