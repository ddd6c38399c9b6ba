import { openAtlas, toInput } from "@urna/atlas";
import { type Job, simulate } from "@urna/insight";
import { describe, expect, test } from "vitest";
import { runPool } from "./pool.ts";

const RUNS = 21_000;
const job = jobOf("kz-majilis-2023");

function jobOf(id: string): Job {
  const atlas = openAtlas();
  const election = atlas.election(id);
  const version = election.ok ? atlas.rulesOf(election.value) : election;
  const rules = version.ok ? atlas.rules(version.value.id) : version;
  if (!election.ok || !rules.ok) throw new Error(`${id} is not in order`);
  return {
    scenario: { rules: rules.value.document, given: toInput(election.value) },
    model: {
      kind: "dirichlet-multinomial",
      contest: "list",
      options: ["amanat", "auyl", "respublica", "qhp", "baytaq", "aq-jol", "osdp", "against-all"],
      centre: [54, 11, 9, 7, 2, 8, 5, 4],
      concentration: 1000,
      fit: { from: "given", count: 0, sources: ["test"] },
    },
    seed: 3,
    draws: RUNS,
  };
}

const never = new AbortController().signal;

describe("threads", () => {
  test.each([1, 2, 3])(
    "%i give what one core gives without any",
    async (threads) => {
      const heard: number[] = [];
      const pooled = await runPool(job, { threads, signal: never, onProgress: (done) => heard.push(done) });
      const alone = simulate(job);
      expect(pooled).toEqual({ kind: "done", draws: alone.ok ? alone.value : undefined });
      expect(heard.at(-1)).toBe(RUNS);
    },
    60_000,
  );

  test("end at once when they are told to", async () => {
    const control = new AbortController();
    const long = { ...job, draws: 100_000_000 };
    const pooled = await runPool(long, {
      threads: 2,
      signal: control.signal,
      onProgress: () => control.abort(),
    });
    expect(pooled).toEqual({ kind: "stopped", done: 5000 });
  }, 60_000);

  test("do not begin what was stopped before", async () => {
    const pooled = await runPool(job, {
      threads: 2,
      signal: AbortSignal.abort(),
      onProgress: () => undefined,
    });
    expect(pooled).toEqual({ kind: "stopped", done: 0 });
  });

  test.each([RUNS, 100])(
    "say what does not fit (%i draws)",
    async (draws) => {
      const wrong = { ...job, draws, model: { ...job.model, contest: "lists" } };
      const pooled = await runPool(wrong, { threads: 2, signal: never, onProgress: () => undefined });
      expect(pooled).toMatchObject({ kind: "refused", problems: [{ at: "model/contest", found: "lists" }] });
    },
    60_000,
  );
});
