/**
 * Permanent addresses: they carry a hash of the data, the id of the rules and the seats, and the page says when any of it
 * has changed, and for whom.
 *
 * @module
 */

import { type Element, el } from "@urna/draw";
import { writeQuery } from "./addresses.ts";
import { hashOf } from "./assets.ts";
import { table } from "./blocks.ts";
import type { Subject } from "./desk.ts";
import type { Visit } from "./reply.ts";

/** More contenders than this make an address that nobody can send: it then says only which data and rules. */
const MOST = 40;

/** The hash of everything that was given to the engine. */
export function dataHash({ scenario }: Pick<Subject, "scenario">): string {
  const known = hashes.get(scenario.given) ?? hashOf(JSON.stringify(scenario.given));
  hashes.set(scenario.given, known);
  return known;
}

const hashes = new WeakMap<Subject["scenario"]["given"], string>();

/** The query that pins data, rules and seats. */
export function pinQuery(subject: Subject): string {
  return writeQuery({ d: dataHash(subject), r: subject.rules.id, s: writeSeats(seatsNow(subject)) });
}

/** A notice where an address pins something else than what is here now, with the seats that differ. */
export function changedNotice({ query, words }: Visit, subject: Subject): readonly Element[] {
  const { d, r, s } = query;
  const now = `${dataHash(subject)}, ${subject.rules.id}`;
  const same = (d === undefined || d === dataHash(subject)) && (r === undefined || r === subject.rules.id);
  if (same) return [];
  const before = [d, r].filter((each) => each !== undefined).join(", ");
  return [
    el("p", { class: "notice", role: "note" }, words.say("page.changed", { before, now })),
    ...difference(words, subject, s === undefined ? undefined : readSeats(s)),
  ];
}

function difference(
  words: Visit["words"],
  subject: Subject,
  then: ReadonlyMap<string, number> | undefined,
): readonly Element[] {
  if (then === undefined) return [el("p", {}, words.word("page.changedUnknown"))];
  const now = seatsNow(subject);
  const changed = [...new Set([...now.keys(), ...then.keys()])].filter(
    (id) => (now.get(id) ?? 0) !== (then.get(id) ?? 0),
  );
  if (changed.length === 0) return [el("p", {}, words.word("page.changedSame"))];
  const n = words.numbers;
  const column = (key: string, title: string) => ({ key, title, align: "right" as const });
  return [
    el("h2", {}, words.word("page.changedSeats")),
    table({
      kind: "table",
      id: "changed",
      columns: [
        { key: "contender", title: words.word("column.contender"), align: "left" },
        column("then", words.word("page.changedThen")),
        column("now", words.word("page.changedNow")),
        column("change", words.word("whatif.column.change")),
      ],
      rows: changed.map((id) => {
        const [was, is] = [then.get(id) ?? 0, now.get(id) ?? 0];
        return [
          { text: subject.naming.short(id), raw: id },
          { text: n.whole(was), raw: was },
          { text: n.whole(is), raw: is },
          { text: n.signed(is - was), raw: is - was },
        ];
      }),
    }),
  ];
}

function seatsNow({ outcome }: Subject): ReadonlyMap<string, number> {
  return new Map(outcome.seats.flatMap(({ contender, total }) => (total > 0 ? [[contender, total]] : [])));
}

/** `amanat.62~auyl.8` */
function writeSeats(seats: ReadonlyMap<string, number>): string | undefined {
  const isShort = seats.size > 0 && seats.size <= MOST;
  return isShort ? [...seats].map(([id, n]) => `${id}.${n}`).join("~") : undefined;
}

/** Whatever somebody wrote: what cannot be read is left out; undefined where nothing can. */
function readSeats(written: string): ReadonlyMap<string, number> | undefined {
  const read = written
    .split("~")
    .slice(0, MOST)
    .flatMap((part): [string, number][] => {
      const [, id, seats] = /^([^~]{1,80})\.(\d{1,5})$/.exec(part) ?? [];
      return id === undefined || seats === undefined ? [] : [[id, Number(seats)]];
    });
  return read.length === 0 ? undefined : new Map(read);
}
