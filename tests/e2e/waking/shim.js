const turn = () => new Promise((resolve) => setTimeout(resolve));

/** @param {(...values: any[]) => any} callback */
export const callNow = (callback) => callback();
/** @param {(...values: any[]) => any} callback */
export const callLater = async (callback) => {
  await turn();
  callback();
};
/**
 * @param {Promise<any>} promise
 * @param {(...values: any[]) => any} callback
 */
export const after = async (promise, callback) => {
  let settled = false;
  promise.finally(() => {
    settled = true;
  });
  await turn();
  if (settled) throw new Error("settled before");
  callback();
  if (settled) throw new Error("settled at once");
  return await promise;
};
/** @param {(text: string) => void} note */
export const around = (note) => {
  /** @type {(value?: unknown) => void} */
  let resolve = () => {};
  const promise = new Promise((resolved) => {
    resolve = resolved;
  });
  promise.then(() => note("before"));
  setTimeout(() => {
    promise.then(() => note("after"));
    resolve();
  });
  return promise;
};
/** @param {(...values: any[]) => any} callback */
export const point = (callback) => ({
  get x() {
    callback();
    return 1;
  },
});
