// Says how large packages are, as they are and bundled, plain and compressed. Started by cargo xtask bench sizes, with one
// argument, an object in JSON.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";

import { open } from "../hosts.mjs";

const { packages, out } = JSON.parse(process.argv[2]);

const sizes = [];
const printed = new Map();
for (const { name, folder } of packages) {
  compare(name, await print(name, folder));
  sizes.push({ name, ...(await measure(name, folder)) });
}
writeFileSync(out, JSON.stringify(sizes, null, 1));

/** Both programs of a pair print the same, or one of them does less. */
function compare(name, lines) {
  const pair = name.slice(0, name.indexOf("_"));
  const other = printed.get(pair) ?? lines;
  printed.set(pair, lines);
  if (lines !== other) throw new Error(`the programs ${pair} differ:\n${other}\n\nand ${name}:\n${lines}`);
}

async function print(name, folder) {
  const host = await open("node", { package: folder });
  const lines = await host.run("/harness/bench/same.mjs", { program: host.at(`/package/${name}.js`) });
  await host.close();
  return lines.join("\n");
}

async function measure(name, folder) {
  const scripts = readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith(".js"))
    .map((path) => readFileSync(join(folder, path)));
  return {
    wasm: sizesOf(readFileSync(join(folder, `${name}_bg.wasm`))),
    // Servers compress each file by itself.
    scripts: scripts.map(sizesOf).reduce(add, { raw: 0, gzip: 0 }),
    bundle: sizesOf(await bundle(join(folder, `${name}.js`))),
  };
}

/** The package's JavaScript in one small file, with everything that it exports. */
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

function sizesOf(bytes) {
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length };
}

function add(a, b) {
  return { raw: a.raw + b.raw, gzip: a.gzip + b.gzip };
}
