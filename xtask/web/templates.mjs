// `node templates.mjs FOLDER`: makes a project of each template of `jsic new` in the workspace FOLDER, and runs what its README
// describes: pages in Chromium, packages in Node. Also `jsic init`, and `jsic bundle --watch`. The last line has the counts.

import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { chromium } from "./chromium.mjs";
import { clicks, counts, shows, withAddress } from "./elements.mjs";
import { differences } from "./expected.mjs";
import { here, root } from "./here.mjs";
import { messages, otherBindings } from "./messages.mjs";
import { Reporter } from "./reporter.mjs";
import { runIn, TIMEOUT } from "./run.mjs";
import { runTool, TSC } from "./tool.mjs";
import { trunk, trunkServe } from "./trunk.mjs";
import { development } from "./vite_plugin.mjs";
import { wasmPack } from "./wasm_pack.mjs";

const TEMPLATES = ["page", "page-trunk", "npm", "worker", "lib"];
const PLUGIN = "integrations/vite-plugin-jsi";

const [workspace] = process.argv.slice(2);
const projects = join(workspace, "projects");
const reporter = new Reporter();
mkdirSync(projects);
// what `npm install` installs: the packages that the harness has, too
symlinkSync(join(here, "node_modules"), join(workspace, "node_modules"), "junction");
mkdirSync(join(projects, "node_modules"));
symlinkSync(join(root, PLUGIN), join(projects, "node_modules/vite-plugin-jsi"), "junction");

for (const template of TEMPLATES) {
  await reporter.test(`jsic new --template ${template}`, () => run("jsic", ["new", name(template), "--template", template]));
}
await reporter.test("jsic init in a new crate", initialised);
await reporter.test("npm packages of the templates are those of the harness", packages);
await reporter.test("the projects are formatted", () => run("cargo", ["fmt", "--all", "--", "--check"]));
await reporter.test("cargo clippy has no warnings", () => run("cargo", ["clippy", "--all-targets", "--", "--deny", "warnings"]));
await reporter.test("cargo test passes in all projects", () => run("cargo", ["test", "--workspace"]));

await reporter.test("the Rust compiler reports what the page on troubleshooting states", () => messages(projects));
await reporter.test("the code of the page on other bindings compiles", () => otherBindings(projects));
await reporter.test("npm: npm test passes", () => run(...npm("test"), folder("npm")));
await reporter.test("npm: programs import and require the package by its name", consumers);
await reporter.test("npm: the package's types are right for import and require", types);
await reporter.test("npm: a package without CommonJS", withoutCommonJs);
const { TRUNK, WASM_PACK } = process.env;
if (WASM_PACK) {
  await reporter.test("npm: wasm-pack makes a package, which jsic bundle makes one file of", () => {
    const out = join(workspace, "wasm-pack");
    mkdirSync(out);
    return wasmPack(WASM_PACK, folder("npm"), "my_npm_project", out);
  });
}
await reporter.test("init: jsic bundle makes a package that Node runs", initialisedRuns);
await reporter.test("jsic bundle keeps a file that a shim names by its address", addresses);
await reporter.test("jsic bundle --watch builds again after changes, and after errors", watch);

const browser = await chromium();
await reporter.test("page: npm run build makes a page that works", async () => {
  const problems = run(...npm("run", "build"), folder("page"));
  return problems.length > 0 ? problems : clicks(browser, join(folder("page"), "dist"));
});
await reporter.test(
  "page: the development server reloads the page after changes, and shows errors with their place",
  async () => {
    const page = await browser.page();
    return development(folder("page"), page).finally(() => page.close());
  },
);
await reporter.test("page: TypeScript finds the types of the crate", pageTypes);
await reporter.test("worker: npm run build makes a page with a worker", async () => {
  const problems = run(...npm("run", "build"), folder("worker"));
  return problems.length > 0 ? problems : shows(browser, join(folder("worker"), "dist"), "78498 primes below 1000000");
});
await reporter.test("page-trunk: the page works as Trunk makes it", async () => {
  const problems = trunk(folder("page-trunk"), name("page-trunk"));
  return problems.length > 0 ? problems : clicks(browser, join(folder("page-trunk"), "dist"));
});
if (TRUNK) {
  await reporter.test("page-trunk: trunk serve shows the page", () =>
    trunkServe(TRUNK, folder("page-trunk"), (origin) => withAddress(browser, origin, counts)),
  );
}
await browser.close();
reporter.finish();

/** @param {string} template */
function name(template) {
  return `my-${template}-project`;
}

/** @param {string} template */
function folder(template) {
  return join(projects, name(template));
}

/**
 * Runs a command; returns its output if it fails.
 * @param {string} program
 * @param {string[]} args
 */
function run(program, args, cwd = projects) {
  return runIn(cwd, program, args);
}

