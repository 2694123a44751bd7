const fails = () => {
  throw new Error("it fails");
};
/** @type {string[]} */
const log = [];
/** @type {Record<string, any>} */
const values = {
  true: true,
  five: 5,
  half: 0.5,
  large: 2 ** 40,
  bigint: 5n,
  letter: "ß",
  text: "text",
  date: new Date(5),
  invalid: new Date(NaN),
  null: null,
  undefined,
  error: new RangeError("made"),
  object: { name: "it" },
  symbol: Symbol("s"),
  bytes: new Uint8Array([1, 2]),
  integers: [1, 2],
  texts: ["a", "b"],
  "large numbers": [2 ** 40],
  "wrong numbers": ["text"],
  flags: [true, false],
  letters: ["ß", "a"],
  bigints: [5n, -1n],
  dates: [new Date(5), new Date(-1)],
  invalids: [new Date(NaN)],
  errors: [new RangeError("made")],
  settled: Promise.resolve(),
  objects: [{ name: "first" }, { name: "second" }],
  anys: [1, "two", null],
  /** @param {...any} args */
  sum: (...args) => args.reduce((a, b) => a + b, 0),
  words: () => "words",
  fails,
  /** @param {...any} args */
  log: (...args) => {
    log.push(args.join(" "));
  },
};
values.sums = [values.sum, values.sum];
values.logs = [values.log, values.log];
/** @param {any} value */
export const echo = (value) => value;
/** @param {any} value */
export const look = (value) => {
  if (value instanceof Date) return `Date ${value.toISOString()}`;
  if (value instanceof Error) return `Error ${value}`;
  return `${typeof value} ${typeof value === "object" && value !== null ? JSON.stringify(value) : String(value)}`;
};
/** @param {string} kind */
export const make = (kind) => values[kind];
/** @param {string} kind */
export const later = async (kind) => values[kind];
/** @param {Promise<any>} promise */
export const settle = async (promise) => look(await promise);
/**
 * @param {(...values: any[]) => any} callback
 * @param {any} kinds
 */
export const call = (callback, kinds) => look(callback(...kinds.map(make)));
/**
 * @param {(...values: any[]) => any} callback
 * @param {any} kinds
 */
export const callMaybe = (callback, kinds) => (callback === null ? look(null) : call(callback, kinds));
/**
 * @param {Promise<(...values: any[]) => any>} promise
 * @param {any} kinds
 */
export const callLater = async (promise, kinds) => call(await promise, kinds);
/**
 * @param {((...values: any[]) => any)[]} functions
 * @param {any} kinds
 */
export const callEach = (functions, kinds) => functions.map((callback) => call(callback, kinds)).join(", ");
/** @param {Promise<any> | null} promise */
export const settleMaybe = async (promise) => (promise === null ? look(null) : settle(promise));
export const logged = () => log.splice(0);
export const fail = async () => fails();
/** @type {any} */
let kept;
/** @param {any} view */
const increase = (view) => view.set(view.slice().map((/** @type {any} */ x) => x + 1));
/** @param {any} view */
export const add = (view) => {
  kept = view;
  const before = view.slice();
  increase(view);
  return `${before.constructor.name} ${before}`;
};
export const addOnceMore = () => {
  if (kept.isDisposed) return false;
  increase(kept);
  return true;
};
export const release = () => kept.dispose();
