/** @type {Map<string, unknown>} */
const values = new Map();
/** @type {unknown[]} */
const noted = [];

export class Node {
  /** @param {string} name */
  constructor(name) {
    this.name = name;
    /** @type {Record<string, unknown>} */
    this.parts = {};
  }
  /** @param {string} key @param {unknown} value */
  with(key, value) {
    this.parts[key] = value;
    return this;
  }
  /** @param {string} key */
  part(key) {
    return this.parts[key];
  }
  /** @param {Node} node @param {Node[]} more */
  static of(node, ...more) {
    return [node, ...more];
  }
  /** @param {unknown[]} all @param {number} index */
  static pick(all, index) {
    return all[index];
  }
}

export class Leaf extends Node {
  green = true;
}

/** @param {string} key */
export const get = async (key) => values.get(key);

/** @param {string} key */
export const read = (key) => values.get(key);

/** @param {string} key @param {unknown} value */
export const put = async (key, value) => {
  values.set(key, value);
};

/** @param {string} key @param {unknown} value */
export const set = (key, value) => {
  values.set(key, value);
};

/** @param {unknown} value */
export const note = (value) => {
  noted.push(value);
};

export const notes = () => noted;

/** @param {string} key @param {unknown} [value] */
export const maybe = (key, value) => (value === undefined ? values.get(key) : value);

/** @param {unknown} first @param {unknown} second */
export const both = (first, second) => [first, second];

/** @param {[unknown, unknown]} pair */
export const swap = ([first, second]) => [second, first];

/** @param {Record<string, unknown>} some @param {Map<string, unknown>} more */
export const map = (some, more) => [...Object.values(some), ...more.values()];

/** @param {unknown} value @param {number} exact @param {Uint8Array} bytes */
export const wide = (value, exact, bytes) => [value, exact + 1, bytes.map((byte) => byte * 2)];

/** @param {Promise<unknown>} value */
export const later = async (value) => await value;

/** @param {string} separator @param {unknown[]} all */
export const join = (separator, ...all) => all.join(separator);

/** @param {Iterable<unknown>[]} lists */
export const merge = (...lists) => lists.flatMap((list) => [...list]);

/** @param {[unknown, number][]} all */
export const pairs = (...all) => all.flatMap(([value, count]) => Array(count).fill(value));

/** @param {unknown} value */
export const kind = (value) =>
  value === null ? "null" : typeof value === "object" ? /** @type {object} */ (value).constructor.name : typeof value;

/** @param {Node} node */
export const tree = (node) => node;

/** @param {unknown} value */
export const type = (value) => value;
