const echo = (text) => text;
export { echo, echo as maybe, echo as all, echo as some };

export const units = (text) => [...Array(text.length)].map((_, i) => text.charCodeAt(i).toString(16)).join(" ");
export const fromUnits = (list) => String.fromCharCode(...list.split(" ").map((unit) => parseInt(unit, 16)));
export const join = (a, b, c) => `${a}|${b}|${c}`;
export const repeat = (text, count) => text.repeat(count);
export const length = (text) => text.length;
export function optional(text, more) {
  return `${arguments.length}: ${JSON.stringify(text)} ${JSON.stringify(more)}`;
}
export const twice = (text, f) => `${f(text)}${f(`${text}!`)}`;
export const boxed = () => new String("object");
const odds = {
  number: 5, bigint: 5n, boolean: true, date: new Date(0), array: ["a"], symbol: Symbol("s"), null: null, undefined,
  text: { toString: () => "text" }, primitive: { [Symbol.toPrimitive]: () => "text" },
};
export const odd = (kind) => odds[kind];
export const listOfWrong = () => ["a", "b", 3];
export const counted = (text, count) => text + count;
export const countedWithin = (text, { count }, more) => text + count + more;
