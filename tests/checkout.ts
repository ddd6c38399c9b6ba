import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What a program left behind. */
interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A small checkout of its own for one test: files of this one, files made up for the test, and the installed tools. */
export function makeCheckout(
  copied: readonly string[],
  made: Readonly<Record<string, string>>,
): { run: (program: string, ...args: string[]) => Ended; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), "urna-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true });
  for (const [path, text] of Object.entries(made)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  return {
    folder,
    run: (program, ...args) =>
      spawnSync(process.execPath, [program, ...args], {
        cwd: folder,
        encoding: "utf8",
        env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
      }),
  };
}
