/**
 * @param {number} count
 * @param {(index: number) => unknown} make
 */
const list = (count, make) => Array.from({ length: count }, (_, i) => make(i));

/** @param {number} count */
export const bytes = (count) => list(count, (/** @type {number} */ i) => i % 256);
/** @param {number} count */
export const doubles = (count) => list(count, (/** @type {number} */ i) => i / 2);
/** @param {number} count */
export const texts = (count) => list(count, (/** @type {number} */ i) => `n${i}`);
/** @param {number} count */
export const objects = (count) => list(count, (/** @type {number} */ i) => ({ i }));
/** @param {number} count */
export const anys = (count) => list(count, (/** @type {number} */ i) => [i, `${i}`, null, undefined][i % 4]);
/** @param {number} count */
export const pairs = (count) =>
  list(count, (/** @type {number} */ i) => ({ key: `${i}`, values: list(i % 3, (/** @type {number} */ j) => j) }));
/** @param {number} count */
export const view = (count) => Float64Array.from({ length: count }, (_, i) => i);
/** @param {any[]} values */
export const sum = (values) => values.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0);
/** @param {...any} values */
export const sumAll = (...values) => sum(values);
/** @param {any[]} values */
export const sumPairs = (values) => sum(values.map((/** @type {any} */ pair) => Number(pair.key) + sum(pair.values)));

/** @param {any[]} values */
export const classOf = (values) => `${values.constructor.name} ${values.length}`;

/** @type {any} */
let last;
/** @param {any[]} values */
export const keep = (values) => {
  last = values;
};
export const kept = () => last;
export const changeKept = () => {
  last[0] = 99;
};

class Liar extends Uint8Array {
  get length() {
    return 1_000_000;
  }
  get byteLength() {
    return 1_000_000;
  }
  get byteOffset() {
    return 1_000_000;
  }
}

const PlainUint8Array = /** @type {{ new (buffer: ArrayBuffer): object }} */ (Uint8Array);

class Untouchable extends PlainUint8Array {
  get length() {
    throw new Error("length");
  }
  at() {
    throw new Error("at");
  }
  [Symbol.iterator]() {
    throw new Error("iterator");
  }
  slice() {
    throw new Error("slice");
  }
  subarray() {
    throw new Error("subarray");
  }
}

const detached = () => {
  const array = new Uint8Array([1, 2, 3]);
  structuredClone(array.buffer, { transfer: [array.buffer] });
  return array;
};

const outside = () => {
  const buffer = new ArrayBuffer(8, { maxByteLength: 8 });
  const array = new Uint8Array(buffer, 4);
  buffer.resize(2);
  return array;
};

/** @param {string} kind */
const odd = (kind) => {
  switch (kind) {
    case "hole":
      return [1, , 3];
    case "text hole":
      return ["a", , "c"];
    case "bytes' heir":
      return new (class Mine extends Uint8Array {})([3, 4]);
    case "empty buffer":
      return new ArrayBuffer(0);
    case "untouchable":
      return new Untouchable(new Uint8Array([1, 2, 3]).buffer);
    case "text at 2":
      return [1, 2, "3"];
    case "null at 0":
      return [null];
    case "large":
      return [1, 256];
    case "huge":
      return [0, 1e39];
    case "text":
      return "123";
    case "arguments":
      return /** @type {Function} */ (
        function () {
          // biome-ignore lint/complexity/noArguments: the value of this case
          return arguments;
        }
      )(1, 2);
    case "set":
      return new Set([1]);
    case "null":
      return null;
    case "undefined":
      return undefined;
    case "part":
      return new Float64Array([0, 1, 2, 3]).subarray(1, 3);
    case "odd part":
      return new Uint8Array([0, 1, 2, 3, 4]).subarray(1, 4);
    case "longer proxy":
      return new Proxy([5, 6], { get: (target, key) => (key === "length" ? 4 : Reflect.get(target, key)) });
    case "proxy":
      return new Proxy([5, 6], {});
    case "subclass":
      return class Mine extends Array {}.from([7, 8]);
    case "shrinking":
      return Object.defineProperty([1, 2, 3], 0, {
        get() {
          this.length = 1;
          return 1;
        },
      });
    case "throwing":
      return Object.defineProperty([1, 2], 1, {
        get() {
          throw new RangeError("no element");
        },
      });
    case "bad pair":
      return [
        { key: "a", values: [] },
        { key: "b", values: [1, 2.5] },
      ];
    case "no pair":
      return [{ key: "a", values: [] }, null];
    case "liar":
      return new Liar([1, 2, 3]);
    case "outside":
      return outside();
    case "detached":
      return detached();
    case "buffer":
      return new Uint8Array([4, 5]).buffer;
    case "view":
      return new DataView(new ArrayBuffer(2));
    case "integers":
      return [1, 2];
    case "tagged":
      return {
        get [Symbol.toStringTag]() {
          return "Uint8Array";
        },
        length: 1,
        0: 1,
      };
    case "pretender":
      return Object.create(Uint8Array.prototype);
    case "float16":
      return new Int16Array([1]);
    default:
      return new /** @type {any} */ (globalThis)[kind]([kind.startsWith("Big") ? 1n : 1, kind.startsWith("Big") ? 2n : 2]);
  }
};
export { odd };

/** @param {(...values: any[]) => any} callback */
const getters = (callback) => {
  const array = [0, 0, 0, 0];
  for (let index = 0; index < 4; index++) Object.defineProperty(array, index, { get: () => callback(index) });
  return array;
};
export { getters as lazy, getters as lazyTexts, getters as lazyNumbers };

/** @param {any[]} values */
export const lengthOf = (values) => values.length;
/** @param {number} count */
export const blank = (count) => new Uint8Array(count);
