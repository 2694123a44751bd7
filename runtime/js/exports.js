// What Rust exports to JavaScript: the members of interfaces and classes, and the JavaScript object of each Rust object. The
// functions and classes themselves are in the glue.

import { alive, died, give, rt, state } from "./state.js";
import * as enter from "./enter.js";
import { Mismatch, articled, checked, expected } from "./errors.js";
import { exportClass } from "./classes.js";
import { outcome, reply } from "./replies.js";
import { madeAt } from "./stacks.js";
import { str } from "./strings.js";

/** @import { CapturingError } from "./types.d.ts" */

/**
 * An object that has crossed as a value, so that Rust may pass it back. The number is that of the Rust object, which lives until
 * the object is collected or disposed; then it is negative.
 * @typedef {{ number: number, object: WeakRef<object> }} ObjectEntry
 */

/** How many new objects wait for the end of the job until the collector tells of them. */
const MAX_YOUNG = 64;

/** The method by which Node, Deno and Bun print an object. */
const INSPECT = Symbol.for("nodejs.util.inspect.custom");
/**
 * The objects that are being printed, each inside the one before.
 * @type {unknown[]}
 */
const printing = [];
const MAX_PRINTING = 8;

/**
 * The members of an export that cross as wire bytes; encoded_exports.js has them.
 * @typedef {object} EncodedMembers
 * @property {(index: number, values: ArrayLike<unknown>) => unknown} call calls a member of an interface, or a static one
 * @property {(index: number, receiver: unknown, values: ArrayLike<unknown>) => unknown} method calls a member of an object
 * @property {(values: ArrayLike<unknown>) => number} construct calls the constructor; returns the number of the new Rust object
 * @property {(part: number, number: number) => unknown} describe message, 0, or cause, 1, of the Rust object of an error
 */

/** @type {((it: Export) => EncodedMembers) | undefined} */
let makeMembers;

/**
 * For encoded_exports.js: sets how the members of an export are made.
 * @param {(it: Export) => EncodedMembers} make
 */
