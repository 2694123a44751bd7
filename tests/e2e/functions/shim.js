export const each = (values, visit) => values.forEach((value) => visit(value));
export const fold = (values, step) => values.reduce((sum, value) => step(sum, value), 0);
export const eight = (f) => f(-8, 16, 32, 0.5, true, "x", "text", new Date(1000));
export const objects = (f) => f({ name: "one" }, null, [1, 2], new Uint8Array([1, 2, 3]));
export const wide = (f) => f(-(2 ** 53 - 1), -(2n ** 63n));
export const untyped = (f) => f(1, "two", null, undefined);
export const maybe = (f) => {
  f?.(1);
  return f === null ? "null" : typeof f;
};
export function optional(f, g) {
  return `${arguments.length}: ${f === null ? "null" : typeof f} ${g === null ? "null" : typeof g}`;
}
export const two = (f, g) => {
  f(1);
  g(2);
};
let kept;
export const keep = (f) => {
  kept = f;
};
export const callKept = (value) => kept(value);
export const same = (f) => f === kept;
export const failing = (f) => {
  try {
    return f();
  } catch (error) {
    throw new Error(`caught ${error.message}`, { cause: error });
  }
};
export const wrong = (f) => f("no number");
export const later = async (f) => (await f(20)) + 1;

export const adder = (n) => (m) => n + m;
export const noFunction = () => ({});
export const maybeFunction = (yes) => (yes ? () => "called" : null);
export const anything = () => (...args) => args.length;
export const laterFunction = () => async (n) => {
  if (n < 0) throw new RangeError("negative");
  return "x".repeat(n);
};
