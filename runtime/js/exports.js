// What Rust gives to JavaScript: the members of interfaces and classes, and the one JavaScript object of each Rust object.
// The functions and classes themselves stand in the glue.

import { alive, outgoingCount, references, state, truncateReferences } from "./state.js";
import * as enter from "./enter.js";
import { Mismatch, expected } from "./errors.js";
import { Codec, SHORT, codec } from "./codecs.js";
import { articled, exportClass } from "./classes.js";
import { member } from "./shapes.js";
import { thrown } from "./stacks.js";
import { str } from "./strings.js";

/** What Node, Deno and Bun ask an object for that is printed. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");
/** The objects that are being printed right now, one inside of the other, and how many there may be. */
const showing = [];
const SHOWN = 8;

/** Index of a constructor. */
const NEW = -1;

/** One member: its codecs, made at the first call. */
class Member {
  constructor(number, index, { place, rest, args, result, params }) {
    this.number = number;
    this.index = index;
    this.place = place;
    this.of = `${place}: result`;
    /** How many arguments stand before those that are gathered in an array. */
    this.before = rest ? params.length - 1 : -1;
    this.args = new Codec({ kind: "tuple", items: codec(args).node.items, steps: params.map((name) => `parameter ${name}`) });
    this.result = codec(result);
    this.promised = this.result.node.kind === "promise";
  }

  /** Calls Rust, on the object of an entry if there is one. */
  call(entry, values) {
    if (!this.promised) return this.run(entry, values);
    // Whoever is promised something looks for errors in one place.
    try {
      return this.run(entry, values);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  run(entry, values) {
    alive();
    const given = references();
    const length = this.args.enc(this.before < 0 ? values : gathered(values, this.before), this.place);
    const before = outgoingCount();
    const count = enter.invoke(this.number, this.index, entry === undefined ? -1 : entry.number, length);
    if (count < 0 && count !== SHORT) {
      truncateReferences(given);
      throw thrown(this.index === NEW ? construct : entry === undefined ? call : method);
    }
    return this.result.answer(count, this.of, before);
  }
}

/** The arguments with those from an index on as one array. */
function gathered(values, from) {
  const all = [...values];
  return [...all.slice(0, from), all.slice(from)];
}

/** What glue calls as `it`. */
class Export {
  constructor(number, name) {
    this.number = number;
    this.name = name;
    this.members = new Map();
    this.prototype = undefined;
  }

  member(index) {
    let known = this.members.get(index);
    if (known === undefined) {
      alive();
      const found = member(this.number, index);
      if (found === undefined) throw new TypeError(`${this.name} has no constructor`);
      known = new Member(this.number, index, found);
      this.members.set(index, known);
    }
    return known;
  }

  /** A member of an interface, or a static. */
  call(index, values) {
    return this.member(index).call(undefined, values);
  }

  /** A method, getter or setter of an object. */
  method(index, receiver, values) {
    const known = this.member(index);
    const entry = this.find(receiver);
    if (entry !== undefined && entry.number >= 0) return known.call(entry, values);
    const error = this.wrong(receiver, entry).error(known.place);
    if (known.promised) return Promise.reject(error);
    throw error;
  }

  /** Makes the object that `new` has begun the one of a new Rust object. */
  construct(receiver, values) {
    attachEntry(receiver, this.member(NEW).run(undefined, values), this);
  }

  /** Completes the class. */
  define(Class) {
    const it = this;
    const { prototype } = Class;
    this.prototype = prototype;
    const hidden = { configurable: true, enumerable: false };
    Object.defineProperties(prototype, {
      dispose: {
        ...hidden,
        writable: true,
        value: function dispose() {
          it.dispose(it.own(this, "dispose"));
        },
      },
      isDisposed: {
        ...hidden,
        get: function isDisposed() {
          return it.own(this, "isDisposed").number < 0;
        },
      },
    });
    Object.defineProperty(prototype, Symbol.toStringTag, { ...hidden, value: this.name });
    // For consoles of Node and its like, which would print that there is nothing.
    Object.defineProperty(prototype, INSPECT, {
      ...hidden,
      writable: true,
      value: function (depth, options, inspect) {
        return it.shown(this, depth, options, inspect);
      },
    });
    // Not every engine has it. It calls what a subclass may have put in the place of `dispose`.
    if (typeof Symbol.dispose === "symbol") {
      Object.defineProperty(prototype, Symbol.dispose, {
        ...hidden,
        writable: true,
        value: function () {
          this.dispose();
        },
      });
    }
  }

  /**
   * What a console prints of an object: the name of its class, and what its getters give. Those run code of Rust, so neither
   * cycles nor depth are left to the console.
   */
  shown(object, depth, options, inspect) {
    const entry = this.find(object);
    if (entry === undefined) return object;
    if (depth < 0 || showing.length === SHOWN || showing.includes(object)) return `[${this.name}]`;
    const prototype = Object.getPrototypeOf(object);
    const shown = Object.create(prototype, { [INSPECT]: { value: undefined } });
    showing.push(object);
    try {
      const properties = entry.number < 0 ? new Map([["isDisposed", true]]) : propertiesOf(object);
      for (const [name, value] of properties) {
        Object.defineProperty(shown, name, { value, enumerable: true });
      }
      return inspect(shown, { ...options, depth });
    } finally {
      showing.pop();
    }
  }

  /** The entry of an object of this class. */
  find(value) {
    const entry = Stamp.of(value);
    return entry?.export === this ? entry : undefined;
  }

  /** What is wrong with a value that is no object of this class, or a disposed one. */
  wrong(value, entry) {
    if (entry === undefined) return expected(articled(this.name), value);
    return new Mismatch(TypeError, `${this.name} was disposed`);
  }

  /** For the encoders. */
  check(value) {
    const entry = this.find(value);
    if (entry === undefined || entry.number < 0) throw this.wrong(value, entry);
  }

  /** The entry of the receiver of a member that every class has; the object may be disposed of. */
  own(receiver, member) {
    const entry = this.find(receiver);
    if (entry === undefined) throw this.wrong(receiver, entry).error(`${this.name}.${member}`);
    return entry;
  }

  dispose(entry) {
    const { number } = entry;
    if (number < 0) return;
    entry.number = -1;
    objects[number] = undefined;
    collected.unregister(entry);
    enter.releaseObject(number);
  }
}

/** The properties of an object of an exported class, those that lie on it and those that getters give. */
function propertiesOf(object) {
  const found = new Map(Object.entries(object));
  for (let from = Object.getPrototypeOf(object); from !== Object.prototype && from !== null; from = Object.getPrototypeOf(from)) {
    for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(from))) {
      if (get === undefined || name === "isDisposed" || found.has(name)) continue;
      try {
        found.set(name, Reflect.apply(get, object, []));
      } catch (error) {
        found.set(name, error);
      }
    }
  }
  return found;
}