export function installMembers(make) {
  makeMembers = make;
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
    /** @type {EncodedMembers | undefined} */
    this.encodedMembers = undefined;
    /** @type {Function | undefined} */
    this.Class = undefined;
    // For glue of members that cross in their signatures.
    this.rt = rt;
    this.state = state;
    /** The index of the method that gives the message of an error; that of the cause follows. -1 if the objects are no errors. */
    this.describing = -1;
    // The number of the Rust object is in a private field of the class, which the engine reads as fast as any property. These are
    // the functions of the class by which the runtime reads and writes it.
    /** @type {(object: object) => number} */
    this.get = stamped;
    /** @type {(object: object, number: number) => void} */
    this.set = () => {};
    /**
     * New objects that the collector does not tell of yet: most are disposed of before.
     * @type {object[]}
     */
    this.young = [];
    this.isPlanned = false;
  }

  /** The members that cross as wire bytes. */
  get encoded() {
    if (this.encodedMembers === undefined) {
      alive();
      if (makeMembers === undefined) throw new TypeError(`${this.name} has no constructor`);
      this.encodedMembers = makeMembers(this);
    }
    return this.encodedMembers;
  }

  /**
   * The function of a member that crosses in its signature.
   * @param {number} index
   */
  direct(index) {
    const found = enter.direct(this.number, index);
    return state.table.get(found);
  }

  /**
   * The number of the Rust object of a receiver.
   * @param {unknown} receiver
   * @param {string} place of the member
   */
  receiver(receiver, place) {
    const number = this.find(receiver);
    if (number > 0) return number;
    throw this.mismatch(receiver, number).error(place);
  }

  /**
   * Calls a member of an interface, or a static one.
   * @param {number} index
   * @param {ArrayLike<unknown>} values
   */
  call(index, values) {
    return this.encoded.call(index, values);
  }

  /**
   * Calls a method, getter or setter of an object.
   * @param {number} index
   * @param {unknown} receiver
   * @param {ArrayLike<unknown>} values
   */
  method(index, receiver, values) {
    return this.encoded.method(index, receiver, values);
  }

  /**
   * Calls the constructor; returns the number of the new Rust object.
   * @param {ArrayLike<unknown>} values
   */
  construct(values) {
    return this.encoded.construct(values);
  }

  /**
   * For a constructor: the object of a new Rust object. Until the end of the job it is kept, as by a `WeakRef`, so that an object
   * which is disposed of in the same job costs no entry of the collector.
   * @param {object} object
   */
  attach(object) {
    const { young } = this;
    young.push(object);
    if (this.isPlanned && young.length < MAX_YOUNG) return;
    if (young.length === MAX_YOUNG) this.grow();
    else if (!this.isPlanned) {
      this.isPlanned = true;
      Promise.resolve().then(() => {
        this.isPlanned = false;
        this.grow();
      });
    }
  }

  /** From now on the collector tells of the new objects. */
  grow() {
    const { young } = this;
    for (const object of young) {
      const number = this.get(object);
      if (number > 0 && objectOf(number) !== object) collected.register(object, number, object);
    }
    young.length = 0;
  }

  /**
   * Message and cause of the Rust object of an error.
   * @param {number} number
   */
  described(number) {
    const [message, cause] = [0, 1].map((part) => this.encoded.describe(part, number));
    return { message: /** @type {string} */ (message), options: cause === null ? undefined : { cause } };
  }

  /**
   * A JavaScript object for an existing Rust object.
   * @param {number} number
   */
  create(number) {
    // The constructor takes it before anything else.
    state.adopt = number;
    const object = Reflect.construct(/** @type {Function} */ (this.Class), []);
    if (this.describing >= 0) {
      // Bun captures no stack for another class than `Error`.
      if (object.stack === undefined) /** @type {Partial<CapturingError>} */ (Error).captureStackTrace?.(object);
      madeAt(object, undefined);
    }
    keepObject(object, number);
    return object;
  }

  /**
   * Adds the members that every class has.
   * @param {Function} Class
   * @param {(object: object) => number} get the number of an object of the class: negative after `dispose`, 0 for other objects
   * @param {(object: object, number: number) => void} set
   * @param {number} describing the index of the method that gives the message of an error
   * @param {string} name of the class, if it is not that of its interface
   */
  define(Class, get, set, describing = -1, name = this.name) {
    const it = this;
    this.get = get;
    this.set = set;
    const { prototype } = Class;
    this.Class = Class;
    this.describing = describing;
    const hidden = { configurable: true, enumerable: false };
    // Where a bundler resolved the property that names the class, Bun names it after a variable. A static member `name` stays.
    if (Object.getOwnPropertyDescriptor(Class, "name")?.writable === false)
      Object.defineProperty(Class, "name", { ...hidden, value: name });
    Object.defineProperties(prototype, {
      dispose: {
        ...hidden,
        writable: true,
        value: function dispose() {
          it.dispose(this, it.own(this, "dispose"));
        },
      },
      isDisposed: {
        ...hidden,
        get: function isDisposed() {
          return it.own(this, "isDisposed") < 0;
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
    const number = this.find(object);
    if (number === 0) return object;
    if (depth < 0 || printing.length === MAX_PRINTING || printing.includes(object)) return `[${this.name}]`;
    const prototype = Object.getPrototypeOf(object);
    const copy = Object.create(prototype, { [INSPECT]: { value: undefined } });
    printing.push(object);
    try {
      const properties = number < 0 ? new Map([["isDisposed", true]]) : propertiesOf(object);
      for (const [name, value] of properties) {
        Object.defineProperty(copy, name, { value, enumerable: true });
      }
      return inspect(copy, { ...options, depth });
    } finally {
      printing.pop();
    }
  }

  /**
   * The number of an object of this class: negative after `dispose`, 0 for all other values.
   * @param {unknown} value
   */
  find(value) {
    return typeof value === "object" && value !== null ? this.get(value) : 0;
  }

  /**
   * The mismatch of a value that is no object of this class, or a disposed one.
   * @param {unknown} value
   * @param {number} number
   */
  mismatch(value, number) {
    if (number === 0) return expected(articled(this.name), value);
    return new Mismatch(TypeError, `${this.name} was disposed`);
  }

  /**
   * For the encoders: throws unless the value is an object of this class. It is one that Rust may pass back from now on.
   * @param {unknown} value
   */
  check(value) {
    const number = this.find(value);
    if (number <= 0) throw this.mismatch(value, number);
    if (objectOf(number) !== value) keepObject(/** @type {object} */ (value), number);
  }

  /**
   * The number of the receiver of a member that every class has; the object may be disposed.
   * @param {unknown} receiver
   * @param {string} member
   */
  own(receiver, member) {
    const number = this.find(receiver);
    if (number === 0) throw this.mismatch(receiver, number).error(`${this.name}.${member}`);
    return number;
  }

  /**
   * @param {object} object
   * @param {number} number
   */
  dispose(object, number) {
    if (number < 0) return;
    this.set(object, -1);
    const { young } = this;
    if (young.length > 0 && young[young.length - 1] === object) young.pop();
    else collected.unregister(object);
    const entry = objects.size > 0 ? objects.get(number) : undefined;
    if (entry !== undefined) {
      entry.number = -1;
      objects.delete(number);
    }
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

// The functions that glue of members calls that cross in their signatures.
Object.assign(Export.prototype, { alive, died, give: checked(give), reply, outcome });

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
 * The number of an object of a callback interface.
 * @param {object} object
 */
function stamped(object) {
  return Stamp.of(object)?.number ?? 0;
}

/**
 * Entries of objects that have crossed as values, by the number of the Rust object.
 * @type {Map<number, ObjectEntry>}
 */
const objects = new Map();

/** What it holds is the entry of an object that has crossed as a value, and otherwise the number. */
const collected = new FinalizationRegistry((/** @type {ObjectEntry | number} */ held) => {
  if (typeof held === "number") {
    enter.collectObject(held);
    return;
  }
  // Not if the Rust object was passed again before this: then it has another object.
  if (objects.get(held.number) !== held) return;
  objects.delete(held.number);
  enter.collectObject(held.number);
});

/**
 * Makes the object the one that Rust passes back.
 * @param {object} object
 * @param {number} number
 */
export function keepObject(object, number) {
  const entry = { number, object: new WeakRef(object) };
  new Stamp(object, entry);
  objects.set(number, entry);
  collected.unregister(object);
  collected.register(object, entry, object);
}

/**
 * The object of a Rust object, if it has one.
 * @param {number} number
 */
export function objectOf(number) {
  return objects.get(number)?.object.deref();
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
 * @param {number} finding the entry that finds the function of a member
 * @param {number} releasing the entry that releases an object
 */
export function installExports(finding, releasing) {
  state.entries.direct = state.table.get(finding);
  state.entries.releaseObject = state.table.get(releasing);
}
