/** @param {any} value */
export const echo = (value) => value;
/** @param {...any} args */
export const optional = (...args) => `${args.length}: ${args.map((arg) => (arg === null ? "null" : typeof arg)).join(" ")}`;
const ice = Object.freeze({ cold: true });
export const frozen = () => ice;
/**
 * @param {any} a
 * @param {any} b
 */
export const same = (a, b) => a === b;
/** @param {any} error */
export const describe = (error) => `${error.constructor.name} ${error.name}: ${error.message}`;
/** @type {Record<string, any>} */
const values = {
  undefined,
  null: null,
  bool: true,
  number: 1.5,
  bigint: 5n,
  huge: 2n ** 200n,
  text: "x",
  date: new Date(5),
  error: new RangeError("r"),
  function: () => 1,
  promise: Promise.resolve(1),
  object: {},
  array: [1],
  symbol: Symbol("s"),
  invalid: new Date(NaN),
};
/** @param {string} kind */
export const make = (kind) => values[kind];
