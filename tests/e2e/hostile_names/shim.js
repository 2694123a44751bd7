/** @param {...any} values */
export function start(...values) {
  return values.join();
}
const seven = () => 7;
export { seven as constructor, seven as self };
/** @param {...any} all */
export const shape = (...all) => all;
/**
 * @param {unknown} _
 * @param {any} more
 */
export const on = (_, more) => more ?? 0;
/** @param {any} value */
export const text = (value) => value;
export { same as fields };
const same = () => ({
  ["__proto__"]: 1,
  constructor: "c",
  then: null,
  self: 2,
  reader: 3,
  writer: 4,
  value: 5,
  foo: 6,
  upper: 7,
});
