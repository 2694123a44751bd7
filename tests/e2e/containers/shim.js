/** @param {any} value */
export const echo = (value) => value;
/** @param {...any} args */
export const optionalText = (...args) => `${args.length}: ${JSON.stringify(args)}`;
export { optionalText as optionalArrays, optionalText as restTexts, optionalText as restPoints, optionalText as restAny };
/** @param {string} text */
export const codes = (text) => [...text].map((character) => character.codePointAt(0)?.toString(16)).join(" ");
export const surrogate = () => "a\uD800b";
/** @param {any} value */
export const what = (value) => `${value.constructor.name} ${Array.isArray(value)} ${value.buffer?.byteLength ?? ""}`;

/** @type {Record<string, any>} */
const values = {
  typed: new Uint8Array([1, 2]),
  subclass: new (class Mine extends Uint8Array {})([3, 4]),
  buffer: new Uint8Array([5, 6]).buffer,
  part: new Uint8Array([0, 7, 8, 0]).subarray(1, 3),
  holes: ["a", , "c"],
  texts: ["a", null],
  number: 1,
  like: { length: 1, 0: 1 },
  floats: new Float64Array([0.5]),
};
/** @param {string} kind */
export const value = (kind) => values[kind];
