/**
 * Boxes are counting units of their own: ballots of a portable box that holds more of them than there were applications
 * are all invalid (Art. 43(3-1)).
 *
 * @module
 */

/** What was found in one box. */
export interface Box {
  readonly id: string;
  readonly portable: boolean;
  /** Applications to vote outside the station with this box; undefined where the protocol does not say. */
  readonly applications?: number;
  readonly votes: ReadonlyMap<string, number>;
  readonly invalid: number;
}

/** Boxes added up, with those whose ballots became invalid. */
export interface BoxCount {
  readonly inBoxes: number;
  readonly inPortable: number;
  readonly invalid: number;
  readonly valid: number;
  readonly votes: ReadonlyMap<string, number>;
  readonly voided: readonly string[];
}

/** Adds up the boxes of a station by the law. Every ballot stays in the sum of ballots found. */
export function countBoxes(boxes: readonly Box[]): BoxCount {
  const votes = new Map<string, number>();
  const voided: string[] = [];
  let [inBoxes, inPortable, invalid, valid] = [0, 0, 0, 0];
  for (const box of boxes) {
    let marked = 0;
    for (const count of box.votes.values()) marked += count;
    const ballots = marked + box.invalid;
    inBoxes += ballots;
    if (box.portable) inPortable += ballots;
    if (box.portable && box.applications !== undefined && ballots > box.applications) {
      voided.push(box.id);
      invalid += ballots;
      for (const option of box.votes.keys()) votes.set(option, votes.get(option) ?? 0);
      continue;
    }
    invalid += box.invalid;
    valid += marked;
    for (const [option, count] of box.votes) votes.set(option, (votes.get(option) ?? 0) + count);
  }
  return { inBoxes, inPortable, invalid, valid, votes, voided };
}
