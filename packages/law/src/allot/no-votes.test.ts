/** Where nobody has a vote there are no equal claims that a lot could decide: the law is silent, whatever the formula. */
import { describe, expect, test } from "vitest";
import type { BallotRow, VoteRow } from "../input.ts";
import { ballotsOf, countedTwice, NATION, seatsOf, votesIn } from "../testing/documents.ts";

const STV = { quota: "droop", surplus: { method: "weighted-inclusive", order: "largest" } };
const VOTES = { votes: { count: "marks", contest: "list" } };
const BALLOTS = { votes: { count: "ballots", contest: "vote" } };

const outcome = (
  steps: Readonly<Record<string, unknown>>,
  { votes = [], ballots = [] }: { readonly votes?: VoteRow[]; readonly ballots?: BallotRow[] },
): ReturnType<typeof countedTwice> =>
  countedTwice({ steps, tiers: { seats: "seats" } }, { areas: NATION, votes, ballots });

describe("nobody has a vote", () => {
  test.each([
    { allot: "plurality", seats: 2 },
    { allot: "plurality", seats: 2, takes: "all" },
    { allot: "winner", seats: 2 },
    { allot: "divisor", divisor: "dhondt", seats: 2 },
    { allot: "quota", quota: "hare", seats: 2 },
    { allot: "quota-method", seats: 2 },
  ])("%j", (clause) => {
    const silent = outcome(
      { ...VOTES, seats: { ...clause, votes: "votes", ties: [{ by: "lot" }] } },
      { votes: [...votesIn("n", { a: 0, b: 0, c: 0 }), ...votesIn("n", { invalid: 7 })] },
    );
    expect([silent.status, silent.refusal?.kind, silent.refusal?.reason, silent.ties]).toEqual([
      "refused",
      "law-is-silent",
      "no-votes-at-all",
      [],
    ]);
  });

  test.each([
    { allot: "stv", seats: 2, ...STV },
    { allot: "meek", seats: 2, rule: "meek", digits: 9, omega: 6 },
    { allot: "instant-runoff" },
    { allot: "bucklin" },
    { allot: "coombs" },
    { allot: "condorcet" },
    { allot: "condorcet", circle: "schulze" },
  ])("%j", (clause) => {
    const law = { ...BALLOTS, seats: { ...clause, ballots: "votes", ties: [{ by: "lot" }] } };
    // Blank and informal ballots count for nobody; the contenders are told by ballots that nobody cast.
    const given = ballotsOf({ "": 5, invalid: 3, "a > b": 0, c: 0 }, "n");
    const { status, refusal, ties } = outcome(law, { ballots: given });
    expect([status, refusal?.kind, refusal?.reason, ties]).toEqual([
      "refused",
      "law-is-silent",
      "no-votes-at-all",
      [],
    ]);
    // One is enough.
    expect(outcome(law, { ballots: [...given, ...ballotsOf({ "b > a > c": 1 }, "n")] }).refusal).toBeNull();
  });

  test("goes on to no second round", () => {
    const law = {
      ...VOTES,
      two: { admit: "top", votes: "votes", next: 2, ties: [{ by: "lot" }] },
      seats: { allot: "divisor", divisor: "dhondt", votes: "votes", among: "two", seats: 1 },
    };
    expect(outcome(law, { votes: votesIn("n", { a: 0, b: 0, c: 0 }) })).toMatchObject({
      ties: [],
      refusal: { kind: "law-is-silent", reason: "nobody-admitted" },
    });
  });

  test("but where a lot among all decides, votes are not asked for", () => {
    const lot = { allot: "plurality", votes: "votes", seats: 1, decides: "lot", ties: [{ by: "lot" }] };
    const open = outcome({ ...VOTES, seats: lot }, { votes: votesIn("n", { a: 0, b: 0 }) });
    expect(open.ties).toMatchObject([{ among: ["a", "b"], for: 1, resolvedBy: "lot" }]);
  });

  test("of those who are behind does not stop the first: the rest is a tie", () => {
    const law = { ...VOTES, seats: { allot: "plurality", votes: "votes", seats: 2, ties: [{ by: "lot" }] } };
    const open = outcome(law, { votes: votesIn("n", { a: 4, b: 0, c: 0 }) });
    expect(seatsOf(open)).toEqual({ a: 1, b: 0, c: 0 });
    expect(open.ties).toMatchObject([{ among: ["b", "c"], for: 1 }]);
  });
});
