/** @type {Set<object>} */
const registered = new Set();
/** @type {object[]} */
let kept = [];

/** @param {object} provider */
export function register(provider) {
  registered.add(provider);
}

/** @param {object} provider */
export function unregister(provider) {
  return registered.delete(provider);
}

export function current() {
  return [...registered].at(-1);
}

export function count() {
  return registered.size;
}

/**
 * @param {object} it
 * @param {string} code
 * @param {object} [other]
 */
export function run(it, code, other) {
  return new Function("it", "other", code)(it, other);
}

/**
 * @param {object} it
 * @param {string} code
 */
export async function runLater(it, code) {
  const body = `return (async () => { ${code} })();`;
  return new Function("it", body)(it);
}

export const runOdd = run;
export const runBare = run;

/** @param {string} code */
export function implement(code) {
  return new Function(`return (${code});`)();
}

export const implementBare = implement;

/**
 * @param {object} a
 * @param {object} b
 */
export function same(a, b) {
  return a === b;
}

/** @param {object[]} providers */
export function all(providers) {
  return providers.toReversed();
}

/** @param {object} cell */
export function cell(cell) {
  return cell;
}

/** @param {object} provider */
export async function later(provider) {
  return provider;
}

/** @param {{ provider: Promise<object> }} pending */
export function pending({ provider }) {
  return { provider: provider.then((it) => it) };
}

/**
 * @param {Record<string, object>} all
 * @param {[object, object | null]} pair
 */
export function known(all, [first, second]) {
  const found = new Map(Object.entries(all));
  found.set("first", first);
  if (second !== null) found.set("second", second);
  return found;
}

/**
 * @param {Set<object>} all
 * @param {Map<object, number>} numbers
 * @returns {[Set<object>, Map<object, number>]}
 */
export function members(all, numbers) {
  return [new Set([...all].toReversed()), new Map([...numbers].toReversed())];
}

/**
 * @param {(provider: object) => object | null} visit
 * @param {object} provider
 */
export function call(visit, provider) {
  return visit(provider);
}

/** @param {object | null} [provider] */
export function maybe(provider) {
  return provider === null || provider === undefined ? String(provider) : "an object";
}

/** @param {{ changed(value: number): void }} watcher */
export function watch(watcher) {
  watcher.changed(7);
}

/** @param {object} provider */
export function keep(provider) {
  kept.push(provider);
}

export function forget() {
  kept = [];
}

export class Thing {}
