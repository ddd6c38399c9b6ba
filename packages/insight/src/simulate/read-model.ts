/**
 * Reads a model that comes from outside: a file, a message.
 *
 * @module
 */

import { isObject, type Problem, type Result } from "@urna/law";
import { cholesky, type Fit, type Model, MODEL_KINDS, type StationVotes } from "./model.ts";

/** Checks a model that comes from outside. Reports every problem; what is not fitted is refused. */
export function readModel(value: unknown): Result<Model> {
  const problems: Problem[] = [];
  const wrong = (code: Problem["code"], at: string, expected: string): void => {
    problems.push({ code, at: `model/${at}`, expected });
  };
  if (!isObject(value)) return { ok: false, problems: [{ code: "R001", at: "model", expected: "a model" }] };
  const kind = MODEL_KINDS.find((known) => known === value["kind"]);
  if (kind === undefined) wrong("R004", "kind", MODEL_KINDS.join(", "));
  const contest = value["contest"];
  if (typeof contest !== "string") wrong("R003", "contest", "the id of a contest");
  const options = texts(value["options"]);
  if (options === undefined || options.length < 2) wrong("R003", "options", "ids of two or more options");
  const centre = numbers(value["centre"], options?.length);
  if (centre === undefined || centre.every((c) => c === 0))
    wrong("R003", "centre", "one number for each option");
  const ballots = value["ballots"];
  if (ballots !== undefined && !isCount(ballots)) wrong("R004", "ballots", "a whole number of votes");
  const fit = readFit(value["fit"]);
  if (fit === undefined) wrong("R003", "fit", "what the model was fitted to: from, count, sources");

  const size = options?.length;
  const concentration = value["concentration"];
  const deviations = numbers(value["deviations"], size);
  const covariance = matrix(value["covariance"], size);
  const stations = readStations(value["stations"], size);
  if (kind === "dirichlet-multinomial" && !(isNumber(concentration) && concentration > 0))
    wrong("R003", "concentration", "a number above 0");
  if (kind === "logistic-normal" && (covariance === undefined || cholesky(covariance) === undefined))
    wrong("R003", "covariance", "a symmetric matrix without negative variance");
  if ((kind === "uniform-swing" || kind === "proportional-swing") && deviations === undefined)
    wrong("R003", "deviations", "one number for each option, 0 or more");
  if (kind === "bootstrap" && stations === undefined)
    wrong("R003", "stations", "returns of polling stations: area, votes");
  if (
    problems.length > 0 ||
    kind === undefined ||
    typeof contest !== "string" ||
    options === undefined ||
    centre === undefined ||
    fit === undefined
  )
    return { ok: false, problems };

  const head = { contest, options, centre, fit, ...(isCount(ballots) ? { ballots } : {}) };
  switch (kind) {
    case "dirichlet-multinomial":
      return {
        ok: true,
        value: { ...head, kind, concentration: isNumber(concentration) ? concentration : 0 },
      };
    case "logistic-normal":
      return { ok: true, value: { ...head, kind, covariance: covariance ?? [] } };
    case "uniform-swing":
    case "proportional-swing":
      return { ok: true, value: { ...head, kind, deviations: deviations ?? [] } };
    case "bootstrap":
      return { ok: true, value: { ...head, kind, stations: stations ?? [] } };
  }
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function texts(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const found = value.filter((each) => typeof each === "string");
  return found.length === value.length ? found : undefined;
}

function numbers(value: unknown, size: number | undefined): readonly number[] | undefined {
  if (!Array.isArray(value) || value.length !== size) return undefined;
  const found = value.filter((each) => isNumber(each) && each >= 0);
  return found.length === value.length ? found : undefined;
}

function matrix(value: unknown, size: number | undefined): readonly (readonly number[])[] | undefined {
  if (!Array.isArray(value) || value.length !== size) return undefined;
  const rows: (readonly number[])[] = [];
  for (const row of value) {
    if (!Array.isArray(row) || row.length !== size) return undefined;
    const found = row.filter(isNumber);
    if (found.length !== size) return undefined;
    rows.push(found);
  }
  return rows;
}

function readStations(value: unknown, size: number | undefined): readonly StationVotes[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const stations: StationVotes[] = [];
  for (const each of value) {
    if (!isObject(each) || typeof each["area"] !== "string") return undefined;
    const votes = numbers(each["votes"], size);
    if (votes === undefined || !votes.every(isCount)) return undefined;
    stations.push({ area: each["area"], votes });
  }
  return stations;
}

function readFit(value: unknown): Fit | undefined {
  if (!isObject(value)) return undefined;
  const from = (["swings", "poll", "stations", "given"] as const).find((known) => known === value["from"]);
  const sources = texts(value["sources"]);
  const count = value["count"];
  return from === undefined || sources === undefined || !isCount(count)
    ? undefined
    : { from, count, sources };
}
