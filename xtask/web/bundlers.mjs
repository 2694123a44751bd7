// Bundles a package with a program that starts it, by esbuild and by Vite. The program exports what the package exports.

import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { entry } from "./paths.mjs";

/**
 * Writes `out/bundle.js` below the folder.
 * @param {string} name
 * @param {string} folder
 * @param {string[]} nodePaths folders of npm packages that the package imports
 */
export async function withEsbuild(name, folder, nodePaths = []) {
  const { build } = await import("esbuild");
  const wasm = entry(name, "web").replace(/\.js$/, "_bg.wasm");
  await build({
    entryPoints: [writeStart(name, folder, wasm, "{ module_or_path: new URL(wasm, import.meta.url) }")],
    bundle: true,
    format: "esm",
    loader: { ".wasm": "file" },
    nodePaths,
    outfile: join(folder, "out", "bundle.js"),
    logLevel: "error",
  });
}

/**
 * Writes `out/bundle.js` below the folder.
 * @param {string} name
 * @param {string} folder
 */
export async function withVite(name, folder) {
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

/**
 * Writes the program of an application: it starts the package and exports what it exports.
 * @param {string} name
 * @param {string} folder
 * @param {string} wasm the import of the WebAssembly file
 * @param {string} options the argument of the package's initialiser
 */
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
