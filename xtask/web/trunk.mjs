// Pages as Trunk makes them.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { environmentVariable } from "./environment.mjs";
import { runIn } from "./run.mjs";

/**
 * `trunk build`, or the same steps if Trunk is not installed. The page is in the folder `dist`.
 * @param {string} project
 * @param {string} name the name of the crate
 * @param {string} dist
 */
export function trunk(project, name, dist = join(project, "dist")) {
  const installed = process.env.TRUNK;
  if (installed) return runIn(project, installed, ["build", "--offline", "--dist", dist]);
  const target = "wasm32-unknown-unknown";
  const build = runIn(project, "cargo", ["build", "--target", target]);
  if (build.length > 0) return build;
  const program = join(environmentVariable("CARGO_TARGET_DIR"), target, "debug", `${name}.wasm`);
  const args = ["--target", "web", "--out-name", name, "--out-dir", dist, program];
  const bindings = runIn(project, environmentVariable("WASM_BINDGEN"), args);
  const page = readFileSync(join(project, "index.html"), "utf8");
  const start = [
    '<script type="module">',
    `import init, * as bindings from '/${name}.js';`,
    `const wasm = await init({ module_or_path: '/${name}_bg.wasm' });`,
    "window.wasmBindings = bindings;",
    "</script>",
  ];
  const link = '<link data-trunk rel="rust" />';
  writeFileSync(join(dist, "index.html"), page.replace(link, start.join("\n")));
  return page.includes(link) ? bindings : ["index.html has no link for Trunk", ...bindings];
}
