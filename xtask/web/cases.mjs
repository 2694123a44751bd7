//! `node cases.mjs ENGINE (NAME PACKAGES CASES)…`: runs the cases of a file against the package `NAME`, of every kind
//! that the engine loads, from the folders `PACKAGES/KIND`. One line a case; the last line counts.

import { basename, dirname, join } from "node:path";

import { ENGINES, open } from "./hosts.mjs";
import { here } from "./here.mjs";
import { Tally } from "./tally.mjs";

const [engine, ...rest] = process.argv.slice(2);
const tally = new Tally();
for (let at = 0; at < rest.length; at += 3) {
  const [name, packages, file] = rest.slice(at, at + 3);
  const collector = join(here, "..", "..", "tests", "e2e", "collector");
  const host = await open(engine, { packages, cases: dirname(file), collector });
  try {
    for (const kind of ENGINES[engine].kinds) await run(host, name, kind, basename(file));
  } finally {
    await host.close();
  }
}
tally.finish();

async function run(host, name, kind, file) {
  const title = (test) => `${name}: ${test} (${kind} package in ${ENGINES[engine].title})`;
  try {
    const outcomes = await host.run("/harness/tasks/cases.mjs", {
      engine,
      kind,
      program: host.at(`/packages/${kind}/${name}.js`),
      cases: host.at(`/cases/${file}`),
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
