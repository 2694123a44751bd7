const values = {
  epoch: new Date(0), before: new Date(-1), max: new Date(8.64e15), min: new Date(-8.64e15), fraction: new Date(1.9),
  "negative fraction": new Date(-1.9), "-0": new Date(-0), invalid: new Date(NaN), beyond: new Date(8.64e15 + 1),
  number: 5, text: "2000-01-01T00:00:00.000Z", null: null, undefined, pretender: Object.create(Date.prototype),
  tagged: { getTime: () => 5, get [Symbol.toStringTag]() { return "Date"; } }, year0: new Date(-62167219200000),
  lying: Object.assign(new Date(7), { getTime: () => 8, valueOf: () => 9 }),
  subclass: new (class Mine extends Date {})(3),
};
export const echo = (value) => value;
export const iso = (value) => `${value instanceof Date} ${value.toISOString()}`;
export const make = (kind) => values[kind];
export const later = async (kind) => values[kind];
export function optional() {
  return `${arguments.length}: ${[...arguments].map((value) => String(JSON.stringify(value))).join(" ")}`;
}
export const advance = (value) => {
  value.setTime(value.getTime() + 1000);
  return value;
};
export const call = (f, kind) => f(values[kind]);
