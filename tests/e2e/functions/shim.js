/**
 * @param {any[]} values
 * @param {(...values: any[]) => any} visit
 */
export const each = (values, visit) => {
  for (const value of values) visit(value);
};
/**
 * @param {any[]} values
 * @param {(...values: any[]) => any} step
 */
export const fold = (values, step) => values.reduce((/** @type {any} */ sum, /** @type {any} */ value) => step(sum, value), 0);
/** @param {(...values: any[]) => any} callback */
export const eight = (callback) => callback(-8, 16, 32, 0.5, true, "x", "text", new Date(1000));
/** @param {(...values: any[]) => any} callback */
export const objects = (callback) => callback({ name: "one" }, null, [1, 2], new Uint8Array([1, 2, 3]));
/** @param {(...values: any[]) => any} callback */
export const wide = (callback) => callback(-(2 ** 53 - 1), -(2n ** 63n));
/** @param {(...values: any[]) => any} callback */
export const untyped = (callback) => callback(1, "two", null, undefined);
/** @param {(...values: any[]) => any} callback */
export const maybe = (callback) => {
  callback?.(1);
  return callback === null ? "null" : typeof callback;
};
/** @param {...unknown} values */
export function optional(...values) {
  const [first, second] = values.map((value) => (value === null ? "null" : typeof value));
  return `${values.length}: ${first ?? "undefined"} ${second ?? "undefined"}`;
}
/**
 * @param {(...values: any[]) => any} callback
 * @param {(...values: any[]) => any} other
 */
export const two = (callback, other) => {
  callback(1);
  other(2);
};
/** @type {any} */
let kept;
/** @param {(...values: any[]) => any} callback */
export const keep = (callback) => {
  kept = callback;
};
/** @param {any} value */
export const callKept = (value) => kept(value);
/** @param {(...values: any[]) => any} callback */
export const same = (callback) => callback === kept;
/** @param {(...values: any[]) => any} callback */
export const failing = (callback) => {
  try {
    return callback();
  } catch (/** @type {any} */ error) {
    throw new Error(`caught ${error.message}`, { cause: error });
  }
};
/** @param {(...values: any[]) => any} callback */
export const wrong = (callback) => callback("no number");
/** @param {(...values: any[]) => any} callback */
export const later = async (callback) => (await callback(20)) + 1;

/** @param {number} n */
export const adder = (n) => (/** @type {number} */ m) => n + m;
export const noFunction = () => ({});
/** @param {boolean} yes */
export const maybeFunction = (yes) => (yes ? () => "called" : null);
export const anything =
  () =>
  (/** @type {any[][]} */ ...args) =>
    args.length;
export const laterFunction = () => async (/** @type {number} */ n) => {
  if (n < 0) throw new RangeError("negative");
  return "x".repeat(n);
};
