/**
 * Serves the pages with node:http on one address of this machine: read-only, no cookie, every reply kept in memory.
 *
 * @module
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { isLanguage, type Language } from "@urna/words";
import { readQuery } from "./addresses.ts";
import type { Reply } from "./reply.ts";
import { page } from "./reply.ts";
import type { Site } from "./site.ts";

export interface Serving {
  /** `http://127.0.0.1:4000` */
  readonly address: string;
  close(): Promise<void>;
}

const HOST = "127.0.0.1";
/** How many ports are tried, from the wanted one upwards. */
const PORTS = 20;
/** Replies that are kept, and their bytes; the one that was not asked for the longest goes first. */
const KEPT = 512;
const KEPT_BYTES = 64_000_000;
/** A longer address names nothing that is here. */
const LONGEST_URL = 2048;

/** Serves on the wanted port, or on the next one that is free. Port 0 lets the system choose. */
export async function serve(site: Site, wanted: number): Promise<Serving> {
  const kept = new Kept();
  const server = createServer((request, response) => {
    respond(site, kept, request, response).catch((error: unknown) => {
      // A mistake of our own: the reader is told that it is one, and nothing about the machine.
      if (!response.headersSent)
        send(request, response, page(500, "<!doctype html><title>500</title><h1>500</h1>"));
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    });
  });
  server.requestTimeout = 10_000;
  // Longer than a reader or a proxy keeps a connection: whoever asks again on it meets no closed door.
  server.keepAliveTimeout = 65_000;
  const port = await listen(server, wanted, wanted === 0 ? 1 : PORTS);
  return {
    address: `http://${HOST}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, port: number, tries: number): Promise<number> {
  const problem = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once("error", resolve);
    server.listen(port, HOST, () => {
      server.off("error", resolve);
      resolve(undefined);
    });
  });
  if (problem === undefined) {
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : port;
  }
  if (problem.code !== "EADDRINUSE" || tries <= 1) throw problem;
  return listen(server, port + 1, tries - 1);
}

async function respond(
  site: Site,
  kept: Kept,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "GET", url = "/" } = request;
  if (method !== "GET" && method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
    return;
  }
  if (url.length > LONGEST_URL) {
    response.writeHead(414).end();
    return;
  }
  const [path = "/", search = ""] = url.split("?", 2);
  const language = preferredLanguage(request.headers["accept-language"]);
  const zips = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  const key = `${language} ${zips} ${url}`;
  const made = (): Promise<Packed> =>
    site.render(path, language, readQuery(search)).then((reply) => pack(reply, zips));
  send(request, response, await kept.get(key, made));
}

/** A reply in bytes. */
type Packed = Reply & { readonly body: Uint8Array };

/** Replies that were made, each once. */
class Kept {
  readonly #replies = new Map<string, { readonly reply: Promise<Packed>; bytes: number }>();
  #bytes = 0;

  /** The reply under a key; one that cannot be made is not kept. */
  async get(key: string, make: () => Promise<Packed>): Promise<Packed> {
    const known = this.#replies.get(key);
    const entry = known ?? { reply: make(), bytes: 0 };
    // Asked for now: it moves to the end.
    this.#replies.delete(key);
    this.#replies.set(key, entry);
    try {
      const reply = await entry.reply;
      if (entry.bytes === 0 && this.#replies.get(key) === entry) {
        entry.bytes = reply.body.byteLength;
        this.#bytes += entry.bytes;
        this.#shrink();
      }
      return reply;
    } catch (error: unknown) {
      this.#replies.delete(key);
      throw error;
    }
  }

  #shrink(): void {
    for (const [key, { bytes }] of this.#replies) {
      if (this.#replies.size <= KEPT && this.#bytes <= KEPT_BYTES) return;
      this.#replies.delete(key);
      this.#bytes -= bytes;
    }
  }
}

/** The bytes of a reply, made once; what is no text is compressed already. */
function pack({ status, headers, body }: Reply, zips: boolean): Packed {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  if (!zips || typeof body !== "string" || bytes.byteLength < 1000) return { status, headers, body: bytes };
  return {
    status,
    headers: { ...headers, "content-encoding": "gzip", vary: "accept-encoding" },
    body: gzipSync(bytes),
  };
}

function send({ method }: IncomingMessage, response: ServerResponse, { status, headers, body }: Reply): void {
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  response.writeHead(status, { ...headers, "content-length": bytes.byteLength });
  response.end(method === "HEAD" ? undefined : bytes);
}

/** The first of the reader's languages that the site has; English where there is none. */
export function preferredLanguage(header: string | undefined): Language {
  const wanted = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().split(";");
      const weight = parameters.map((each) => /^\s*q=([\d.]+)$/.exec(each)?.[1]).find((q) => q !== undefined);
      return { language: tag.split("-")[0]?.toLowerCase() ?? "", weight: Number(weight ?? 1) };
    })
    .sort((a, b) => b.weight - a.weight);
  for (const { language } of wanted) if (isLanguage(language)) return language;
  return "en";
}
