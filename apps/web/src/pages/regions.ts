/**
 * Regions and districts: the same turnout as equal tiles, as sorted dots and on the true map; its change; who won the
 * districts as far as a source says so. What was not published is hatched and counted.
 *
 * @module
 */

import { figureOf, findFigures } from "@urna/atlas";
import { areaMap, areaTiles, districtCells, el, type Element, sortedDots, together } from "@urna/draw";
import type { Block, Cell } from "@urna/words";
import { table } from "../blocks.ts";
import { districtsOf } from "../districts.ts";
import type { Subject } from "../desk.ts";
import { frameOf } from "../sections.ts";
import { figure } from "../figure.ts";
import { writePage } from "../html.ts";
import { changePictures, anchorOf, turnoutPictures } from "../region-pictures.ts";
import {
  hundredthsOf,
  lastTurnout,
  type RegionChange,
  regionsOf,
  type RegionTurnout,
  turnoutHeadline,
  turnoutChange,
} from "../regions.ts";
import { page, type Reply, type Visit } from "../reply.ts";
import { comparable } from "./compare.ts";
import { notFound } from "./error.ts";

export function regionsPage(visit: Visit, subject: Subject, rest: readonly string[]): Reply {
  const { words } = visit;
  const turnout = lastTurnout(subject);
  if (turnout === undefined || rest.length > 0)
    return notFound(visit, { text: words.word("page.notFound"), near: [] });
  const before = earlierTurnout(visit, subject);
  const changes = before === undefined ? [] : turnoutChange(turnout, before.turnout);
  const headline = turnoutHeadline(words, turnout.rows);
  const isDisputed = turnout.rows.some((row) => row.rivals.length > 0);
  return page(
    200,
    writePage(visit, frameOf(visit, subject, "regions", `${headline}. ${subject.election.title}`), [
      el("h1", { class: "claim" }, headline),
      el(
        "p",
        { class: "stamps" },
        el("span", { class: "stamp stamp-provisional" }, words.word("page.regions.provisional")),
        " ",
        ...(isDisputed ? [el("span", { class: "stamp stamp-disputed" }, words.word("stamp.disputed"))] : []),
      ),
      ...turnoutFigures(visit, subject, turnout),
      regionTable(visit, turnout, changes),
      ...changeFigure(visit, subject, changes, before),
      ...districtFigure(visit, subject),
      ...gaps(visit, subject),
    ]),
  );
}

function turnoutFigures(visit: Visit, subject: Subject, { time, rows }: RegionTurnout): readonly Element[] {
  const { words } = visit;
  const n = words.numbers;
  const { layout, source } = subject;
  const whole = figureOf(source, { area: source.area, key: "turnout" })?.value;
  const pictures = turnoutPictures(rows, typeof whole === "string" ? whole : undefined, { words, layout });
  const published = rows.filter((row) => row.printed !== undefined).length;
  const sub = words.say("page.regions.sub", {
    time: time === "close" ? words.word("page.regions.close") : time,
    n: n.whole(published),
    of: n.whole(rows.length),
  });
  const from = sourcesOf(
    visit,
    rows.flatMap((row) => row.sources),
  );
  const drawn = layout.tiles.length > 0;
  return [
    figure(
      { sub, source: from },
      (width) =>
        drawn
          ? together(
              (part) => areaTiles(pictures.tiles(`turnout-${width}`), part),
              (part) => sortedDots(pictures.dots, part),
              width,
            )
          : sortedDots(pictures.dots, width),
      { isLarge: true },
    ),
    ...(layout.outlines.length === 0
      ? []
      : [
          figure(
            {
              headline: words.word("page.regions.map"),
              sub: words.word("page.regions.mapSub"),
              source: credit(visit, subject),
            },
            (width) => areaMap(pictures.map(`map-${width}`), width),
          ),
        ]),
  ];
}

/** Who printed the figures. */
function sourcesOf({ desk, words }: Visit, ids: readonly string[]): string {
  const pages = desk.sources(words);
  const titles = [...new Set(ids)].map((id) => pages.get(id)?.title ?? id);
  return words.say("page.regions.official", { sources: titles.join("; ") });
}

/** The line that the makers of the boundaries ask for: the title of their source. */
function credit({ desk, words }: Visit, { layout }: Subject): string {
  const pages = desk.sources(words);
  const ids = new Set(layout.outlines.flatMap((outline) => outline.sources));
  return [...ids].map((id) => pages.get(id)?.title ?? id).join("; ");
}

/** An earlier election of the same kind with bulletins by region. */
interface Earlier {
  readonly date: string;
  readonly turnout: RegionTurnout;
}

/** The last of them. */
function earlierTurnout(visit: Visit, subject: Subject): Earlier | undefined {
  for (const head of comparable(visit, subject)) {
    if (head.date >= subject.source.date) continue;
    const other = visit.desk.open(head.id, visit.words);
    const turnout = other.ok ? lastTurnout(other) : undefined;
    if (turnout !== undefined) return { date: head.date, turnout };
  }
  return undefined;
}

type Table = Extract<Block, { readonly kind: "table" }>;

