// What Rust exports to JavaScript: the members of interfaces and classes, and the JavaScript object of each Rust object. The
// functions and classes themselves are in the glue.

import { alive, outgoingCount, references, state, truncateReferences } from "./state.js";
import * as enter from "./enter.js";
import { Mismatch, articled, expected } from "./errors.js";
import { Codec, SHORT, codec, gathered } from "./codecs.js";
import { exportClass } from "./classes.js";
import { member } from "./shapes.js";
import { madeAt, thrown } from "./stacks.js";
import { str } from "./strings.js";

/** @import { CapturingError, MemberNode, ShapeNode } from "./types.d.ts" */

/**
 * An object of an exported class. The number is that of the Rust object, which lives as long as its entry is in `objects`; it is
 * negative once the object is disposed.
 * @typedef {{ number: number, export: Export, object: WeakRef<object> }} ObjectEntry
 */

/** The method by which Node, Deno and Bun print an object. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");
/**
 * The objects that are being printed, each inside the one before.
 * @type {unknown[]}
 */
const printing = [];
const MAX_PRINTING = 8;

/** Index of a constructor. */
const NEW = -1;

/** One member: its codecs, made at the first call. */
class Member {
  /**
   * @param {number} number of the export
   * @param {number} index
   * @param {MemberNode} node
   */
  constructor(number, index, { place, rest, args, result, params }) {
    this.number = number;
    this.index = index;
    this.place = place;
    this.resultPlace = `${place}: result`;
    /** How many arguments precede those that become one array, or -1. */
    this.before = rest ? params.length - 1 : -1;
    const { items } = /** @type {Extract<ShapeNode, { kind: "arguments" }>} */ (codec(args).node);
    this.args = new Codec({ kind: "arguments", items, steps: params.map((name) => `parameter ${name}`) });
    this.result = codec(result);
  }

  /**
   * Calls Rust. If the result is a promise, glue makes rejections of all errors.
   * @param {{ number: number } | undefined} entry the object of a method
   * @param {ArrayLike<unknown>} values
   */
  run(entry, values) {
    alive();
    const given = references();
    const length = this.args.enc(this.before < 0 ? values : gathered(values, this.before), this.place);
    const before = outgoingCount();
    const answer = enter.invoke(this.number, this.index, entry === undefined ? -1 : entry.number, length);
    if (answer < 0 && answer !== SHORT) {
      truncateReferences(given);
      throw thrown(this.index === NEW ? construct : entry === undefined ? call : method);
    }
    return this.result.answer(answer, this.resultPlace, before);
  }
}

/** An exported interface or class: glue calls it as `it`. */
export class Export {
  /**
   * @param {number} number
   * @param {string} name
   */
  constructor(number, name) {
    this.number = number;
    this.name = name;
    /** @type {Map<number, Member>} */
    this.members = new Map();
    /** @type {Function | undefined} */
    this.Class = undefined;
    /** The index of the method that gives the message of an error; that of the cause follows. -1 if the objects are no errors. */
    this.describing = -1;
  }

  /** @param {number} index */
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

  /**
   * Calls a member of an interface, or a static one.
   * @param {number} index
   * @param {ArrayLike<unknown>} values
   */
  call(index, values) {
    return this.member(index).run(undefined, values);
  }

  /**
   * Calls a method, getter or setter of an object.
   * @param {number} index
   * @param {unknown} receiver
   * @param {ArrayLike<unknown>} values
   */
  method(index, receiver, values) {
    const known = this.member(index);
    const entry = this.find(receiver);
    if (entry !== undefined && entry.number >= 0) return known.run(entry, values);
    throw this.mismatch(receiver, entry).error(known.place);
  }

  /**
   * Calls the constructor, and makes `receiver` the object of the new Rust object.
   * @param {object} receiver
   * @param {ArrayLike<unknown>} values
   */
  construct(receiver, values) {
    attachEntry(receiver, /** @type {number} */ (this.member(NEW).run(undefined, values)), this);
  }

  /**
   * Calls the constructor of an error class; returns the number of the new Rust object, and what the error is made of.
   * @param {ArrayLike<unknown>} values
   */
  make(values) {
    return this.described(/** @type {number} */ (this.member(NEW).run(undefined, values)));
  }

