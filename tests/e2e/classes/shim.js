export class Counter {
  #value;
  /**
   * @param {number} start
   * @param {number} [step]
   * @param {...any} marks
   */
  constructor(start, step = 1, ...marks) {
    this.#value = start;
    this.step = step;
    // biome-ignore lint/complexity/noArguments: the number of arguments, with or without a default value
    this.made = [arguments.length, step, ...marks].join(" ");
    /** @type {string | null} */
    this.label = null;
    this.inner = { depth: 1 };
    /** @type {((value: number) => void) | null} */
    this.change = null;
    Counter.count += 1;
  }
  static count = 0;
  static limit = 2n ** 40n;
  static zero() {
    return new this(0);
  }
  static me() {
    // biome-ignore lint/complexity/noThisInStatic: the class that the method is called on
    return this;
  }
  /** @param {(counter: Counter) => unknown} visit */
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
  /** @param {Counter} other */
  same(other) {
    return this === other;
  }
  next() {
    return this.#value > 9 ? null : new Counter(this.#value + 1);
  }
  async later() {
    return this;
  }
  /**
   * @param {number} times
   * @param {(counter: Counter) => unknown} visit
   */
  each(times, visit) {
    let got = 0;
    for (let index = 0; index < times; index += 1) got += visit(this) === this ? 1 : 0;
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
  /** @param {string} name */
  constructor(name) {
    this.name = name;
    this.factor = 1;
  }
  /** @param {any} to */
  rename(to) {
    this.name = to;
  }
  area() {
    return 0;
  }
  /** @param {number} by */
  scale(by) {
    this.factor *= by;
    return this;
  }
}
export class Square extends Figure {
  /** @param {any} side */
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
    // biome-ignore lint/correctness/noConstructorReturn: the behaviour of this case
    return { odd: true };
  }
}
/** @type {Record<string, any>} */
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
/**
 * The same value for the same word.
 * @param {string} kind
 */
export const give = (kind) => {
  if (!table.has(kind)) table.set(kind, values[kind]());
  return table.get(kind);
};
/** @param {string} kind */
export const later = async (kind) => give(kind);
/** @param {any} kinds */
export const list = (kinds) => kinds.map(give);
/**
 * @param {any} left
 * @param {any} right
 * @param {any} others
 */
export const pair = (left, right, others) => ({
  left: give(left),
  ...(right === "" ? {} : { right: give(right) }),
  others: others.map(give),
});
/** @param {any} counter */
export const value = (counter) => (counter === null ? -1 : counter.value);
/** @param {...any} args */
export const presence = (...args) =>
  `${args.length}: ${args.map((it) => (it == null ? String(it) : it.constructor.name)).join(" ")}`;
/** @param {any} counters */
export const total = (counters) =>
  counters.reduce((/** @type {any} */ sum, /** @type {any} */ counter) => sum + value(counter), 0);
/** @param {{ left: any, right: any, others: any }} options */
export const pairTotal = ({ left, right, others }) => value(left) + (right === undefined ? 0 : value(right)) + total(others);
/** @param {any} shape */
export const area = (shape) => shape.area();
/**
 * @param {string} kind
 * @param {(...values: any[]) => any} callback
 */
export const apply = (kind, callback) => callback(give(kind)).value;
export const maker = () => give;
export const reader = () => value;
/** @param {any} counter */
export const awaited = async (counter) => (await counter).value;
/** @param {any} value */
export const describe = (value) => `${value.constructor.name} ${Object.getOwnPropertySymbols(value).length}`;
