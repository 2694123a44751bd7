/** @typedef {(value: unknown, count: number) => void} Change */

/** @template T */
export class Signal {
  /** @type {Change[]} */
  #changes = [];
  /** @type {Map<string, Set<(...args: unknown[]) => void>>} */
  #listeners = new Map();
  /** @type {((value: unknown) => void) | null} */
  onchange = null;
  /** @type {unknown} */
  note = undefined;
  #value;

  /** @param {T} value */
  constructor(value) {
    this.#value = value;
  }
  get value() {
    return this.#value;
  }
  set value(value) {
    this.#value = value;
    this.#changes.forEach((change, index) => {
      change(value, index);
    });
    this.onchange?.(value);
  }
  /** @param {Change} change */
  subscribe(change) {
    this.#changes.push(change);
    return () => {
      this.unsubscribe(change);
      return this.#changes.length;
    };
  }
  /** @param {Change} change */
  unsubscribe(change) {
    const index = this.#changes.indexOf(change);
    if (index >= 0) {
      this.#changes.splice(index, 1);
    }
    return index >= 0;
  }
  get count() {
    return this.#changes.length;
  }
  /** @template U @param {(value: T) => U} change */
  map(change) {
    return new Signal(change(this.#value));
  }
  /** @param {(value: T) => T} change */
  update(change) {
    this.value = change(this.#value);
    return this;
  }
  /** @param {((value: T) => Promise<T>) | null} [change] */
  async later(change) {
    return change === undefined || change === null ? this.#value : change(this.#value);
  }
  get read() {
    return () => this.#value;
  }
  /** @param {((value: T, count: number) => string)[]} more */
  listeners(...more) {
    return [...more, /** @param {T} value @param {number} count */ (value, count) => `${value}, ${count + 1}`];
  }
  /** @param {string} name @param {(...args: unknown[]) => void} listener */
  on(name, listener) {
    const all = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, all.add(listener));
  }
  /** @param {string} name @param {(...args: unknown[]) => void} listener */
  off(name, listener) {
    this.#listeners.get(name)?.delete(listener);
  }
  emit() {
    /** @type {[string, unknown[]][]} */
    const all = [
      ["change", [this.#value]],
      ["end", [null, 2 ** 40]],
      ["close", []],
    ];
    for (const [name, args] of all) {
      for (const listener of this.#listeners.get(name) ?? []) {
        listener(...args);
      }
    }
  }
}

/** @template T @extends {Signal<T>} */
export class Computed extends Signal {}

/** @param {unknown[]} values @param {(a: unknown, b: unknown) => number} by */
export const sort = (values, by) => values.toSorted(by);

/** @param {unknown[]} values @param {(value: unknown) => boolean} [matches] */
export const find = (values, matches) => (matches === undefined ? values[0] : values.find(matches));

/** @type {unknown} */
let last;

/** @param {() => unknown} make */
export const keep = (make) => {
  last = make;
  return make;
};

export const kept = () => typeof last;

/** @typedef {{ title: string, text: (row: unknown, index: number) => string, parse?: (text: string) => unknown }} Column */

/** @param {Column[]} columns @param {unknown[]} rows */
export const table = (columns, rows) => columns.map(({ title, text }) => [title, ...rows.map(text)].join(" ")).join("; ");

/** @param {Column} column @param {string} text */
export const parse = ({ parse }, text) => parse?.(text);

export const columns = () => [
  { title: "x", text: /** @param {{ x: number }} point @param {number} index */ ({ x }, index) => `${index}: ${x}` },
  { title: "wrong", text: () => 1, parse: () => ({ x: 1 }) },
];

/** @param {unknown[]} args */
export const maybe = (...args) => (args.length === 0 || args[0] === undefined ? undefined : args[0]);

/** @param {[unknown, unknown]} pair */
export const pair = (pair) => pair;

/** @param {Iterable<[unknown, number]>} values */
export const walk = (values) => [...values].map(([value, count]) => `${value}${count + 1}`).join(" ");
