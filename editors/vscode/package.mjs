// `node package.mjs [FILE]`: bundles the extension, adds the licences, and writes the VSIX to FILE or `dist/jsi.vsix`.

import { copyFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { createVSIX } from "@vscode/vsce";

const here = dirname(fileURLToPath(import.meta.url));
const packagePath = process.argv[2] ?? join(here, "dist", "jsi.vsix");
process.chdir(here);
await import("./build.mjs");
for (const name of ["LICENSE-APACHE", "LICENSE-MIT"]) copyFileSync(join(here, "..", "..", name), join("dist", name));
// The bundle contains all dependencies, and its folder the licences.
await createVSIX({ cwd: here, packagePath, dependencies: false, skipLicense: true });
