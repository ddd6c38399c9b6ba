import { expect, it } from "vitest";
import { run } from "../run.ts";

function surroundings(): { readonly printed: () => string; readonly given: Parameters<typeof run>[1] } {
  let text = "";
  const stdout = { isTTY: false, write: (part: string) => (text += part) };
  const stderr = { isTTY: false, write: (part: string) => (text += part) };
  return { printed: () => text, given: { stdout, stderr, env: {} } };
}

it("prints one line an election when piped, with what was compared", async () => {
  const { printed, given } = surroundings();
  expect(await run(["elections", "--validated"], given)).toBe(0);
  const lines = printed().trim().split("\n");
  expect(lines[0]).toBe("election\tfamily\trules\tlevel\tseats\tagrees\tdifferences");
  expect(lines).toContain("nl-tweede-kamer-2023\tlist-pr\tnl/tweede-kamer@2017-12-01\tperson\t150\tyes\t");
});

it("gives the same as JSON", async () => {
  const { printed, given } = surroundings();
  expect(await run(["elections", "--validated", "--json"], given)).toBe(0);
  const rows: unknown = JSON.parse(printed());
  expect(rows).toContainEqual(
    expect.objectContaining({ election: "jp-shugiin-2021", level: "area", agrees: true }),
  );
});
