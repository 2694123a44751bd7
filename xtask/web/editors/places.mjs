// Where the editors' folders and programs lie.

import { join } from "node:path";

import { here } from "../here.mjs";

/** The folder `editors` of the repository. */
export const editors = join(here, "..", "..", "editors");

/** The program or file that cargo xtask names in a variable. */
export function named(variable) {
  const path = process.env[variable];
  if (!path) throw new Error(`${variable} is not set: start this through cargo xtask`);
  return path;
}
