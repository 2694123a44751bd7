export function start() {
  return [...arguments].join();
}
const seven = () => 7;
export { seven as constructor, seven as self };
export const shape = (...all) => all;
export const on = (f, more) => more ?? 0;
export const text = (value) => value;
export { same as fields };
const same = () => ({ ["__proto__"]: 1, constructor: "c", then: null, self: 2, reader: 3, writer: 4, value: 5, foo: 6, upper: 7 });
