/** @param {any} value */
export const text = (value) => JSON.stringify(value);
/** @param {any} value */
export const same = (value) => value;
/** @param {any} value */
const tag = (value) => Object.prototype.toString.call(value).slice(8, -1);
/** @param {any} value */
export const classes = (value) => `${tag(value)} ${tag(Object.values(value)[0])}`;

class Point {
  x = 1;
  get y() {
    return 2;
  }
}

/** @returns {any} */
function cycle() {
  const it = { inner: {} };
  it.inner = it;
  return it;
}

/** @type {Record<string, () => any>} */
const made = {
  everything: () => ({
    bytes: new Uint8Array([1, 255]),
    floats: new Float32Array([0.5]),
    bigints: new BigInt64Array([-3n]),
    date: new Date(0),
    map: new Map([[1, "one"]]),
    set: new Set(["x"]),
    big: 2n ** 100n,
    small: 7n,
    absent: undefined,
  }),
  point: () => new Point(),
  bare: () => Object.assign(Object.create(null), { x: 1 }),
  holes: () => [1, , 3],
  function: () => ({ f: () => 1 }),
  symbol: () => Symbol("s"),
  cycle,
  deep: () => JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`),
  throws: () => ({
    get x() {
      throw new Error("no x");
    },
  }),
};
/** @param {string} kind */
export const make = (kind) => made[kind]?.();
