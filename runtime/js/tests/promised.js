// The glue of promised.jsi as it is generated. Compared by compiler/tests/golden/records.rs.
// @ts-nocheck: glue has no types.

let it = new Proxy({}, {
  get() {
    throw new Error("Promised: the package is not started: init() was not called, or has not finished");
  },
});
export function $init(given) {
  it = given;
}
export const $export = Object.freeze({
  later(a0) {
    try {
      return it.call(0, arguments);
    } catch (error) {
      return Promise.reject(error);
    }
  },
  get soon() {
    try {
      return it.call(1, arguments);
    } catch (error) {
      return Promise.reject(error);
    }
  },
  now(a0) {
    return it.call(2, arguments);
  },
});
