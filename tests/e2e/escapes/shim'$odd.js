/** @param {string} text */
const name = (text) => () => text;
// biome-ignore lint/suspicious/noShadowRestrictedNames: a name of this case
const constructor = name("constructor");
const proto = name("proto");
const prototype = name("prototype");
const text = name("toString");
const type = name("type");
const main = name("default");
const dollar = name("dollar");
const taken = name("on_with");
export {
  constructor,
  proto as __proto__,
  prototype,
  text as toString,
  type,
  main as default,
  dollar as $dollar$,
  taken as on_with,
};
/** @param {...number} numbers */
const sum = (...numbers) => numbers.reduce((a, b) => a + b, 0);
/** @param {any} value */
const same = (value) => value;
export { sum as fn, sum as self, sum as delete, same as then, same as await, same as größe, same as arguments, same as start };
// biome-ignore lint/suspicious/noShadowRestrictedNames: a name of this case
export const valueOf = () => 7;
const nothing = () => {};
export { nothing as crate, nothing as old, nothing as older };
/**
 * @param {number} left
 * @param {number} right
 * @param {(sum: number) => unknown} callback
 */
export const value = (left, right, callback) => callback(left + right);
/** @param {() => unknown} callback */
const call = (callback) => callback();
export { call as on };
