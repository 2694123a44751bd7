// Classes whose objects have values of any type.

export class Node {
  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }
}

export class Leaf extends Node {
  get green() {
    return true;
  }
}

let made = 0;
/** @type {unknown[]} */
export const notes = [];

export class Signal {
  /** @param {unknown} [value] */
  constructor(value) {
    made++;
    /** @type {unknown} */
    this.value = value;
    /** @type {unknown} */
    this.label = undefined;
    this.steps = 0;
    this.past = [value];
  }

  get ready() {
    return Promise.resolve(this.value);
  }

  /** @param {unknown} value */
  set(value) {
    this.value = value;
    this.past.push(value);
    return this;
  }

  step() {
    this.steps++;
    return this;
  }

  later() {
    return Promise.resolve(this);
  }

  peer() {
    return new Signal(this.value);
  }

  history() {
    return this.past;
  }

  /** @param {Signal} other */
  pair(other) {
    return [this.value, other.value];
  }

  /** @param {unknown} value */
  convert(value) {
    return new Signal(value);
  }

  /** @param {Signal[]} others @param {unknown[]} more */
  join(others, ...more) {
    const all = [this.value, ...others.map((it) => it.value), ...more];
    return new Map(all.map((it, index) => [`${index}`, it]));
  }

  count() {
    return this.steps;
  }

  /** @param {unknown} value */
  note(value) {
    this.past.push(value);
  }

  /** @param {unknown} value */
  static of(value) {
    return new Signal(value);
  }

  static made() {
    return made;
  }
}

export class Computed extends Signal {
  /** @param {Signal} of */
  constructor(of) {
    super(null);
    this.of = of;
  }

  get first() {
    return this.of.past[0];
  }
}

export class Last extends Computed {}

export class Count extends Signal {
  constructor() {
    super(0);
  }

  /** @param {number} by */
  add(by) {
    return this.set(Number(this.value) + by);
  }
}

export class Scope {
  /** @param {Node} root */
  constructor(root) {
    this.root = root;
  }

  /** @param {string} name */
  find(name) {
    return Promise.resolve(this.root.name === name ? this.root : null);
  }
}

export const number = () => new Signal(1.5);
export const text = (/** @type {Signal} */ of) => `${of.value}`;
export const bytes = (/** @type {Signal} */ of) => {
  const all = /** @type {Uint8Array} */ (of.value);
  if (!(all instanceof Uint8Array)) throw new TypeError("not bytes");
  return new Signal({ length: all.length, last: all.at(-1) });
};
export const kind = (/** @type {Signal} */ of) => {
  const { value } = of;
  return value === null ? "null" : typeof value === "object" ? String(value?.constructor.name) : typeof value;
};
export const table = async () => {
  /** @type {Record<string, unknown>} */
  const rows = { a: { x: 1, y: 2 } };
  const found = (/** @type {string} */ key) => rows[key];
  return Object.assign(found, { b: { x: 3, y: 4 }, size: 1 });
};
export const holder = (/** @type {unknown} */ of) => of;
export const each = (/** @type {(signal: Signal) => void} */ of) => of(new Signal(7));
export const either = (/** @type {unknown} */ of) => of;
export const wrong = () => ({ value: 1 });
export const maybe = (/** @type {unknown} */ of) => of;
export const generic = (/** @type {unknown} */ value) => new Signal([value, value]);
