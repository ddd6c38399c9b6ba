/**
 * What is asked and what is answered: a path with a query in, a status with headers and a body out.
 *
 * @module
 */

import type { Language, Words } from "@urna/words";
import type { Desk } from "./desk.ts";

/** Query parameters as a browser sends them; of several with one name the first. */
export type Query = Readonly<Record<string, string>>;

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Who reads, and where: all that a view needs besides what it shows, on the server and in a browser. */
export interface Reader {
  readonly words: Words;
  readonly language: Language;
  /** The path from the root of the site, in the language of the visit: `en/kz-majilis-2023/`. */
  readonly path: string;
  readonly query: Query;
  /** From this page to the root of the site. */
  readonly root: string;
  /** Whether queries are answered: not where pages are files. */
  readonly live: boolean;
}

/** One request for a page. */
export interface Visit extends Reader {
  readonly desk: Desk;
  /** Scheme and host under which the site is reached, `https://example.org`, without a slash; where it is known. */
  readonly origin?: string;
  /** The elections that have pages, where not all have: nothing leads to the others. */
  readonly elections?: ReadonlySet<string>;
}

/**
 * Nothing may be loaded from anywhere else, no script runs that is not a file of the site, no page may frame this one.
 * Forms may only be sent here.
 */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; worker-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** A picture opened alone brings its own style, and nothing else. */
const PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox";

const COMMON = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
} as const;

export function page(status: number, html: string): Reply {
  return {
    status,
    headers: {
      ...COMMON,
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": PAGE_POLICY,
      "cache-control": "no-cache",
    },
    body: html,
  };
}

export function picture(svg: string): Reply {
  return download("image/svg+xml", svg);
}

/** A file to keep. `kind` is its media type. */
export function download(kind: string, body: string | Uint8Array): Reply {
  return {
    status: 200,
    headers: {
      ...COMMON,
      "content-type": typeof body === "string" ? `${kind}; charset=utf-8` : kind,
      "content-security-policy": PICTURE_POLICY,
      "cache-control": "no-cache",
    },
    body,
  };
}

/** A file of the site itself, whose address changes with its content. */
export function asset(kind: string, body: string | Uint8Array): Reply {
  return {
    status: 200,
    headers: { ...COMMON, "content-type": kind, "cache-control": "public, max-age=31536000, immutable" },
    body,
  };
}

export function redirect(to: string): Reply {
  return { status: 302, headers: { ...COMMON, location: to, "content-type": "text/plain" }, body: "" };
}
