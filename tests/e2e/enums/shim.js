const text = (value) => `${typeof value} ${Object.is(value, -0) ? "-0" : JSON.stringify(value)}`;

export function typeOf() {
  return [...arguments].map(text).join(", ");
}
export function optional() {
  return `${arguments.length}: ${[...arguments].map((value) => String(JSON.stringify(value))).join(" ")}`;
}
export { optional as rest };
export const echo = (value) => value;
export const call = (f) => f(1, "mauve", 500, "");

const values = {
  0: 0, "-0": -0, 1: 1, 2: 2, 404: 404, 1.5: 1.5, "2^31": 2 ** 31, "-2^31": -(2 ** 31), NaN, "1n": 1n, true: true,
  text: "1", left: "left", LEFT: "LEFT", empty: "", mauve: "mauve", surrogate: "\ud800", boxed: new String("left"),
  valueOf: { valueOf: () => 1 }, null: null, undefined, array: ["left"], symbol: Symbol("left"), toString: "toString",
  list: [0, 1, 7], style: { level: 1, colours: ["red", 5] },
};
export const make = (kind) => values[kind];
export const later = async (kind) => values[kind];
