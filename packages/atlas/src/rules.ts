/**
 * The rule sets as files: `<country>/rules/<name>@<date in force>.json`. The name of a file says from when it is in force,
 * so that the right one is found without reading any.
 *
 * @module
 */

import type { Files } from "./files.ts";

/** A version of a series of rule sets. */
export interface RulesVersion {
  /** `kz/majilis@2023-01-01` */
  readonly id: string;
  /** `kz/majilis` */
  readonly series: string;
  /** The first day on which it is in force. */
  readonly inForce: string;
  readonly file: string;
}

const FILE = /^(.+)@(\d{4}-\d{2}-\d{2})\.json$/;

/** The rule sets of a country by series, then by date. */
export function listVersions(
  files: Files,
  country: string,
  kind: "rules" | "calendars" | "eligibility" = "rules",
): readonly RulesVersion[] {
  return below(files, `${country}/${kind}`, country).sort(
    (a, b) => byText(a.series, b.series) || byText(a.inForce, b.inForce),
  );
}

function below(files: Files, folder: string, series: string): RulesVersion[] {
  return files.list(folder).flatMap((name) => {
    const match = FILE.exec(name);
    if (match !== null) {
      const [, word = "", inForce = ""] = match;
      const ofSeries = `${series}/${word}`;
      return [{ id: `${ofSeries}@${inForce}`, series: ofSeries, inForce, file: `${folder}/${name}` }];
    }
    return name.includes(".") ? [] : below(files, `${folder}/${name}`, `${series}/${name}`);
  });
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
