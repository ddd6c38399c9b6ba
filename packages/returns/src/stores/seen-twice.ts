/**
 * Whether a name comes twice among millions, by its digest: what is told apart is different, what is not may be alike.
 *
 * @module
 */

export class SeenTwice {
  #slots = new Uint32Array(2 << 12);
  #size = 0;

  /** Takes a digest of two times 32 bits in; true when it was there already. */
  add(a: number, b: number): boolean {
    // An empty slot is zeros.
    const first = a === 0 && b === 0 ? 1 : a >>> 0;
    const second = b >>> 0;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let at = (first << 1) & mask;
    while (slots[at] !== 0 || slots[at + 1] !== 0) {
      if (slots[at] === first && slots[at + 1] === second) return true;
      at = (at + 2) & mask;
    }
    slots[at] = first;
    slots[at + 1] = second;
    this.#size += 1;
    if (this.#size > this.#slots.length / 4) this.#grow();
    return false;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    this.#size = 0;
    for (let i = 0; i < before.length; i += 2) {
      const a = before[i] ?? 0;
      const b = before[i + 1] ?? 0;
      if (a !== 0 || b !== 0) this.add(a, b);
    }
  }
}
