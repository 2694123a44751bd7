// `node projects.mjs PACKAGES CASES`: loads the package `exports` in projects of Node and in Jest, in the ways that
// `docs/src/reference/hosts.md` describes. The last line has the counts.

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { build } from "esbuild";

import { here, root } from "./here.mjs";
import { Reporter } from "./reporter.mjs";

const [packages, cases] = process.argv.slice(2);
const NAME = "exports";
const TIMEOUT = 120_000;
const ESM = { type: "module" };
/** Older versions of Node cannot require an ES module. */
const NO_REQUIRE = "--no-experimental-require-module";
/**
 * As in the documentation: a whole package in one CommonJS file.
 * @type {import("esbuild").BuildOptions}
 */
const COMMONJS = {
  bundle: true,
  platform: "node",
  format: "cjs",
  define: { "import.meta.url": "__url" },
  banner: { js: '"use strict"; const __url = require("node:url").pathToFileURL(__filename).href;' },
  logLevel: "error",
};

/**
 * A way to use a package: its kind, its main file, a function that prepares its folder, and a statement that starts it.
 * @typedef {{ kind: string, file?: string, prepare?: (folder: string) => unknown, start?: string }} Way
 */

/** @type {Record<string, Way>} */
const WAYS = {
  "experimental-nodejs-module": { kind: "experimental-nodejs-module" },
  "nodejs with two manifests": {
    kind: "nodejs",
    prepare: (folder) => {
      manifest(folder, { type: "commonjs" });
      manifest(join(folder, "snippets"), ESM);
    },
  },
  "web with a manifest": {
    kind: "web",
    prepare: (folder) => manifest(folder, ESM),
    start: `api.initSync({ module: require("node:fs").readFileSync("pkg/${NAME}_bg.wasm") });`,
  },
  "one file of CommonJS": {
    kind: "experimental-nodejs-module",
    file: `${NAME}.cjs`,
    prepare: (folder) => build({ ...COMMONJS, entryPoints: [join(folder, `${NAME}.js`)], outfile: join(folder, `${NAME}.cjs`) }),
  },
};

const GREET = 'console.log((api.Greeter ?? api.default.Greeter).greet("Zoë"));';
/**
 * CommonJS programs that load the package and print a greeting. A CommonJS module is the default export of an `import`.
 * @type {Record<string, (from: string, start: string) => string>}
 */
const LOADS = {
  require: (from, start) => `const api = require("${from}"); ${start} ${GREET}`,
  import: (from, start) => `import("${from}").then((api) => { ${start} ${GREET} });`,
};

const projects = mkdtempSync(join(tmpdir(), "jsi-projects-"));
const reporter = new Reporter();
for (const type of [undefined, "commonjs", "module"]) {
  for (const [name, way] of Object.entries(WAYS)) {
    for (const load of Object.keys(LOADS)) {
      /** @param {string[]} flags */
      const loads = async (flags) => {
        const title = `${name}: ${load} in a project of type ${type ?? "(none)"}${flags.map((flag) => `, ${flag}`).join("")}`;
        await reporter.test(title, () => greeting(type, way, load, flags));
      };
      await loads([]);
      // CommonJS can be required without the flag, and a package that requires no ES module can be imported.
      if (load === "require" ? way.file : way.kind !== "nodejs") await loads([NO_REQUIRE]);
    }
  }
}
await reporter.test("all cases in Jest, in one file of CommonJS", () => jest("cases.test.cjs", oneFile, []));
await reporter.test("all cases in Jest, as ES modules", () =>
  jest("cases.test.mjs", writeFileSync, ["--experimental-vm-modules"]),
);
rmSync(projects, { recursive: true });
reporter.finish();

/**
 * Runs a program in a project of this type, which prints a greeting.
 * @param {string | undefined} type
 * @param {Way} way
 * @param {string} load
 * @param {string[]} flags
 */
async function greeting(type, { kind, file = `${NAME}.js`, prepare = () => {}, start = "" }, load, flags) {
  const project = mkdtempSync(join(projects, "project-"));
  manifest(project, { type });
  const folder = join(project, "pkg");
  cpSync(join(packages, kind), folder, { recursive: true });
  await prepare(folder);
  writeFileSync(join(project, "main.cjs"), LOADS[load](`./pkg/${file}`, start));
  const { status, stdout, stderr } = node([...flags, "--no-warnings", "main.cjs"], project);
  return status === 0 && stdout === "Hello, Zoë!\n" ? [] : [`ended with ${status}`, stdout, ...stderr.split("\n")];
}

/**
 * Runs a file with one test for each case in Jest.
 * @param {string} file
 * @param {(file: string, text: string) => unknown} write writes the file; `text` is that of an ES module
 * @param {string[]} flags
 */
async function jest(file, write, flags) {
  const project = mkdtempSync(join(projects, "jest-"));
  manifest(project, { type: "commonjs" });
  const module = join(packages, "experimental-nodejs-module", NAME);
  const text = `
    import * as api from ${JSON.stringify(`${module}.js`)};
    import { cases } from ${JSON.stringify(cases)};
    import { Checks } from ${JSON.stringify(join(here, "tasks", "checks.mjs"))};
    import { collect } from ${JSON.stringify(join(root, "tests/e2e/collector/shim.js"))};
    const options = { engine: "node", kind: "experimental-nodejs-module", collect };
    for (const [name, run] of Object.entries(cases)) test(name, () => run(api, new Checks(options)));`;
  cpSync(`${module}_bg.wasm`, join(project, `${NAME}_bg.wasm`));
  await write(join(project, file), text);
  const program = join(here, "node_modules/jest/bin/jest.js");
  const { status, stderr } = node(
    ["--expose-gc", ...flags, program, "--forceExit", "--rootDir", project, "--testMatch", `**/${file}`],
    project,
  );
  const passed = Number(/^Tests: +(\d+) passed, \1 total$/m.exec(stderr)?.[1]);
  return status === 0 && passed > 40 ? [] : [`ended with ${status}`, ...stderr.split("\n")];
}

/**
 * Writes a module and its imports as one CommonJS file.
 * @param {string} file
 * @param {string} text
 */
function oneFile(file, text) {
  return build({ ...COMMONJS, stdin: { contents: text, resolveDir: here }, outfile: file });
}

/**
 * Writes the package.json of a folder.
 * @param {string} folder
 * @param {object} content
 */
function manifest(folder, content) {
  writeFileSync(join(folder, "package.json"), JSON.stringify(content));
}

/**
 * @param {string[]} args
 * @param {string} cwd
 */
function node(args, cwd) {
  const result = spawnSync(process.execPath, args, { cwd, encoding: "utf8", timeout: TIMEOUT });
  if (result.error) throw result.error;
  return result;
}
