/** @type {Record<string, any>} */
const values = {
  new: Symbol("new"),
  bare: Symbol(),
  registered: Symbol.for("jsi.test"),
  iterator: Symbol.iterator,
  text: "Symbol(new)",
  null: null,
  undefined,
  object: Object(Symbol("boxed")),
  number: 1,
  long: Symbol("x".repeat(50)),
  dispose: Symbol.dispose ?? Symbol.for("Symbol.dispose"),
};
export const own = Symbol("own");
export const none = null;
/** @param {any} value */
export const echo = (value) => value;
/** @param {...unknown} values */
export function optional(...values) {
  return `${values.length}: ${values.map(String).join(" ")}`;
}
/** @param {...any} values */
export const rest = (...values) => values.reverse();
/** @param {string} kind */
export const make = (kind) => values[kind];
/** @param {any} value */
export const later = async (value) => await value;
/**
 * @param {(...values: any[]) => any} callback
 * @param {any} value
 */
export const call = (callback, value) => callback(value, null);
export const swap = () => (/** @type {symbol} */ _, /** @type {symbol} */ second) => second;
/**
 * @param {any} a
 * @param {any} b
 */
export const isSame = (a, b) => a === b;
/**
 * @param {any} value
 * @param {string} kind
 */
export const is = (value, kind) =>
  value === (kind in values ? values[kind] : (Reflect.get(Symbol, kind) ?? Symbol.for(`Symbol.${kind}`)));
/** @param {any} value */
export const text = (value) => String(value);
/**
 * @param {any} it
 * @param {any} value
 */
export const tagged = (it, value) => {
  const other = Symbol("other");
  const mark = { mark: value, maybe: null, all: [other, value] };
  const back = it.record(mark);
  const before = it.tag;
  it.tag = value;
  return (
    before !== value &&
    it.tag === value &&
    it.echo(other) === other &&
    it.maybe(value) === value &&
    it.maybe(null) === null &&
    it.maybe() === null &&
    it.list([other, value])[1] === value &&
    back.mark === value &&
    back.maybe === null &&
    back.all[0] === other &&
    it.call((/** @type {any} */ given) => (given === value ? other : value), value) === other
  );
};
/** @param {any} it */
export const wrong = (it) => {
  try {
    it.echo("text");
  } catch (/** @type {any} */ error) {
    return `${error.name}: ${error.message}`;
  }
};
export class Box {
  /** @param {any} mark */
  constructor(mark) {
    this.mark = mark;
  }
  /** @param {any} mark */
  static made(mark) {
    return new Box(mark ?? own);
  }
  /** @param {any} mark */
  has(mark) {
    return this.mark === mark;
  }
}
