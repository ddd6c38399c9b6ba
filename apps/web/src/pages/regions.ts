/**
 * Regions and districts: the same turnout as equal tiles, as sorted dots and on the true map; its change; who won the
 * districts as far as a source says so. What was not published is hatched and counted.
 *
 * @module
 */

import { figureOf, findFigures } from "@urna/atlas";
import { areaMap, areaTiles, districtCells, el, type Element, sortedDots, together } from "@urna/draw";
import { sourceTitle } from "@urna/words";
import { type Footnotes, makeFootnotes } from "@urna/words/record/record-notes";
import { blocksToHtml } from "../blocks.ts";
import { districtsOf } from "../districts.ts";
import type { Subject } from "../desk.ts";
import { frameOf } from "../sections.ts";
import { figure } from "../figure.ts";
import { districtTable, regionTable } from "../region-tables.ts";
import { writePage } from "../html.ts";
import { changePlaces, type ShownTurnout, turnoutPictures } from "../region-pictures.ts";
import {
  lastTurnout,
  type RegionChange,
  regionsOf,
  type RegionTurnout,
  turnoutHeadline,
  turnoutChange,
} from "../regions.ts";
import { inParts } from "../parts.ts";
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
  const notes = makeFootnotes(words, visit.desk.sources(words));
  const isDisputed = turnout.rows.some((row) => row.rivals.length > 0);
  return page(
    200,
    writePage(
      visit,
      frameOf(visit, subject, "regions", `${headline}. ${subject.election.title}`),
      inParts([
        el("h1", { class: "claim" }, headline),
        el(
          "p",
          { class: "stamps" },
          el("span", { class: "stamp stamp-provisional" }, words.word("page.regions.provisional")),
          " ",
          ...(isDisputed
            ? [el("span", { class: "stamp stamp-disputed" }, words.word("stamp.disputed"))]
            : []),
        ),
        ...turnoutFigure(visit, subject, turnout, before && { changes, key: yearsOf(before, subject) }),
        ...withChanges(visit, subject, {
          changes,
          before,
          regions: regionTable(words, turnout, { changes, before: before?.turnout, notes }),
        }),
        ...districtFigure(visit, subject, notes),
        ...mapFigure(visit, subject, turnout),
        ...gaps(visit, subject),
        ...blocksToHtml({ blocks: notes.blocks() }, { sources: words.word("record.sources") }),
      ]),
    ),
  );
}

function yearsOf(before: Earlier, { source }: Subject): { readonly before: string; readonly after: string } {
  return { before: before.date.slice(0, 4), after: source.date.slice(0, 4) };
}

function turnoutFigure(
  visit: Visit,
  subject: Subject,
  { time, rows }: RegionTurnout,
  earlier: ShownTurnout["earlier"],
): readonly Element[] {
  const { words } = visit;
  const n = words.numbers;
  const { layout, source } = subject;
  const whole = figureOf(source, { area: source.area, key: "turnout" })?.value;
  const pictures = turnoutPictures(
    {
      rows,
      ...(typeof whole === "string" ? { whole } : {}),
      ...(earlier === undefined ? {} : { earlier }),
    },
    { words, layout },
  );
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
      { room: "page" },
    ),
  ];
}

/** The same turnout where the regions are. */
function mapFigure(visit: Visit, subject: Subject, { rows }: RegionTurnout): readonly Element[] {
  const { words } = visit;
  const { layout } = subject;
  if (layout.outlines.length === 0) return [];
  const { map } = turnoutPictures({ rows }, { words, layout });
  return [
    el("h2", {}, words.word("page.regions.map")),
    figure(
      { sub: words.word("page.regions.mapSub"), source: credit(visit, subject) },
      (width) => areaMap(map(`map-${width}`), width),
      { room: "half" },
    ),
  ];
}

/** Who printed the figures. */
function sourcesOf({ desk, words }: Visit, ids: readonly string[]): string {
  const pages = desk.sources(words);
  const titles = [...new Set(ids)].map((id) => sourceTitle(words, pages.get(id)?.title ?? id));
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

/** The table of all regions, beside the changes as tiles where there are some. */
function withChanges(
  visit: Visit,
  subject: Subject,
  given: {
    readonly changes: readonly RegionChange[];
    readonly before: Earlier | undefined;
    readonly regions: Element;
  },
): readonly Element[] {
  const { changes, before, regions } = given;
  const { words } = visit;
  const n = words.numbers;
  const known = changes.filter((change) => change.hundredths !== undefined);
  const most = known.toSorted((a, b) => Math.abs(b.hundredths ?? 0) - Math.abs(a.hundredths ?? 0))[0];
  const { layout } = subject;
  if (most === undefined || before === undefined || layout.tiles.length === 0) return [regions];
  const { tiles } = changePlaces(changes, { words, layout });
  const points = n.points({ num: most.hundredths ?? 0, den: 10_000 }, most.decimals);
  return [
    el("h2", {}, words.say("page.regions.changeHead", { name: most.area.names[words.language], points })),
    el(
      "div",
      { class: "with-table" },
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
        (width) => areaTiles(tiles(`change-${width}`), width),
        { room: "half" },
      ),
      regions,
    ),
  ];
}

/** Districts by region, with those who won them. */
function districtFigure(visit: Visit, subject: Subject, notes: Footnotes): readonly Element[] {
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
    el(
      "div",
      { class: "with-table" },
      figure(
        {
          sub: words.say("page.regions.districtsSub", values),
          source: sourcesOf(
            visit,
            rows.flatMap((row) => row.sources),
          ),
        },
        (width) => districtCells({ groups, key, summary, id: `districts-${width}` }, width),
        { room: "half" },
      ),
      districtTable(words, rows, notes),
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
