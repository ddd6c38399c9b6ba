import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { fileWith, folder, told } from "../returns.fixture.ts";
import { type CastVotes, readCastVotes } from "./cast-votes.ts";
import { duckDbEngine } from "./duckdb.ts";

const EACH = 60_000;

async function read(content: string): Promise<CastVotes> {
  const cast = await readCastVotes(fileWith(content), { contest: "vote" });
  if (!cast.ok) throw new Error(JSON.stringify(cast.problems));
  return cast.value;
}

/** Ballots as `3 area a > b = c`, sorted. */
function kinds({ ballots }: CastVotes): readonly string[] {
  return ballots
    .map(({ contest, area, count, ranking }) =>
      [contest, area, count, ranking.map((rank) => rank.join("=")).join(">")].join(" "),
    )
    .sort();
}

describe("cast vote records", () => {
  test("rankings: equal ballots are one kind; ranks left out stay, those at the end go", async () => {
    const cast = await read(
      "id,rank1,rank2,rank3\n1,a,b,\n2,a,b,\n3,a,,b\n4,,,\n5, a ,b,undervote\n6,a = c,b,\n",
    );
    expect(kinds(cast)).toEqual(["vote  1 ", "vote  1 a=c>b", "vote  1 a>>b", "vote  3 a>b"]);
    expect(cast).toMatchObject({ cast: 6, votes: [] });
  });

  test("contest, area and count are read where they are there", async () => {
    const cast = await read("contest,area,count,rank1,rank2\nx,n,3,a,b\nx,s,2,a,b\n,n,5,b,\nx,n,4,a,b\n");
    expect(kinds(cast)).toEqual(["vote n 5 b", "x n 7 a>b", "x s 2 a>b"]);
  });

  test("marks are kinds of ballots, and votes; scores are added up", async () => {
    const marks = await read("mark:a,mark:b,mark:c\n1,0,1\n1,,1\n0,1,0\ntrue,false,\n");
    expect(kinds(marks)).toEqual(["vote  1 a", "vote  1 b", "vote  2 a=c"]);
    const told = marks.votes.map(({ option, votes }) => `${option} ${String(votes)}`).sort();
    expect(told).toEqual(["a 3", "b 1", "c 2"]);
    const scores = await read("area,score:a,score:b\nn,5,0\nn,4,10\ns,5,\n");
    expect(
      scores.votes.map(({ area, option, votes }) => `${area} ${option} ${String(votes)}`).sort(),
    ).toEqual(["n a 9", "n b 10", "s a 5", "s b 0"]);
    expect(scores).toMatchObject({ cast: 3, ballots: [] });
  });

  test.each([
    ["no columns of ballots", "id,x\n1,2\n", "I704 1 id, x"],
    ["two kinds of columns", "rank1,mark:a\na,1\n", "I704 1 rank1, mark:a"],
    ["an overvote that does not say of whom", "rank1\novervote\n", "E212 2 rank1 overvote"],
    ["half of an equal rank", "rank1\na =\n", "E212 2 rank1 a ="],
    ["a mark that is none", "mark:a\n2\n", "E212 2 mark:a 2"],
    ["a score that is no whole number", "score:a\n1e3\n", "E212 2 score:a 1e3"],
    ["a negative count", "count,rank1\n-1,a\n", "E212 2 count -1"],
    ["a ragged line", "rank1,rank2\na,b\na,b,c\n", "A003 3 3"],
  ])("%s is told, and nothing is counted", async (_, content, problem) => {
    const cast = await readCastVotes(fileWith(content), { contest: "vote" });
    expect(cast.ok ? [] : told(cast.problems).map((each) => each.slice(0, problem.length))).toEqual([
      problem,
    ]);
  });

  test(
    "say the same as ballots that are counted one by one, as CSV and as Parquet",
    async () => {
      const option = fc.constantFrom("", "ann", "bob", "cy", "dia");
      const ballots = fc.array(fc.tuple(option, option, option), { minLength: 1, maxLength: 40 });
      await fc.assert(
        fc.asyncProperty(ballots, async (rows) => {
          const csv = fileWith(`rank1,rank2,rank3\n${rows.map((cells) => cells.join(",")).join("\n")}\n`);
          const counted = new Map<string, number>();
          for (const cells of rows) {
            const key = cells.join(">").replace(/>+$/, "");
            counted.set(key, (counted.get(key) ?? 0) + 1);
          }
          const engine = await duckDbEngine();
          onTestFinished(() => engine.close());
          const parquet = join(folder(), "b.parquet");
          await engine.execute(
            `COPY (SELECT * FROM read_csv('${csv}', header = true, all_varchar = true)) TO '${parquet}' (FORMAT parquet)`,
          );
          const expected = [...counted].map(([key, times]) => `vote  ${times} ${key}`).sort();
          for (const path of [csv, parquet]) {
            const cast = await readCastVotes(path, { contest: "vote" });
            expect(cast.ok ? kinds(cast.value) : cast.problems).toEqual(expected);
          }
        }),
        { numRuns: 15 },
      );
    },
    EACH,
  );

  test(
    "a million ballots come as few kinds",
    async () => {
      const engine = await duckDbEngine();
      onTestFinished(() => engine.close());
      const path = join(folder(), "million.parquet");
      const rank = (k: number): string => `CAST(hash(i * 7 + ${k}) % 6 AS UTINYINT) AS rank${k}`;
      await engine.execute(
        `COPY (SELECT ${[1, 2, 3, 4].map(rank).join(", ")} FROM range(1000000) AS r(i)) TO '${path}' (FORMAT parquet)`,
      );
      const cast = await readCastVotes(path, { contest: "vote" });
      if (!cast.ok) throw new Error(JSON.stringify(cast.problems));
      expect(cast.value.cast).toBe(1_000_000);
      expect(cast.value.ballots.length).toBeLessThanOrEqual(6 ** 4);
    },
    EACH,
  );
});
