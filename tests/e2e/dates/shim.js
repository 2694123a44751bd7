/** @type {Record<string, any>} */
const values = {
  epoch: new Date(0),
  before: new Date(-1),
  max: new Date(8.64e15),
  min: new Date(-8.64e15),
  fraction: new Date(1.9),
  "negative fraction": new Date(-1.9),
  "-0": new Date(-0),
  invalid: new Date(NaN),
  beyond: new Date(8.64e15 + 1),
  number: 5,
  text: "2000-01-01T00:00:00.000Z",
  null: null,
  undefined,
  pretender: Object.create(Date.prototype),
  tagged: {
    getTime: () => 5,
    get [Symbol.toStringTag]() {
      return "Date";
    },
  },
  year0: new Date(-62167219200000),
  lying: Object.assign(new Date(7), { getTime: () => 8, valueOf: () => 9 }),
  subclass: new (class Mine extends Date {})(3),
};
/** @param {any} value */
export const echo = (value) => value;
/** @param {any} value */
export const iso = (value) => `${value instanceof Date} ${value.toISOString()}`;
/** @param {string} kind */
export const make = (kind) => values[kind];
/** @param {string} kind */
export const later = async (kind) => values[kind];
/** @param {...unknown} values */
export function optional(...values) {
  return `${values.length}: ${values.map((value) => String(JSON.stringify(value))).join(" ")}`;
}
/** @param {any} value */
export const advance = (value) => {
  value.setTime(value.getTime() + 1000);
  return value;
};
/**
 * @param {(...values: any[]) => any} callback
 * @param {string} kind
 */
export const call = (callback, kind) => callback(values[kind]);
