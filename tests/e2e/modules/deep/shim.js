// import "./not-there.js" is only a comment
import { name as first } from "./lib/first.js";
import "./lib/side-effect.js";
export * from "../other/star.js";
export { default } from './lib/main.js';
import data from "../other/data.js";

/** @type {any} */
const globals = globalThis;
const text = `import "./not-there-either.js" ${first}`;
export const whole = () => [first, data.name, globals.jsiSideEffect, text.length > 0].join(" ");
export const tools = {
  version: "1.0",
  inner: {
    /** @param {any} x */
    double: (x) => 2 * x,
    self() {
      return this === tools.inner;
    },
  },
};
export const later = async () => (await import("./lib/later.js")).name;
export const constant = 42;
globals.jsiModuleLoads = (globals.jsiModuleLoads ?? 0) + 1;
export const count = () => globals.jsiModuleLoads;
