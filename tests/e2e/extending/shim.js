export class Branch {
  /** @param {string} name */
  constructor(name) {
    this.name = name;
  }
  grow() {
    this.name += "+";
    return this;
  }
}
export class Leaf extends Branch {
  green = true;
}
export class Petal extends Leaf {
  closed = false;
  parts = {
    *[Symbol.iterator]() {
      yield "part";
    },
  };
  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.closed = true;
  }
  /** @param {string} hint */
  [Symbol.toPrimitive](hint) {
    return `${hint} of ${this.name}`;
  }
  get [Symbol.toStringTag]() {
    return "Petal!";
  }
  /** @param {unknown} value */
  static [Symbol.hasInstance](value) {
    return typeof value === "object" && value !== null && "closed" in value;
  }
}
/** @param {string} text */
export const width = (text) => text.length;
export const unit = "em";
/** @param {string} text */
export const area = (text) => text.length ** 2;
/** @param {string} text */
export const depth = (text) => text.length + 1;
/** @param {object} value */
export const named = (value) => ({ ...value, keys: Object.keys(value).join(), colour: Object.keys(value).join() });
export default {
  level: 1,
  /** @param {number} value */
  double(value) {
    return this.level * value * 2;
  },
};
export const nested = {
  inner: {
    depth: 2,
    unit: "px",
    /** @param {string} text */
    width: (text) => 10 * text.length,
    more: { deep: () => 3 },
    whoami() {
      return `depth ${this.depth}`;
    },
  },
};
Object.assign(globalThis, { jsiExtending: { math: { twice: (/** @type {number} */ value) => 2 * value } } });
