/** @param {{ text: string }} of */
const textOf = ({ text }) => text;

export class Chain {
  /**
   * @param {string | string[] | Chain} from
   * @param {string} [separator]
   */
  constructor(from, separator = "-") {
    /** @type {string} */
    this.text = Array.isArray(from) ? from.join(separator) : from instanceof Chain ? textOf(from) : from;
    /** @type {string | undefined} */
    this.fixed = undefined;
  }
  /** @type {string | undefined} */
  static shared = undefined;
  /** @param {string} name */
  add(name) {
    this.text += `,${name}`;
    return this;
  }
  /** @param {string} name */
  async later(name) {
    return this.add(name);
  }
  /** @param {boolean} found */
  maybe(found) {
    return found ? this : null;
  }
  /** @param {boolean} found */
  async laterMaybe(found) {
    return this.maybe(found);
  }
  /** @param {(text: string) => void} listener */
  on(listener) {
    listener(this.text);
    return this;
  }
  /** @param {(text: string) => void} listener */
  async whenever(listener) {
    return this.on(listener);
  }
  another() {
    return new Chain("another");
  }
  /** @param {string} key */
  has(key) {
    return Object.hasOwn(this, key);
  }
}
export class Link extends Chain {
  link() {
    return this;
  }
}
export class Ring extends Link {}
/** @type {Record<string, () => object>} */
const kinds = {
  chain: () => new Chain("chain"),
  link: () => new Link("link"),
};
/** @param {string} kind */
export const make = (kind) => kinds[kind]();
export const any = () => ({
  /** @param {number} value */
  set(value) {
    this.value = value;
    return this;
  },
  /** @type {number | undefined} */
  value: undefined,
});
/** @param {any} builder */
export const build = (builder) => {
  const same = builder.add("a").add("b") === builder;
  try {
    return builder.fail();
  } catch (error) {
    return `${same} ${builder.text} ${/** @type {Error} */ (error).message}`;
  }
};
