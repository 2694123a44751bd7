/** @param {AbortSignal} signal */
export const wait = (signal) =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason));
  });
export { wait as anything };
/** @param {{ signal: AbortSignal }} options */
export const waitWith = ({ signal }) => wait(signal);
/** @param {AbortSignal} signal */
export const maybe = (signal) => (signal === undefined ? "none" : String(signal.aborted));
/** @param {AbortSignal[]} signals */
export const all = (signals) => signals.every((/** @type {AbortSignal} */ signal) => signal instanceof AbortSignal);
