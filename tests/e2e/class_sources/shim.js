export default class {
  #word;
  /** @param {string} word */
  constructor(word) {
    this.#word = word;
  }
  word() {
    return this.#word;
  }
  static word() {
    return new this("static").word();
  }
}
export const nested = {
  Inner: class {
    /** @param {number} n */
    constructor(n) {
      this.n = n;
    }
    /** @param {number} n */
    static twice(n) {
      return new nested.Inner(2 * n);
    }
  },
};
export const settings = { level: 1 };
