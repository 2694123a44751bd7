// Measures the sizes of packages, unbundled and bundled, uncompressed and compressed. Started by cargo xtask bench sizes with
// one argument, an object in JSON.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

import { open } from "../hosts.mjs";

/** @typedef {{ raw: number, gzip: number }} Size */

/** @type {{ packages: { name: string, folder: string, bundled: string | null }[], out: string }} */
const { packages, out } = JSON.parse(process.argv[2]);

const sizes = [];
/**
 * The output of the first program of each pair.
 * @type {Map<string, string>}
 */
const outputs = new Map();
for (const { name, folder, bundled } of packages) {
  compare(name, await outputOf(name, folder));
  if (bundled !== null) compare(name, await outputOf(name, bundled));
  sizes.push({ name, ...(await measure(name, folder)), bundled: bundled && bundledSizes(name, bundled) });
}
writeFileSync(out, JSON.stringify(sizes, null, 1));

/**
 * Checks that both programs of a pair print the same: sizes of programs that differ cannot be compared.
 * @param {string} name
 * @param {string} output
 */
function compare(name, output) {
  const pair = name.slice(0, name.indexOf("_"));
  const other = outputs.get(pair) ?? output;
  outputs.set(pair, output);
  if (output !== other) throw new Error(`the programs ${pair} differ:\n${other}\n\nand ${name}:\n${output}`);
}

/**
 * @param {string} name
 * @param {string} folder
 */
async function outputOf(name, folder) {
  const host = await open("node", { package: folder });
  const lines = await host.run("/harness/bench/program_output.mjs", { program: host.at(`/package/${name}.js`) });
  await host.close();
  return lines.join("\n");
}

/**
 * @param {string} name
 * @param {string} folder
 */
async function measure(name, folder) {
  const scripts = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".js"))
    .map((path) => readFileSync(join(folder, path)));
  return {
    wasm: sizesOf(readFileSync(join(folder, `${name}_bg.wasm`))),
    // Servers compress each file separately.
    scripts: scripts.map(sizesOf).reduce(add, { raw: 0, gzip: 0 }),
    bundle: sizesOf(await bundle(join(folder, `${name}.js`))),
  };
}

/**
 * The files of a package that `jsic bundle` has written.
 * @param {string} name
 * @param {string} folder
 */
function bundledSizes(name, folder) {
  return {
    wasm: sizesOf(readFileSync(join(folder, `${name}_bg.wasm`))),
    script: sizesOf(readFileSync(join(folder, `${name}.js`))),
  };
}

/**
 * The package's JavaScript in one minified file with all its exports.
 * @param {string} entry
 */
async function bundle(entry) {
  const { outputFiles } = await build({
    stdin: {
      contents: `export * from ${JSON.stringify(entry)};\nexport { default } from ${JSON.stringify(entry)};`,
      resolveDir: ".",
    },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
    logLevel: "error",
  });
  return outputFiles[0].contents;
}

/**
 * @param {Uint8Array} bytes
 * @returns {Size}
 */
function sizesOf(bytes) {
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
}

/**
 * @param {Size} left
 * @param {Size} right
 * @returns {Size}
 */
function add(left, right) {
  return { raw: left.raw + right.raw, gzip: left.gzip + right.gzip };
}
