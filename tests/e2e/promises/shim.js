/** @param {any} x */
const echo = async (x) => x;
export { echo as number, echo as text, echo as point, echo as maybe, echo as checked };

export const bytes = async () => new Uint8Array([1, 2, 255]);
export const clamped = async () => new Uint8ClampedArray([-1, 300, 7]);
export const safe = async () => -5;
export const big = async () => -(2n ** 63n);
export const object = async () => ({ name: "it" });
export const any = async () => "anything";
export const level = async () => 1;
export const nothing = async () => "ignored";
/** @param {number} milliseconds */
export const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** @param {string} what */
export const reject = async (what) => {
  throw what === "error" ? new TypeError("rejected") : what === "null" ? null : what;
};
export const throwNow = () => {
  throw new Error("thrown at once");
};
export const notAPromise = () => 5;
export const thenable = () => ({ then: (/** @type {(value: any) => void} */ resolve) => resolve(6) });

/** @param {Promise<any>} promise */
export const plusOne = async (promise) => (await promise) + 1;
/** @param {Promise<any>} promise */
export const message = (promise) =>
  promise.then(
    (/** @type {any} */ value) => `fulfilled ${value}`,
    (/** @type {any} */ error) => `rejected ${error.message}`,
  );
/** @param {Promise<any>} promise */
export const sumPoint = async (promise) => {
  const { x, y } = await promise;
  return x + y;
};
/** @param {(...values: any[]) => any} callback */
export const withCallback = async (callback) => {
  await null;
  callback(3);
  return 4;
};
