// The JavaScript that every side calls. It adds up the values that it receives, so that no call can be optimized away.

let total = 0;

/** Resets the total and all sequences, so that every side receives the same values. */
export function reset() {
  total = 0;
  turn = 0;
}

/** A number that depends on all received values. */
export function checksum() {
  return total;
}

/**
 * Adds a value to the total, which stays a small integer and so makes no garbage.
 * @param {number} value
 */
function note(value) {
  total = (total + value) & 0xfffffff;
}

// Sequences of results, long enough that no two consecutive ones are the same.
let turn = 0;
const next = () => {
  turn = (turn + 1) & 1023;
  return turn;
};

// scalars

/** @param {number} value */
export function take(value) {
  note(value);
}

/**
 * @param {number} left
 * @param {number} right
 */
export function add(left, right) {
  return (left + right) | 0;
}

/** @param {number} value */
export function scale(value) {
  return value * 1.5;
}

/** @param {number} value */
export function fallible(value) {
  if (value < 0) throw new RangeError("negative");
  return value + 1;
}

/** @param {number | null | undefined} value */
export function takeMaybe(value) {
  note(value === null || value === undefined ? 7 : value);
}

export function giveMaybe() {
  const number = next();
  return number & 1 ? number + 0.5 : null;
}

/** @param {Date} value */
export function takeDate(value) {
  note(value.getTime() & 0xffff);
}

export function giveDate() {
  return new Date(86_400_000 * next());
}

// objects

export function createObject() {
  return { question: "What is the answer?", answer: 41 };
}

/** @param {{ answer: number }} object */
export function incrementAnswer(object) {
  object.answer += 1;
}

/** @param {{ answer: number }} object */
export function answer(object) {
  return object.answer;
}

// functions

/** @type {any} */
let kept;

/** @param {(value: number) => number} callback */
export function keep(callback) {
  kept = callback;
}

/** @param {number} times */
export function callKept(times) {
  for (let index = 0; index < times; index++) note(kept(index));
}

/** @param {(value: number) => number} callback */
export function callOnce(callback) {
  note(callback(next()));
}

/** @param {(value: number) => number} callback */
export function callTen(callback) {
  for (let index = 0; index < 10; index++) note(callback(index));
}

/** @type {any} */
let reader;

/** @param {(text: string) => number} callback */
export function keepReader(callback) {
  reader = callback;
}

/** @param {number} times */
export function callReader(times) {
  for (let index = 0; index < times; index++) note(reader(SHORT[next()]));
}

/** @param {number} value */
function half(value) {
  return value >> 1;
}

export function giveAnswer() {
  return half;
}

/** @param {string} text */
function sizeOf(text) {
  return text.length;
}

export function giveReader() {
  return sizeOf;
}

/** @param {number} index */
function nameOf(index) {
  return SHORT[index & 1023];
}

export function giveNamer() {
  return nameOf;
}

/** @type {Set<(value: number) => void>} */
const listeners = new Set();

/**
 * @param {string} _ the name of the event
 * @param {(value: number) => void} listener
 */
export function on(_, listener) {
  listeners.add(listener);
}

/**
 * @param {string} _ the name of the event
 * @param {(value: number) => void} listener
 */
export function off(_, listener) {
  listeners.delete(listener);
}

export function fire() {
  const value = next();
  for (const listener of listeners) listener(value);
}

// strings

/** @param {number} index */
const digits = (index) => String(index * 7_919).padStart(6, "0");
const SHORT = Array.from({ length: 1024 }, (_, index) => flat(`name ${digits(index)}`));
const LONG = Array.from({ length: 16 }, (_, index) => flat("0123456789abcdef".repeat(256) + digits(index)));
const TEXTS = Array.from({ length: 10 }, (_, index) => SHORT.slice(index * 100, index * 100 + 100));

/**
 * A text in one piece, like one from a file or the network.
 * @param {string} text
 */
function flat(text) {
  return JSON.parse(JSON.stringify(text));
}

/** @param {string} text */
export function takeText(text) {
  note(text.length + text.charCodeAt(text.length - 1));
}

export function giveShort() {
  return SHORT[next()];
}

export function giveLong() {
  return LONG[next() & 15];
}

/** @param {string[]} texts */
export function takeTexts(texts) {
  for (let index = 0; index < texts.length; index++) takeText(texts[index]);
}

export function giveTexts() {
  return TEXTS[next() % 10];
}

// arrays

/** @param {ArrayLike<number>} values */
export function takeArray(values) {
  note(values.length + values[0] + values[values.length - 1]);
}

/** @param {ArrayLike<number>} values */
export function takeAll(values) {
  for (let index = 0; index < values.length; index++) take(values[index]);
}

const NUMBERS = Array.from({ length: 100 }, (_, index) => index * 1.5);
const BYTES = arrays(Uint8Array);
const DOUBLES = arrays(Float64Array);

/**
 * Arrays of the measured lengths, by length.
 * @template {Uint8Array | Float64Array} T
 * @param {{ from(list: ArrayLike<number>, map: (value: unknown, index: number) => number): T }} Class
 * @returns {Record<number, T>}
 */
function arrays(Class) {
  return Object.fromEntries(
    [128, 1024, 131_072, 1_048_576].map((length) => [length, Class.from({ length }, (_, index) => index)]),
  );
}

