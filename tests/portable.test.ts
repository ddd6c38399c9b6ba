import { loadWords } from "@urna/words";
import { expect, test } from "vitest";
import { type PortableFile, portableJson, readPortable } from "../apps/web/src/portable.ts";
import { openDesk } from "../packages/cli/src/pages/desk.ts";

test.each(["kz-majilis-2023", "kz-majilis-2021", "kz-president-2022"])(
  "%s in a browser has the outcome that the house has",
  async (id) => {
    const subject = openDesk().open(id, await loadWords("kk"));
    if (!subject.ok) throw new Error(subject.text);
    const file: PortableFile = structuredClone(portableJson(subject));
    expect(JSON.parse(JSON.stringify(file))).toEqual(file);
    const read = readPortable(file);
    expect(read.outcome).toEqual(subject.outcome);
    for (const option of subject.source.options.keys())
      expect(read.naming.short(option)).toBe(subject.naming.short(option));
    for (const majority of read.majoritiesOf(subject.scenario.rules))
      expect(subject.majoritiesOf(subject.scenario.rules)).toContainEqual(expect.objectContaining(majority));
  },
);
