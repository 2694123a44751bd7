/** @type {Record<string, any>} */
const values = {
  fine: 5,
  half: 1.5,
  wide: 2 ** 40,
  text: "text",
  null: null,
  undefined,
  symbol: Symbol("s"),
  object: {},
  array: ["a"],
  bigint: 5n,
  true: true,
  function: () => "no number",
  invalid: new Date(NaN),
  point: { x: 1, y: "two" },
  points: [{ x: 1, y: 2 }, { x: 1 }],
  numbers: [1, 2, 2 ** 31],
};
/** @param {string} kind */
export const value = (kind) => values[kind];
/** @param {string} kind */
export const later = async (kind) => values[kind];

/** @param {any} error */
const ends = (error) => `${error.constructor.name} ${error.name}: ${error.message}`;
/**
 * @param {(...values: any[]) => any} callback
 * @param {string} kind
 */
export const call = (callback, kind) => {
  try {
    return `${callback(values[kind])}`;
  } catch (error) {
    return ends(error);
  }
};
export { call as callWithPoint, call as callForSafe };
/** @param {Promise<any>} promise */
export const settle = (promise) => promise.then(String, ends);
/**
 * @param {(...values: any[]) => any} callback
 * @param {string} kind
 */
export const callLater = (callback, kind) => {
  try {
    return settle(callback(values[kind]));
  } catch (error) {
    return Promise.resolve(`at once: ${ends(error)}`);
  }
};