  /**
   * Makes the error that of a new Rust object.
   * @param {object} receiver
   * @param {number} number
   */
  attach(receiver, number) {
    attachEntry(receiver, number, this);
  }

  /**
   * Message and cause of the Rust object of an error.
   * @param {number} number
   */
  described(number) {
    const [message, cause] = [0, 1].map((part) => this.member(this.describing + part).run({ number }, []));
    return { number, message: /** @type {string} */ (message), options: cause === null ? undefined : { cause } };
  }

  /**
   * A JavaScript object for an existing Rust object.
   * @param {number} number
   */
  create(number) {
    const Class = /** @type {Function} */ (this.Class);
    /** @type {any} */
    let object;
    if (this.describing < 0) object = Object.create(Class.prototype);
    else {
      const { message, options } = this.described(number);
      object = Reflect.construct(Error, [message, options], Class);
      // Bun captures no stack for another class than `Error`.
      if (object.stack === undefined) /** @type {Partial<CapturingError>} */ (Error).captureStackTrace?.(object);
      madeAt(object, undefined);
    }
    attachEntry(object, number, this);
    return object;
  }

  /**
   * Adds the members that every class has.
   * @param {Function} Class
   * @param {number} describing the index of the method that gives the message of an error
   * @param {string} name of the errors
   */
  define(Class, describing = -1, name = "Error") {
    const it = this;
    const { prototype } = Class;
    this.Class = Class;
    this.describing = describing;
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
    // Consoles print an error with its stack, and some programs recognize errors by their tag.
    if (describing >= 0) Object.defineProperty(prototype, "name", { ...hidden, writable: true, value: name });
    else
      Object.defineProperties(prototype, {
        [Symbol.toStringTag]: { ...hidden, value: this.name },
        // For consoles such as Node's, which would print an empty object.
        [INSPECT]: {
          ...hidden,
          writable: true,
          /** @type {(depth: number, options: object, inspect: Inspect) => unknown} */
          value: function (depth, options, inspect) {
            return it.inspected(this, depth, options, inspect);
          },
        },
      });
    // Not every engine has it. It calls `dispose`, which a subclass may override.
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
   * What a console prints of an object: the name of its class, and the values of its getters. These run code of Rust, so the
   * console's own handling of cycles and depth is not enough.
   * @param {object} object
   * @param {number} depth
   * @param {object} options
   * @param {Inspect} inspect
   */
  inspected(object, depth, options, inspect) {
    const entry = this.find(object);
    if (entry === undefined) return object;
    if (depth < 0 || printing.length === MAX_PRINTING || printing.includes(object)) return `[${this.name}]`;
    const prototype = Object.getPrototypeOf(object);
    const copy = Object.create(prototype, { [INSPECT]: { value: undefined } });
    printing.push(object);
    try {
      const properties = entry.number < 0 ? new Map([["isDisposed", true]]) : propertiesOf(object);
      for (const [name, value] of properties) {
        Object.defineProperty(copy, name, { value, enumerable: true });
      }
      return inspect(copy, { ...options, depth });
    } finally {
      printing.pop();
    }
  }

  /**
   * The entry of an object of this class.
   * @param {unknown} value
   */
  find(value) {
    const entry = Stamp.of(value);
    return entry?.export === this ? entry : undefined;
  }

  /**
   * The mismatch of a value that is no object of this class, or a disposed one.
   * @param {unknown} value
   * @param {ObjectEntry | undefined} entry
   */
  mismatch(value, entry) {
    if (entry === undefined) return expected(articled(this.name), value);
    return new Mismatch(TypeError, `${this.name} was disposed`);
  }

  /**
   * For the encoders: throws unless the value is an object of this class.
   * @param {unknown} value
   */
  check(value) {
    const entry = this.find(value);
    if (entry === undefined || entry.number < 0) throw this.mismatch(value, entry);
  }

  /**
   * The entry of the receiver of a member that every class has; the object may be disposed.
   * @param {unknown} receiver
   * @param {string} member
   */
  own(receiver, member) {
    const entry = this.find(receiver);
    if (entry === undefined) throw this.mismatch(receiver, entry).error(`${this.name}.${member}`);
    return entry;
  }

  /** @param {ObjectEntry} entry */
  dispose(entry) {
    const { number } = entry;
    if (number < 0) return;
    entry.number = -1;
    objects[number] = undefined;
    collected.unregister(entry);
    enter.releaseObject(number);
  }
}

/**
 * The function that prints a value, as a console passes it.
 * @typedef {(value: unknown, options: object) => unknown} Inspect
 */

/**
 * The properties of an object of an exported class: its own, and those of getters.
 * @param {object} object
 */
function propertiesOf(object) {
  /** @type {Map<string, unknown>} */
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

// The functions that glue calls, which are omitted from the stacks of errors.
const { call, construct, method } = Export.prototype;

/** Returns an existing object, so that a derived constructor adds its private fields to it. */
const Existing = /** @type {{ new (object: object): object }} */ (
  /** @type {unknown} */ (
    function (/** @type {object} */ object) {
      return object;
    }
  )
);

/** Puts an entry into an existing object. */
class Stamp extends Existing {
  /** @type {ObjectEntry} */
  #entry;

  /**
   * @param {object} object
   * @param {ObjectEntry} entry
   */
  constructor(object, entry) {
    super(object);
    this.#entry = entry;
  }

  /** @param {unknown} value */
  static of(value) {
    return typeof value === "object" && value !== null && #entry in value ? value.#entry : undefined;
  }
}

/**
 * Entries by the number of the Rust object.
 * @type {(ObjectEntry | undefined)[]}
 */
const objects = [];

const collected = new FinalizationRegistry((/** @type {ObjectEntry} */ entry) => {
  const { number } = entry;
  // Not if the Rust object was passed again before this: then it has another object.
  if (objects[number] !== entry) return;
  objects[number] = undefined;
  enter.collectObject(number);
});

/**
 * Makes the object that of a Rust object.
 * @param {object} object
 * @param {number} number
 * @param {Export} exported
 */
export function attachEntry(object, number, exported) {
  const entry = { number, export: exported, object: new WeakRef(object) };
  new Stamp(object, entry);
  objects[number] = entry;
  collected.register(object, entry, entry);
}

/**
 * The object of a Rust object, if it has one.
 * @param {number} number
 */
export function objectOf(number) {
  return objects[number]?.object.deref();
}

/**
 * The exported classes, by the address of their shape.
 * @type {Map<number, Export>}
 */
const classes = new Map();

/**
 * For Rust: the object that glue calls as `it`.
 * @param {number} number of the export
 * @param {number} address of a class's shape, or 0
 * @param {number} namePtr
 * @param {number} nameLen
 */
export function exportNew(number, address, namePtr, nameLen) {
  const it = new Export(number, str(namePtr, nameLen));
  if (address !== 0) {
    classes.set(address, it);
    exportClass(address, (value) => it.check(value));
  }
  return it;
}

/**
 * For Rust: the object of a Rust object. If its class is not exported, a `Mismatch` that the decoder throws.
 * @param {number} number
 * @param {number} address of the class's shape
 * @param {number} namePtr
 * @param {number} nameLen
 * @param {number} macroPtr
 * @param {number} macroLen
 */
export function exportedObject(number, address, namePtr, nameLen, macroPtr, macroLen) {
  const known = objectOf(number);
  if (known !== undefined) return known;
  const it = classes.get(address);
  if (it === undefined) {
    enter.releaseObject(number);
    const text = `${str(namePtr, nameLen)} is not exported: ${str(macroPtr, macroLen)} is missing`;
    return new Mismatch(TypeError, text);
  }
  return it.create(number);
}

/**
 * For Rust: the number of an object, or -1.
 * @param {unknown} object
 */
export function exportedNumber(object) {
  return Stamp.of(object)?.number ?? -1;
}

/**
 * Installs the runtime module of exports.
 * @param {number} describing the entry that describes a member
 * @param {number} invoking the entry that calls one
 * @param {number} releasing the entry that releases an object
 */
export function installExports(describing, invoking, releasing) {
  state.entries.member = state.table.get(describing);
  state.entries.invoke = state.table.get(invoking);
  state.entries.releaseObject = state.table.get(releasing);
}
