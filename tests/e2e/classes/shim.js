export class Counter {
  #value;
  constructor(start, step = 1, ...marks) {
    this.#value = start;
    this.step = step;
    this.made = [arguments.length, step, ...marks].join(" ");
    this.label = null;
    this.inner = { depth: 1 };
    this.change = null;
    Counter.count += 1;
  }
  static count = 0;
  static limit = 2n ** 40n;
  static zero() {
    return new this(0);
  }
  static me() {
    return this;
  }
  static visit(visit) {
    visit(new this(5));
  }
  static get broken() {
    throw new RangeError("static getter");
  }
  static set broken(_) {
    throw new RangeError("static setter");
  }
  get value() {
    return this.#value;
  }
  increment(by = this.step) {
    this.#value += by;
    this.change?.(this.#value);
    return this.#value;
  }
  same(other) {
    return this === other;
  }
  next() {
    return this.#value > 9 ? null : new Counter(this.#value + 1);
  }
  async later() {
    return this;
  }
  each(times, visit) {
    let got = 0;
    for (let i = 0; i < times; i += 1) got += visit(this) === this ? 1 : 0;
    return got;
  }
  get onChange() {
    return this.change;
  }
  set onChange(change) {
    this.change = change;
  }
  get broken() {
    throw new RangeError("getter");
  }
  set broken(_) {
    throw new RangeError("setter");
  }
  fail() {
    throw new RangeError("failed");
  }
}
export class LoudCounter extends Counter {
  shout() {
    return `${this.value}!`;
  }
}
export class LouderCounter extends LoudCounter {
  constructor() {
    super(100);
  }
  bellow() {
    return this.shout().repeat(3);
  }
  get louder() {
    return this;
  }
}
export class Figure {
  constructor(name) {
    this.name = name;
    this.factor = 1;
  }
  rename(to) {
    this.name = to;
  }
  area() {
    return 0;
  }
  scale(by) {
    this.factor *= by;
    return this;
  }
}
export class Square extends Figure {
  constructor(side) {
    super("square");
    this.side = side;
  }
  area() {
    return (this.side * this.factor) ** 2;
  }
}
export class Odd {
  constructor() {
    return { odd: true };
  }
}
const values = {
  counter: () => new Counter(1),
  two: () => new Counter(2),
  loud: () => new LoudCounter(3),
  object: () => ({ name: "plain", value: 7 }),
  alike: () => ({ value: 1, increment: () => 1 }),
  class: () => Counter,
  null: () => null,
  undefined: () => undefined,
  number: () => 5,
  text: () => "counter",
  ice: () => Object.freeze(new Counter(4)),
  bare: () => Object.create(null),
  made: () => Object.create(Counter.prototype),
};
const table = new Map();
/** The same value for the same word. */
export const give = (kind) => {
  if (!table.has(kind)) table.set(kind, values[kind]());
  return table.get(kind);
};
export const later = async (kind) => give(kind);
export const list = (kinds) => kinds.map(give);
export const pair = (left, right, others) => ({
  left: give(left),
  ...(right === "" ? {} : { right: give(right) }),
  others: others.map(give),
});
export const value = (counter) => (counter === null ? -1 : counter.value);
export const presence = (...args) => `${args.length}: ${args.map((it) => (it == null ? String(it) : it.constructor.name)).join(" ")}`;
export const total = (counters) => counters.reduce((sum, counter) => sum + value(counter), 0);
export const pairTotal = ({ left, right, others }) => value(left) + (right === undefined ? 0 : value(right)) + total(others);
export const area = (shape) => shape.area();
export const apply = (kind, f) => f(give(kind)).value;
export const maker = () => give;
export const reader = () => value;
export const awaited = async (counter) => (await counter).value;
export const describe = (value) => `${value.constructor.name} ${Object.getOwnPropertySymbols(value).length}`;
