function noCall(x) {
  return this.base + x;
}
noCall.call = null;
noCall.apply = null;
noCall.bind = null;
function noPrototype(x) {
  return this.base + x;
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
  optional(...list) {
    return this.base + list.length;
  }
}

export function prepare() {
  globalThis.jsiCallables = { base: 20, noCall, noPrototype, proxied, value: 5 };
}

const functions = {
  noCall: Object.assign((x) => x + 1, { call: null, apply: null }),
  noPrototype: Object.setPrototypeOf((x) => x + 1, null),
  proxied: new Proxy((x) => x + 1, {}),
};
const make = (kind) => functions[kind];
export { make as function, make as maybeFunction };

let count = 0;
const thenable = () => ({
  get then() {
    count += 1;
    return (resolve) => resolve(5);
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
export const isThrown = (error) => error === thrown;
export const wrong = () => () => "no number";
export const wrongLater = () => async () => "no number";

export const hasPage = () => typeof document === "object";
const it = hasPage() ? document.all : {};
export const all = () => it;
export const isAll = (value) => value === it;
export const throwAll = () => {
  throw it;
};
export const allHolder = () => ({ all: it });
