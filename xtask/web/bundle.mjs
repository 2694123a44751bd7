// Bundles every example with Vite and with esbuild and runs the bundles in Chromium.
// Shims and the files they import must be found by tools that know nothing of wasm-bindgen. The one argument is the file
// that starts a package with one import: its bundle is to hold what that import needs and nothing else.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { chromium } from "./chromium.mjs";
import { pageOf } from "./examples.mjs";
import { differences } from "./expected.mjs";
import { here } from "./here.mjs";
import { entry, examples, expectations, packages } from "./places.mjs";
import { serve } from "./server.mjs";
import { Reporter } from "./reporter.mjs";

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
      const { lines: printed, error } = await browser.visit(url);
      if (error !== undefined) throw new Error(error);
      return differences(lines, printed);
    });
  }
}

await reporter.test("a program with one import carries nothing that it does not use", () => nothingElse(process.argv[2]));

await browser.close();
server.close();
reporter.finish();

/** What of the runtime is in the bundle, beside or instead of what a call with a checked number needs. */
async function nothingElse(start) {
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
  const carried = Object.entries(output.inputs)
    .filter(([path, { bytesInOutput }]) => bytesInOutput > 0 && path.includes("/jsi-runtime-"))
    .map(([path]) => basename(path))
    .sort();
  return differences(["errors.js", "numbers.js", "runtime.js", "state.js", "text.js"], carried);
}

async function withEsbuild(name, folder) {
  const { build } = await import("esbuild");
  const wasm = entry(name, "web").replace(/\.js$/, "_bg.wasm");
  await build({
    entryPoints: [writeStart(name, folder, wasm, "{ module_or_path: new URL(wasm, import.meta.url) }")],
    bundle: true,
    format: "esm",
    loader: { ".wasm": "file" },
    outfile: join(folder, "out", "bundle.js"),
    logLevel: "error",
  });
}

async function withVite(name, folder) {
  const { build } = await import("vite");
  const wasm = `${entry(name, "web").replace(/\.js$/, "_bg.wasm")}?url`;
  await build({
    configFile: false,
    root: folder,
    base: "./",
    logLevel: "error",
    build: {
      outDir: "out",
      assetsInlineLimit: 0,
      lib: { entry: writeStart(name, folder, wasm, "{ module_or_path: wasm }"), formats: ["es"], fileName: () => "bundle.js" },
    },
  });
}

/** The program as an application's author would write it: start the package, then use it. */
function writeStart(name, folder, wasm, options) {
  const file = join(folder, "start.mjs");
  const lines = [
    `import init from ${JSON.stringify(entry(name, "web"))};`,
    `import wasm from ${JSON.stringify(wasm)};`,
    `export default () => init(${options});`,
    `export * from ${JSON.stringify(entry(name, "web"))};`,
  ];
  writeFileSync(file, `${lines.join("\n")}\n`);
  return file;
}
