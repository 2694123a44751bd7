// `node package.mjs [FILE [SERVER [PLATFORM]]]`: bundles the extension, adds the licences, and writes the VSIX to FILE or `dist/jsi.vsix`.
// With the program SERVER in it, it is the extension of PLATFORM, such as `linux-x64`; without a name, of this one.

import { chmodSync, copyFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { createVSIX } from "@vscode/vsce";

const here = dirname(fileURLToPath(import.meta.url));
const [, , file, server, target = `${process.platform}-${process.arch}`] = process.argv;
const packagePath = file === undefined ? join(here, "dist", "jsi.vsix") : resolve(file);
const program = server && resolve(server);
process.chdir(here);
await import("./build.mjs");
for (const name of ["LICENSE-APACHE", "LICENSE-MIT"]) copyFileSync(join(here, "..", "..", name), join("dist", name));
for (const name of ["jsic", "jsic.exe"]) rmSync(join("dist", name), { force: true });
if (program) {
  const copy = join("dist", target.startsWith("win32") ? "jsic.exe" : "jsic");
  copyFileSync(program, copy);
  chmodSync(copy, 0o755);
}
// The bundle contains all dependencies, and its folder the licences.
await createVSIX({
  cwd: here,
  packagePath,
  dependencies: false,
  skipLicense: true,
  allowMissingRepository: true,
  ...(program && { target }),
});
