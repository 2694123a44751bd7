// Random choices: the same seed gives the same choices in every engine.

export class Random {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = (seed ^ 0x9e3779b9) >>> 0;
    for (let step = 0; step < 4; step += 1) this.next();
  }

  /** The next number of 32 bits. */
  next() {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  }

  /**
   * An integer from 0, below `end`.
   * @param {number} end
   */
  below(end) {
    return this.next() % end;
  }

  /**
   * True with a probability of one in `times`.
   * @param {number} times
   */
  once(times) {
    return this.below(times) === 0;
  }

  /**
   * An element of a list.
   * @template T
   * @param {T[]} list
   */
  pick(list) {
    return list[this.below(list.length)];
  }
}
