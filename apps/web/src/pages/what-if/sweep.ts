/**
 * The sweep of a what-if page: the seats of one contender at every bar, or at every size of a tier, under everything else
 * that was changed. Made on the server, or in a worker while the old curve stays.
 *
 * @module
 */

import { type Element, el, sweep } from "@urna/draw";
import { applyChanges, type Change, evaluate, tiersOf } from "@urna/insight";
import { parseRatio, type Ratio } from "@urna/law";
import type { Cell } from "@urna/words";
import { writeQuery } from "../../addresses.ts";
import { table } from "../../blocks.ts";
import { sourceLine } from "../../election-frame.ts";
import { figure } from "../../figure.ts";
import { takeAway } from "../../share/forms.ts";
import { barCurve, type Curve, seatsCurve } from "../../sweep-curve.ts";
import { formChanges } from "./question.ts";
import { partyOf } from "./view.ts";
import { filesOf, type Workbench } from "./workbench.ts";

/** The curve that a page shows. */
interface Swept {
  readonly curve: Curve;
  /** What else is different from the law. */
  readonly changes: readonly Change[];
  /** What the curve can be drawn along, and what it is drawn along. */
  readonly axes: readonly string[];
  readonly axis: string;
}

/** The curve with its table; nothing where the rules have no such parameter. */
export function sweepView(bench: Workbench): readonly Element[] {
  const swept = sweptIn(bench);
  return swept === undefined ? [] : [...curveView(bench, swept.curve), axes(bench, swept)];
}

/** The curve that is asked for; undefined where the rules have no such parameter. */
export function sweptIn(bench: Workbench): Swept | undefined {
  const { subject, query } = bench;
  const changes = formChanges(query, subject.scenario, subject.laws());
  if (!changes.ok) return undefined;
  const shared = tiersOf(subject.scenario.rules).filter(
    (tier) => tier.kind === "shared" && tier.seats !== undefined,
  );
  // Along what was touched last; where nobody says it, along the sizes of tiers as soon as they are others.
  const isResized = changes.value.some((change) => change.kind === "seats");
  const asked = shared.find((each) => each.id === query["x"])?.id;
  const tier = asked ?? (isResized && query["x"] === undefined ? shared[0]?.id : undefined);
  const without = changes.value.filter((change) => change.kind !== (tier === undefined ? "bar" : "seats"));
  const changed = applyChanges(subject.scenario, without);
  const outcome = changed.ok ? evaluate(changed.value.scenario) : changed;
  if (!changed.ok || !outcome.ok) return undefined;
  const whose = { words: bench.reader.words, subject, party: partyOf(subject, query["party"]) };
  const { scenario } = changed.value;
  const curve =
    tier === undefined
      ? barCurve(whose, scenario, outcome.value, barHere(changes.value))
      : seatsCurve(whose, scenario, tier, seatsHere(query, tier));
  return curve === undefined
    ? undefined
    : { curve, changes: without, axes: ["bar", ...shared.map(({ id }) => id)], axis: tier ?? "bar" };
}

/** The bar that is asked for. */
function barHere(changes: readonly Change[]): { readonly here?: Ratio } {
  const asked = changes.find((change) => change.kind === "bar")?.share;
  const here = asked === undefined ? undefined : parseRatio(asked);
  return here === undefined ? {} : { here };
}

/** The seats that are asked for. */
function seatsHere(query: Workbench["query"], tier: string): { readonly here?: number } {
  const written = /^\d{1,4}$/.exec(query[`seats-${tier}`] ?? "")?.[0];
  return written === undefined ? {} : { here: Number(written) };
}

function curveView(
  bench: Workbench,
  { stretches, input, headline, sub, column, exact }: Curve,
): readonly Element[] {
  const { reader, subject, query } = bench;
  const { words } = reader;
  const hasBand = stretches.some(({ band }) => band !== undefined);
  const cell = (n: number): Cell => ({ text: words.numbers.whole(n), raw: n });
  return [
    el("h2", {}, headline),
    figure({ sub, source: sourceLine(reader, subject) }, (width) => sweep(input, width), { room: "page" }),
    ...takeAway(reader, {
      name: "curve",
      title: headline,
      ...filesOf(bench, { party: query["party"], x: query["x"] }),
    }),
    table({
      kind: "table",
      id: "sweep",
      columns: [
        ...(exact === undefined ? [] : [{ key: "upTo", title: exact, align: "right" } as const]),
        { key: exact === undefined ? "upTo" : "share", title: column, align: "right" },
        { key: "seats", title: words.word("column.seats"), align: "right" },
        ...(hasBand
          ? ([
              { key: "least", title: words.word("whatif.column.least"), align: "right" },
              { key: "most", title: words.word("whatif.column.most"), align: "right" },
            ] as const)
          : []),
      ],
      rows: stretches.map(({ seats, text, end, exact: own, band = { least: seats, most: seats } }) => [
        ...(exact === undefined ? [] : [own]),
        exact === undefined ? own : { text: end, raw: own.raw },
        { text, raw: seats },
        ...(hasBand ? [cell(band.least), cell(band.most)] : []),
      ]),
    }),
  ];
}

/** What the curve can be drawn along, as links. */
function axes({ reader, query, address }: Workbench, { axes: names, axis: shown }: Swept): Element {
  const { words } = reader;
  return el(
    "ul",
    { class: reader.live ? "chips" : "chips needs-script" },
    ...names.map((name) =>
      el(
        "li",
        {},
        el(
          "a",
          {
            href: `${address}${writeQuery({ ...query, x: name })}`,
            "aria-current": name === shown ? "true" : undefined,
          },
          name === "bar"
            ? words.word("page.whatIfBar")
            : words.say("page.whatIfSeats", { tier: words.find(`tier.${name}`) ?? name }),
        ),
      ),
    ),
  );
}
