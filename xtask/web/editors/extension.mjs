// Checks the extension of VS Code without VS Code: types, scopes of the grammar, the package. The last line has the counts.

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

import { transform } from "esbuild";

import { environmentVariable } from "../environment.mjs";
import { Reporter } from "../reporter.mjs";
import { differences } from "./differences.mjs";
import { editors } from "./paths.mjs";

const folder = join(editors, "vscode");
const reporter = new Reporter();

/**
 * Runs a program of the extension's packages; returns the lines of its output if it fails.
 * @param {string} name
 * @param {string[]} args
 */
function run(name, ...args) {
  const program = join(folder, "node_modules", ".bin", name);
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  return status === 0 ? [] : `${stdout}${stderr}`.split("\n");
}

await reporter.test("the client's types", () => run("tsc"));

await reporter.test("paths of programs in the settings", async () => {
  const source = await transform(readFileSync(join(folder, "src", "path.ts"), "utf8"), { loader: "ts" });
  const { program, resolve } = await import(`data:text/javascript,${encodeURIComponent(source.code)}`);
  const expected = ["jsic", join(homedir(), "bin/jsic"), join(folder, "bin/jsic"), join(folder, "jsic"), "./jsic"];
  const found = ["jsic", "~/bin/jsic", "./bin/jsic", join(folder, "jsic")].map((path) => resolve(path, folder));
  const programs = [program("a", "b"), program("", "b"), program("", undefined)];
  return differences([...expected, "a", "b", "jsic"], [...found, resolve("./jsic", undefined), ...programs]);
});

for (const name of readdirSync(join(folder, "tests", "grammar")).filter((name) => !name.endsWith(".json"))) {
  await reporter.test(`the grammar's scopes in ${name}`, () => {
    return run("vscode-tmgrammar-test", "-g", "tests/grammar/host.tmLanguage.json", `tests/grammar/${name}`);
  });
}

await reporter.test("the package contains every file that its manifest names", () => {
  execFileSync(process.execPath, [join(folder, "package.mjs"), environmentVariable("VSIX")], { stdio: "pipe" });
  const listed = execFileSync(
    process.execPath,
    [join(folder, "node_modules", "@vscode", "vsce", "vsce"), "ls", "--no-dependencies"],
    { cwd: folder, encoding: "utf8" },
  );
  const files = listed.split("\n");
  const named = pathsIn(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
  return named.filter((file) => !files.includes(file)).map((file) => `${file} is not in the package`);
});

reporter.finish();

/**
 * All paths in a manifest: texts that begin with `./`, the icon, and pages of the walkthrough.
 * @param {unknown} value
 * @returns {string[]}
 */
function pathsIn(value) {
  if (typeof value === "string") return /^(\.\/|images\/|walkthrough\/)/.test(value) ? [value.replace(/^\.\//, "")] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}
