// A realm of its own has its own Error, Date, Array and so on.
const other = () => {
  if (globalThis.document !== undefined) {
    const frame = document.createElement("iframe");
    document.body.append(frame);
    return frame.contentWindow;
  }
  return process.getBuiltinModule("node:vm").runInNewContext("globalThis");
};
const foreign = other();
class Bytes extends foreign.Uint8Array {}

/** @type {Record<string, any>} */
const values = {
  error: new foreign.RangeError("foreign"),
  date: new foreign.Date(5),
  invalid: new foreign.Date(NaN),
  object: new foreign.Object(),
  promise: foreign.Promise.resolve(7),
  wrong: foreign.Promise.resolve("seven"),
  rejected: foreign.Promise.reject(new foreign.TypeError("foreign reason")),
  function: foreign.Math.max,
  integers: foreign.Array.of(1, 2),
  texts: foreign.Array.of("a", "b"),
  "typed integers": foreign.Int32Array.of(3, 4),
  doubles: foreign.Float64Array.of(0.5),
  bytes: foreign.Uint8Array.of(1, 255),
  buffer: foreign.Uint8Array.of(5, 6).buffer,
  subclass: Reflect.construct(Bytes, [[7, 8]]),
  clamped: foreign.Uint8ClampedArray.of(9),
  words: foreign.Int16Array.of(-1),
  bigints: foreign.BigUint64Array.of(2n ** 64n - 1n),
  dom: foreign.DOMException === undefined ? undefined : new foreign.DOMException("stop", "AbortError"),
};
values.rejected.catch(() => {});

export const isForeign = () =>
  foreign.Error !== Error &&
  !(values.error instanceof Error) &&
  !(values.date instanceof Date) &&
  !(values.promise instanceof Promise) &&
  // biome-ignore lint/suspicious/useIsArray: the class of this realm
  !(values.integers instanceof Array) &&
  !(values.bytes instanceof Uint8Array);
/** @param {string} kind */
export const make = (kind) => values[kind];
/** @param {string} kind */
export const throwIt = (kind) => {
  throw values[kind];
};
export const hasDomException = () => values.dom !== undefined;
