/**
 * The election of a what-if page in the browser: its file, its words, and the question of an address.
 *
 * @module
 */

import { type Language, loadWords } from "@urna/words";
import { pathOf } from "../addresses.ts";
import { isPreset, presetQuery } from "../pages/what-if/question.ts";
import type { Workbench } from "../pages/what-if/workbench.ts";
import { type PortableFile, readPortable } from "../portable.ts";
import type { Place } from "./surroundings.ts";

export interface OpenCase {
  /** What the page of an address is made of. */
  bench(place: Place, canUndo: boolean): Workbench;
}

const opened = new Map<string, Promise<OpenCase>>();

/** Loads an election once. */
export function openCase(
  file: string,
  reader: { readonly language: Language; readonly live: boolean },
): Promise<OpenCase> {
  const known = opened.get(file) ?? load(file, reader);
  opened.set(file, known);
  return known;
}

async function load(
  address: string,
  { language, live }: { readonly language: Language; readonly live: boolean },
): Promise<OpenCase> {
  const [words, file] = await Promise.all([loadWords(language), fetchCase(address)]);
  const subject = readPortable(file);
  return {
    bench: ({ parts, path, root, query }, canUndo) => {
      const written = parts[2] ?? "";
      const preset = isPreset(written) ? written : undefined;
      return {
        reader: { words, language, path, query, root, live },
        subject,
        preset,
        query: preset === undefined ? query : { ...presetQuery(preset, subject.scenario), ...query },
        address: `${root}${pathOf(language, subject.election.id, "what-if")}`,
        canUndo,
      };
    },
  };
}

async function fetchCase(address: string): Promise<PortableFile> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const file: unknown = await response.json();
  if (isPortable(file)) return file;
  throw new Error(`${address}: not the file of an election`);
}

/** It comes from our own server, and the law reads its rules and votes again: only a wrong file is told apart. */
function isPortable(file: unknown): file is PortableFile {
  return typeof file === "object" && file !== null && "scenario" in file && "names" in file;
}
