//! `node cases.mjs ENGINE (NAME PACKAGES CASES)…`: runs the cases of a file against the package `NAME`, of every kind
//! that the engine loads, from the folders `PACKAGES/KIND`. One line a case; the last line counts.

import { basename, dirname, join } from "node:path";

import { ENGINES, open } from "./hosts.mjs";
import { here } from "./here.mjs";
import { Tally } from "./tally.mjs";

const [engine, ...rest] = process.argv.slice(2);
const tally = new Tally();
const subjects = [];
const folders = { collector: join(here, "..", "..", "tests", "e2e", "collector") };
for (let at = 0; at < rest.length; at += 3) {
  const [name, packages, file] = rest.slice(at, at + 3);
  subjects.push({ name, file: basename(file) });
  Object.assign(folders, { [`${name}-packages`]: packages, [`${name}-cases`]: dirname(file) });
}
const host = await open(engine, folders);
try {
  for (const { name, file } of subjects) {
    for (const kind of ENGINES[engine].kinds) await run(name, kind, file);
    if (engine === "chromium") await run(name, "web", file, { task: "worklet", where: "an audio worklet of " });
  }
} finally {
  await host.close();
}
tally.finish();

async function run(name, kind, file, { task = "cases", where = "" } = {}) {
  const title = (test) => `${name}: ${test} (${kind} package in ${where}${ENGINES[engine].title})`;
  try {
    const outcomes = await host.run(`/harness/tasks/${task}.mjs`, {
      engine,
      kind,
      program: host.at(`/${name}-packages/${kind}/${name}.js`),
      cases: host.at(`/${name}-cases/${file}`),
      collector: host.at("/collector/shim.js"),
    });
    for (const { name: test, wrong } of outcomes) {
      await tally.test(title(test), () => (wrong === null ? [] : wrong.trim().split("\n")));
    }
    if (outcomes.length === 0) throw new Error("the file has no cases");
  } catch (error) {
    await tally.test(title("all cases"), () => [error.message]);
  }
}
