/**
 * XML as it streams in: beginnings and ends of elements by their names without prefixes, and the text in them. Files with a
 * document type are refused, so that nothing in them can be expanded or fetched.
 *
 * @module
 */

import { SaxesParser } from "saxes";
import { Unreadable } from "../problems.ts";

/** What is told of the elements. */
export interface XmlEvents {
  begin(name: string, attributes: Readonly<Record<string, string>>, line: number): void;
  /** With the text directly in the element. */
  end(name: string, text: string, line: number): void;
}

/** Feeds text to a parser. */
export interface XmlFeed {
  push(piece: string): void;
  end(): void;
}

/** The longest text of one element: cells and names are short. */
const LONGEST = 100_000;

/** Starts a parser; what is no XML is thrown as {@link Unreadable} with its line. */
export function feedXml(file: string, events: XmlEvents): XmlFeed {
  const parser = new SaxesParser();
  const texts: string[] = [];
  const wrong = (expected: string): Unreadable =>
    new Unreadable({ code: "A003", file, row: parser.line, expected });
  parser.on("error", ({ message }) => {
    throw wrong(`XML that is whole and well-formed; at this line: ${message.replace(/^\d+:\d+: /, "")}`);
  });
  parser.on("doctype", () => {
    throw wrong("XML without a document type and its entities; take the <!DOCTYPE ...> out");
  });
  parser.on("opentag", ({ name, attributes }) => {
    texts.push("");
    events.begin(bare(name), attributes, parser.line);
  });
  parser.on("closetag", ({ name }) => {
    events.end(bare(name), texts.pop() ?? "", parser.line);
  });
  const add = (text: string): void => {
    const last = texts.length - 1;
    if (last < 0) return;
    const joined = (texts[last] ?? "") + text;
    if (joined.length > LONGEST) throw wrong(`an element with at most ${LONGEST} characters of text`);
    texts[last] = joined;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  return {
    push: (piece) => {
      parser.write(piece);
    },
    end: () => {
      parser.close();
    },
  };
}

function bare(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
