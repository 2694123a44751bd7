/** @param {any} value */
export const echo = (value) => value;
/** @param {any} value */
export const keys = (value) => `${Object.keys(value).join()} ${Object.getPrototypeOf(value) === Object.prototype}`;
/** @param {{ n: number, note?: string }[]} values */
export const names = (...values) => values.map(({ n, note }) => `${n}${note ?? ""}`).join(" ");
/** @param {any} value */
export const look = (value) =>
  [
    Object.hasOwn(value, "constructor") && value.constructor,
    Object.getPrototypeOf(value) === Object.prototype,
    Object.hasOwn(value, "__proto__") && JSON.stringify(Reflect.get(value, "__proto__")),
    Object.hasOwn(value, "toString"),
    value['a "b"'],
  ].join(" ");
/** @param {any} value */
export const plain = (value) => {
  const ordinary = Object.values(Object.getOwnPropertyDescriptors(value)).every(
    (it) => "value" in it && it.writable && it.enumerable && it.configurable,
  );
  return `${Reflect.ownKeys(value).join()} ${value.constructor.name} ${ordinary && Object.isExtensible(value)}`;
};

/** @type {string[]} */
const read = [];
export const reads = () => read.splice(0).join();
/** @param {any} object */
const spy = (object) =>
  new Proxy(object, {
    get(target, key) {
      read.push(String(key));
      return target[key];
    },
  });

class Base {
  get n() {
    return 7;
  }
}
class Derived extends Base {
  note = "own";
}

/** @type {Record<string, any>} */
const all = {
  inherited: () => new Derived(),
  function: () => Object.assign(() => {}, { n: 1 }),
  bare: () => Object.assign(Object.create(null), { n: 2 }),
  surplus: () => ({
    m: 1,
    n: 4,
    get secret() {
      throw new Error("read");
    },
    [Symbol("s")]: 1,
  }),
  array: () => Object.assign([], { n: 3 }),
  spied: () => spy({ last: "x", list: [], first: { n: 1 }, surplus: 1 }),
  early: () => spy({ last: 5, first: { n: "no" }, list: [] }),
  deep: () => ({ first: { n: 1 }, list: [{ n: 1 }, { n: 2 }, { n: 3, note: 4 }], last: "" }),
  unlisted: () => ({ first: { n: 1 }, list: { length: 1 }, last: "" }),
  "null inside": () => ({ first: null, list: [], last: "" }),
  throwing: () => ({
    first: { n: 1 },
    get list() {
      throw new SyntaxError("no list");
    },
    last: "",
  }),
  text: () => "n",
  number: () => 5,
  null: () => null,
  undefined: () => undefined,
  symbol: () => Symbol("s"),
  empty: () => ({}),
  nulls: () => ({ n: 1, note: null, a: null, b: null, c: null, d: null, e: null, constructor: 1, 'a "b"': 1 }),
  "only c": () => ({ c: undefined }),
  plain: () => ({ 'a "b"': 1 }),
};
/** @param {string} kind */
export const make = (kind) => all[kind]();

/** @param {(...values: any[]) => any} callback */
export const lazy = (callback) => ({
  get first() {
    callback("first");
    return {
      get n() {
        return callback("n");
      },
      note: "é",
    };
  },
  get list() {
    const item = {
      get n() {
        return callback("item");
      },
    };
    return [item, item];
  },
  get last() {
    return `last ${callback("last")}`;
  },
});
