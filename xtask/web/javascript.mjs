// `node javascript.mjs`: checks all JavaScript and TypeScript that is written by hand: types by tsc, lint and format by biome.
// The last line has the counts.

import { join } from "node:path";

import { root } from "./here.mjs";
import { Reporter } from "./reporter.mjs";
import { BIOME, TSC, runTool } from "./tool.mjs";

/** The folders of the configurations of tsc, and what each one checks. */
const PROJECTS = {
  "runtime/js": "runtime/js",
  "runtime/js/tests": "the tests of runtime/js",
  "compiler/src/import/extract": "the script of `jsic import`",
  ".": "tests, benchmarks, examples and the harness",
};

const reporter = new Reporter();
for (const [folder, content] of Object.entries(PROJECTS)) {
  await reporter.test(`types of ${content}`, () => runTool(TSC, ["--project", join(root, folder)]));
}
await reporter.test("lint and format", () => runTool(BIOME, ["check", "--error-on-warnings", "--colors=off"], { cwd: root }));
reporter.finish();
