/** Servers that a test starts for itself on the loopback interface, and takes down again. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as wait } from "node:timers/promises";

/** No server takes longer to start or to end. */
const LONGEST = 30_000;

/** Everything that was started and may still run when the tests end, however they end. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** A folder of its own, gone when the tests end. */
export function folder(name: string): string {
  return mkdtempSync(join(tmpdir(), `urna-${name}-`));
}

/** Ports that nobody listens on, each another: they are held until all are found. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const held = Array.from({ length: count }, () => createServer().listen(0, "127.0.0.1"));
  await Promise.all(held.map((server) => once(server, "listening")));
  const ports = held.map((server) => {
    const address = server.address();
    return address === null || typeof address === "string" ? 0 : address.port;
  });
  await Promise.all(
    held.map((server) => {
      server.close();
      return once(server, "close");
    }),
  );
  return ports;
}

/** Starts a program and waits until it answers. */
export async function startServer(
  program: string,
  args: readonly string[],
  {
    answers,
    ...options
  }: { readonly answers: () => Promise<boolean>; readonly uid?: number; readonly gid?: number },
): Promise<ChildProcess> {
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"], cwd: tmpdir(), ...options });
  let said = "";
  child.stderr.on("data", (text) => {
    said = `${said}${String(text)}`.slice(-2000);
  });
  running.add(child);
  child.once("exit", () => running.delete(child));
  const until = Date.now() + LONGEST;
  while (!(await answers().catch(() => false))) {
    if (child.exitCode !== null || Date.now() > until) {
      child.kill("SIGKILL");
      throw new Error(`${program} did not start: ${said}`);
    }
    await wait(50);
  }
  return child;
}

/** Ends a server: at once, as a machine dies, or in its own time. */
export async function endServer(
  child: ChildProcess,
  signal: "SIGKILL" | "SIGTERM" | "SIGINT",
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  const late = setTimeout(() => child.kill("SIGKILL"), LONGEST);
  await ended;
  clearTimeout(late);
}
