/**
 * What a reader chose about the look of the pages, on this machine only. A browser may forbid to keep it: then it lasts as
 * long as the page.
 *
 * @module
 */

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Forbidden: nothing is kept.
  }
}
