// Returns every value and records it.
/** @type {any} */
let last;

let count = 0;
/** @param {any} x */
const echo = (x) => {
  count += 1;
  last = x;
  return x;
};
export const calls = () => count;

export const seen = () => `${typeof last} ${last instanceof Date ? last.toISOString() : String(last)}`;

/**
 * @param {number} a
 * @param {number} b
 */
export const add = (a, b) => a + b;
export {
  echo as flag,
  echo as int8,
  echo as uint8,
  echo as int16,
  echo as uint16,
  echo as int32,
  echo as uint32,
  echo as safe,
  echo as float,
  echo as double,
  echo as big,
  echo as letter,
  echo as date,
  echo as maybeFlag,
  echo as maybeInt,
  echo as maybeDouble,
  echo as maybeSafe,
  echo as maybeBig,
  echo as maybeHuge,
  echo as maybeLetter,
  echo as maybeDate,
};

/** @param {...unknown} values */
export function optional(...values) {
  return `${values.length}: ${values.map(String).join(" ")}`;
}
export { optional as rest, optional as optionalAndRest };

export function nothing() {
  return "ignored";
}
export const note = echo;

/** @type {Record<string, any>} */
const values = {
  true: true,
  false: false,
  null: null,
  undefined,
  symbol: Symbol("s"),
  object: {},
  function: () => {},
  array: [1],
  1.5: 1.5,
  "-1": -1,
  "-0": -0,
  NaN,
  Infinity,
  "1n": 1n,
  text: "five",
  127: 127,
  128: 128,
  255: 255,
  256: 256,
  "2^31": 2 ** 31,
  "2^32": 2 ** 32,
  "2^53": 2 ** 53,
  "1e300": 1e300,
  "2n^63": 2n ** 63n,
  "-1n": -1n,
  "2n^127": 2n ** 127n,
  pair: "ab",
  empty: "",
  smile: "\u{1F600}",
  surrogate: "\uD800",
  invalid: new Date(NaN),
  sneaky: { valueOf: () => 7 },
  early: new Date(-8.64e15),
  boxed: new Number(1),
  flag: new Boolean(true),
  accent: "e\u0301",
  "2n^128": 2n ** 128n,
};
/** @type {any} */
let current;
/** @param {string} name */
export const set = (name) => {
  if (!(name in values)) throw new Error(`no value ${name}`);
  current = values[name];
};
/** @param {any} value */
export const setValue = (value) => {
  current = value;
};
export const value = () => current;

/**
 * @param {(...values: any[]) => any} callback
 * @param {any[]} args
 */
const call = (callback, args) => {
  try {
    return `${callback(...args)}`;
  } catch (/** @type {any} */ error) {
    return `${error.name}: ${error.message}`;
  }
};
export { call as callNumber, call as callBoth };
