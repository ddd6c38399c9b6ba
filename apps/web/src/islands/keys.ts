/**
 * The keyboard in pictures and tables: arrows go from mark to mark, Enter chooses one and writes it into the address, Escape
 * chooses nothing. Loaded with the first key that is pressed.
 *
 * @module
 */

const MARKS = "[data-row], a.area";
const SINGLE = "single-keys";

/** What was chosen on this machine, as the first script keeps it. */
export interface Memory {
  /** The first script need listen no longer. */
  done(): void;
  recall(name: string): string | null;
  remember(name: string, value: string): void;
}

/** Whether single letters do something: they can be switched off, for those who speak to their machine. */
let isSingle = true;

/** Answers to keys from now on; `pressed` are the keys that came before this was loaded. */
export function listen(pressed: readonly KeyboardEvent[], memory: Memory): void {
  for (const picture of document.querySelectorAll<SVGSVGElement>("svg.pic")) prepare(picture);
  choose(markOf(location.hash));
  const box = document.querySelector<HTMLInputElement>(`#${SINGLE}`);
  isSingle = memory.recall(SINGLE) !== "no";
  if (box !== null) {
    box.checked = isSingle;
    box.addEventListener("change", () => {
      isSingle = box.checked;
      memory.remember(SINGLE, isSingle ? "yes" : "no");
    });
  }
  document.addEventListener("keydown", answer);
  for (const turned of ["focusin", "pointerover"] as const) document.addEventListener(turned, link);
  // Whoever points at a region while this loads sees its other places as well.
  linkTo(document.querySelector("a.area:hover, tr[id]:hover"));
  memory.done();
  for (const event of pressed) answer(event);
}

/** The marks of a picture become reachable: the first by Tab, the others by arrows. */
function prepare(picture: SVGSVGElement): void {
  const marks = marksIn(picture).filter((mark) => !(mark instanceof SVGAElement));
  if (marks.length === 0) return;
  picture.setAttribute("role", "group");
  for (const [i, mark] of marks.entries()) {
    mark.setAttribute("tabindex", i === 0 ? "0" : "-1");
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", mark.dataset["label"] ?? "");
  }
}

function marksIn(picture: Element): readonly SVGElement[] {
  return [...picture.querySelectorAll<SVGElement>(MARKS)];
}

function answer(event: KeyboardEvent): void {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (!(target instanceof Element) || target.closest("input, select, textarea, dialog") !== null) return;
  if (act(key, target)) event.preventDefault();
}

function act(key: string, target: Element): boolean {
  const picture = target.closest("svg.pic");
  const mark = target.closest<SVGElement>(MARKS);
  switch (key) {
    case "ArrowRight":
    case "ArrowDown":
    case "ArrowLeft":
    case "ArrowUp":
      return picture !== null && mark !== null ? move(marksIn(picture), mark, key) : step(key, target);
    case "Home":
    case "End": {
      if (picture === null || mark === null) return false;
      focus(marksIn(picture), key === "Home" ? 0 : -1);
      return true;
    }
    case "Enter":
      if (mark === null || mark instanceof SVGAElement) return false;
      history.replaceState(history.state, "", `#mark-${mark.dataset["row"] ?? ""}`);
      choose(mark.dataset["row"]);
      return true;
    case "Escape":
      // From an opened figure back to where it stands.
      if (location.hash.startsWith("#figure-")) {
        history.back();
        return true;
      }
      if (location.hash === "" && document.querySelector(".chosen") === null) return false;
      history.replaceState(history.state, "", `${location.pathname}${location.search}`);
      choose(undefined);
      return true;
    case "t":
    case "T":
      return isSingle && toTable(target);
    case "?":
      return isSingle && showKeys();
    default:
      return false;
  }
}

/** Left and right go from rung to rung of a ladder, from the one that the reader stands on or that the address names. */
function step(key: string, target: Element): boolean {
  if ((key !== "ArrowLeft" && key !== "ArrowRight") || target.closest(".scroll") !== null) return false;
  const rungs = [...document.querySelectorAll<HTMLElement>("[data-rung]")];
  const named = rungs.findIndex((rung) => rung === target.closest("[data-rung]"));
  const from = named === -1 ? rungs.findIndex((rung) => `#${rung.id}` === location.hash) : named;
  const next = rungs[key === "ArrowRight" ? from + 1 : from - 1];
  if (next === undefined) return false;
  history.replaceState(history.state, "", `#${next.id}`);
  next.focus();
  next.scrollIntoView();
  return true;
}

/** The nearest mark in that direction; where there is none, the next one in reading order. Nothing goes around. */
function move(marks: readonly SVGElement[], from: SVGElement, key: string): boolean {
  const isForward = key === "ArrowRight" || key === "ArrowDown";
  const isAcross = key === "ArrowRight" || key === "ArrowLeft";
  const [x, y] = middle(from);
  const near = marks
    .map((mark) => {
      const [mx, my] = middle(mark);
      const [along, beside] = isAcross ? [mx - x, my - y] : [my - y, mx - x];
      return { mark, along: isForward ? along : -along, beside: Math.abs(beside) };
    })
    .filter(({ along, beside }) => along > 1 && beside <= along)
    .sort((a, b) => a.along + 2 * a.beside - (b.along + 2 * b.beside))[0];
  const next = near === undefined ? marks.indexOf(from) + (isForward ? 1 : -1) : marks.indexOf(near.mark);
  if (next >= 0 && next < marks.length) focus(marks, next);
  return true;
}

function middle(mark: Element): readonly [number, number] {
  const { left, top, width, height } = mark.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

function focus(marks: readonly SVGElement[], at: number): void {
  const mark = marks.at(at);
  if (mark === undefined) return;
  if (!(mark instanceof SVGAElement))
    for (const each of marks) each.setAttribute("tabindex", each === mark ? "0" : "-1");
  mark.focus();
}

/** The mark that an address names. */
function markOf(hash: string): string | undefined {
  return hash.startsWith("#mark-") ? decodeURIComponent(hash.slice("#mark-".length)) : undefined;
}

function choose(row: string | undefined): void {
  for (const mark of document.querySelectorAll<SVGElement>("[data-row]"))
    mark.classList.toggle("chosen", row !== undefined && mark.dataset["row"] === row);
}

/** A region has a tile, a dot and a row: whoever stands on one sees the others. */
function link({ target }: Event): void {
  linkTo(target instanceof Element ? target : null);
}

function linkTo(place: Element | null): void {
  const href = place === null ? undefined : linkOf(place);
  for (const area of document.querySelectorAll("a.area"))
    area.classList.toggle("linked", href !== undefined && area.getAttribute("href") === href);
  for (const row of document.querySelectorAll("tr[id]"))
    row.classList.toggle("linked", href !== undefined && `#${row.id}` === href);
}

/** What a place of the page is linked by: where a mark leads, the id of a row. */
function linkOf(target: Element): string | undefined {
  const row = target.closest("tr[id]");
  return row === null ? (target.closest("a.area")?.getAttribute("href") ?? undefined) : `#${row.id}`;
}

/** The table that belongs to the picture; from elsewhere the first one below. */
function toTable(target: Element): boolean {
  const tables = [...document.querySelectorAll<HTMLElement>(".scroll")];
  const figure = target.closest("figure");
  const below = tables.find(
    (table) =>
      figure === null || (figure.compareDocumentPosition(table) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );
  below?.focus();
  return below !== undefined;
}

function showKeys(): boolean {
  document.querySelector<HTMLDialogElement>("#keys")?.showModal();
  return true;
}
