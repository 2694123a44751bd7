export const holder = {};
export const hold = (f) => {
  holder.f = f;
};
export const call = () => holder.f();
export const callAndThrow = (f) => {
  holder.f = f;
  f();
  throw new Error("after the call");
};
export const holdAndThrow = (f) => {
  holder.f = f;
  throw new Error("before the call");
};
export const two = (f, g) => {
  f();
  g();
};
export const countdown = (from, f) => (from === 0 ? 0 : f(from - 1));
export const pair = (f, g) => {
  holder.g = g;
  return f("f");
};
export const each = (values, f) => values.forEach((value) => f(value));
export const messageOf = (f) => {
  try {
    f();
    return "nothing thrown";
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};
export const later = async (f) => {
  await null;
  f();
};
