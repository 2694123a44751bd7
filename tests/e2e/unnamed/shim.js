/** @param {number} factor */
function scale(factor) {
  /**
   * @param {number} value
   * @param {...number} rest
   */
  const it = (value, ...rest) => (rest.length > 0 ? [value, ...rest].map((each) => each * it.factor) : value * it.factor);
  it.factor = factor;
  /** @param {number} by */
  it.by = (by) => {
    it.factor *= by;
    return it;
  };
  return it;
}
/**
 * @param {number | string} from
 * @param {boolean} [upper]
 */
export default function make(from, upper) {
  make.count += 1;
  return scale(typeof from === "string" ? (upper === true ? -from.length : from.length) : from);
}
make.count = 0;
export const tools = {
  words: ["a", "b"],
  /** @param {(word: string) => void} visit */
  each(visit) {
    this.words.forEach((word) => {
      visit(word);
    });
    return this.words.length;
  },
};
export class Table {
  get size() {
    return Object.keys(this).length;
  }
}
export const table = { a: 1 };
export const answer = 42;
Object.assign(globalThis, { jsiUnnamed: { a: "b" } });
