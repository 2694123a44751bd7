// `node runner.mjs ENGINE FILE [FILTER] [--exact] [--skip NAME]… [--nocapture]`: runs a test program of
// wasm-bindgen-test, as cargo calls its runners, in an engine that wasm-bindgen's own runner does not support.
//
// The program exports the tests and the context that runs them and prints `test result: …`.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { environmentVariable } from "./environment.mjs";
import { messageOf } from "./errors.mjs";
import { ENGINES, open } from "./hosts.mjs";

const NAME = "tests";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    exact: { type: "boolean", default: false },
    skip: { type: "string", multiple: true, default: [] },
    nocapture: { type: "boolean", default: false },
  },
});
const [engine, file, filter = ""] = positionals;

const exported = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(file)))
  .map(({ name }) => name)
  .filter((name) => name.startsWith("__wbgt_") && name.includes("::"));
/**
 * @param {string} name
 * @param {string} part
 */
const fits = (name, part) => (values.exact ? name === part : name.includes(part));
const tests = exported.filter((symbol) => {
  const name = symbol.slice(symbol.indexOf("::") + "::".length);
  return (filter === "" || fits(name, filter)) && !values.skip.some((part) => fits(name, part));
});

if (tests.length === 0) console.log("no tests to run!");
else process.exitCode = (await run()) ? 0 : 1;

/** Makes a package of the program and runs the tests; returns whether all passed. */
async function run() {
  const folder = mkdtempSync(join(tmpdir(), "jsi-tests-"));
  try {
    const [kind] = ENGINES[engine].kinds;
    const program = environmentVariable("WASM_BINDGEN");
    const args = [file, "--target", kind, "--out-dir", folder, "--out-name", NAME, "--debug", "--no-typescript"];
    const { status, error } = spawnSync(program, args, { stdio: "inherit" });
    if (status !== 0) throw error ?? new Error(`wasm-bindgen ended with ${status}`);
    const host = await open(engine, { package: folder });
    return await host.run(
      "/harness/tasks/wasm_tests.mjs",
      {
        kind,
        program: host.at(`/package/${NAME}.js`),
        tests,
        filtered: exported.length - tests.length,
        nocapture: values.nocapture,
      },
      { print: true },
    );
  } catch (error) {
    console.error(messageOf(error));
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