/** Every region, also those without a value: in the order of the dots, those without one last. */
function regionTable({ words }: Visit, { rows }: RegionTurnout, changes: readonly RegionChange[]): Element {
  const n = words.numbers;
  const missing = words.word("page.regions.notFound");
  const percent = (printed: string | undefined): Cell =>
    printed === undefined
      ? { text: missing, raw: null }
      : { text: n.printedPercent(printed).replace(/\s*%$/u, ""), raw: printed };
  const byArea = new Map(changes.map((change) => [change.area.id, change]));
  const hasRival = rows.some((row) => row.rivals.length > 0);
  const columns: Table["columns"] = [
    { key: "area", title: words.word("page.regions.region"), align: "left" },
    { key: "turnout", title: words.word("page.regions.turnout"), align: "right" },
    ...(hasRival ? [{ key: "rival", title: words.word("page.regions.rival"), align: "right" as const }] : []),
    ...(changes.length === 0
      ? []
      : [
          { key: "before", title: words.word("page.regions.before"), align: "right" as const },
          { key: "change", title: words.word("page.regions.change"), align: "right" as const },
        ]),
  ];
  const sorted = rows.toSorted(
    (a, b) =>
      hundredthsOf(b.printed ?? "0") - hundredthsOf(a.printed ?? "0") || (a.area.id < b.area.id ? -1 : 1),
  );
  const body = sorted.map(({ area, printed, rivals }): readonly Cell[] => {
    const change = byArea.get(area.id);
    const difference: Cell =
      change?.hundredths === undefined
        ? { text: "–", raw: null }
        : {
            text: n.points({ num: change.hundredths, den: 10_000 }, change.decimals),
            raw: (change.hundredths / 100).toFixed(change.decimals),
          };
    return [
      { text: area.names[words.language], raw: area.id },
      percent(printed),
      ...(hasRival ? [rivals.length === 0 ? { text: "", raw: null } : percent(rivals[0])] : []),
      ...(changes.length === 0
        ? []
        : [change?.before === undefined ? { text: "–", raw: null } : percent(change.before), difference]),
    ];
  });
  return table({ kind: "table", id: "regions", columns, rows: body }, { idOf: anchorOf });
}

function changeFigure(
  visit: Visit,
  subject: Subject,
  changes: readonly RegionChange[],
  before: Earlier | undefined,
): readonly Element[] {
  const { words } = visit;
  const n = words.numbers;
  const known = changes.filter((change) => change.hundredths !== undefined);
  const most = known.toSorted((a, b) => Math.abs(b.hundredths ?? 0) - Math.abs(a.hundredths ?? 0))[0];
  if (most === undefined || before === undefined) return [];
  const pictures = changePictures(changes, { words, layout: subject.layout });
  const points = n.points({ num: most.hundredths ?? 0, den: 10_000 }, most.decimals);
  return [
    el("h2", {}, words.say("page.regions.changeHead", { name: most.area.names[words.language], points })),
    figure(
      {
        sub: words.say("page.regions.changeSub", {
          date: words.date(before.date),
          n: n.whole(known.length),
          of: n.whole(changes.length),
        }),
        source: sourcesOf(
          visit,
          before.turnout.rows.flatMap((row) => row.sources),
        ),
      },
      (width) =>
        together(
          (part) => areaTiles(pictures.tiles(`change-${width}`), part),
          (part) => sortedDots(pictures.dots, part),
          width,
        ),
      { isLarge: true },
    ),
  ];
}

/** Districts by region, with those who won them. */
function districtFigure(visit: Visit, subject: Subject): readonly Element[] {
  const { words } = visit;
  const n = words.numbers;
  const found = districtsOf(subject, words);
  if (found === undefined) return [];
  const { rows, groups, key, withVotes } = found;
  const known = rows.filter((row) => row.option !== "").length;
  const values = { known: n.whole(known), all: n.whole(rows.length), votes: n.whole(withVotes) };
  const summary = `${rows.map((row) => row.label).join("; ")}.`;
  return [
    el("h2", {}, words.say("page.regions.districts", values)),
    figure(
      {
        sub: words.say("page.regions.districtsSub", values),
        source: sourcesOf(
          visit,
          rows.flatMap((row) => row.sources),
        ),
      },
      (width) => districtCells({ groups, key, summary, id: `districts-${width}` }, width),
    ),
    table(
      {
        kind: "table",
        id: "districts",
        columns: [
          { key: "district", title: words.word("page.regions.district"), align: "left" },
          { key: "region", title: words.word("page.regions.region"), align: "left" },
          { key: "person", title: words.word("page.regions.elected"), align: "left" },
          { key: "option", title: words.word("page.regions.nominated"), align: "left" },
        ],
        rows: rows.map((row) => [
          { text: row.name, raw: row.id },
          { text: row.region, raw: row.region },
          { text: row.person === "" ? words.word("page.regions.notFound") : row.person, raw: row.person },
          { text: row.who, raw: row.option },
        ]),
      },
      { idOf: anchorOf },
    ),
  ];
}

/** What an election page would show here, had it been published. */
function gaps({ words }: Visit, subject: Subject): readonly Element[] {
  const n = words.numbers;
  const { source } = subject;
  const regions = new Set(regionsOf(subject).map((area) => area.id));
  const of = n.whole(regions.size);
  const published = (option?: string): string =>
    n.whole(
      new Set(
        findFigures(source, { key: "votes", ...(option === undefined ? {} : { option }) })
          .filter((figure) => regions.has(figure.area) && figure.value !== null)
          .map((figure) => figure.area),
      ).size,
    );
  return [
    el("h2", {}, words.word("page.regions.gaps")),
    el(
      "ul",
      {},
      el("li", {}, words.say("page.regions.gapVotes", { n: published(), of })),
      ...(source.options.has("against-all")
        ? [el("li", {}, words.say("page.regions.gapAgainst", { n: published("against-all"), of }))]
        : []),
    ),
  ];
}
