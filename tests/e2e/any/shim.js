/** @param {any} value */
export const echo = (value) => value;
/** @param {any} value */
const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);
/** @param {any} value */
export const look = (value) => `${typeof value} ${tag(value)} ${tag(value) === "Date" ? value.getTime() : String(value)}`;

/** @type {Record<string, any>} */
const made = {
  undefined,
  null: null,
  true: true,
  zero: 0,
  "-0": -0,
  NaN,
  Infinity,
  tiny: 5e-324,
  bigint: 0n,
  "max i128": 2n ** 127n - 1n,
  "min i128": -(2n ** 127n),
  "beyond i128": 2n ** 127n,
  "below i128": -(2n ** 127n) - 1n,
  enormous: 10n ** 400n,
  text: "t\0",
  empty: "",
  symbol: Symbol("s"),
  registered: Symbol.for("jsi"),
  iterator: Symbol.iterator,
  date: new Date(-1),
  invalid: new Date(NaN),
  error: new EvalError("e"),
  function: function named() {},
  class: class {},
  promise: Promise.resolve(1),
  thenable: { then() {} },
  object: {},
  frozen: Object.freeze({}),
  bare: Object.create(null),
  array: [1, "two", [3]],
  bytes: new Uint8Array([1, 2]),
  map: new Map(),
  regex: /x/,
  boxed: new Number(5),
  revoked: (() => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  })(),
};
/** @param {string} kind */
export const make = (kind) => made[kind];
/**
 * @param {string} kind
 * @param {any} value
 */
export const isMade = (kind, value) => Object.is(made[kind], value);
/** @param {...unknown} values */
export function optional(...values) {
  return `${values.length}: ${values.map((value) => `${value}`).join(" ")}`;
}
/**
 * @param {(...values: any[]) => any} callback
 * @param {string} kind
 */
export const call = (callback, kind) => callback(made[kind]);
/** @param {string} kind */
export const later = async (kind) => made[kind];
/** @param {any} value */
export const dispose = (value) => {
  const before = value.isDisposed;
  value.dispose();
  value.dispose();
  return !before && value.isDisposed;
};
/** @type {any} */
let kept;
/** @param {any} value */
export const keep = (value) => {
  kept = value;
};
/** @param {any} value */
export const isKept = (value) => value === kept;
