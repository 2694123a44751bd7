export class Animal {
  name = "cat";
}

/** @param {any} target */
const revoked = (target) => {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
};
const no = () => {
  throw new Error("no");
};
/** @param {any} target */
const trapped = (target) => new Proxy(target, new Proxy({}, { get: () => no }));

const getters = Object.fromEntries(["stack", "name", "message", "cause", "code"].map((key) => [key, { get: no }]));
const large = "x".repeat(1e6);

/** @type {Record<string, any>} */
const values = {
  "tag that throws": {
    get [Symbol.toStringTag]() {
      return no();
    },
    toString: no,
  },
  "revoked object": revoked({}),
  "revoked array": revoked([]),
  "revoked function": revoked(() => {}),
  "revoked error": revoked(new Error("gone")),
  "trapped object": trapped({}),
  "trapped array": trapped([]),
  "trapped function": trapped(() => {}),
  "trapped error": trapped(new Error("trapped")),
  silent: Object.defineProperties(new Error("silent"), getters),
  "symbol of a million": Symbol(large),
  symbol: Symbol(),
  "long bigint": 10n ** 30000n,
  "negative bigint": -(10n ** 500n),
  "endless bigint": 1n << 1000000n,
  "long text": "y".repeat(3e7),
  "long class": new { [large]: class {} }[large](),
  "class of no text": { constructor: { name: 5 } },
  "class that throws": {
    get constructor() {
      return no();
    },
  },
  "long function": new Function(`/* ${large} */`),
  "text that throws": { toString: no, [Symbol.toPrimitive]: no, valueOf: no },
  "long text of its own": { toString: () => large },
  "text that is none": { toString: () => ({}) },
  "long message": Object.assign(new Error(large + large), { name: large, stack: large + large }),
  // The stack first: Bun writes it, name and all, when it is assigned.
  "odd error": Object.assign(new Error("x"), { stack: {}, message: 5n, name: Symbol("n") }),
  bare: Object.create(null),
  nullProto: Object.setPrototypeOf(() => {}, null),
  "then that throws": {
    get then() {
      return no();
    },
  },
  "date in disguise": Object.setPrototypeOf({}, Date.prototype),
  "error in disguise": Object.setPrototypeOf({}, Error.prototype),
  "promise in disguise": Object.setPrototypeOf({}, Promise.prototype),
  "array in disguise": Object.setPrototypeOf({ length: 3 }, Array.prototype),
};
Object.setPrototypeOf(values, null);
const circle = [values.bare];
circle.push(circle);
values.circle = circle;

export const kinds = () => Object.keys(values);
/** @param {string} kind */
export const value = (kind) => values[kind];
/**
 * @param {string} kind
 * @param {any} it
 */
export const is = (kind, it) => Object.is(values[kind], it);
/** @param {string} kind */
export const listed = (kind) => [values[kind]];
/** @param {string} kind */
export const inField = (kind) => ({ x: values[kind] });
/** @param {string} kind */
export const throwIt = (kind) => {
  throw values[kind];
};
/** @param {string} kind */
export const reject = (kind) => Promise.reject(values[kind]);
/** @param {string} kind */
export const caused = (kind) => {
  throw Object.assign(new Error("outer", { cause: values[kind] }), { code: values[kind] });
};
/** @param {string} kind */
export const getter = (kind) => ({
  get x() {
    throw values[kind];
  },
});
/**
 * @param {(...values: any[]) => any} callback
 * @param {unknown} argument
 */
const call = (callback, argument) => {
  try {
    callback(argument);
    return "nothing";
  } catch (/** @type {any} */ error) {
    return `${error.name}: ${error.message}`;
  }
};
/**
 * @param {string} kind
 * @param {(...values: any[]) => any} callback
 */
export const give = (kind, callback) => call(callback, values[kind]);
/**
 * @param {string} kind
 * @param {(...values: any[]) => any} callback
 */
export const giveRecord = (kind, callback) => call(callback, { x: values[kind] });