// What glue calls, and the stacks of errors leave out.
const { call, construct, method } = Export.prototype;

/** Puts an entry into an object that is already there, by the return override: the constructor it extends gives the object back. */
class Stamp extends /** @type {any} */ (
  function (object) {
    return object;
  }
) {
  #entry;

  constructor(object, entry) {
    super(object);
    this.#entry = entry;
  }

  static of(value) {
    return typeof value === "object" && value !== null && #entry in value ? value.#entry : undefined;
  }
}

/** Entries by the number of the Rust object, which lives as long as its entry is here. */
const objects = [];

const collected = new FinalizationRegistry((entry) => {
  const { number } = entry;
  // Not when the object came again before the collector was here: then there is another one.
  if (objects[number] !== entry) return;
  objects[number] = undefined;
  enter.collectObject(number);
});

/** From now on the object is the one of this number. */
function attachEntry(object, number, of) {
  const entry = { number, export: of, object: new WeakRef(object) };
  new Stamp(object, entry);
  objects[number] = entry;
  collected.register(object, entry, entry);
}

const classes = new Map();

/** For Rust: the `it` of an export. `address` is that of a class's shape, or 0. */
export function exportNew(number, address, namePtr, nameLen) {
  const it = new Export(number, str(namePtr, nameLen));
  if (address !== 0) {
    classes.set(address, it);
    exportClass(address, (value) => it.check(value));
  }
  return it;
}

/** For Rust: the one object of a number. What cannot be made is an error that the decoder throws. */
export function exportedObject(number, address, namePtr, nameLen, macroPtr, macroLen) {
  const known = objects[number]?.object.deref();
  if (known !== undefined) return known;
  const it = classes.get(address);
  if (it === undefined) {
    enter.releaseObject(number);
    const text = `${str(namePtr, nameLen)} is not exported: ${str(macroPtr, macroLen)} is missing`;
    return new Mismatch(TypeError, text);
  }
  const object = Object.create(it.prototype);
  attachEntry(object, number, it);
  return object;
}

/** For Rust: the number of an object, or -1. */
export function exportedNumber(object) {
  return Stamp.of(object)?.number ?? -1;
}

/** Installs the runtime module of exports. The entries describe a member, call one, and let go of an object. */
export function installExports(describing, invoking, releasing) {
  state.entries.member = state.table.get(describing);
  state.entries.invoke = state.table.get(invoking);
  state.entries.releaseObject = state.table.get(releasing);
}
