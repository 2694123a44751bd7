// `node cases.mjs ENGINE [--threads KIND | --bundled] (NAME PACKAGES CASES)…`: runs the cases of a file on the package `NAME`, of
// every kind that the engine loads, from the folders `PACKAGES/KIND`. With `--threads`, runs only this kind, in pages that
// can share memory with workers; with `--bundled`, the packages are those that `jsic bundle` has written. Prints one line for each case; the last line has the counts.

import { basename, dirname, join } from "node:path";

import { messageOf } from "./errors.mjs";
import { root } from "./here.mjs";
import { ENGINES, open } from "./hosts.mjs";
import { Reporter } from "./reporter.mjs";

const [engine, ...rest] = process.argv.slice(2);
const [, threads] = rest[0] === "--threads" ? rest.splice(0, 2) : [];
const bundled = rest[0] === "--bundled";
if (bundled) rest.shift();
const kinds = threads === undefined ? ENGINES[engine].kinds : [threads];
const reporter = new Reporter();
const subjects = [];
/** @type {import("./server.mjs").Folders} */
const folders = { collector: join(root, "tests", "e2e", "collector") };
for (let at = 0; at < rest.length; at += 3) {
  const [name, packages, file] = rest.slice(at, at + 3);
  subjects.push({ name, file: basename(file) });
  Object.assign(folders, { [`${name}-packages`]: packages, [`${name}-cases`]: dirname(file) });
}
const host = await open(engine, folders, { isolated: threads !== undefined });
try {
  for (const { name, file } of subjects) {
    for (const kind of kinds) await run(name, kind, file);
    if (engine === "chromium" && threads === undefined)
      await run(name, "web", file, { task: "worklet", where: "an audio worklet of " });
  }
} finally {
  await host.close();
}
reporter.finish();

/**
 * Runs the cases of one file on one kind of package.
 * @param {string} name
 * @param {string} kind
 * @param {string} file
 * @param {{ task?: string, where?: string }} [options]
 */
async function run(name, kind, file, { task = "cases", where = "" } = {}) {
  /** @param {string} test */
  const title = (test) => `${name}: ${test} (${kind} package in ${where}${ENGINES[engine].title})`;
  try {
    /** @type {import("./tasks/outcomes.mjs").Outcome[]} */
    const outcomes = await host.run(`/harness/tasks/${task}.mjs`, {
      engine,
      kind,
      bundled,
      program: host.at(`/${name}-packages/${kind}/${name}.js`),
      cases: host.at(`/${name}-cases/${file}`),
      collector: host.at("/collector/shim.js"),
    });
    for (const { name: test, problem } of outcomes) {
      await reporter.test(title(test), () => (problem === null ? [] : problem.trim().split("\n")));
    }
    if (outcomes.length === 0) throw new Error("the file has no cases");
  } catch (error) {
    await reporter.test(title("all cases"), () => [messageOf(error)]);
  }
}
