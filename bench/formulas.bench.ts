/**
 * The proportional methods alone: 10 lists and 150 seats, 1,000 lists and 10,000 seats, exact and without trace, beside the
 * packages that people install for them today. Those round their quotients to so many digits of a floating-point number.
 */

import { apportion, type Method } from "@urna/law/allot/methods";
import { quotaMethod } from "@urna/law/allot/quotas";
import { sequenceOf } from "@urna/law/allot/sequences";
import hareNiemeyer from "hare-niemeyer";
import sainteLague from "sainte-lague";
import { type Bench, loop } from "./harness.ts";

const divisor = (name: "dhondt" | "sainte-lague"): Method => ({
  kind: "divisor",
  sequence: sequenceOf({ divisor: { by: "name", name } }),
});
const METHODS: readonly {
  readonly name: string;
  readonly method: Method;
  readonly rival?: (size: Size) => unknown;
}[] = [
  { name: "D'Hondt", method: divisor("dhondt") },
  {
    name: "Sainte-Lague",
    method: divisor("sainte-lague"),
    rival: ({ named, seats }) => sainteLague(named, seats, { draw: true }),
  },
  {
    name: "Hare",
    method: { kind: "quota", quota: quotaMethod({ quota: "hare" }) },
    rival: ({ named, seats }) => hareNiemeyer(named, seats, { draw: true }),
  },
];

interface Size {
  readonly name: string;
  readonly votes: readonly number[];
  readonly named: Readonly<Record<string, number>>;
  readonly seats: number;
}

/** Votes that look like a party system: each list has about nine tenths of the one before, and no two are equal. */
function makeSize(lists: number, seats: number): Size {
  let seed = 12_345;
  const votes = Array.from({ length: lists }, (_, i) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return 1000 + ((seed + 7919 * i) % 1_000_000);
  });
  return {
    name: `${lists}x${seats}`,
    votes,
    named: Object.fromEntries(votes.map((v, i) => [`list ${i}`, v])),
    seats,
  };
}

const small = makeSize(10, 150);
const large = makeSize(1000, 10_000);
/** Targets of the engine, in the unit of the bench. */
const TARGETS: Readonly<Record<string, number>> = {
  "D'Hondt 1000x10000": 2,
  "Sainte-Lague 1000x10000": 2,
  "Hare 1000x10000": 0.6,
};

export const benches: readonly Bench[] = METHODS.flatMap(({ name, method, rival }): readonly Bench[] =>
  [small, large].flatMap((size): readonly Bench[] => {
    const times = size === small ? 20_000 : 40;
    const unit = size === small ? "µs" : "ms";
    const ours = `${name} ${size.name}`;
    const target = size === small ? 4 : TARGETS[ours];
    return [
      {
        name: ours,
        unit,
        sample: loop(times, () => {
          apportion(method, { votes: size.votes, scale: 1, seats: size.seats });
        }),
        ...(target === undefined ? {} : { target }),
      },
      ...(rival === undefined
        ? []
        : [
            {
              name: `${ours}, npm ${name === "Hare" ? "hare-niemeyer" : "sainte-lague"}`,
              unit,
              samples: size === small ? 7 : 3,
              sample: loop(size === small ? 200 : 1, () => {
                rival(size);
              }),
              comparedWith: ours,
            } as const,
          ]),
    ];
  }),
);
