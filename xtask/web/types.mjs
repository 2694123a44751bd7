//! `node types.mjs (NAME PACKAGE CONSUMER)…`: `tsc --strict` accepts a consumer of the package `NAME`, which lies in the
//! folder `PACKAGE`, and the package's declarations themselves. The last line counts.

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { here } from "./here.mjs";
import { Tally } from "./tally.mjs";

const tsc = join(here, "node_modules", "typescript", "bin", "tsc");
const rest = process.argv.slice(2);
const tally = new Tally();
for (let at = 0; at < rest.length; at += 3) {
  const [name, folder, consumer] = rest.slice(at, at + 3);
  await tally.test(`${name}: consumer.ts (${basename(folder)} package in strict TypeScript)`, () => {
    const declarations = join(folder, `${name}.d.ts`);
    const project = join(folder, "tsconfig.json");
    writeFileSync(project, JSON.stringify(config(name, declarations, consumer)));
    const { status, stdout, stderr, error } = spawnSync(process.execPath, [tsc, "--project", project], { encoding: "utf8" });
    if (error) throw error;
    return status === 0 ? [] : `${stdout}${stderr}`.trim().split("\n");
  });
}
tally.finish();

function config(name, declarations, consumer) {
  return {
    compilerOptions: {
      strict: true,
      noEmit: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      target: "esnext",
      module: "esnext",
      moduleResolution: "bundler",
      lib: ["esnext", "esnext.disposable", "dom"],
      types: [],
      paths: { [name]: [declarations] },
    },
    files: [consumer, declarations],
  };
}
