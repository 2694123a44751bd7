/** @param {any} value */
const text = (value) => `${typeof value} ${Object.is(value, -0) ? "-0" : JSON.stringify(value)}`;

/** @param {...unknown} values */
export function typeOf(...values) {
  return values.map(text).join(", ");
}
/** @param {...unknown} values */
export function optional(...values) {
  return `${values.length}: ${values.map((value) => String(JSON.stringify(value))).join(" ")}`;
}
export { optional as rest };
/** @param {any} value */
export const echo = (value) => value;
/** @param {(...values: any[]) => any} callback */
export const call = (callback) => callback(1, "mauve", 500, "");

/** @type {Record<string, any>} */
const values = {
  0: 0,
  "-0": -0,
  1: 1,
  2: 2,
  404: 404,
  1.5: 1.5,
  "2^31": 2 ** 31,
  "-2^31": -(2 ** 31),
  NaN,
  "1n": 1n,
  true: true,
  text: "1",
  left: "left",
  LEFT: "LEFT",
  empty: "",
  mauve: "mauve",
  surrogate: "\ud800",
  boxed: new String("left"),
  valueOf: { valueOf: () => 1 },
  null: null,
  undefined,
  array: ["left"],
  symbol: Symbol("left"),
  toString: "toString",
  list: [0, 1, 7],
  style: { level: 1, colours: ["red", 5] },
};
/** @param {string} kind */
export const make = (kind) => values[kind];
/** @param {string} kind */
export const later = async (kind) => values[kind];
