class Animal {
  #name = "cat";
  legs = 4;
  get name() {
    return this.#name;
  }
  set name(value) {
    if (value === "") throw new RangeError("empty name");
    this.#name = value;
  }
  speak(...words) {
    return `${this.#name} says ${words.join(" ")}`;
  }
  static isAnimal(value) {
    return #name in value;
  }
}

const all = {
  cat: new Animal(), Animal, frozen: Object.freeze({ a: 1, nested: { b: 2 } }), sealed: Object.seal({ a: 1 }),
  bare: Object.assign(Object.create(null), { x: 1 }), inherits: Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } }),
  function: function add(a, b) { return a + b; }, strict: function () { "use strict"; return this === undefined; }, array: [1, 2, 3],
  kinds: { n: 1.5, s: "text", b: true, z: null, u: undefined, f: () => 5, o: {}, y: Symbol("s"), big: 5n, list: ["a"] },
  accessor: { get bad() { throw new TypeError("getter"); }, set bad(value) { throw new TypeError("setter"); } },
  locked: Object.defineProperty({}, "fixed", { value: 1, writable: false, configurable: false }),
  proxy: new Proxy({}, { get: (_, key) => `got ${String(key)}`, has: () => { throw new Error("has trap"); } }),
  "no instance": { [Symbol.hasInstance]() { throw new Error("no instance"); } },
  text: "text", number: 1, null: null, undefined, symbol: Symbol("s"),
};
export const make = (kind) => all[kind];
export const echo = (value) => value;
export const same = (a, b) => a === b;
export function optional() {
  return `${arguments.length}: ${[...arguments].map((value) => (value === null ? "null" : typeof value)).join(" ")}`;
}
export const own = (value) => `${Reflect.ownKeys(value).map(String).join()} ${Object.getPrototypeOf(value).constructor.name}`;
export const list = (value, count) => Array(count).fill(value);
