// Pages as Trunk makes them.

import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
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

/**
 * `trunk serve`: calls a function with its address once it has built the page.
 * @template T
 * @param {string} program
 * @param {string} project
 * @param {(origin: string) => Promise<T>} use
 */
export async function trunkServe(program, project, use) {
  const port = await freePort();
  const args = ["serve", "--offline", "--address", "127.0.0.1", "--port", String(port)];
  const child = spawn(program, args, { cwd: project, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let ended = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      output += text;
    });
  }
  child.on("exit", () => {
    ended = true;
  });
  const origin = `http://127.0.0.1:${port}`;
  try {
    // it answers after the first build
    while (!(await answers(origin))) {
      if (ended) throw new Error(`trunk serve has ended: ${output}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return await use(origin);
  } finally {
    child.kill();
  }
}

/** @param {string} origin */
async function answers(origin) {
  try {
    return (await fetch(`${origin}/index.html`)).ok;
  } catch {
    return false;
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
