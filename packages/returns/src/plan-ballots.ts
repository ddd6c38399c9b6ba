/**
 * What files of ballots would change, before anything is written.
 *
 * @module
 */

import { type BallotGroup, castIn, type StoredBallot } from "./ballots.ts";
import type { ImportPlan } from "./import.ts";
import type { ImportProblem } from "./problems.ts";
import type { ImportedFile, Project } from "./project.ts";

/** What was read of a file of ballots. */
export interface BallotsRead {
  readonly file: ImportedFile;
  /** What the file is, in the words of its format. */
  readonly format: string;
  readonly ballots: readonly StoredBallot[];
}

/** Works out what files of ballots would change, after everything else. */
export function planBallots(plan: ImportPlan, files: readonly BallotsRead[]): ImportPlan {
  const now = grouped(plan.after.ballots ?? []);
  const groups: BallotGroup[] = [];
  const refused: ImportProblem[] = [...plan.refused];
  const taken = new Map<string, string>();
  const imports = [...plan.after.imports];
  for (const { file, format, ballots } of files) {
    if (!imports.some(({ sha256 }) => sha256 === file.sha256)) imports.push(file);
    for (const [key, list] of grouped(ballots)) {
      const [{ contest, area } = { contest: "", area: "" }] = list;
      const earlier = taken.get(key);
      if (earlier !== undefined) {
        const expected = `the ballots of each contest and area in one file; ${earlier} has them too: put them together`;
        refused.push({ code: "I702", file: file.file, expected, found: `${contest} ${area}`.trim() });
        continue;
      }
      taken.set(key, file.file);
      const before = now.get(key);
      const change = before === undefined ? "new" : before[0]?.sha256 === file.sha256 ? "same" : "changed";
      const [cast, castBefore] = [castIn(list), castIn(before ?? [])];
      groups.push({
        file: file.file,
        format,
        contest,
        area,
        cast,
        kinds: list.length,
        before: castBefore,
        change,
      });
      now.set(key, list);
    }
  }
  const after: Project = { ...plan.after, imports, ballots: [...now.values()].flat() };
  const filesAdded = plan.filesAdded + imports.length - plan.after.imports.length;
  return { ...plan, filesAdded, refused, after, ballots: groups };
}

function grouped(ballots: readonly StoredBallot[]): Map<string, readonly StoredBallot[]> {
  return Map.groupBy(ballots, ({ contest, area }) => `${contest}\n${area}`);
}
