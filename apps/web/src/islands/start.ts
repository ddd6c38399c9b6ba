/**
 * The first script of every page, and the only one before the reader does something: it loads what makes a part of the page
 * answer when the reader turns to that part. Until then, and where loading fails, the page is complete without it.
 *
 * @module
 */

/** What each island loads. */
const LOADERS: Readonly<Record<string, () => Promise<Island>>> = {
  "what-if": () => import("./what-if.ts"),
  workshop: () => import("./workshop.ts"),
  filter: () => import("./filter.ts"),
};

interface Island {
  wake(container: HTMLElement): Promise<void>;
}

/** What a reader does before a part of the page is used. */
const SIGNS = ["pointerover", "pointerdown", "focusin", "input"] as const;

document.documentElement.classList.add("js");
// Keys do nothing before the first one is pressed; an address that names a mark shows it at once.
const pressed: KeyboardEvent[] = [];
let isComing = false;
const listen = (event?: KeyboardEvent): void => {
  // What is pressed until then is answered then.
  if (event !== undefined) pressed.push(event);
  if (isComing) return;
  isComing = true;
  import("./keys.ts").then((keys) => keys.listen(pressed, { recall, remember, done }), reportError);
};
document.addEventListener("keydown", listen);
if (location.hash.startsWith("#mark-")) listen();
// Regions are linked to each other as soon as one is pointed at.
for (const area of document.querySelectorAll("a.area"))
  area.addEventListener("pointerover", () => listen(), { once: true, passive: true });

function done(): void {
  document.removeEventListener("keydown", listen);
}

const THEME = "theme";
const theme = document.querySelector<HTMLSelectElement>("#theme");
if (theme !== null) {
  theme.value = recall(THEME) ?? "system";
  theme.addEventListener("change", () => {
    remember(THEME, theme.value);
    setTheme(theme.value);
  });
  setTheme(theme.value);
}
document
  .querySelector("#show-keys")
  ?.addEventListener("click", () => document.querySelector<HTMLDialogElement>("#keys")?.showModal());
for (const container of document.querySelectorAll<HTMLElement>("[data-island]")) prepare(container);

/** What a reader chose about the look of the pages, on this machine only. A browser may forbid to keep it. */
function recall(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Forbidden: nothing is kept.
  }
}

/** The reader's choice goes before the system. */
function setTheme(chosen: string): void {
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset["theme"] = chosen;
  else delete document.documentElement.dataset["theme"];
}

function prepare(container: HTMLElement): void {
  const load = LOADERS[container.dataset["island"] ?? ""];
  if (load === undefined) return;
  pin(document.documentElement, "root");
  for (const name of ["case", "files"]) pin(container, name);
  for (const link of document.querySelectorAll<HTMLAnchorElement>("header a[href], footer a[href]"))
    link.setAttribute("href", link.href);
  const wake = (): void => {
    for (const sign of SIGNS) container.removeEventListener(sign, wake);
    load().then(
      (island) => island.wake(container).then(() => container.setAttribute("data-awake", "")),
      reportError,
    );
  };
  if (isAhead(container)) wake();
  else for (const sign of SIGNS) container.addEventListener(sign, wake, { passive: true });
}

/** What is relative is so to the address that was opened; going back may change it before the island is there. */
function pin({ dataset }: HTMLElement, name: string): void {
  const relative = dataset[name];
  if (relative !== undefined) dataset[name] = new URL(relative, location.href).href;
}

/** Whether the address asks what the page does not show yet, or there are changes to take back. */
function isAhead({ dataset }: HTMLElement): boolean {
  // A server answers what a page asks of the law; what readers brought is computed by a browser alone.
  const isAnswered = document.documentElement.dataset["live"] !== "no" && dataset["island"] !== "workshop";
  return history.state !== null || (!isAnswered && location.search + location.hash !== "");
}
