/**
 * The what-if page that answers while the reader types. The address is the state: a change writes it, and going back reads
 * it. The view is the one that the server writes.
 *
 * @module
 */

import { createElement, Fragment } from "react";
import { createRoot, hydrateRoot, type Root } from "react-dom/client";
import { pathOf, writeQuery } from "../addresses.ts";
import { type WhatIfView, whatIfView } from "../pages/what-if/view.ts";
import type { Query } from "../reply.ts";
import { openCase, type OpenCase } from "./case.ts";
import { moveLanguages, type Place, placeOf, surroundings, type Surroundings } from "./surroundings.ts";
import { toReact } from "./to-react.ts";
import { workers } from "./worker-client.ts";

/** After so long without a change the answer is said aloud, and the curve is asked for. */
const SAY_AFTER = 400;
const SWEEP_AFTER = 120;
/** The most that a curve may take. */
const SWEEP_BUDGET = 5000;

/** Makes the page answer. */
export async function wake(container: HTMLElement): Promise<void> {
  const around = surroundings();
  const file = container.dataset["case"] ?? "";
  const open = await openCase(file, around);
  new Island(container, around, open, file).begin();
}

class Island {
  readonly #container: HTMLElement;
  readonly #around: Surroundings;
  readonly #open: OpenCase;
  readonly #file: string;
  readonly #curve = curveBelow();
  #root: Root | undefined;
  /** The field that was changed last: while it is typed in, there is one step to take back. */
  #field = "";
  /** The last question that could be answered: its answer stays, stamped as old, while the form asks what cannot be. */
  #lastGood: Query = {};
  #sayTimer = 0;
  #sweepTimer = 0;

  constructor(container: HTMLElement, around: Surroundings, open: OpenCase, file: string) {
    this.#container = container;
    this.#around = around;
    this.#open = open;
    this.#file = file;
  }

