// `node types.mjs (NAME PACKAGE CONSUMER)…`: `tsc --strict` accepts a consumer of the package `NAME`, which lies in the
// folder `PACKAGE`, and the package's declarations themselves, also with libraries that know nothing of `using`. The last
// line counts.

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { here } from "./here.mjs";
import { Reporter } from "./reporter.mjs";

const tsc = join(here, "node_modules", "typescript", "bin", "tsc");
/** Nothing is left out, and nothing is there that the package does not bring. */
const STRICT = {
  strict: true,
  skipLibCheck: false,
  noEmit: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  module: "esnext",
  moduleResolution: "bundler",
  types: [],
};

const rest = process.argv.slice(2);
const reporter = new Reporter();
for (let at = 0; at < rest.length; at += 3) {
  const [name, folder, consumer] = rest.slice(at, at + 3);
  const declarations = join(folder, `${name}.d.ts`);
  const paths = { [name]: [declarations] };
  const kind = `${basename(folder)} package in strict TypeScript`;
  await reporter.test(`${name}: consumer.ts (${kind})`, () =>
    check(folder, { target: "esnext", lib: ["esnext", "esnext.disposable", "dom"], paths }, [consumer, declarations]),
  );
  await reporter.test(`${name}: declarations for ES2022 (${kind})`, () =>
    check(folder, { target: "es2022", lib: ["es2022", "dom"] }, [declarations]),
  );
}
reporter.finish();

/** What the compiler finds in these files. */
function check(folder, options, files) {
  const project = join(folder, "tsconfig.json");
  writeFileSync(project, JSON.stringify({ compilerOptions: { ...STRICT, ...options }, files }));
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [tsc, "--project", project], { encoding: "utf8" });
  if (error) throw error;
  return status === 0 ? [] : `${stdout}${stderr}`.trim().split("\n");
}