/** @param {number} length */
export function giveBytes(length) {
  return BYTES[length];
}

/** @param {number} length */
export function giveDoubles(length) {
  return DOUBLES[length];
}

export function giveNumbers() {
  return NUMBERS;
}

// records

/** @param {typeof ITEMS[number]} item */
export function takeItem(item) {
  note(item.id + item.name.length + item.x + item.y + item.width + item.height + item.layer + (item.visible ? 1 : 0));
}

const ITEMS = SHORT.map((name, index) => ({
  id: index,
  name,
  x: index * 0.5,
  y: index + 0.25,
  width: 640,
  height: 480.5,
  layer: index & 7,
  visible: index % 2 === 0,
}));

export function giveItem() {
  return ITEMS[next()];
}

// values in others

/** @param {number[][]} rows */
export function takeMatrix(rows) {
  for (const row of rows) takeArray(row);
}

const MATRIX = Array.from({ length: 10 }, (_, y) => Array.from({ length: 10 }, (_, x) => y * 10.5 + x));

export function giveMatrix() {
  return MATRIX;
}

/** @param {{ id: number, answer: (value: number) => number }} listener */
export function takeListener(listener) {
  note(listener.id + listener.answer(next()));
}

// any values and enums

/** @param {number} kind 0 for a number, 1 for a text */
export function giveAny(kind) {
  return kind === 0 ? next() + 0.5 : SHORT[next()];
}

/** @param {unknown} value */
export function takeAny(value) {
  note(typeof value === "string" ? value.length : /** @type {number} */ (value));
}

const ALIGNS = ["start", "center", "end"];
const LEVELS = [1, 5, 10];

/** @param {string} align */
export function takeAlign(align) {
  note(align === "start" ? 1 : align.length);
}

export function giveAlign() {
  return ALIGNS[next() % 3];
}

/** @param {number} level */
export function takeLevel(level) {
  note(level);
}

export function giveLevel() {
  return LEVELS[next() % 3];
}

// memory views

/** @param {{ slice(): Uint8Array }} view */
export function takeSlice(view) {
  takeArray(view.slice());
}

const KEPT = new Uint8Array(1024);

/** @param {{ copyTo(target: Uint8Array): void }} view */
export function takeCopy(view) {
  view.copyTo(KEPT);
  takeArray(KEPT);
}

// below `globalThis`

Object.assign(globalThis, { jsiBench: { take, scale }, jsiBenchTake: take });

// unions

/** @param {"auto" | number} length */
export function takeLength(length) {
  note(length === "auto" ? 1 : length);
}

/** @type {("auto" | number)[]} */
const LENGTHS = Array.from({ length: 1024 }, (_, index) => (index % 4 === 0 ? "auto" : index * 0.5));

export function giveLength() {
  return LENGTHS[next()];
}

// tuples and maps

/** @param {[number, number]} point */
export function takePoint(point) {
  note(point[0] + point[1]);
}

/** @type {[number, number][]} */
const POINTS = Array.from({ length: 1024 }, (_, index) => [index, index * 0.5]);

export function givePoint() {
  return POINTS[next()];
}

/** @param {[number, number][]} points */
export function takePoints(points) {
  note(points.length + points[0][0] + points[99][1]);
}

const PATHS = Array.from({ length: 8 }, (_, index) => POINTS.slice(100 * index, 100 * (index + 1)));

export function givePoints() {
  return PATHS[next() & 7];
}

/** @type {[string, number][][]} */
const ENTRIES = PATHS.map((path) => path.map(([x], index) => [`key ${index}`, x]));
const RECORDS = ENTRIES.map((entries) => Object.fromEntries(entries));
const MAPS = ENTRIES.map((entries) => new Map(entries));

/** @param {Record<string, number>} values */
export function takeRecord(values) {
  note(values["key 000"] + values["key 099"]);
}

export function giveRecord() {
  return RECORDS[next() & 7];
}

/** @param {Map<string, number>} values */
export function takeMap(values) {
  note(values.size + /** @type {number} */ (values.get("key 000")));
}

export function giveMap() {
  return MAPS[next() & 7];
}

// callback interfaces

/** @typedef {{ add(a: number, b: number): number }} Adder */

/** @type {Adder} */
const ADDER = {
  add(a, b) {
    return a + b;
  },
};

export function giveAdder() {
  return ADDER;
}

/** @type {Adder | undefined} */
let lastAdder;

/** @param {Adder} adder */
export function takeAdder(adder) {
  note(adder === lastAdder ? next() : 1);
  lastAdder = adder;
}

/**
 * @param {Adder} adder
 * @param {number} times
 */
export function callAdder(adder, times) {
  for (let i = 0; i < times; i++) note(adder.add(next(), 3));
}

// iterables

const SETS = PATHS.map((path) => new Set(path.map(([x]) => x)));

export function giveIterable() {
  return SETS[next() & 7];
}

/** @param {Iterable<number>} values */
export function takeIterable(values) {
  let sum = 0;
  for (const value of values) sum += value;
  note(sum);
}

// promises

/** @param {number} value */
export function resolved(value) {
  return Promise.resolve(value);
}
