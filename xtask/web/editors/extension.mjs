// Checks the extension of VS Code without VS Code: types, the grammar's scopes, the package. The last line counts.

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

import { transform } from "esbuild";

import { Reporter } from "../reporter.mjs";
import { differences } from "./differences.mjs";
import { editors, named } from "./places.mjs";

const folder = join(editors, "vscode");
const reporter = new Reporter();

/** What a program of the extension's packages says if it fails. */
function run(name, ...words) {
  const program = join(folder, "node_modules", ".bin", name);
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  return status === 0 ? [] : `${stdout}${stderr}`.split("\n");
}

await reporter.test("the client's types", () => run("tsc"));

await reporter.test("what a program's path in the settings means", async () => {
  const source = await transform(readFileSync(join(folder, "src", "path.ts"), "utf8"), { loader: "ts" });
  const { resolve } = await import(`data:text/javascript,${encodeURIComponent(source.code)}`);
  const expected = ["jsic", join(homedir(), "bin/jsic"), join(folder, "bin/jsic"), join(folder, "jsic"), "./jsic"];
  const found = ["jsic", "~/bin/jsic", "./bin/jsic", join(folder, "jsic")].map((path) => resolve(path, folder));
  return differences(expected, [...found, resolve("./jsic", undefined)]);
});

for (const name of readdirSync(join(folder, "tests", "grammar")).filter((name) => !name.endsWith(".json"))) {
  await reporter.test(`the grammar's scopes in ${name}`, () => {
    return run("vscode-tmgrammar-test", "-g", "tests/grammar/host.tmLanguage.json", `tests/grammar/${name}`);
  });
}

await reporter.test("the package is made, with every file that its manifest names", () => {
  execFileSync(process.execPath, [join(folder, "package.mjs"), named("VSIX")], { stdio: "pipe" });
  const listed = execFileSync(
    process.execPath,
    [join(folder, "node_modules", "@vscode", "vsce", "vsce"), "ls", "--no-dependencies"],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  const files = listed.split("\n");
  const missing = places(JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))).filter((file) => !files.includes(file));
  return missing.map((file) => `${file} is not in the package`);
});

reporter.finish();

/** All paths in a manifest: what begins with `./`, and the icon. */
function places(value) {
  if (typeof value === "string") return /^(\.\/|images\/)/.test(value) ? [value.replace(/^\.\//, "")] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(places) : [];
}
