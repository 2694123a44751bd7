// `MemoryView`: memory of Rust that JavaScript uses for a call, or until it releases it. Everything is copied in or out; no
// typed array over the memory leaves this file, since such an array would outlive the view and break when memory grows.

import { cover, OVER, rt, state } from "./state.js";
import { releaseView } from "./enter.js";
import { articled, describe } from "./errors.js";
import { KINDS } from "./shapes.js";
import { lengthOf, lost, typedClass, typedName } from "./typed.js";

/** @import { Borrowed } from "./types.d.ts" */
/** @import { ElementKind } from "./typed.js" */

// Read now: a later replacement would get access to the memory.
const { apply } = Reflect;
const { set } = Object.getPrototypeOf(Uint8Array.prototype);

/** The constructor accepts nothing else: only Rust makes views. */
const secret = {};
/** In place of the number of a pinned buffer, which is not negative. */
const BORROWED = -1;

/**
 * The view of a pinned buffer, by the number of the buffer.
 * @typedef {{ id: number, weak: WeakRef<MemoryView> }} PinnedEntry
 */

/** @type {(PinnedEntry | undefined)[]} */
const pinned = [];

/** @type {(value: unknown) => value is MemoryView} */
let isView;

const collected = new FinalizationRegistry((/** @type {PinnedEntry} */ entry) => {
  // Not if the buffer was passed again before this: then it has another view.
  if (pinned[entry.id] === entry) release(entry.id);
});

/** @param {number} id */
function release(id) {
  pinned[id] = undefined;
  releaseView(id);
}

class MemoryView {
  /** @type {ElementKind} */
  #kind;
  /** @type {number} */
  #address;
  /** @type {number} */
  #length;
  /** @type {boolean} */
  #readonly;
  /** @type {number} */
  #id;
  /** @type {Borrowed} */
  #loan;

  /**
   * @param {object} key
   * @param {ElementKind} kind
   * @param {number} address
   * @param {number} length
   * @param {boolean} readonly
   * @param {number} id of the pinned buffer, or `BORROWED`
   * @param {Borrowed} loan
   */
  constructor(key, kind, address, length, readonly, id, loan) {
    if (key !== secret) throw new TypeError("MemoryView: only Rust can create memory views");
    this.#kind = kind;
    this.#address = address;
    this.#length = length;
    this.#readonly = readonly;
    this.#id = id;
    this.#loan = loan;
  }

