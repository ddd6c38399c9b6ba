/**
 * The workshop in the browser: rules and tables are checked while they are written, in a worker that can be stopped, and
 * the parliament is drawn. Nothing is sent anywhere.
 *
 * @module
 */

import type { Node } from "@urna/draw";
import { loadWords, type Words } from "@urna/words";
import { createElement, Fragment } from "react";
import { createRoot, type Root } from "react-dom/client";
import type { Workshop } from "../workshop/result.ts";
import { tableNameOf, withCommas } from "../workshop/own-tables.ts";
import { readOwn, writeOwn } from "./own-address.ts";
import { surroundings, type Surroundings } from "./surroundings.ts";
import { toReact } from "./to-react.ts";
import { workers } from "./worker-client.ts";

/** After so long without a change it is computed, and after so long the answer is said aloud. */
const COMPUTE_AFTER = 250;
const SAY_AFTER = 400;
/** The most that a computation may take, and when the reader is told that it goes on. */
const BUDGET = 10_000;
const PATIENCE = 400;
/** The most that is taken, in bytes of text. */
const LARGEST = 2_000_000;

/** Makes the page answer. */
export async function wake(container: HTMLElement): Promise<void> {
  const around = surroundings();
  await new Bench(container, around, await loadWords(around.language)).begin();
}

class Bench {
  readonly #container: HTMLElement;
  readonly #around: Surroundings;
  readonly #words: Words;
  readonly #workers = workers(BUDGET);
  readonly #root: Root;
  /** Files of ballots in forms of their own: they have no field. */
  #ballots: Readonly<Record<string, string>> = {};
  #computeTimer = 0;
  #sayTimer = 0;

  constructor(container: HTMLElement, around: Surroundings, words: Words) {
    this.#container = container;
    this.#around = around;
    this.#words = words;
    this.#root = createRoot(find(container, "[data-result]"));
  }

