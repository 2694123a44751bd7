// `node start_program.mjs FILE`: imports the main file of a package for the web, starts it and calls `run`. Prints the milliseconds.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const file = process.argv[2];
/** @param {number} number */
const add = (number) => (/** @type {number} */ a, /** @type {number} */ b) => (a + b + number) | 0;
Object.assign(globalThis, { bench: Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`f${i}`, add(i)])) });

const begin = performance.now();
const { initSync, run } = await import(pathToFileURL(file).href);
initSync({ module: readFileSync(file.replace(/\.js$/, "_bg.wasm")) });
const sum = run();
const millis = performance.now() - begin;
if (!(sum >= 0)) throw new Error(`the sum is ${sum}`);
console.log(millis);
