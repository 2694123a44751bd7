// `MemoryView`: memory of Rust in the hands of JavaScript, for a call or until it lets go. Everything is copied in or out;
// no typed array over the memory leaves this file, since such an array would outlive the view and break when memory grows.

import { cover, OVER, rt, state } from "./state.js";
import { releaseView } from "./enter.js";
import { describe } from "./errors.js";
import { KINDS } from "./shapes.js";
import { lengthOf, lost, typedClass, typedName } from "./typed.js";

// Taken now: what somebody put in their place later would be handed the memory.
const { apply } = Reflect;
const { set } = Object.getPrototypeOf(Uint8Array.prototype);

/** Only who has it can make views. */
const key = {};
/** Numbers of pinned buffers are not negative. */
const BORROWED = -1;

/** Of pinned buffers, by number: what the collector is asked about. */
const pinned = [];
let isView;

const collected = new FinalizationRegistry((entry) => {
  // Not when the buffer was passed once more in the meantime: then it has a new view.
  if (pinned[entry.id] === entry) release(entry.id);
});

function release(id) {
  pinned[id] = undefined;
  releaseView(id);
}

class MemoryView {
  #kind;
  #address;
  #length;
  #readonly;
  #id;
  #loan;

  constructor(secret, kind, address, length, readonly, id, loan) {
    if (secret !== key) throw new TypeError("MemoryView: only Rust can create memory views");
    this.#kind = kind;
    this.#address = address;
    this.#length = length;
    this.#readonly = readonly;
    this.#id = id;
    this.#loan = loan;
  }

  static {
    isView = (value) => typeof value === "object" && value !== null && #loan in value;
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

  /** Copies all elements of `source` to this view, from `targetOffset` on. */
  set(source, targetOffset) {
    this.#check("set", "view");
    if (this.#readonly) throw new TypeError("MemoryView.set: the view is read-only");
    const elements = this.#other(source, "set", "source");
    const offset = this.#offset(targetOffset, "set");
    const count = lengthOf(elements);
    if (count > this.#length - offset) {
      throw new RangeError(`MemoryView.set: ${count} elements at offset ${offset} overrun a view of ${this.#length}`);
    }
    apply(set, this.#memory(0), [elements, offset]);
  }

  /** Copies the elements from `sourceOffset` on to the beginning of `target`. */
  copyTo(target, sourceOffset) {
    this.#check("copyTo", "view");
    const elements = this.#other(target, "copyTo", "target");
    if (isView(target) && target.#readonly) throw new TypeError("MemoryView.copyTo: the target is read-only");
    const offset = this.#offset(sourceOffset, "copyTo");
    const count = this.#length - offset;
    const room = lengthOf(elements);
    if (count > room) {
      throw new RangeError(`MemoryView.copyTo: ${count} elements from offset ${offset} on overrun a target of ${room}`);
    }
    apply(set, elements, [this.#memory(offset)]);
  }

  /** A copy of the elements; offsets below zero count from the end, as in `Array.prototype.slice`. */
  slice(start, stop) {
    this.#check("slice", "view");
    const from = relative(start, 0, this.#length);
    const to = relative(stop, this.#length, this.#length);
    // Once more: making a number of an object runs its own code.
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

  #check(method, which) {
    if (this.#loan.key === OVER) throw new Error(`MemoryView.${method}: the ${which} is disposed`);
  }

  #end() {
    if (this.#loan.key === OVER) return;
    this.#loan.key = OVER;
    if (this.#id !== BORROWED) {
      collected.unregister(this);
      release(this.#id);
    }
  }

  /** Made anew each time: memory that has grown leaves empty arrays behind. */
  #memory(from, count = this.#length - from) {
    const Class = typedClass(this.#kind);
    const at = this.#address + from * Class.BYTES_PER_ELEMENT;
    cover(at + count * Class.BYTES_PER_ELEMENT);
    return new Class(state.u8.buffer, at, count);
  }

  /** The elements of the other end of a copy: a typed array of this class, or another view of this element type. */
  #other(value, method, which) {
    const { name } = typedClass(this.#kind);
    if (isView(value) && value.#kind === this.#kind) {
      value.#check(method, which);
      return value.#memory(0);
    }
    if (typedName(value) === name) {
      const why = lost(value);
      if (why !== undefined) throw new TypeError(`MemoryView.${method}: the ${which} is ${why}`);
      return value;
    }
    const found = isView(value) ? `MemoryView<${value.#kind}>` : describe(value);
    const article = name.startsWith("I") ? "an" : "a";
    throw new TypeError(`MemoryView.${method}: expected ${article} ${name} or a MemoryView<${this.#kind}>, found ${found}`);
  }

  #offset(value, method) {
    if (value === undefined) return 0;
    if (!Number.isInteger(value)) {
      throw new TypeError(`MemoryView.${method}: offset: expected an integer, found ${describe(value)}`);
    }
    if (value < 0 || value > this.#length) {
      throw new RangeError(`MemoryView.${method}: offset: out of range: ${value}, minimum 0, maximum ${this.#length}`);
    }
    return value;
  }
}

/** What `slice` makes of one of its arguments. */
function relative(value, absent, length) {
  if (value === undefined) return absent;
  const index = Math.trunc(+value) || 0;
  return index < 0 ? Math.max(index + length, 0) : Math.min(index, length);
}

/** For glue: a view of `count` elements that a call lends. */
export function view(kind, ptr, count, readonly) {
  const it = { key: BORROWED };
  const made = new MemoryView(key, kind, ptr >>> 0, count, readonly, BORROWED, it);
  rt.lent = { it, key: OVER, next: rt.lent };
  return made;
}

/** The one view of a pinned buffer. */
export function pinnedView(id, kind, address, count, readonly) {
  const known = pinned[id]?.weak.deref();
  if (known !== undefined) return known;
  const made = new MemoryView(key, KINDS[kind], address >>> 0, count, readonly !== 0, id, { key: id });
  const entry = { id, weak: new WeakRef(made) };
  pinned[id] = entry;
  collected.register(made, entry, made);
  return made;
}

/** How many borrowed views there are that did not end. */
export function lentViews() {
  let count = 0;
  for (let loan = rt.lent; loan !== undefined; loan = loan.next) if (loan.it.key === BORROWED) count += 1;
  return count;
}

/** Installs the runtime module of views. `releasing` is the entry that lets go of a pinned buffer. */
export function installViews(releasing) {
  state.entries.releaseView = state.table.get(releasing);
  rt.view = view;
}
