export const wait = (signal) =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason));
  });
export { wait as anything };
export const waitWith = ({ signal }) => wait(signal);
export const maybe = (signal) => (signal === undefined ? "none" : String(signal.aborted));
export const all = (signals) => signals.every((signal) => signal instanceof AbortSignal);
