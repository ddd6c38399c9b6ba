/**
 * Errors and irregularities that are planted on purpose, for tests and for training: each kind, where it stands, and the
 * code by which the checks must find it.
 *
 * @module
 */

import type { CheckCode, FieldName, WrittenReturn } from "@urna/tally";

/** A protocol that may be changed. */
interface Draft {
  readonly figures: { [K in FieldName]?: number | null };
  readonly votes: Record<string, number | null>;
  readonly members: number[];
}

/** One planted defect. */
export interface Planted {
  readonly code: CheckCode | "missing";
  readonly station: string;
  readonly contest: string;
}

type Change = (draft: Draft, get: (name: FieldName) => number) => void;

/** How each kind is made out of a sound protocol. */
const CHANGES: ReadonlyMap<CheckCode, Change> = new Map<CheckCode, Change>([
  ["E201", ({ members }) => (members[0] = (members[0] ?? 0) + 1)],
  ["E202", ({ figures }, get) => (figures.unused = get("unused") + 1)],
  ["E203", ({ figures }, get) => (figures.inStationary = get("inStationary") + 1)],
  ["E204", ({ figures }, get) => (figures.invalid = get("invalid") + 7)],
  ["E205", ({ figures }, get) => (figures.valid = get("valid") + 5)],
  ["E206", ({ figures }) => (figures.valid = null)],
  ["E207", ({ figures }) => (figures.inBoxes = null)],
  ["E208", ({ figures }, get) => (figures.inBoxes = get("issued") + 3)],
  ["E209", ({ figures }, get) => (figures.receivedBallot = get("registered") + 2)],
  [
    "E210",
    ({ figures }, get) => (figures.applicationsOutside = (figures.inPortable = get("inPortable") + 2) - 1),
  ],
  ["E211", ({ figures }, get) => (figures.unused = get("delivered") + 1)],
  [
    "E213",
    ({ figures, votes, members }) => {
      for (const name of fieldsIn(figures)) figures[name] = 0;
      for (const option of Object.keys(votes)) votes[option] = 0;
      members.fill(0);
    },
  ],
  ["W302", ({ figures }, get) => (figures.invalid = Math.ceil(get("inBoxes") / 10) + 1)],
  ["W303", ({ figures }, get) => (figures.issued = get("inBoxes") + 20 + Math.ceil(get("inBoxes") / 10))],
  ["W304", ({ figures }) => (figures.inBoxes = 0)],
  ["W305", ({ figures }) => (figures.registered = 0)],
  [
    "W306",
    ({ figures }, get) => {
      figures.registered = 1000 + get("registered");
      figures.receivedBallot = get("registered") - 1;
    },
  ],
  ["W307", ({ figures }, get) => (figures.receivedBallot = get("registered"))],
  [
    "W308",
    ({ votes }) => {
      const [leader = "", ...others] = Object.keys(votes);
      for (const option of others) votes[option] = 0;
      votes[leader] = 100;
    },
  ],
  ["W309", ({ figures }, get) => (figures.delivered = Math.ceil(get("registered") * 1.02) + 5)],
  ["W310", ({ figures }) => (figures.registered = 3100)],
  ["W311", ({ figures }, get) => (figures.registered = Math.ceil(get("registered") * 1.03) + 11)],
  ["W312", ({ figures }, get) => (figures.issuedOutside = Math.ceil(get("issued") * 0.3) + 1)],
  ["W313", ({ votes }) => (votes["against-all"] = (votes["against-all"] ?? 0) + 5000)],
]);

/** Kinds that are no change of one protocol. */
const OTHERS = ["E214", "D403", "D404", "W406", "T902", "I701", "missing"] as const;

/** What is planted at a station. */
export type Kind = CheckCode | "missing";

/** All kinds that can be planted where there are so many contests. */
export function kindsOf({
  contests,
  againstAll,
}: {
  readonly contests: number;
  readonly againstAll: boolean;
}): readonly Kind[] {
  const changes = [...CHANGES.keys()].filter((code) => code !== "W313" || againstAll);
  return [...changes, ...OTHERS, ...(contests > 1 ? (["W405"] as const) : [])];
}

/** Spreads `times` of each kind over the country: the place of a station (from 0) and what is planted there. */
export function placesOf(kinds: readonly Kind[], stations: number, times = 3): ReadonlyMap<number, Kind> {
  const places = new Map<number, Kind>();
  const total = kinds.length * times;
  // Every second place at the most: twins need a neighbour that is sound.
  const step = Math.floor(stations / (total + 1));
  if (step < 2) return times > 1 ? placesOf(kinds, stations, times - 1) : places;
  for (let i = 0; i < total; i += 1) {
    const kind = kinds[i % kinds.length];
    if (kind !== undefined) places.set((i + 1) * step, kind);
  }
  return places;
}

/** The protocol with the defect in it; undefined where the kind is no change of one protocol. */
export function withDefect(written: WrittenReturn, kind: Kind): WrittenReturn | undefined {
  const change = kind === "missing" ? undefined : CHANGES.get(kind);
  if (change === undefined) return undefined;
  const draft: Draft = {
    figures: { ...written.figures },
    votes: { ...written.votes },
    members: [...(written.issuedByMember ?? [])],
  };
  change(draft, (name) => draft.figures[name] ?? 0);
  return { ...written, figures: draft.figures, votes: draft.votes, issuedByMember: draft.members };
}

function fieldsIn(figures: Draft["figures"]): readonly FieldName[] {
  return Object.keys(figures).filter((name): name is FieldName => name in figures);
}
