/**
 * What the documentation shows is what the command prints. In a document, a fence `console` holds calls and their output
 * (a line `...` stands for any lines), and a fence with a name in brackets, such as `csv [votes.csv]`, is a file that the
 * calls below it may use. With URNA_WRITE_DOCS=1 the outputs without `...` are written anew.
 */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { HOME, urna, workAmong } from "./urna.ts";

const documents = [
  "README.md",
  ...readdirSync(join(HOME, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
].filter((name) =>
  fencesOf(readFileSync(join(HOME, name), "utf8")).some((fence) => fence.kind === "console"),
);

interface Fence {
  readonly kind: string;
  /** The name of a file; empty for other fences. */
  readonly file: string;
  readonly text: string;
}

/** With this a terminal forgets its line. */
const ERASE = "\r\u001B[2K";

function fencesOf(markdown: string): readonly Fence[] {
  return [...markdown.matchAll(/^```(\w+)(?: \[(.+)\])?\n([\s\S]*?)^```$/gm)].map(
    ([, kind = "", file = "", text = ""]) => ({ kind, file, text }),
  );
}

interface Call {
  readonly line: string;
  readonly shown: string;
}

function callsIn(text: string): readonly Call[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((call) => {
      const [line = "", ...shown] = call.split("\n");
      return { line, shown: shown.join("\n") };
    });
}

test.for(documents)("%s shows what is printed", async (name, { signal }) => {
  const path = join(HOME, name);
  let markdown = readFileSync(path, "utf8");
  const files: Record<string, string> = {};
  const calls: { readonly call: Call; readonly before: Readonly<Record<string, string>> }[] = [];
  for (const { kind, file, text } of fencesOf(markdown)) {
    if (file !== "") files[file] = text;
    if (kind === "console")
      for (const call of callsIn(text)) {
        if (call.line.startsWith("urna ")) calls.push({ call, before: { ...files } });
      }
  }
  for (const { call, before } of calls) {
    // Out of time: what still runs must not move the process under the next document.
    signal.throwIfAborted();
    workAmong(before);
    const piped = /^(.*?) \| head -(\d+)$/.exec(call.line);
    const { stdout, stderr } = await urna((piped?.[1] ?? call.line).slice("urna ".length), {
      tty: piped === null,
      env: { NO_COLOR: "1" },
    });
    const cut = piped === null ? stdout : stdout.split("\n").slice(0, Number(piped[2])).join("\n");
    // A bar of progress is taken away again.
    const said = (stderr.split(ERASE).at(-1) ?? "").replace(/^next: .*\n/m, "");
    const printed = `${cut.trimEnd()}\n${said}`.trimStart();
    if (process.env["URNA_WRITE_DOCS"] === "1" && !/^\.\.\.$/m.test(call.shown)) {
      markdown = markdown.replace(`$ ${call.line}\n${call.shown}`, () => {
        const gap = call.shown.endsWith("\n\n") ? "\n" : "";
        return `$ ${call.line}\n${printed}${gap}`;
      });
      continue;
    }
    const parts = call.shown.trimEnd().split(/^\.\.\.$/m);
    const pattern = parts.map((part) => escape(part)).join("[\\s\\S]*");
    expect(printed.trimEnd(), `$ ${call.line}`).toMatch(new RegExp(`^${pattern}$`));
  }
  if (process.env["URNA_WRITE_DOCS"] === "1") writeFileSync(path, markdown);
});

test.fails("a document that takes too long fails alone", { timeout: 50 }, async () => {
  workAmong({ "votes.csv": "option,votes\n" });
  await expect(new Promise(() => undefined)).resolves.toBe("never");
});

test("after one that failed, the process stands where it began", () => {
  expect(process.cwd()).toBe(HOME);
});

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
