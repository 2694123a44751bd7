export default class {
  #word;
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
    constructor(n) {
      this.n = n;
    }
    static twice(n) {
      return new nested.Inner(2 * n);
    }
  },
};
export const settings = { level: 1 };
