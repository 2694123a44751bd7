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
export const halfArguments = (f) => f({}, {}, "no number");
export const wrongResult = (f) => f();

export const call = (f) => f({}, [{}]);
let kept;
export const keep = (f) => {
  kept = f;
};
export const callKept = (value) => kept(value);
export const failing = (f) => f();

export const resolved = async (value) => value;
export const rejected = async (value) => {
  throw value;
};
export const never = () => new Promise(() => {});
export const wrong = async () => ({});
export const settle = (value) => value.then(() => true, () => false);
export const later = async (f) => f({});
