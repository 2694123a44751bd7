// Packages the extension: bundles it, puts the licences in, and writes the VSIX to the path that is given, or `dist/jsi.vsix`.

import { copyFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { createVSIX } from "@vscode/vsce";

const here = dirname(fileURLToPath(import.meta.url));
const packagePath = process.argv[2] ?? join(here, "dist", "jsi.vsix");
process.chdir(here);
await import("./build.mjs");
for (const name of ["LICENSE-APACHE", "LICENSE-MIT"]) copyFileSync(join(here, "..", "..", name), join("dist", name));
// The bundle has all dependencies in it, and the licences lie beside it.
await createVSIX({ cwd: here, packagePath, dependencies: false, skipLicense: true });
