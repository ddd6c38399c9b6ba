/**
 * Writes the tables of a folder so that a reader, or a power cut, finds the old state or the new one and nothing between:
 * tables under names made of their digests first, then the manifest that names them, by one rename.
 *
 * @module
 */

import { createHash, type Hash } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { type OutCell, writeLine } from "./write-table.ts";

const LOCK = "urna-returns.lock";
const CHUNK = 1 << 16;

/** A folder that somebody else is writing. */
export class FolderBusy extends Error {
  override readonly name = "FolderBusy";
}

/** The table that is being written. */
interface Open {
  readonly table: string;
  readonly temporary: string;
  readonly fd: number;
  readonly hash: Hash;
  buffer: string;
}

/** Writes tables, one after the other, line by line, in constant memory. */
export class FolderWriter {
  readonly #directory: string;
  readonly #manifest: string;
  readonly #prefix: string;
  readonly #files: Record<string, { readonly file: string; readonly sha256: string }> = {};
  #open: Open | undefined;
  #locked = false;

  /** Takes the folder for itself; throws {@link FolderBusy} while another process writes it. */
  constructor(
    directory: string,
    { manifest, synthetic }: { readonly manifest: string; readonly synthetic: boolean },
  ) {
    this.#directory = directory;
    this.#manifest = manifest;
    this.#prefix = synthetic ? "SYNTHETIC-" : "";
    mkdirSync(directory, { recursive: true });
    this.#lock();
  }

  /** Begins a table; the one before it is complete. */
  table(name: string, header: readonly string[]): void {
    this.#finish();
    const temporary = join(this.#directory, `.${name}-${process.pid}.tmp`);
    this.#open = {
      table: name,
      temporary,
      fd: openSync(temporary, "w"),
      hash: createHash("sha256"),
      buffer: "",
    };
    this.line(header);
  }

  line(cells: readonly OutCell[]): void {
    const open = this.#open;
    if (open === undefined) return;
    open.buffer += writeLine(cells);
    if (open.buffer.length >= CHUNK) flush(open);
  }

  /** Makes what was written the state of the folder, and takes away what nothing names any more. */
  commit(manifest: object): void {
    this.#finish();
    const text = `${JSON.stringify({ ...manifest, files: this.#files }, null, 2)}\n`;
    const temporary = join(this.#directory, `.manifest-${process.pid}.tmp`);
    writeFileSync(temporary, text, { flush: true });
    renameSync(temporary, join(this.#directory, this.#manifest));
    this.#sync();
    this.#sweep();
  }

  /** Gives the folder back. What was not committed is gone. */
  close(): void {
    const open = this.#open;
    if (open !== undefined) {
      closeSync(open.fd);
      this.#open = undefined;
    }
    if (!this.#locked) return;
    for (const name of readdirSync(this.#directory)) {
      if (name.endsWith(`-${process.pid}.tmp`)) rmSync(join(this.#directory, name), { force: true });
    }
    rmSync(join(this.#directory, LOCK), { force: true });
    this.#locked = false;
  }

  #finish(): void {
    const open = this.#open;
    if (open === undefined) return;
    flush(open);
    fsyncSync(open.fd);
    closeSync(open.fd);
    this.#open = undefined;
    const sha256 = open.hash.digest("hex");
    const file = `${this.#prefix}${open.table}-${sha256.slice(0, 12)}.csv`;
    renameSync(open.temporary, join(this.#directory, file));
    this.#files[open.table] = { file, sha256 };
  }

  /** The rename itself must reach the disk. */
  #sync(): void {
    const fd = openSync(this.#directory, "r");
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  }

  #sweep(): void {
    const named = new Set(Object.values(this.#files).map(({ file }) => file));
    for (const name of readdirSync(this.#directory)) {
      const ours =
        /^(?:SYNTHETIC-)?(?:areas|stations|returns|ballots)-[0-9a-f]{12}\.csv$|^\.[a-z]+-\d+\.tmp$/.test(
          name,
        );
      if (ours && !named.has(name)) rmSync(join(this.#directory, name), { force: true });
    }
  }

  #lock(): void {
    const lock = join(this.#directory, LOCK);
    for (let tries = 0; tries < 2 && !this.#locked; tries += 1) {
      try {
        writeFileSync(lock, `${process.pid}`, { flag: "wx" });
        this.#locked = true;
      } catch {
        if (isAlive(lock)) throw new FolderBusy(this.#directory);
        rmSync(lock, { force: true });
      }
    }
    if (!this.#locked) throw new FolderBusy(this.#directory);
  }
}

function flush(open: Open): void {
  if (open.buffer === "") return;
  const bytes = Buffer.from(open.buffer);
  open.hash.update(bytes);
  for (let at = 0; at < bytes.length; ) at += writeSync(open.fd, bytes, at);
  open.buffer = "";
}

/** Whether the process that holds a lock still runs; a lock that cannot be read is left from a crash. */
function isAlive(lock: string): boolean {
  try {
    const pid = Number(readFileSync(lock, "utf8"));
    if (!Number.isInteger(pid) || pid <= 0) return false;
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
