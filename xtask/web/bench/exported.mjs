// The loops that call what a package exports. Each side loads a copy of this file by an address of its own, so that the engine
// optimizes the calls of one side without having seen those of the other.

const TEXTS = Array.from({ length: 64 }, (_, index) => `a label ${1000 + index}`);
const ITEMS = TEXTS.map((name, id) => ({ id, name, x: 1.5, y: 2, width: 30, height: 4, layer: 2, visible: true }));
const BYTES = new Uint8Array(1024).fill(3);
const NUMBERS = Array.from({ length: 100 }, (_, index) => index / 2);
const OBJECT = { answer: 42 };
const MIB = 1 << 20;

/**
 * What a side exports: functions, and a class.
 * @typedef {object} Api
 * @property {() => void} nothing
 * @property {(a: number, b: number) => number} add
 * @property {(text: string) => number} textIn
 * @property {(index: number) => string} textOut
 * @property {(item: object) => number} recordIn
 * @property {(bytes: Uint8Array) => number} bytesIn
 * @property {(length: number) => Uint8Array} bytesOut
 * @property {(values: number[] | Float64Array) => number} numbersIn
 * @property {(object: object) => void} objectIn
 * @property {new (start: number) => Counter} Counter
 */

/** @typedef {{ add(by: number): number, value: number, dispose?(): void, free?(): void }} Counter */

/**
 * The exports of a side.
 * @param {any} bench the started package
 * @param {string} side
 * @returns {Api}
 */
export function exportsOf(bench, side) {
  if (side === "ours") return { ...bench.Service, Counter: bench.Counter };
  return {
    nothing: bench.handNothing,
    add: bench.handAdd,
    textIn: bench.handTextIn,
    textOut: bench.handTextOut,
    recordIn: bench.handRecordIn,
    bytesIn: bench.handBytesIn,
    bytesOut: bench.handBytesOut,
    numbersIn: bench.handNumbersIn,
    objectIn: bench.handObjectIn,
    Counter: bench.HandCounter,
  };
}

/**
 * The loops: each calls one member so many times, and returns a number that depends on every result.
 * @type {Record<string, (api: Api, count: number) => number>}
 */
export const drivers = {
  nothing(api, count) {
    for (let i = 0; i < count; i++) api.nothing();
    return 0;
  },
  add(api, count) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum = api.add(sum, i);
    return sum;
  },
  textIn(api, count) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += api.textIn(TEXTS[i & 63]);
    return sum;
  },
  textOut(api, count) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += api.textOut(i).length;
    return sum;
  },
  recordIn(api, count) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += api.recordIn(ITEMS[i & 63]);
    return sum;
  },
  bytesIn(api, count) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += api.bytesIn(BYTES);
    return sum;
  },
  bytesOut(api, count) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += api.bytesOut(20 * MIB).length;
    return sum;
  },
  numbersIn(api, count) {
    let sum = 0;
    for (let i = 0; i < count; i++) sum += api.numbersIn(NUMBERS);
    return sum;
  },
  objectIn(api, count) {
    for (let i = 0; i < count; i++) api.objectIn(OBJECT);
    return 0;
  },
  method(api, count) {
    const counter = new api.Counter(0);
    let sum = 0;
    for (let i = 0; i < count; i++) sum = (sum + counter.add(i)) | 0;
    release(counter);
    return sum;
  },
  getter(api, count) {
    const counter = new api.Counter(7);
    let sum = 0;
    for (let i = 0; i < count; i++) sum = (sum + counter.value) | 0;
    release(counter);
    return sum;
  },
  life(api, count) {
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const counter = new api.Counter(i);
      sum = (sum + counter.add(1)) | 0;
      release(counter);
    }
    return sum;
  },
};

/** @param {Counter} counter */
function release(counter) {
  if (counter.dispose !== undefined) counter.dispose();
  else counter.free?.();
}
