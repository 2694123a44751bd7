// Typed arrays and buffers: detached, shrunk, growing, shared, with odd offsets, with properties that hide those of the engine.

/** @typedef {import("./values.mjs").Hostile} Hostile */
/** @typedef {Uint8ArrayConstructor | Uint8ClampedArrayConstructor | Int8ArrayConstructor | Int16ArrayConstructor | Uint16ArrayConstructor | Int32ArrayConstructor | Uint32ArrayConstructor | Float32ArrayConstructor | Float64ArrayConstructor | BigInt64ArrayConstructor | BigUint64ArrayConstructor} TypedArrayClass */

/** @type {TypedArrayClass[]} */
const CLASSES = [
  Uint8Array,
  Uint8ClampedArray,
  Int8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
];

/**
 * Detaches a buffer.
 * @param {any} buffer
 */
export function detach(buffer) {
  // An audio worklet has only the first, older engines have only the second.
  if (typeof buffer.transfer === "function") buffer.transfer();
  else globalThis.structuredClone?.(buffer, { transfer: [buffer] });
}

/**
 * A typed array or a buffer.
 * @param {Hostile} hostile
 * @param {TypedArrayClass} [Class] any if there is none
 */
export function buffers(hostile, Class) {
  const { random } = hostile;
  const Chosen = Class ?? random.pick(CLASSES);
  const array = made(hostile, Chosen);
  if (random.once(5)) {
    hostile.note("hidden properties");
    for (const key of [
      "length",
      "byteLength",
      "byteOffset",
      "buffer",
      "constructor",
      Symbol.toStringTag,
      "subarray",
      "slice",
      "set",
    ]) {
      if (random.once(2)) Object.defineProperty(array, key, { get: () => hostile.any(3), configurable: true });
    }
  }
  if (random.once(10)) Object.setPrototypeOf(array, random.pick([null, Array.prototype, CLASSES[0].prototype]));
  if (Class === undefined && random.once(6)) return random.pick([array.buffer, new DataView(new ArrayBuffer(8))]);
  return array;
}

/**
 * A typed array of a class.
 * @param {Hostile} hostile
 * @param {any} Class
 */
function made(hostile, Class) {
  const { random } = hostile;
  const width = Class.BYTES_PER_ELEMENT;
  const count = random.pick([0, 1, 2, 3, 7, 16, 100, random.once(20) ? 2_000_000 : 5]);
  const room = 4 * width * (count + 2);
  const kind = random.pick(["plain", "plain", "offset", "resizable", "shrunk", "detached", "shared", "growable", "subclass"]);
  hostile.note(`${Class.name} ${kind} ${count}`);
  /** @param {any} array */
  const keep = (array) => {
    hostile.memory.push(array);
    return array;
  };
  switch (kind) {
    case "offset":
      return keep(new Class(new ArrayBuffer(room), width * 2, count));
    case "resizable": {
      const buffer = new ArrayBuffer(width * count, { maxByteLength: room });
      return keep(random.once(2) ? new Class(buffer) : new Class(buffer, 0, count));
    }
    case "shrunk": {
      const buffer = new ArrayBuffer(width * (count + 2), { maxByteLength: room });
      const array = random.once(2) ? new Class(buffer, width * 2) : new Class(buffer, width, count);
      buffer.resize?.(random.pick([0, width]));
      return keep(array);
    }
    case "detached": {
      const array = new Class(count);
      detach(array.buffer);
      return array;
    }
    case "shared":
      return typeof SharedArrayBuffer === "function" ? new Class(new SharedArrayBuffer(width * count)) : new Class(count);
    case "growable": {
      if (typeof SharedArrayBuffer !== "function") return new Class(count);
      return keep(new Class(new SharedArrayBuffer(width * count, { maxByteLength: room })));
    }
    case "subclass":
      return Reflect.construct(
        class extends Class {
          get length() {
            return hostile.number();
          }
        },
        [count],
      );
    default:
      return keep(new Class(count));
  }
}
