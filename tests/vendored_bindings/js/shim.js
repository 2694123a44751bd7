// Imports a file beside it, which has to be shipped, too.

import { polite } from "./helper.js";

export const greet = (name) => polite(`hello ${name}`);
export const each = (points, f) => points.map((point) => f(point)).reduce((a, b) => a + b, 0);