  static {
    isView = /** @type {typeof isView} */ ((value) => typeof value === "object" && value !== null && #loan in value);
  }

  get length() {
    this.#check("length", "view");
    return this.#length;
  }

  get byteLength() {
    this.#check("byteLength", "view");
    return this.#length * typedClass(this.#kind).BYTES_PER_ELEMENT;
  }

  get isDisposed() {
    return this.#loan.key === OVER;
  }

  /**
   * Copies all elements of `source` to this view, from `targetOffset` on.
   * @param {unknown} source
   * @param {unknown} [targetOffset]
   */
  set(source, targetOffset) {
    this.#check("set", "view");
    if (this.#readonly) throw failure(TypeError, "set", "the view is read-only");
    const elements = this.#elementsOf(source, "set", "source");
    const offset = this.#offset(targetOffset, "set");
    const count = lengthOf(elements);
    if (count > this.#length - offset) {
      throw failure(RangeError, "set", `${count} elements at offset ${offset} overrun a view of ${this.#length}`);
    }
    apply(set, this.#memory(0), [elements, offset]);
  }

  /**
   * Copies the elements from `sourceOffset` on to the beginning of `target`.
   * @param {unknown} target
   * @param {unknown} [sourceOffset]
   */
  copyTo(target, sourceOffset) {
    this.#check("copyTo", "view");
    const elements = this.#elementsOf(target, "copyTo", "target");
    if (isView(target) && target.#readonly) throw failure(TypeError, "copyTo", "the target is read-only");
    const offset = this.#offset(sourceOffset, "copyTo");
    const count = this.#length - offset;
    const room = lengthOf(elements);
    if (count > room) {
      throw failure(RangeError, "copyTo", `${count} elements from offset ${offset} on overrun a target of ${room}`);
    }
    apply(set, elements, [this.#memory(offset)]);
  }

  /**
   * A copy of the elements; offsets below zero count from the end, as in `Array.prototype.slice`.
   * @param {unknown} [start]
   * @param {unknown} [stop]
   */
  slice(start, stop) {
    this.#check("slice", "view");
    const from = relative(start, 0, this.#length);
    const to = relative(stop, this.#length, this.#length);
    // Once more: the conversion of an object to a number runs its code.
    this.#check("slice", "view");
    const copy = new (typedClass(this.#kind))(Math.max(to - from, 0));
    apply(set, copy, [this.#memory(from, copy.length)]);
    return copy;
  }

  dispose() {
    this.#end();
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.#end();
  }

  /**
   * Throws when the view is disposed.
   * @param {string} method
   * @param {string} which
   */
  #check(method, which) {
    if (this.#loan.key === OVER) throw failure(Error, method, `the ${which} is disposed`);
  }

  #end() {
    if (this.#loan.key === OVER) return;
    this.#loan.key = OVER;
    if (this.#id !== BORROWED) {
      collected.unregister(this);
      release(this.#id);
    }
  }

  /**
   * The elements in memory. Created each time, since growing memory detaches arrays.
   * @param {number} from
   */
  #memory(from, count = this.#length - from) {
    const Class = typedClass(this.#kind);
    const at = this.#address + from * Class.BYTES_PER_ELEMENT;
    cover(at + count * Class.BYTES_PER_ELEMENT);
    return new Class(state.u8.buffer, at, count);
  }

  /**
   * The elements of the other end of a copy: a typed array of this class, or another view of this kind.
   * @param {unknown} value
   * @param {string} method
   * @param {string} which
   */
  #elementsOf(value, method, which) {
    const { name } = typedClass(this.#kind);
    if (isView(value) && value.#kind === this.#kind) {
      value.#check(method, which);
      return value.#memory(0);
    }
    if (typedName(value) === name) {
      const why = lost(value);
      if (why !== undefined) throw failure(TypeError, method, `the ${which} is ${why}`);
      return value;
    }
    const found = isView(value) ? `MemoryView<${value.#kind}>` : describe(value);
    throw failure(TypeError, method, `expected ${articled(name)} or a MemoryView<${this.#kind}>, found ${found}`);
  }

  /**
   * @param {unknown} value
   * @param {string} method
   */
  #offset(value, method) {
    if (value === undefined) return 0;
    if (!Number.isInteger(value)) {
      throw failure(TypeError, method, `offset: expected an integer, found ${describe(value)}`);
    }
    if (value < 0 || value > this.#length) {
      throw failure(RangeError, method, `offset: out of range: ${value}, minimum 0, maximum ${this.#length}`);
    }
    return value;
  }
}

/**
 * The error of a method.
 * @param {ErrorConstructor} kind
 * @param {string} method
 * @param {string} text
 */
function failure(kind, method, text) {
  return new kind(`MemoryView.${method}: ${text}`);
}

/**
 * The index of an argument of `slice`.
 * @param {unknown} value
 * @param {number} absent the index where there is no argument
 * @param {number} length
 */
function relative(value, absent, length) {
  if (value === undefined) return absent;
  const index = Math.trunc(+(/** @type {number} */ (value))) || 0;
  return index < 0 ? Math.max(index + length, 0) : Math.min(index, length);
}

/**
 * For glue: a view of `count` elements that is lent to a call.
 * @param {ElementKind} kind
 * @param {number} ptr
 * @param {number} count
 * @param {boolean} readonly
 */
export function view(kind, ptr, count, readonly) {
  const it = { key: BORROWED };
  const made = new MemoryView(secret, kind, ptr >>> 0, count, readonly, BORROWED, it);
  rt.lent = { it, key: OVER, next: rt.lent };
  return made;
}

/**
 * The view of a pinned buffer.
 * @param {number} id
 * @param {number} kind
 * @param {number} address
 * @param {number} count
 * @param {number} readonly
 */
export function pinnedView(id, kind, address, count, readonly) {
  const known = pinned[id]?.weak.deref();
  if (known !== undefined) return known;
  const elementKind = /** @type {ElementKind} */ (KINDS[kind]);
  const made = new MemoryView(secret, elementKind, address >>> 0, count, readonly !== 0, id, { key: id });
  const entry = { id, weak: new WeakRef(made) };
  pinned[id] = entry;
  collected.register(made, entry, made);
  return made;
}

/** The count of borrowed views that are still usable. */
export function lentViews() {
  let count = 0;
  for (let loan = rt.lent; loan !== undefined; loan = loan.next) if (loan.it.key === BORROWED) count += 1;
  return count;
}

/**
 * Installs the runtime module of views.
 * @param {number} releasing the entry that releases a pinned buffer
 */
export function installViews(releasing) {
  state.entries.releaseView = state.table.get(releasing);
  rt.view = view;
}
