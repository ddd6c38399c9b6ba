import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { run } from "../packages/cli/src/run.ts";

/** What a run of the command left behind. */
export interface Ended {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where a run takes place: a terminal or a pipe, its width, its environment. */
export interface Place {
  readonly tty?: boolean;
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command in this process, as `bin/urna.mjs` would in one of its own. */
export async function urna(line: string, place: Place = {}): Promise<Ended> {
  const { tty = false, columns = 80, env = {} } = place;
  const written = { stdout: "", stderr: "" };
  const stream = (name: "stdout" | "stderr") => ({
    isTTY: tty,
    columns,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const surroundings = {
    stdout: stream("stdout"),
    stderr: stream("stderr"),
    env: { LANG: "en_US.UTF-8", COLUMNS: `${columns}`, ...env },
  };
  const exit = await run(
    line.split(" ").filter((word) => word !== ""),
    surroundings,
  );
  return { exit, ...written };
}

/** Writes files into a folder of their own for one test and gives its path. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "urna-files-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** Where every test begins. */
export const HOME = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

/**
 * Files in a folder of their own, into which the process moves until the test ends, however it ends: a folder that is taken
 * away with the process in it would be the ruin of every later test.
 */
export function workAmong(files: Readonly<Record<string, string>>): void {
  const folder = folderWith(files);
  // What is asked last is done first: back home, then the folder goes.
  onTestFinished(() => process.chdir(HOME));
  process.chdir(folder);
}
