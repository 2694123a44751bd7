/** @typedef {(...values: any[]) => any} Any */

/** @param {unknown} value */
export const same = (value) => value;
export const wrong = () => [[1], [2, "x"]];

/** @param {any} options */
export function run(options) {
  const { title, label, big, number, bytes, handlers, matrix } = options;
  return [
    title,
    label?.(1.5, 2),
    label?.(1.5, 2, "px"),
    String(big(1n << 60n)),
    String(number(7)),
    bytes(new Uint8Array([1, 2])).constructor.name,
    handlers.map((/** @type {Any} */ handler) => handler({ x: 1, y: 2 }) ?? handler(null)),
    JSON.stringify(matrix),
  ].join();
}

export const made = () => ({
  title: null,
  label: (/** @type {any[]} */ ...values) => values.join("-"),
  big: (/** @type {bigint} */ value) => value + 1n,
  number: (/** @type {number} */ value) => value + 1,
  bytes: (/** @type {Uint8Array} */ value) => value.map((byte) => byte + 1),
  handlers: [(/** @type {any} */ point) => (point === null ? null : point.x > 0)],
  matrix: [[1], [], [2, 3]],
});
export const wrongOptions = () => ({ ...made(), handlers: [() => true, 5] });

/**
 * @param {Any[]} all
 * @param {number} value
 */
export const callLast = (all, value) => all[all.length - 1](value);

export const curried = () => (/** @type {number} */ a) => (/** @type {number} */ b) => (/** @type {number} */ c) =>
  a * 100 + b * 10 + c;
/** @param {Any} f */
export const compose = (f) => f((/** @type {number} */ x) => BigInt(x) * 2n)(5n);
/** @param {Any} f */
export const nullable = (f) => [f(1.5, null, [1]), f(undefined, true, null)].map(String).join();
/** @param {unknown} value */
export const later = async (value) => value;

/** @param {Any} f */
export const sum = (f) => f(...Array.from({ length: 16 }, (_, i) => i));
export const adder =
  () =>
  (/** @type {number[]} */ ...values) =>
    values.reduce((a, b) => a + b) * (values.length === 16 ? 1 : 0);
/** @param {Any} f */
export const optional = (f) => [f(1), f(1, 2), f(1, undefined, null), f(1, 2, "c"), String(f.length)];
/** @param {Any} f */
export const rest = (f) => [f("a"), f("a", 1), f("a", 1, 2.5), String(f.length)];
export const joined =
  () =>
  (/** @type {string} */ separator, /** @type {string[]} */ ...parts) =>
    parts.join(separator);
export const counted =
  () =>
  (/** @type {unknown[]} */ ...values) =>
    values.length;

/** @type {Any[]} */
let listeners = [];
/** @param {Any} listener */
export const on = (listener) => void listeners.push(listener);
/** @param {Any} [listener] */
export function off(listener) {
  const before = listeners.length;
  listeners = listeners.filter((one) => one !== listener);
  return listeners.length < before;
}
/** @param {string} text */
export function emit(text) {
  for (const listener of listeners) listener(text);
}
export const current = () => listeners[0];

export const job = () => ({ name: "js", done: Promise.resolve(5) });
/** @param {any} job */
const text = async (job) => `${job.name} ${await job.done}`;
export { text as await };
/** @param {any} batch */
export const awaitAll = async ({ jobs, last }) =>
  (await Promise.all([...jobs, ...(last === null ? [] : [last])].map(text))).join();
/** @param {boolean} there */
export const maybe = (there) => (there ? Promise.resolve(3) : null);
/**
 * @param {Promise<number> | null} p
 * @param {Promise<number>} [q]
 */
export const give = async (p, q) => `${p === null ? p : await p} ${q === undefined ? q : await q}`;
/** @param {Any} f */
export const chain = (f) => f(Promise.resolve(20));
/** @param {Any} f */
export const jobs = (f) => text(f(job()));

/** @param {number} depth */
export function nodes(depth) {
  /** @type {any} */
  let value = { value: -1, next: null };
  for (let i = 1; i < depth; i++) value = i % 2 === 0 ? { value: i, next: value } : { value: i, next: null, other: value };
  return value;
}
/** @param {any} node */
export function measure(node) {
  let depth = 1;
  for (; node.value !== -1; depth++) node = node.next ?? node.other;
  return depth;
}
/** @param {number} depth */
export function lefts(depth) {
  /** @type {any} */
  let value = { n: -1, right: null };
  for (let i = 1; i < depth; i++) {
    value = { n: i, right: i % 2 === 0 ? { left: value, items: [] } : { items: [{ n: 0, right: null }, value] } };
  }
  return value;
}
export function circle() {
  /** @type {any} */
  const value = { value: 1, next: null };
  value.next = value;
  return value;
}
export function pair() {
  /** @type {any} */
  const left = { n: 1, right: { items: [] } };
  left.right.left = left;
  left.right.items.push(left);
  return left;
}
/** @param {number} depth */
export function wrongNode(depth) {
  /** @type {any} */
  let value = { value: "x", next: null };
  for (let i = 1; i < depth; i++) value = { value: i, next: value };
  return value;
}
