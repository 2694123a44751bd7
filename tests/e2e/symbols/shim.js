const values = {
  new: Symbol("new"), bare: Symbol(), registered: Symbol.for("jsi.test"), iterator: Symbol.iterator, text: "Symbol(new)", null: null,
  undefined, object: Object(Symbol("boxed")), number: 1, long: Symbol("x".repeat(50)), dispose: Symbol.dispose ?? Symbol.for("Symbol.dispose"),
};
export const own = Symbol("own");
export const none = null;
export const echo = (value) => value;
export function optional() {
  return `${arguments.length}: ${[...arguments].map(String).join(" ")}`;
}
export const rest = (...values) => values.reverse();
export const make = (kind) => values[kind];
export const later = async (value) => await value;
export const call = (f, value) => f(value, null);
export const swap = () => (a, b) => b;
export const isSame = (a, b) => a === b;
export const is = (value, kind) => value === (kind in values ? values[kind] : Symbol[kind] ?? Symbol.for(`Symbol.${kind}`));
export const text = (value) => String(value);
export const tagged = (it, value) => {
  const other = Symbol("other");
  const mark = { mark: value, maybe: null, all: [other, value] };
  const back = it.record(mark);
  const before = it.tag;
  it.tag = value;
  return before !== value && it.tag === value && it.echo(other) === other && it.maybe(value) === value && it.maybe(null) === null
    && it.maybe() === null && it.list([other, value])[1] === value && back.mark === value && back.maybe === null
    && back.all[0] === other && it.call((given) => (given === value ? other : value), value) === other;
};
export const wrong = (it) => {
  try {
    it.echo("text");
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};
export class Box {
  constructor(mark) {
    this.mark = mark;
  }
  static made(mark) {
    return new Box(mark ?? own);
  }
  has(mark) {
    return this.mark === mark;
  }
}
