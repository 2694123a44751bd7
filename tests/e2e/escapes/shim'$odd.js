/** @param {string} text */
const name = (text) => () => text;
const constructor = name("constructor"), proto = name("proto"), prototype = name("prototype"), text = name("toString");
const type = name("type"), main = name("default"), dollar = name("dollar"), taken = name("on_with");
export { constructor, proto as __proto__, prototype, text as toString, type, main as default, dollar as $dollar$, taken as on_with };
/** @param {...any} numbers */
const sum = (...numbers) => numbers.reduce((a, b) => a + b, 0);
/** @param {any} x */
const same = (x) => x;
export { sum as fn, sum as self, sum as delete, same as then, same as await, same as größe, same as arguments, same as start };
export const valueOf = () => 7;
const nothing = () => {};
export { nothing as crate, nothing as old, nothing as older };
/**
 * @param {any} a
 * @param {any} b
 * @param {(...values: any[]) => any} f
 */
export const value = (a, b, f) => f(a + b);
/** @param {(...values: any[]) => any} f */
const call = (f) => f();
export { call as on };