  begin(): void {
    const place = this.#place();
    const { content } = this.#view(place);
    const tree = createElement(Fragment, null, ...toReact(content));
    // A page that is a file knows no query: what the address asks is not yet shown.
    const isShown = (this.#around.live || location.search === "") && depth() === 0;
    // What was typed while this was loading stays in its field, and is asked below.
    const typed = this.#written();
    if (isShown) this.#root = hydrateRoot(this.#container, tree);
    else {
      this.#root = createRoot(this.#container);
      this.#root.render(tree);
      this.#later(place, "");
    }
    this.#container.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) this.#typed(target.name);
    });
    this.#container.addEventListener("submit", (event) => {
      event.preventDefault();
    });
    this.#container.addEventListener("keydown", (event) => {
      this.#step(event);
    });
    for (const part of [this.#container, this.#curve]) {
      part?.addEventListener("click", (event) => {
        this.#follow(event);
      });
    }
    addEventListener("popstate", () => {
      this.#field = "";
      this.#show({ keepFields: false });
    });
    if (isShown && typed !== undefined && typed !== writeQuery(this.#asked(place))) this.#typed("");
  }

  #place(): Place {
    return placeOf(this.#around, location.href);
  }

  /** The query as the form would be sent with what the page begins with. */
  #asked(place: Place): Readonly<Record<string, string>> {
    return this.#open.bench(place, false).query;
  }

  /** What the form holds now; undefined where it holds what the page began with. */
  #written(): string | undefined {
    const fields = [...this.#container.querySelectorAll<HTMLInputElement>("form input[name]")];
    const changed = fields.some((field) =>
      field.type === "checkbox" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue,
    );
    return changed ? writeQuery(this.#values()) : undefined;
  }

  #values(): Record<string, string> {
    const form = this.#container.querySelector("form");
    const values: Record<string, string> = {};
    if (form === null) return values;
    for (const [name, value] of new FormData(form)) if (typeof value === "string") values[name] = value;
    return values;
  }

  #typed(field: string): void {
    const values = this.#values();
    // The curve goes along what was touched last.
    if (field === "bar") {
      if (Object.entries(values).some(([name, value]) => name.startsWith("seats-") && value !== ""))
        values["x"] = "bar";
      else delete values["x"];
    }
    if (field.startsWith("seats-")) values["x"] = field.slice("seats-".length);
    const again = field !== "" && field === this.#field;
    this.#field = field;
    this.#go(`${this.#own()}${writeQuery(values)}`, { again, keepFields: true });
  }

  /** The page without a question, as a full address. */
  #own(): string {
    const [election = ""] = this.#place().parts;
    return `${this.#around.base}${pathOf(this.#around.language, election, "what-if")}`;
  }

  /** Arrows make a number larger or smaller. */
  #step(event: KeyboardEvent): void {
    const { target, key } = event;
    if (!(target instanceof HTMLInputElement) || (key !== "ArrowUp" && key !== "ArrowDown")) return;
    const tenths = Math.round(Number(target.dataset["step"] ?? "") * 10);
    const now = Math.round(Number((target.value || target.placeholder).replace(",", ".")) * 10);
    if (Number.isNaN(tenths) || tenths === 0 || Number.isNaN(now)) return;
    event.preventDefault();
    target.value = `${Math.max(0, now + (key === "ArrowUp" ? tenths : -tenths)) / 10}`;
    this.#typed(target.name);
  }

  #follow(event: MouseEvent): void {
    const { target } = event;
    if (!(target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (target.closest('[data-act="undo"]') !== null) {
      history.back();
      return;
    }
    const link = target.closest("a");
    if (link === null || !link.href.startsWith(this.#own()) || link.href.includes("#")) return;
    // Files are no pages: the browser fetches them.
    if (!link.pathname.endsWith("/")) return;
    event.preventDefault();
    this.#field = "";
    this.#go(link.href, { again: false, keepFields: false });
  }

  #go(
    address: string,
    { again, keepFields }: { readonly again: boolean; readonly keepFields: boolean },
  ): void {
    if (address === location.href) return;
    if (again) history.replaceState({ depth: depth() }, "", address);
    else history.pushState({ depth: depth() + 1 }, "", address);
    this.#show({ keepFields });
  }

  #show({ keepFields }: { readonly keepFields: boolean }): void {
    const place = this.#place();
    const { content, said, query } = this.#view(place);
    this.#root?.render(createElement(Fragment, null, ...toReact(content)));
    moveLanguages(this.#around, place);
    if (!keepFields) requestAnimationFrame(() => this.#fill(query));
    this.#later(place, said);
  }

  #view(place: Place): WhatIfView & { readonly query: Query } {
    const bench = this.#open.bench(place, depth() > 0);
    const view = whatIfView({ ...bench, lastGood: this.#lastGood });
    const isAnswered = view.status === 200;
    if (isAnswered) this.#lastGood = bench.query;
    this.#curve?.toggleAttribute("data-stale", !isAnswered);
    return { ...view, query: bench.query };
  }

  /** The fields say what the address asks. */
  #fill(query: Readonly<Record<string, string>>): void {
    for (const field of this.#container.querySelectorAll<HTMLInputElement | HTMLSelectElement>(
      "form [name]",
    )) {
      if (field instanceof HTMLInputElement && field.type === "checkbox")
        field.checked = query[field.name] === field.value;
      else if (field.name !== "party" || query["party"] !== undefined) field.value = query[field.name] ?? "";
    }
  }

  /** The answer is said once, and the old curve stays until the new one is there. */
  #later(place: Place, said: string): void {
    clearTimeout(this.#sayTimer);
    clearTimeout(this.#sweepTimer);
    this.#sayTimer = setTimeout(() => {
      const status = document.querySelector("[data-said]");
      if (status !== null) status.textContent = said;
    }, SAY_AFTER);
    // A question that cannot be answered has no curve: the one before stays.
    if (this.#curve?.hasAttribute("data-stale") === true) return;
    this.#sweepTimer = setTimeout(() => {
      this.#sweep(place).catch(reportError);
    }, SWEEP_AFTER);
  }

  readonly #workers = workers(SWEEP_BUDGET);
  #curveRoot: Root | undefined;

  async #sweep(place: Place): Promise<void> {
    const curve = this.#curve;
    if (curve === null) return;
    curve.setAttribute("aria-busy", "true");
    const { language, live } = this.#around;
    const finished = await this.#workers.ask({ kind: "sweep", file: this.#file, place, language, live });
    if (finished.kind === "replaced") return;
    curve.removeAttribute("aria-busy");
    const { reader } = this.#open.bench(place, false);
    const late = finished.kind === "too-long" ? reader.words.word("page.whatIfTooLong") : "";
    const status = document.querySelector("[data-said]");
    if (late !== "" && status !== null) status.textContent = late;
    if (finished.kind !== "done") return;
    this.#curveRoot ??= createRoot(curve);
    this.#curveRoot.render(createElement(Fragment, null, ...toReact(finished.content)));
  }
}

function curveBelow(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-sweep]");
}

/** How many changes can be taken back. */
function depth(): number {
  const state: unknown = history.state;
  return typeof state === "object" && state !== null && "depth" in state && typeof state.depth === "number"
    ? state.depth
    : 0;
}
