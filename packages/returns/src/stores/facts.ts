/**
 * What a protocol says besides its figures, as the text of one cell: portable boxes, figures in words, percentages, the
 * ballots of each member, corrections, the sign-off. Nearly all protocols say nothing of it; the cell is empty then.
 *
 * @module
 */

import { isObject } from "@urna/law";
import type { PortableBox, ProtocolFacts, Return } from "@urna/tally";

type Facts = ProtocolFacts & Pick<Return, "issuedByMember">;

/** The facts of a protocol as JSON; empty where there are none. */
export function factsText(value: Facts): string {
  const { issuedByMember, portableBoxes, inWords, shares, corrects, signedOff } = value;
  const said = {
    ...(issuedByMember === undefined ? {} : { issuedByMember }),
    ...(portableBoxes === undefined ? {} : { portableBoxes }),
    ...(inWords === undefined ? {} : { inWords: [...inWords] }),
    ...(shares === undefined ? {} : { shares: [...shares] }),
    ...(corrects === undefined ? {} : { corrects }),
    ...(signedOff === undefined ? {} : { signedOff }),
  };
  return Object.keys(said).length === 0 ? "" : JSON.stringify(said);
}

/** The facts that a cell holds. */
export function factsIn(text: string): Facts {
  if (text === "") return {};
  const said: unknown = JSON.parse(text);
  if (!isObject(said)) return {};
  const { issuedByMember, portableBoxes, inWords, shares, corrects, signedOff } = said;
  return {
    ...(Array.isArray(issuedByMember) ? { issuedByMember: issuedByMember.map(Number) } : {}),
    ...(Array.isArray(portableBoxes) ? { portableBoxes: portableBoxes.flatMap(boxIn) } : {}),
    ...(Array.isArray(inWords) ? { inWords: new Map(pairsIn(inWords, Number)) } : {}),
    ...(Array.isArray(shares) ? { shares: new Map(pairsIn(shares, String)) } : {}),
    ...(typeof corrects === "string" ? { corrects } : {}),
    ...(signedOff === true ? { signedOff } : {}),
  };
}

function boxIn(box: unknown): readonly PortableBox[] {
  if (!isObject(box)) return [];
  const { ballots, applications } = box;
  return [
    {
      ballots: Number(ballots),
      ...(applications === undefined ? {} : { applications: Number(applications) }),
    },
  ];
}

function pairsIn<T>(
  pairs: readonly unknown[],
  read: (value: unknown) => T,
): readonly (readonly [string, T])[] {
  return pairs.flatMap((pair) => (Array.isArray(pair) ? [[String(pair[0]), read(pair[1])] as const] : []));
}
