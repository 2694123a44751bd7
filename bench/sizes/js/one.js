// The one import of the smallest program.

export function add(a, b) {
  return a + b;
}
