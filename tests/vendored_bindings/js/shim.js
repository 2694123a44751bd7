// Imports a file beside it, which has to be shipped, too.

import { polite } from "./helper.js";

/** @param {string} name */
export const greet = (name) => polite(`hello ${name}`);
/**
 * @param {any[]} points
 * @param {(...args: any[]) => any} f
 */
export const each = (points, f) =>
  points.map((/** @type {any} */ point) => f(point)).reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0);
