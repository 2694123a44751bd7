// `node bundle.mjs FILE`: bundles every example with Vite and with esbuild and runs the bundles in Chromium.
// The bundlers, which have no support for wasm-bindgen, must find shims and the files that these import. FILE is the main file
// of a package with one import: its bundle must contain only the parts of the runtime that this import needs.

import { mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";

import { withEsbuild, withVite } from "./bundlers.mjs";
import { chromium } from "./chromium.mjs";
import { pageOf } from "./examples.mjs";
import { differences } from "./expected.mjs";
import { here } from "./here.mjs";
import { examples, expectations, packages } from "./paths.mjs";
import { Reporter } from "./reporter.mjs";
import { serve } from "./server.mjs";

const BUNDLERS = { esbuild: withEsbuild, vite: withVite };

const bundles = join(packages, "..", "bundles");
const reporter = new Reporter();
const expected = expectations();
rmSync(bundles, { recursive: true, force: true });
const server = await serve({ page: join(here, "page"), harness: here, bundles, examples });
const browser = await chromium();

for (const [tool, bundle] of Object.entries(BUNDLERS)) {
  for (const [name, lines] of expected) {
    await reporter.test(`${name} bundled by ${tool}`, async () => {
      const folder = join(bundles, tool, name);
      mkdirSync(folder, { recursive: true });
      await bundle(name, folder);
      const url = `${pageOf(server.origin, name)}&bundle=/bundles/${tool}/${name}/out/bundle.js`;
      const { lines: printed = [], error } = await browser.visit(url);
      if (error !== undefined) throw new Error(error);
      return differences(lines, printed);
    });
  }
}

await reporter.test("the bundle of a program with one import contains only what it uses", () => unusedModules(process.argv[2]));

await browser.close();
server.close();
reporter.finish();

/**
 * Compares the runtime modules of a bundle with those that a call with a checked number needs.
 * @param {string} start
 */
async function unusedModules(start) {
  const { build } = await import("esbuild");
  const { metafile } = await build({
    entryPoints: [start],
    bundle: true,
    format: "esm",
    write: false,
    metafile: true,
    logLevel: "error",
  });
  const [output] = Object.values(metafile.outputs);
  const bundled = Object.entries(output.inputs)
    .filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && path.includes("/jsi-runtime-"))
    .map(([path]) => basename(path))
    .sort();
  return differences(["errors.js", "numbers.js", "runtime.js", "state.js", "text.js"], bundled);
}
