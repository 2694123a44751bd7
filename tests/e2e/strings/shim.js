/** @param {string} text */
const echo = (text) => text;
export { echo, echo as maybe, echo as all, echo as some };

/** @param {string} text */
export const units = (text) => [...Array(text.length)].map((_, i) => text.charCodeAt(i).toString(16)).join(" ");
/** @param {string} list */
export const fromUnits = (list) =>
  String.fromCharCode(...list.split(" ").map((/** @type {string} */ unit) => parseInt(unit, 16)));
/**
 * @param {any} a
 * @param {any} b
 * @param {any} c
 */
export const join = (a, b, c) => `${a}|${b}|${c}`;
/**
 * @param {string} text
 * @param {number} count
 */
export const repeat = (text, count) => text.repeat(count);
/** @param {string} text */
export const length = (text) => text.length;
/** @param {...unknown} values */
export function optional(...values) {
  const [text, more] = values;
  return `${values.length}: ${JSON.stringify(text)} ${JSON.stringify(more)}`;
}
/**
 * @param {string} text
 * @param {(...values: any[]) => any} callback
 */
export const twice = (text, callback) => `${callback(text)}${callback(`${text}!`)}`;
export const boxed = () => new String("object");
/** @type {Record<string, any>} */
const odds = {
  number: 5,
  bigint: 5n,
  boolean: true,
  date: new Date(0),
  array: ["a"],
  symbol: Symbol("s"),
  null: null,
  undefined,
  text: { toString: () => "text" },
  primitive: { [Symbol.toPrimitive]: () => "text" },
};
/** @param {string} kind */
export const odd = (kind) => odds[kind];
export const listOfWrong = () => ["a", "b", 3];
/**
 * @param {string} text
 * @param {number} count
 */
export const counted = (text, count) => text + count;
/**
 * @param {string} text
 * @param {{ count: number }} options
 * @param {any} more
 */
export const countedWithin = (text, { count }, more) => text + count + more;