/**
 * The command npm with arguments.
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
function npm(...args) {
  return [process.platform === "win32" ? "npm.cmd" : "npm", args];
}

/** `cargo init`, `jsic init`, and a second time, which changes nothing. */
function initialised() {
  const crate = join(projects, "my-init");
  mkdirSync(join(crate, "src"), { recursive: true });
  writeFileSync(
    join(crate, "Cargo.toml"),
    '[package]\nname = "my-init"\nversion = "0.0.0"\nedition = "2024"\n\n[dependencies]\n',
  );
  writeFileSync(join(crate, "src/lib.rs"), "//! A crate that existed before.\n");
  const problems = run("jsic", ["init"], crate);
  if (problems.length > 0) return problems;
  const read = () => readdirSync(crate, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = () => read().map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
  const before = texts();
  const again = run("jsic", ["init"], crate);
  return again.length > 0 ? again : differences(before, texts());
}

/** What it says to do next: a call of the interface, and `jsic bundle`. */
function initialisedRuns() {
  const crate = join(projects, "my-init");
  const program = [
    "//! A crate that existed before.",
    "",
    "jsi_runtime::bindings!();",
    "",
    "use app::{Console, JsConsole};",
    "",
    "/// The start.",
    "#[unsafe(no_mangle)]",
    'pub extern "C" fn start() {',
    '    JsConsole.log("started").unwrap();',
    "}",
    "",
  ];
  writeFileSync(join(crate, "src/lib.rs"), program.join("\n"));
  const problems = run("jsic", ["bundle", "--dev"], crate);
  if (problems.length > 0) return problems;
  return prints('import init from "./pkg/my_init.node.js"; (await init()).start();', "started\n", crate);
}

/** A text beside a shim, through the build script, wasm-bindgen and the bundle. */
function addresses() {
  const crate = join(projects, "my-addresses");
  const files = {
    "Cargo.toml": readFileSync(join(projects, "my-init/Cargo.toml"), "utf8").replaceAll("my-init", "my-addresses"),
    "build.rs": readFileSync(join(projects, "my-init/build.rs"), "utf8"),
    "src/app.jsi": 'interface Files from "./files.js" { show(): Void; }\n',
    "src/files.js": [
      'import { readFileSync } from "node:fs";',
      'export const show = () => console.log(readFileSync(new URL("./text/greeting.txt", import.meta.url), "utf8"));',
    ].join("\n"),
    "src/text/greeting.txt": "from a file",
    "src/lib.rs": [
      "//! Shows a file.",
      "jsi_runtime::bindings!();",
      "use app::{Files, JsFiles};",
      "/// The start.",
      "#[unsafe(no_mangle)]",
      'pub extern "C" fn start() {',
      "    JsFiles.show().unwrap();",
      "}",
    ].join("\n"),
  };
  mkdirSync(join(crate, "src/text"), { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(join(crate, path), text);
  const problems = run("jsic", ["bundle", "--dev"], crate);
  if (problems.length > 0) return problems;
  const load = (/** @type {string} */ file) => `import init from "./pkg/my_addresses.${file}"; (await init()).start();`;
  return prints(load("node.js"), "from a file\n", crate);
}

/** The versions in the templates, whose packages are not installed again here. */
function packages() {
  const read = (/** @type {string} */ file) => JSON.parse(readFileSync(file, "utf8"));
  const plugin = read(join(root, PLUGIN, "package.json"));
  const installed = { ...read(join(here, "package.json")).devDependencies, [plugin.name]: `^${plugin.version}` };
  const problems = [];
  for (const template of TEMPLATES) {
    const file = join(folder(template), "package.json");
    if (!existsSync(file)) continue;
    const { dependencies = {}, devDependencies = {} } = read(file);
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      if (installed[name] !== version) problems.push(`${template}: ${name} ${version}, here ${installed[name]}`);
    }
  }
  return problems;
}

/**
 * Runs a module in Node, and compares what it prints.
 * @param {string} text
 * @param {string} output
 * @param {string} cwd
 * @param {string} type
 */
function prints(text, output, cwd, type = "module") {
  const args = [`--input-type=${type}`, "--no-warnings", "--eval", text];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8", timeout: TIMEOUT });
  return stdout === output ? [] : [`printed ${JSON.stringify(stdout)}`, ...stderr.split("\n")];
}

/** A project that has the package in its node_modules. */
function consumer() {
  const project = join(workspace, "consumer");
  const installed = join(project, "node_modules", name("npm"));
  mkdirSync(installed, { recursive: true });
  cpSync(join(folder("npm"), "pkg"), installed, { recursive: true });
  return project;
}

function consumers() {
  const project = consumer();
  const words = JSON.stringify(name("npm"));
  const use = 'console.log(Words.count("one two"), Words.frequent("a b b", 1)[0].word);';
  const output = "2 b\n";
  return [
    ...prints(`import init, { Words } from ${words}; await init(); ${use}`, output, project),
    ...prints(`const { Words } = require(${words}); ${use}`, output, project, "commonjs"),
    ...prints(
      `const api = require(${words}); api.default().then(() => { const { Words } = api; ${use} });`,
      output,
      project,
      "commonjs",
    ),
    ...prints(
      `import { Words } from ${words}; ${use} import(${words}).then((it) => console.log(it.Words === Words));`,
      `${output}true\n`,
      project,
    ),
    // one WebAssembly file
    ...differences(
      [`my_npm_project_bg.wasm`],
      readdirSync(join(folder("npm"), "pkg")).filter((file) => file.endsWith(".wasm")),
    ),
  ];
}

function types() {
  const project = consumer();
  const use = "const times: number = Words.frequent('a', 1)[0]!.times; export { times };\n// @ts-expect-error\nWords.count(5);\n";
  writeFileSync(join(project, "module.mts"), `import init, { Words } from "${name("npm")}";\nawait init();\n${use}`);
  writeFileSync(
    join(project, "common.cts"),
    `import api = require("${name("npm")}");\nconst { Words } = api;\nvoid api.default();\n${use}`,
  );
  const problems = [];
  for (const [module, moduleResolution] of [
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ]) {
    const file = join(project, `tsconfig.${module}.json`);
    const files = module === "nodenext" ? ["module.mts", "common.cts"] : ["module.mts"];
    const options = {
      strict: true,
      noEmit: true,
      noUncheckedIndexedAccess: true,
      target: "esnext",
      lib: ["esnext", "dom"],
      types: [],
    };
    writeFileSync(file, JSON.stringify({ compilerOptions: { ...options, module, moduleResolution }, files }));
    problems.push(...runTool(TSC, ["--project", file]));
  }
  return problems;
}

/** The declarations that the plugin writes beside the Rust file. */
function pageTypes() {
  const project = folder("page");
  const options = {
    strict: true,
    noEmit: true,
    allowArbitraryExtensions: true,
    target: "esnext",
    module: "esnext",
    moduleResolution: "bundler",
  };
  const file = join(project, "tsconfig.json");
  writeFileSync(
    join(project, "src/typed.ts"),
    'import { Counter } from "./lib.rs";\nCounter.click();\n// @ts-expect-error\nCounter.clicks();\n',
  );
  writeFileSync(file, JSON.stringify({ compilerOptions: { ...options, types: [] }, files: ["src/typed.ts"] }));
  const built = run(...npm("run", "build"), project);
  return built.length > 0 ? built : runTool(TSC, ["--project", file]);
}

function withoutCommonJs() {
  const out = join(workspace, "modules-only");
  const problems = run("jsic", ["bundle", "--dev", "--no-commonjs", "--out", out], folder("npm"));
  if (problems.length > 0) return problems;
  const program = 'import init, { Words } from "./my_npm_project.node.js"; await init(); console.log(Words.count("one two"));';
  return [...prints(program, "2\n", out), ...(existsSync(join(out, "my_npm_project.cjs")) ? ["there is a CommonJS file"] : [])];
}

/** Builds, makes an error, repairs it: each change is another build. */
async function watch() {
  const crate = join(projects, "my-init");
  const file = join(crate, "src/lib.rs");
  const program = readFileSync(file, "utf8");
  const child = spawn("jsic", ["bundle", "--dev", "--watch"], { cwd: crate, stdio: ["ignore", "ignore", "pipe"] });
  let output = "";
  /** @type {() => void} */
  let added = () => {};
  child.stderr.setEncoding("utf8").on("data", (text) => {
    output += text;
    added();
  });
  child.on("exit", () => added());
  /** The text up to the end of the next build. */
  const built = async () => {
    const end = "waiting for changes";
    while (!output.includes(end)) {
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode}: ${output}`);
      await new Promise((resolve) => {
        added = () => resolve(undefined);
      });
    }
    const text = output.slice(0, output.indexOf(end));
    output = output.slice(output.indexOf(end) + end.length);
    return text;
  };
  /** @type {string[]} */
  const problems = [];
  /**
   * @param {string} text
   * @param {string} part
   */
  const expect = (text, part) => {
    if (!text.includes(part)) problems.push(`no ${JSON.stringify(part)} in ${JSON.stringify(text)}`);
  };
  try {
    expect(await built(), "the package is in");
    writeFileSync(file, program.replace('"started"', "5"));
    expect(await built(), "mismatched types");
    writeFileSync(file, program.replace('"started"', '"changed"'));
    expect(await built(), "the package is in");
  } finally {
    child.kill();
  }
  return [...problems, ...prints('import init from "./pkg/my_init.node.js"; (await init()).start();', "changed\n", crate)];
}
