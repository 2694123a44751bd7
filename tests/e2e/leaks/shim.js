/** @param {any} value */
export const echo = (value) => value;
export const noArguments = () => {};
export { noArguments as optional, noArguments as forget, noArguments as unsafe };

const error = new Error("thrown", { cause: { a: 1 } });
export const throwError = () => {
  throw error;
};
export const throwNull = () => {
  throw null;
};
export const halfPair = () => ({
  object: {},
  get any() {
    throw error;
  },
});
export const halfObjects = () => [{}, {}, {}, 1];
/** @param {(...values: any[]) => any} callback */
export const halfArguments = (callback) => callback({}, {}, "no number");
/** @param {(...values: any[]) => any} callback */
export const wrongResult = (callback) => callback();

/** @param {(...values: any[]) => any} callback */
export const call = (callback) => callback({}, [{}]);
/** @type {any} */
let kept;
/** @param {(...values: any[]) => any} callback */
export const keep = (callback) => {
  kept = callback;
};
/** @param {any} value */
export const callKept = (value) => kept(value);
/** @param {(...values: any[]) => any} callback */
export const failing = (callback) => callback();

/** @param {any} value */
export const resolved = async (value) => value;
/** @param {any} value */
export const rejected = async (value) => {
  throw value;
};
export const never = () => new Promise(() => {});
export const wrong = async () => ({});
/** @param {any} value */
export const settle = (value) =>
  value.then(
    () => true,
    () => false,
  );
/** @param {(...values: any[]) => any} callback */
export const later = async (callback) => callback({});
