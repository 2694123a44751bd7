// Uses of a view, by name.

/** The view that a call left here. */
/** @type {any} */
let left;

/**
 * The typed array class of a view.
 * @param {any} view
 */
const classOf = (view) => view.slice().constructor;

/**
 * An object whose conversion to a number has an effect.
 * @param {() => unknown} act
 */
const conversion = (act) => ({
  valueOf: () => {
    act();
    return 0;
  },
});

/** @type {Record<string, (view: any) => unknown>} */
const actions = {
  // properties
  length: (view) => view.length,
  byteLength: (view) => view.byteLength,
  isDisposed: (view) => view.isDisposed,
  members: (view) => {
    const names = Object.getOwnPropertyNames(Object.getPrototypeOf(view));
    return names
      .filter((name) => name !== "constructor")
      .sort()
      .join(" ");
  },
  own: (view) => Reflect.ownKeys(view).length,
  kind: (view) => classOf(view).name,

  // copying
  double: (view) => view.set(view.slice().map((/** @type {any} */ value) => value * 2)),
  setAt1: (view) => view.set(classOf(view).of(7, 8), 1),
  setNothing: (view) => view.set(new (classOf(view))(0), view.length),
  copyTo: (view) => {
    const target = new (classOf(view))(view.length + 1);
    view.copyTo(target);
    return target.join();
  },
  copyToFrom1: (view) => {
    const target = new (classOf(view))(view.length);
    view.copyTo(target, 1);
    return target.join();
  },
  slices: (view) =>
    [[], [1], [1, 2], [-2], [0, -1], [-100, 100], [2, 1], [5]].map((args) => view.slice(...args).join()).join(" | "),
  copy: (view) => {
    const copy = view.slice();
    copy.fill(99);
    return copy.buffer.byteLength;
  },
  shift: (view) => view.copyTo(view, 1),

  // wrong
  setOther: (view) => view.set(new Int16Array(1)),
  setArray: (view) => view.set([1]),
  setNull: (view) => view.set(null),
  copyToOther: (view) => view.copyTo(new Int16Array(100)),
  setTooMany: (view) => view.set(new (classOf(view))(view.length + 1)),
  setBeyond: (view) => view.set(classOf(view).of(1), view.length),
  setBefore: (view) => view.set(classOf(view).of(1), -1),
  setBetween: (view) => view.set(classOf(view).of(1), 0.5),
  copyToLittle: (view) => view.copyTo(new (classOf(view))(view.length - 1)),
  copyFromBeyond: (view) => view.copyTo(new (classOf(view))(100), view.length + 1),
  detached: (view) => {
    const array = new (classOf(view))(1);
    structuredClone(array, { transfer: [array.buffer] });
    view.set(array);
  },
  throwIt: () => {
    throw new Error("thrown by the test");
  },
  disposeWhileConverted: (view) => view.slice(conversion(() => view.dispose())),
  make: (view) => new view.constructor({}, "u8", 0, 100, false, -1),
  subclass: (view) => new (class extends view.constructor {})(),
  forge: (view) => Object.create(Object.getPrototypeOf(view)).slice(),
  proxy: (view) => new Proxy(view, {}).slice(),

  // life
  keep: (view) => {
    left = view;
  },
  keepAndThrow: (view) => {
    left = view;
    throw new Error("thrown by the test");
  },
  dispose: (view) => {
    left = view;
    view.dispose();
    view.dispose();
    return view.isDisposed;
  },
  disposeBySymbol: (view) => {
    view[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
    return view.isDisposed;
  },
  isLeft: (view) => view === left,
  setFromLeft: (view) => view.set(left),
  copyToLeft: (view) => view.copyTo(left),
  setByte: (view) => view.set(Uint8Array.of(9)),
  copyToBytes: (view) => view.copyTo(new Uint8Array(9)),
  slice: (view) => view.slice(),
};

/**
 * @param {any} view
 * @param {string} action
 */
export function run(view, action) {
  return actions[action](view);
}

/**
 * @param {any} first
 * @param {any} view
 * @param {string} action
 */
export function second(first, view, action) {
  left = first;
  return actions[action](view);
}

/** @param {string} action */
export function kept(action) {
  return actions[action](left);
}

export function forget() {
  left = undefined;
}

/**
 * @param {number} from
 * @param {any} to
 */
export function copy(from, to) {
  to.set(from);
}

/**
 * @param {any} view
 * @param {(...values: any[]) => any} callback
 */
export function around(view, callback) {
  view.set(Uint8Array.of(1), 0);
  callback();
  view.set(Uint8Array.of(2), view.length - 1);
}

function unsafe() {}
export { unsafe };

/** @param {any} view */
export function texts(view) {
  left = view;
}

/** @param {any} view */
export function big(view) {
  left = view;
  return BigInt(view.length);
}

/** @param {any} view */
export function bigThrows(view) {
  left = view;
  throw new Error("no bigint");
}

/** @param {any} view */
export function quiet(view) {
  view.set(Uint8Array.of(3));
}

export class Mixer {
  /**
   * @param {any} samples
   * @param {any} output
   */
  constructor(samples, output) {
    this.samples = samples.slice();
    this.output = output;
    left = samples;
  }

  /** @param {any} more */
  mix(more) {
    const sum = this.samples.slice();
    more.slice().forEach((/** @type {any} */ value, /** @type {number} */ i) => {
      sum[i] += value;
    });
    this.output.set(sum);
  }

  /** @param {any} into */
  fill(into) {
    into.set(this.output);
  }

  /** @param {any} samples */
  static sum(samples) {
    return samples.slice().reduce((/** @type {any} */ sum, /** @type {any} */ value) => sum + value, 0);
  }
}
