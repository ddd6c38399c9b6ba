/**
 * An election as a file that a browser can compute with: its votes, its law, its names in one language.
 *
 * @module
 */

import { evaluate, type NamedMajority, type RulesDocument, type Scenario } from "@urna/insight";
import { bodyOn, must, parseRatio, type Ratio, readRules, writeRatio } from "@urna/law";
import { EMPTY_SEATS } from "@urna/words/insight/what-if-input";
import type { Portable, Subject } from "./desk.ts";

/** A majority with its share as a law writes it. */
interface WrittenMajority {
  readonly id: string;
  readonly atLeast?: string;
  readonly moreThan?: string;
}

/** What travels: plain data, and nothing that was computed. */
export interface PortableFile {
  readonly election: Portable["election"];
  readonly published?: string;
  readonly scenario: Scenario;
  /** Other laws of the same series that can be asked about. */
  readonly laws: readonly RulesDocument[];
  readonly members: number | null;
  readonly majorities: readonly WrittenMajority[];
  /** For each option or area its name, short name, kind, identity and party; what is not known is left out. */
  readonly names: Readonly<Record<string, PortableName>>;
}

interface PortableName {
  readonly name: string;
  readonly short: string;
  /** Only options have one. */
  readonly kind?: OptionHead["kind"];
  readonly identity?: string;
  readonly party?: string;
}

type OptionHead = Portable["source"]["options"] extends ReadonlyMap<string, infer T> ? T : never;

/** The file of an election. */
export function portableJson(subject: Subject): PortableFile {
  const { source, naming, scenario, election, body } = subject;
  const version = body === undefined ? undefined : bodyOn(body, election.date);
  const options = [...source.options.values()].map(
    ({ id, kind, identity, party }): [string, PortableName] => [
      id,
      {
        name: naming.contender(id),
        short: naming.short(id),
        kind,
        ...(identity === undefined ? {} : { identity }),
        ...(party === undefined ? {} : { party }),
      },
    ],
  );
  // Only areas that the votes name: a country has many more.
  const areas = new Set((scenario.given.areas ?? []).map((area) => area.id));
  const others = [...areas].map((id): [string, PortableName] => [
    id,
    { name: naming.area(id), short: naming.area(id) },
  ]);
  const assumed: [string, PortableName] = [
    EMPTY_SEATS,
    { name: naming.contender(EMPTY_SEATS), short: naming.short(EMPTY_SEATS) },
  ];
  return {
    election: { id: election.id, title: election.title, date: election.date },
    ...(subject.published === undefined ? {} : { published: subject.published }),
    scenario,
    laws: subject.laws(),
    members: version?.members ?? null,
    majorities: (version?.majorities ?? []).map(({ id, atLeast, moreThan }) => ({
      id,
      ...(atLeast === undefined ? {} : { atLeast: writeRatio(atLeast) }),
      ...(moreThan === undefined ? {} : { moreThan: writeRatio(moreThan) }),
    })),
    names: Object.fromEntries([...others, ...options, assumed]),
  };
}

/** The election of a file, computed. Throws when the file is none of ours. */
export function readPortable(file: PortableFile): Portable {
  const { names, scenario, election } = file;
  const known = new Map(Object.entries(names));
  const majorities = file.majorities.map(readMajority);
  const named = (id: string): string => known.get(id)?.name ?? id;
  return {
    election,
    ...(file.published === undefined ? {} : { published: file.published }),
    scenario,
    rules: must(readRules(scenario.rules)),
    outcome: must(evaluate(scenario)),
    naming: {
      contender: named,
      short: (id) => known.get(id)?.short ?? id,
      area: named,
      partyOf: (id) => known.get(id)?.party,
      isSeveral: (id) => known.get(id)?.kind === "independents",
    },
    source: {
      options: new Map(
        [...known].flatMap(([id, { kind, identity }]): [string, OptionHead][] =>
          kind === undefined ? [] : [[id, { kind, ...(identity === undefined ? {} : { identity }) }]],
        ),
      ),
    },
    laws: () => file.laws,
    majoritiesOf: () => majorities,
    ...(file.members === null ? {} : { body: bodyOf(file.members, election.date, majorities) }),
    ...(scenario.given.votes === undefined ? {} : { votes: scenario.given.votes }),
  };
}

function readMajority({ id, atLeast, moreThan }: WrittenMajority): NamedMajority {
  const share = (written: string | undefined): Ratio | undefined =>
    written === undefined ? undefined : parseRatio(written);
  const [reached, exceeded] = [share(atLeast), share(moreThan)];
  return {
    id,
    ...(reached === undefined ? {} : { atLeast: reached }),
    ...(exceeded === undefined ? {} : { moreThan: exceeded }),
  };
}

/** As much of a body as its majorities need. */
export function bodyOf(
  members: number,
  from: string,
  majorities: readonly NamedMajority[],
): NonNullable<Portable["body"]> {
  const rules = majorities.map((each) => ({ ...each, title: new Map<string, string>(), cite: [] }));
  return {
    id: "",
    title: new Map(),
    laws: new Map(),
    versions: [{ from, members, majorities: rules }],
  };
}
