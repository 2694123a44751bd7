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
export const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export const reject = async (what) => {
  throw what === "error" ? new TypeError("rejected") : what === "null" ? null : what;
};
export const throwNow = () => {
  throw new Error("thrown at once");
};
export const notAPromise = () => 5;
export const thenable = () => ({ then: (resolve) => resolve(6) });

export const plusOne = async (p) => (await p) + 1;
export const message = (p) => p.then((value) => `fulfilled ${value}`, (error) => `rejected ${error.message}`);
export const sumPoint = async (p) => {
  const { x, y } = await p;
  return x + y;
};
export const withCallback = async (f) => {
  await null;
  f(3);
  return 4;
};
