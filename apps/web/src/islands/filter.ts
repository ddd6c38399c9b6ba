/**
 * A list that is searched and sorted while the reader types. The address is the state, as it is for a server; what was
 * typed in one field is one step to go back.
 *
 * @module
 */

import { readQuery, writeQuery } from "../addresses.ts";
import { inOrder, isShown, readFilter, sortedBy, type Texts } from "../pages/elections-filter.ts";
import type { Query } from "../reply.ts";

interface Row {
  readonly element: HTMLTableRowElement;
  readonly texts: Texts;
}

/** Makes the list answer. */
export async function wake(container: HTMLElement): Promise<void> {
  new List(container, await allRows(container)).begin();
}

/** Where the page shows a part of the list, the whole list is fetched once. */
async function allRows(container: HTMLElement): Promise<readonly Row[]> {
  const isWhole = location.search === "" || document.documentElement.dataset["live"] === "no";
  if (isWhole) return rowsIn(container);
  const response = await fetch(location.pathname);
  const whole = new DOMParser().parseFromString(await response.text(), "text/html");
  return rowsIn(whole).map(({ element, texts }) => ({ element: document.importNode(element, true), texts }));
}

function rowsIn(part: ParentNode): readonly Row[] {
  const keys = [...part.querySelectorAll<HTMLElement>("thead th")].map((head) => head.dataset["key"] ?? "");
  return [...part.querySelectorAll<HTMLTableRowElement>("tbody tr")].map((element) => ({
    element,
    texts: Object.fromEntries(keys.map((key, i) => [key, element.cells[i]?.textContent ?? ""])),
  }));
}

class List {
  readonly #container: HTMLElement;
  readonly #rows: readonly Row[];
  #field = "";

  constructor(container: HTMLElement, rows: readonly Row[]) {
    this.#container = container;
    this.#rows = rows;
  }

  begin(): void {
    const container = this.#container;
    container.addEventListener("submit", (event) => {
      event.preventDefault();
    });
    container.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) {
        this.#go({ ...this.#query(), [target.name]: target.value }, target.name);
      }
    });
    container.addEventListener("click", (event) => {
      const { target } = event;
      const head = target instanceof Element ? target.closest<HTMLElement>("thead th") : null;
      if (head === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.#go(sortedBy(this.#query(), head.dataset["key"] ?? ""), "");
    });
    addEventListener("popstate", () => {
      this.#field = "";
      this.#fill();
      this.#show();
    });
    // What was typed before this was here is asked now.
    const typed = this.#fields().filter((field) => field.value !== startOf(field));
    if (typed.length > 0) {
      const asked = Object.fromEntries(typed.map((field) => [field.name, field.value]));
      this.#go({ ...this.#query(), ...asked }, typed[0]?.name ?? "");
    } else this.#fill();
    this.#show();
  }

  #query(): Query {
    return readQuery(location.search);
  }

  #fields(): readonly (HTMLInputElement | HTMLSelectElement)[] {
    return [
      ...this.#container.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name="q"],[name="result"]'),
    ];
  }

  #fill(): void {
    for (const field of this.#fields()) field.value = this.#query()[field.name] ?? "";
  }

  #go(query: Query, field: string): void {
    const again = field !== "" && field === this.#field;
    this.#field = field;
    history[again ? "replaceState" : "pushState"]({}, "", `${location.pathname}${writeQuery(query)}`);
    this.#show();
  }

  #show(): void {
    const query = this.#query();
    const filter = readFilter(query);
    const { lang } = document.documentElement;
    const shown = this.#rows
      .filter(({ texts }) => isShown(texts, filter))
      .sort((a, b) => (filter.sort === "" ? 0 : inOrder(a.texts, b.texts, filter, lang)));
    this.#container.querySelector("tbody")?.replaceChildren(...shown.map(({ element }) => element));
    for (const head of this.#container.querySelectorAll<HTMLElement>("thead th")) {
      const isSorted = filter.sort !== "" && head.dataset["key"] === filter.sort;
      if (isSorted) head.setAttribute("aria-sort", filter.isDown ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    this.#container.querySelector("[data-none]")?.toggleAttribute("hidden", shown.length > 0);
    const status = this.#container.querySelector("[data-shown]");
    const text = (this.#container.dataset["count"] ?? "")
      .replace("{n}", `${shown.length}`)
      .replace("{all}", `${this.#rows.length}`);
    if (status !== null && status.textContent !== text) status.textContent = text;
  }
}

/** What a field held when the page came. */
function startOf(field: HTMLInputElement | HTMLSelectElement): string {
  if (field instanceof HTMLInputElement) return field.defaultValue;
  const options = [...field.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
}
