const fails = () => {
  throw new Error("it fails");
};
let log = [];
const values = {
  true: true, five: 5, half: 0.5, large: 2 ** 40, bigint: 5n, letter: "ß", text: "text", date: new Date(5),
  invalid: new Date(NaN), null: null, undefined, error: new RangeError("made"), object: { name: "it" }, symbol: Symbol("s"),
  bytes: new Uint8Array([1, 2]), integers: [1, 2], texts: ["a", "b"], "large numbers": [2 ** 40], "wrong numbers": ["text"],
  objects: [{ name: "first" }, { name: "second" }], anys: [1, "two", null],
  sum: (...args) => args.reduce((a, b) => a + b, 0), words: () => "words", fails,
  log: (...args) => {
    log.push(args.join(" "));
  },
};
export const echo = (value) => value;
export const look = (value) => {
  if (value instanceof Date) return `Date ${value.toISOString()}`;
  if (value instanceof Error) return `Error ${value}`;
  return `${typeof value} ${typeof value === "object" && value !== null ? JSON.stringify(value) : String(value)}`;
};
export const make = (kind) => values[kind];
export const later = async (kind) => values[kind];
export const settle = async (promise) => look(await promise);
export const call = (f, kinds) => look(f(...kinds.map(make)));
export const callMaybe = (f, kinds) => (f === null ? look(null) : call(f, kinds));
export const logged = () => log.splice(0);
export const fail = async () => fails();
let kept;
const increase = (view) => view.set(view.slice().map((x) => x + 1));
export const add = (view) => {
  kept = view;
  const before = view.slice();
  increase(view);
  return `${before.constructor.name} ${before}`;
};
export const addOnceMore = () => {
  if (kept.isDisposed) return false;
  increase(kept);
  return true;
};
export const release = () => kept.dispose();
