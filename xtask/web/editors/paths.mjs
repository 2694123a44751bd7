// The folder of the editors' files.

import { join } from "node:path";

import { root } from "../here.mjs";

/** The folder `editors` of the repository. */
export const editors = join(root, "editors");
