// The folder of the harness.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this file. */
export const here = dirname(fileURLToPath(import.meta.url));

/** The root of the repository. */
export const root = join(here, "..", "..");
