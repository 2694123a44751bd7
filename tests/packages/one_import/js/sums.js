// What the package imports.

export function add(a, b) {
  return a + b;
}