  async begin(): Promise<void> {
    const container = this.#container;
    container.addEventListener("submit", (event) => {
      event.preventDefault();
    });
    container.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLTextAreaElement) this.#written();
    });
    container.addEventListener("click", ({ target }) => {
      if (target instanceof HTMLElement) this.#pressed(target);
    });
    container.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.files !== null) this.#bring([...target.files]);
    });
    // A file that is dropped beside the field would replace the page.
    addEventListener("dragover", (event) => {
      event.preventDefault();
    });
    addEventListener("drop", (event) => {
      event.preventDefault();
      this.#bring([...(event.dataTransfer?.files ?? [])]);
    });
    addEventListener("popstate", ({ state }) => {
      this.#restore(state);
    });
    addEventListener("hashchange", () => {
      this.#open().catch(reportError);
    });
    const from = new URLSearchParams(location.search).get("from");
    if (isKept(history.state)) this.#restore(history.state);
    else if (await this.#open()) return;
    else if (from !== null && from !== "") await this.#take(from);
    else this.#compute();
  }

  /** What the address itself holds. */
  async #open(): Promise<boolean> {
    const own = await readOwn(location.hash, LARGEST);
    if (!isWorkshop(own)) return false;
    this.#fill(own);
    this.#compute();
    return true;
  }

  #given(): Workshop {
    const tables: Record<string, string> = { ...this.#ballots };
    for (const field of this.#fields())
      if (field.name !== "rules" && field.value.trim() !== "") tables[field.name] = field.value;
    return { rules: this.#field("rules")?.value ?? "", tables };
  }

  #fields(): readonly HTMLTextAreaElement[] {
    return [...this.#container.querySelectorAll("textarea")];
  }

  #field(name: string): HTMLTextAreaElement | undefined {
    return this.#fields().find((field) => field.name === name);
  }

  #written(): void {
    clearTimeout(this.#computeTimer);
    this.#computeTimer = setTimeout(() => {
      // Where the page is left and come back to, it is as it was.
      keep(this.#given(), "replaceState");
      this.#compute();
    }, COMPUTE_AFTER);
  }

  #pressed(target: HTMLElement): void {
    const { act, file, row } = target.dataset;
    if (act === "stop") this.#workers.stop();
    if (act === "take") {
      const from = this.#container.querySelector<HTMLSelectElement>('select[name="from"]')?.value ?? "";
      this.#take(from).catch(reportError);
    }
    if (file !== undefined && row !== undefined) this.#lead(file, Number(row));
  }

  /** To a line of the rules or of a table: it is chosen, and seen. */
  #lead(file: string, row: number): void {
    const field = this.#field(file === "rules.json" ? "rules" : file);
    if (field === undefined) return;
    field.closest("details")?.setAttribute("open", "");
    const lines = field.value.split("\n");
    const start = lines.slice(0, row - 1).reduce((sum, line) => sum + line.length + 1, 0);
    field.focus();
    field.setSelectionRange(start, start + (lines[row - 1] ?? "").length);
    field.scrollTop = (row - 3) * Number.parseFloat(getComputedStyle(field).lineHeight);
    field.scrollLeft = 0;
  }

  /** The law and the votes of an election replace what is there; going back brings that again. */
  async #take(election: string): Promise<void> {
    const response = await fetch(
      `${this.#container.dataset["files"] ?? ""}${encodeURIComponent(election)}.json`,
    );
    const taken: unknown = response.ok ? await response.json() : undefined;
    if (!isWorkshop(taken)) {
      this.#say(this.#words.say("page.noElection", { name: election }));
      this.#show([
        { tag: "p", attributes: {}, children: [this.#words.say("page.noElection", { name: election })] },
      ]);
      return;
    }
    keep(this.#given(), "replaceState");
    this.#fill(taken);
    keep(taken, "pushState", `?from=${encodeURIComponent(election)}`);
    this.#compute();
  }

  /** Files are read here, each into its table. */
  #bring(files: readonly File[]): void {
    if (files.length === 0) return;
    if (files.reduce((sum, file) => sum + file.size, 0) > LARGEST) {
      this.#tooLarge();
      return;
    }
    this.#read(files).catch(reportError);
  }

  async #read(files: readonly File[]): Promise<void> {
    const read = await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })));
    const isRules = ({ name }: { readonly name: string }): boolean => name.toLowerCase().endsWith(".json");
    const tables = read
      .filter((file) => !isRules(file))
      .map(({ name, text }) => [tableNameOf(name, text), text] as const);
    const now = this.#given();
    keep(now, "replaceState");
    // The example goes when votes come: nobody's lists belong to it.
    const kept =
      tables.some(([name]) => name === "votes.csv") && isUntouched(this.#fields()) ? {} : now.tables;
    const given: Workshop = {
      rules: read.find(isRules)?.text ?? now.rules,
      tables: {
        ...kept,
        ...Object.fromEntries(
          tables.map(([name, text]) => [name, name.endsWith(".csv") ? withCommas(text) : text]),
        ),
      },
    };
    this.#fill(given);
    keep(given, "pushState");
    const names = this.#words.list(read.map(({ name }) => name));
    find(this.#container, "[data-read]").textContent = this.#words.say("page.votesRead", { names });
    this.#compute();
  }

  #restore(state: unknown): void {
    if (!isKept(state)) return;
    this.#fill(state.workshop);
    this.#compute();
  }

  #fill({ rules, tables }: Workshop): void {
    const names = this.#fields().map((field) => field.name);
    for (const field of this.#fields()) {
      field.value = field.name === "rules" ? rules : (tables[field.name] ?? "");
      if (field.name !== "rules" && field.value !== "" && field.name === "votes.csv")
        field.closest("details")?.setAttribute("open", "");
    }
    this.#ballots = Object.fromEntries(Object.entries(tables).filter(([name]) => !names.includes(name)));
  }

  #compute(): void {
    this.#ask().catch(reportError);
  }

  async #ask(): Promise<void> {
    const given = this.#given();
    const length = [given.rules, ...Object.values(given.tables)].reduce((sum, text) => sum + text.length, 0);
    if (length > LARGEST) {
      this.#workers.stop();
      this.#tooLarge();
      return;
    }
    const working = find(this.#container, ".working");
    const timer = setTimeout(() => working.removeAttribute("hidden"), PATIENCE);
    const finished = await this.#workers.ask({ kind: "elect", language: this.#around.language, given });
    clearTimeout(timer);
    const words = this.#words;
    switch (finished.kind) {
      case "replaced":
        return;
      case "done":
        this.#show([...finished.content, ...(await this.#address(given))]);
        this.#say(headingOf(finished.content));
        break;
      case "stopped":
        this.#tell(words.word("page.stopped"));
        break;
      case "too-long":
        this.#tell(words.say("page.tooLong", { seconds: words.numbers.whole(BUDGET / 1000) }));
        break;
    }
    working.setAttribute("hidden", "");
  }

  /** The address under which this can be seen again, and sent on. */
  async #address(given: Workshop): Promise<readonly Node[]> {
    const href = await writeOwn(given);
    if (href === undefined) return [];
    const link = { tag: "a", attributes: { href, class: "act" }, children: [this.#words.word("page.cite")] };
    return [{ tag: "p", attributes: {}, children: [link] }];
  }

  #tooLarge(): void {
    this.#tell(this.#words.say("page.tooLarge", { kb: this.#words.numbers.whole(LARGEST / 1000) }));
  }

  /** Instead of an outcome. */
  #tell(text: string): void {
    this.#show([{ tag: "p", attributes: { class: "notice" }, children: [text] }]);
    this.#say(text);
  }

  #show(content: readonly Node[]): void {
    this.#root.render(createElement(Fragment, null, ...toReact(content)));
  }

  #say(text: string): void {
    clearTimeout(this.#sayTimer);
    this.#sayTimer = setTimeout(() => {
      find(this.#container, "[data-said]").textContent = text;
    }, SAY_AFTER);
  }
}

/** What the browser keeps for a step of its history. */
interface Kept {
  readonly workshop: Workshop;
}

function keep(workshop: Workshop, how: "pushState" | "replaceState", address?: string): void {
  const state: Kept = { workshop };
  try {
    history[how](state, "", address);
  } catch {
    // More than this browser keeps: the page works, and going back leaves it.
  }
}

function isKept(state: unknown): state is Kept {
  return typeof state === "object" && state !== null && "workshop" in state && isWorkshop(state.workshop);
}

function isWorkshop(value: unknown): value is Workshop {
  return (
    typeof value === "object" &&
    value !== null &&
    "rules" in value &&
    typeof value.rules === "string" &&
    "tables" in value &&
    typeof value.tables === "object" &&
    value.tables !== null &&
    Object.values(value.tables).every((text) => typeof text === "string")
  );
}

function isUntouched(fields: readonly HTMLTextAreaElement[]): boolean {
  return fields.every((field) => field.name === "rules" || field.value === field.defaultValue);
}

/** The first heading of the answer says it. */
function headingOf(content: readonly Node[]): string {
  const heading = content.find((node) => typeof node !== "string" && node.tag === "h2");
  return heading === undefined ? "" : textOf(heading);
}

function textOf(node: Node): string {
  return typeof node === "string" ? node : node.children.map(textOf).join("");
}

function find(container: HTMLElement, selector: string): HTMLElement {
  const found = container.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`the page has no ${selector}`);
  return found;
}
