//! `node checked_in.mjs PACKAGES`: the crate with checked-in bindings says the same as a package of every kind of
//! wasm-bindgen. Deno is not needed: what its package asks of it is given here.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { Tally } from "./tally.mjs";

const EXPECTED = "hello checked in! 7 true";

const packages = process.argv[2];
const load = (kind) => import(pathToFileURL(join(packages, kind, "checked_in.js")));

const START = {
  bundler: () => load("bundler"),
  async web() {
    const program = await load("web");
    await program.default({ module_or_path: await readFile(join(packages, "web", "checked_in_bg.wasm")) });
    return program;
  },
  nodejs: async () => (await load("nodejs")).default,
  async deno() {
    globalThis.Deno = { readFile };
    globalThis.fetch = async (url) =>
      new Response(await readFile(fileURLToPath(url)), { headers: { "content-type": "application/wasm" } });
    return load("deno");
  },
};

const tally = new Tally();
for (const [kind, start] of Object.entries(START)) {
  await tally.test(`checked-in bindings as a ${kind} package`, async () => {
    const said = (await start()).run();
    return said === EXPECTED ? [] : [`expected ${EXPECTED}`, `printed  ${said}`];
  });
}
tally.finish();
