class Mine extends RangeError {
  name = "Mine";
  code = "E_MINE";
}
class Unnamed extends Error {}

const cause = new TypeError("inner", { cause: "text cause" });
const cyclic = new Error("cyclic");
cyclic.cause = cyclic;

/** @type {Record<string, any>} */
const values = {
  error: new Error("plain"),
  type: new TypeError("type"),
  range: new RangeError("range"),
  syntax: new SyntaxError("syntax"),
  reference: new ReferenceError("reference"),
  uri: new URIError("uri"),
  eval: new EvalError("eval"),
  aggregate: new AggregateError([1], "aggregate"),
  mine: new Mine("mine"),
  unnamed: new Unnamed("unnamed"),
  caused: new Error("outer", { cause }),
  "null cause": new Error("x", { cause: null }),
  cyclic,
  dom: new DOMException("stop", "AbortError"),
  empty: new Error(""),
  frozen: Object.freeze(new Error("frozen")),
  string: "a string",
  "empty string": "",
  zero: 0,
  NaN,
  false: false,
  bigint: 5n,
  null: null,
  undefined,
  symbol: Symbol("s"),
  object: { name: "Odd", message: "odd" },
  "no message": {},
  bare: Object.create(null),
  array: [1, 2],
  function: () => {},
  hostile: {
    get name() {
      throw new Error("no name");
    },
    get message() {
      throw new Error("no message");
    },
    get stack() {
      throw new Error("no stack");
    },
    toString() {
      throw new Error("no text");
    },
  },
  "odd fields": Object.assign(new Error("x"), { name: 5, message: {}, stack: null }),
  "bad cause": new Error("x", { cause: new Date(NaN) }),
  promise: Promise.resolve(1),
  date: new Date(5),
  true: true,
  "invalid date": new Date(NaN),
  huge: 2n ** 200n,
  "error like": { name: "TypeError", message: "like", stack: "none" },
  heir: Object.create(new Error("parent")),
  tagged: { [Symbol.toStringTag]: "Error", name: "Error", message: "tagged" },
};
/** @param {string} kind */
export const throwIt = (kind) => {
  throw values[kind];
};
/** @param {string} kind */
export const reject = async (kind) => throwIt(kind);
/** @param {string} kind */
export const value = (kind) => values[kind];
/** @param {any} error */
export const rethrow = (error) => {
  throw error;
};
export { rethrow as throwAny };
/** @param {(...values: any[]) => any} callback */
export const caught = (callback) => {
  try {
    callback();
    return "nothing";
  } catch (/** @type {any} */ error) {
    return `${error.constructor.name} ${error.name} ${error.message} ${typeof error.stack} ${error.cause?.message}`;
  }
};
/**
 * @param {(...values: any[]) => any} callback
 * @param {boolean} wrap
 */
export const pass = (callback, wrap) => {
  try {
    callback();
  } catch (/** @type {any} */ error) {
    throw wrap ? new Error("wrapped", { cause: error }) : error;
  }
};
/** @param {(...values: any[]) => any} callback */
export const passLater = async (callback) => {
  await callback();
};
/**
 * @param {any} a
 * @param {any} b
 */
export const isSame = (a, b) => a === b;
/**
 * @param {string} kind
 * @param {any} value
 */
export const isValue = (kind, value) => Object.is(values[kind], value);
/**
 * @param {string} kind
 * @param {(...values: any[]) => any} callback
 */
export const throwsValue = (kind, callback) => {
  try {
    callback();
  } catch (/** @type {any} */ error) {
    return isValue(kind, error);
  }
  return false;
};
/**
 * @param {string} kind
 * @param {(...values: any[]) => any} callback
 */
export const rejectsValue = (kind, callback) =>
  callback().then(
    () => false,
    (/** @type {any} */ error) => isValue(kind, error),
  );
/** @param {any} error */
export const describe = (error) => `${error instanceof Error} ${error.constructor.name} ${error}`;
/** @param {(...values: any[]) => any} callback */
export function chain(callback) {
  const messages = [];
  try {
    callback();
  } catch (/** @type {any} */ error) {
    for (let next = error; next !== undefined; next = next.cause) messages.push(next.message);
  }
  return messages.length > 5 ? `${messages.length} ${messages[0]}` : messages.join(" < ");
}
