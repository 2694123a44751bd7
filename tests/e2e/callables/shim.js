/**
 * @this {{ base: number }}
 * @param {number} number
 */
function noCall(number) {
  return this.base + number;
}
Object.assign(noCall, { call: null, apply: null, bind: null });
/**
 * @this {{ base: number }}
 * @param {number} number
 */
function noPrototype(number) {
  return this.base + number;
}
Object.setPrototypeOf(noPrototype, null);
const proxied = new Proxy(noCall, {
  get() {
    throw new Error("nothing is read of it");
  },
});

export class Machine {
  base = 10;
  noCall = noCall;
  noPrototype = noPrototype;
  proxied = proxied;
  /** @param {...any} list */
  optional(...list) {
    return this.base + list.length;
  }
}

export function prepare() {
  Object.assign(globalThis, { jsiCallables: { base: 20, noCall, noPrototype, proxied, value: 5 } });
}

/** @type {Record<string, any>} */
const functions = {
  noCall: Object.assign((/** @type {any} */ x) => x + 1, { call: null, apply: null }),
  noPrototype: Object.setPrototypeOf((/** @type {any} */ x) => x + 1, null),
  proxied: new Proxy((/** @type {any} */ x) => x + 1, {}),
};
/** @param {string} kind */
const make = (kind) => functions[kind];
export { make as function, make as maybeFunction };

let count = 0;
const thenable = () => ({
  get then() {
    count += 1;
    return (/** @type {(value: any) => void} */ resolve) => resolve(5);
  },
});
export const counted = thenable;
export const countedFunction = () => thenable;
export const reads = () => {
  const before = count;
  count = 0;
  return before;
};
const thrown = new TypeError("the getter's own");
export const bad = () => ({
  get then() {
    throw thrown;
  },
});
export const badFunction = () => bad;
/** @param {any} error */
export const isThrown = (error) => error === thrown;
export const wrong = () => () => "no number";
export const wrongLater = () => async () => "no number";

export const hasPage = () => typeof document === "object";
const it = hasPage() ? document.all : {};
export const all = () => it;
/** @param {any} value */
export const isAll = (value) => value === it;
export const throwAll = () => {
  throw it;
};
export const allHolder = () => ({ all: it });
