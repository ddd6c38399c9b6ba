/**
 * `urna serve`: the pages on this machine; `urna build-site`: the same pages as files.
 *
 * @module
 */

import { buildSite, makeSite, serve as listen } from "@urna/web";
import { openDesk } from "../desk.ts";
import { EXIT } from "../exit.ts";
import { Failure } from "../failure.ts";
import type { Answer, Session } from "../session.ts";

const FIRST_PORT = 4000;

export interface ServeOptions {
  readonly port?: string;
}

/** Serves until the process is told to end. */
export async function serve(session: Session, { port }: ServeOptions): Promise<Answer> {
  const { words, options } = session;
  const wanted = port === undefined ? FIRST_PORT : Number(port);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) {
    throw new Failure(EXIT.usage, {
      text: words.say("cli.notOption", { option: "--port", value: port ?? "" }),
      details: [words.say("cli.expectedForm", { form: "0..65535" })],
      next: "urna serve --help",
    });
  }
  const { address } = await listen(makeSite(openDesk(options.atlas), { live: true }), wanted);
  const text = words.say("page.serving", { address: `${address}/${words.language}/` });
  return {
    kind: "prose",
    report: { blocks: [{ kind: "answer", text, stamps: [] }] },
    json: () => ({ address }),
  };
}

export interface BuildSiteOptions {
  readonly election?: readonly string[];
}

/** Writes the pages of all elections, or of those that are named, into a folder. */
export async function build(
  session: Session,
  folder: string,
  { election }: BuildSiteOptions,
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
  const only = election === undefined ? {} : { elections: election };
  const files = await buildSite(openDesk(options.atlas), folder, only);
  const text = words.say("page.built", { n: words.numbers.whole(files), folder });
  return {
    kind: "prose",
    report: { blocks: [{ kind: "answer", text, stamps: [] }] },
    json: () => ({ folder, files }),
  };
}
