// The JavaScript that every side calls. It does little, and nothing that could be left out: what arrives is added up.

let total = 0;

/** Forgets what arrived and starts all sequences anew, so that every side sees the same. */
export function reset() {
  total = 0;
  turn = 0;
}

/** A number that depends on everything that arrived. */
export function checksum() {
  return total;
}

/** Stays a small integer, so that adding up makes no garbage. */
function note(value) {
  total = (total + value) & 0xfffffff;
}

// Sequences of what is given, long enough that no two neighbours are the same.
let turn = 0;
const next = () => (turn = (turn + 1) & 1023);

// scalars

export function take(value) {
  note(value);
}

export function add(a, b) {
  return (a + b) | 0;
}

export function scale(value) {
  return value * 1.5;
}

export function fallible(value) {
  if (value < 0) throw new RangeError("negative");
  return value + 1;
}

export function takeMaybe(value) {
  note(value === null || value === undefined ? 7 : value);
}

export function giveMaybe() {
  const it = next();
  return it & 1 ? it + 0.5 : null;
}

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

export function incrementAnswer(object) {
  object.answer += 1;
}

export function answer(object) {
  return object.answer;
}

// functions

let kept;

export function keep(f) {
  kept = f;
}

export function callKept(times) {
  for (let i = 0; i < times; i++) note(kept(i));
}

export function callOnce(f) {
  note(f(next()));
}

export function callTen(f) {
  for (let i = 0; i < 10; i++) note(f(i));
}

// strings

const digits = (i) => String(i * 7_919).padStart(6, "0");
const SHORT = Array.from({ length: 1024 }, (_, i) => flat(`name ${digits(i)}`));
const LONG = Array.from({ length: 16 }, (_, i) => flat("0123456789abcdef".repeat(256) + digits(i)));
const TEXTS = Array.from({ length: 10 }, (_, i) => SHORT.slice(i * 100, i * 100 + 100));

/** Of one piece, as text from a file or the network is. */
function flat(text) {
  return JSON.parse(JSON.stringify(text));
}

export function takeText(text) {
  note(text.length + text.charCodeAt(text.length - 1));
}

export function giveShort() {
  return SHORT[next()];
}

export function giveLong() {
  return LONG[next() & 15];
}

export function takeTexts(texts) {
  for (let i = 0; i < texts.length; i++) takeText(texts[i]);
}

export function giveTexts() {
  return TEXTS[next() % 10];
}

// arrays

export function takeArray(values) {
  note(values.length + values[0] + values[values.length - 1]);
}

export function takeAll(values) {
  for (let i = 0; i < values.length; i++) take(values[i]);
}

const NUMBERS = Array.from({ length: 100 }, (_, i) => i * 1.5);
const BYTES = arrays(Uint8Array);
const DOUBLES = arrays(Float64Array);

/** Arrays of the usual lengths by length. */
function arrays(Class) {
  return Object.fromEntries([128, 1024, 131_072, 1_048_576].map((length) => [length, Class.from({ length }, (_, i) => i)]));
}

export function giveBytes(length) {
  return BYTES[length];
}

export function giveDoubles(length) {
  return DOUBLES[length];
}

export function giveNumbers() {
  return NUMBERS;
}

// records

export function takeItem(item) {
  note(item.id + item.name.length + item.x + item.y + item.width + item.height + item.layer + (item.visible ? 1 : 0));
}

const ITEMS = SHORT.map((name, i) => ({
  id: i,
  name,
  x: i * 0.5,
  y: i + 0.25,
  width: 640,
  height: 480.5,
  layer: i & 7,
  visible: i % 2 === 0,
}));

export function giveItem() {
  return ITEMS[next()];
}

// promises

export function resolved(value) {
  return Promise.resolve(value);
}
