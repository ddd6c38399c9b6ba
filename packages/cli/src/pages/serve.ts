/**
 * `urna serve`: the pages on this machine; `urna build-site`: the same pages as files.
 *
 * @module
 */

import { buildFrame, makeSite, serve as listen } from "@urna/web";
import { openDesk } from "./desk.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import { startProgress } from "../progress.ts";
import type { Answer, Session } from "../session.ts";
import { buildElections } from "./site-pool.ts";

const FIRST_PORT = 4000;

export interface ServeOptions {
  readonly port?: string;
  readonly origin?: string;
}

/** Serves until the process is told to end. */
export async function serve(session: Session, { port, origin }: ServeOptions): Promise<Answer> {
  const { words, options } = session;
  const wanted = port === undefined ? FIRST_PORT : Number(port);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
    throw new Failure(EXIT.usage, {
      text: words.say("cli.notOption", { option: "--port", value: port ?? "" }),
      details: [words.say("cli.expectedForm", { form: "0..65535" })],
      next: "urna serve --help",
    });
  }
  let reached = origin === undefined ? undefined : readOrigin(session, origin);
  const site = makeSite(openDesk(options.atlas), { live: true, origin: () => reached });
  const { address } = await listen(site, wanted);
  reached ??= address;
  const text = words.say("page.serving", { address: `${address}/${words.language}/` });
  return {
    kind: "prose",
    report: { blocks: [{ kind: "answer", text, stamps: [] }] },
    json: () => ({ address }),
  };
}

export interface BuildSiteOptions {
  readonly election?: readonly string[];
  readonly origin?: string;
}

/** Scheme, host and folder under which the pages are reached; what a page elsewhere could not lead to is refused. */
function readOrigin({ words }: Session, written: string): string {
  if (URL.canParse(written)) {
    const { protocol, origin, pathname, search, hash } = new URL(written);
    if (/^https?:$/.test(protocol) && search === "" && hash === "")
      return `${origin}${pathname.replace(/\/$/, "")}`;
  }
  throw new Failure(EXIT.usage, {
    text: words.say("cli.notOption", { option: "--origin", value: written }),
    details: [words.say("cli.expectedForm", { form: "https://example.org/urna" })],
    next: "urna build-site --help",
  });
}

/** Writes the pages of all elections, or of those that are named, into a folder. */
export async function build(
  session: Session,
  folder: string,
  { election, origin }: BuildSiteOptions,
): Promise<Answer> {
  const { words, options, atlas } = session;
  for (const id of election ?? []) {
    if (atlas.electionIds().includes(id)) continue;
    const sought = atlas.findElection(id);
    throw new Failure(EXIT.usage, {
      text: words.say("cli.unknownElection", { name: id }),
      near: sought.kind === "one" ? [sought.id] : sought.kind === "several" ? sought.ids : sought.near,
      next: "urna elections",
    });
  }
  const elections = election ?? session.need(atlas.listElections()).map(({ id }) => id);
  const reached = origin === undefined ? {} : { origin: readOrigin(session, origin) };
  const target = { folder, elections, ...reached };
  const progress = startProgress(session.surroundings.stderr, words, elections.length, {
    ascii: options.ascii ?? false,
  });
  const frame = await buildFrame(openDesk(options.atlas, elections), target);
  const written = await buildElections({ atlas: options.atlas, target }, elections, (done) =>
    progress.update(done),
  ).finally(() => progress.end());
  const files = frame + written;
  const text = words.say("page.built", { n: words.numbers.whole(files), folder });
  return {
    kind: "prose",
    report: { blocks: [{ kind: "answer", text, stamps: [] }] },
    json: () => ({ folder, files }),
  };
}
