// `node javascript.mjs`: `tsc --checkJs --strict` accepts the runtime's JavaScript, and biome finds nothing to change in any
// JavaScript or TypeScript that is written by hand. The last line counts.

import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { here } from "./here.mjs";
import { Reporter } from "./reporter.mjs";

const root = join(here, "..", "..");
const program = (...path) => join(here, "node_modules", ...path);

const reporter = new Reporter();
await reporter.test("types of runtime/js", () =>
  check(program("typescript", "bin", "tsc"), ["--project", join(root, "runtime", "js")]),
);
await reporter.test("lint and format", () =>
  check(program("@biomejs", "biome", "bin", "biome"), ["check", "--error-on-warnings", "--colors=off"]),
);
reporter.finish();

/** The output of a program that fails, by lines. */
function check(path, options) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [path, ...options], { cwd: root, encoding: "utf8" });
  if (error) throw error;
  return status === 0 ? [] : `${stdout}${stderr}`.trim().split("\n");
}
