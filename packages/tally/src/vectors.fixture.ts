/** One case that each check lets pass and one that it finds: the register's own examples, as data. */

import type { CheckCode } from "./register.ts";
import type { WrittenReturn } from "./return.ts";

/** A protocol in which everything agrees. */
export const SOUND: WrittenReturn = {
  station: "1",
  contest: "list",
  figures: {
    registered: 1000,
    receivedBallot: 600,
    issued: 600,
    issuedOutside: 20,
    delivered: 1005,
    unused: 400,
    spoiled: 5,
    inBoxes: 598,
    inStationary: 580,
    inPortable: 18,
    applicationsOutside: 20,
    valid: 590,
    invalid: 8,
    againstAll: 40,
  },
  votes: { a: 300, b: 150, c: 60, d: 40 },
  issuedByMember: [300, 300],
  inWords: new Map([
    ["valid", 590],
    ["a", 300],
  ]),
  portableBoxes: [
    { ballots: 10, applications: 11 },
    { ballots: 8, applications: 9 },
  ],
};

type Figures = WrittenReturn["figures"];

/** The sound protocol with other figures. */
function but(figures: Figures, rest: Partial<WrittenReturn> = {}): WrittenReturn {
  return { ...SOUND, ...rest, figures: { ...SOUND.figures, ...figures } };
}

function without(name: keyof Figures): WrittenReturn {
  return but({ [name]: null });
}

/** A vector of a check on one protocol. */
export interface Vector {
  readonly passing: WrittenReturn;
  readonly failing: WrittenReturn;
  readonly register?: number;
}

export const VECTORS: ReadonlyMap<CheckCode, Vector> = new Map<CheckCode, Vector>([
  ["E201", { passing: SOUND, failing: but({}, { issuedByMember: [300, 299] }) }],
  ["E202", { passing: SOUND, failing: but({ unused: 401 }) }],
  ["E203", { passing: SOUND, failing: but({ inStationary: 579 }) }],
  ["E204", { passing: SOUND, failing: but({ invalid: 9 }) }],
  ["E205", { passing: SOUND, failing: but({ valid: 591 }) }],
  ["E206", { passing: SOUND, failing: without("valid") }],
  ["E207", { passing: SOUND, failing: without("inBoxes") }],
  ["E208", { passing: but({ issued: 598 }), failing: but({ issued: 597 }) }],
  ["E209", { passing: but({ registered: 600 }), failing: but({ registered: 599 }) }],
  ["E210", { passing: but({ applicationsOutside: 18 }), failing: but({ applicationsOutside: 17 }) }],
  ["E211", { passing: but({ unused: 1005 }), failing: but({ unused: 1006 }) }],
  ["E213", { passing: SOUND, failing: { ...SOUND, figures: { inBoxes: 0 }, votes: { a: 0 } } }],
  ["E214", { passing: SOUND, failing: but({}, { inWords: new Map([["a", 301]]) }) }],
  ["W302", { passing: but({ invalid: 29 }), failing: but({ invalid: 30 }) }],
  ["W303", { passing: but({ issued: 612 }), failing: but({ issued: 613 }) }],
  ["W304", { passing: SOUND, failing: but({ inBoxes: 0 }) }],
  ["W305", { passing: SOUND, failing: but({ registered: 0 }) }],
  ["W306", { passing: but({ receivedBallot: 949 }), failing: but({ receivedBallot: 950 }) }],
  ["W307", { passing: but({ receivedBallot: 999 }), failing: but({ receivedBallot: 1000 }) }],
  [
    "W308",
    {
      passing: but({ againstAll: 6 }, { votes: { a: 94 } }),
      failing: but({ againstAll: 5 }, { votes: { a: 95 } }),
    },
  ],
  ["W309", { passing: but({ delivered: 1011 }), failing: but({ delivered: 1012 }) }],
  ["W310", { passing: but({ registered: 3000 }), failing: but({ registered: 3001 }) }],
  ["W311", { passing: but({ registered: 1020 }), failing: but({ registered: 1021 }), register: 1000 }],
  ["W312", { passing: but({ issuedOutside: 120 }), failing: but({ issuedOutside: 121 }) }],
]);
