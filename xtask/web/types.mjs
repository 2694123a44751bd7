// `node types.mjs (NAME PACKAGE CONSUMER)…`: checks with `tsc --strict` a consumer of the package `NAME` in the folder
// `PACKAGE`, and the package's declarations, also with older libraries without `using`. The last line has the counts.

import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { Reporter } from "./reporter.mjs";
import { TSC, runTool } from "./tool.mjs";

/** All strict checks, and no types except those of the package. */
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

/**
 * What the compiler reports about these files.
 * @param {string} folder
 * @param {object} options further options of the compiler
 * @param {string[]} files
 */
function check(folder, options, files) {
  const project = join(folder, "tsconfig.json");
  writeFileSync(project, JSON.stringify({ compilerOptions: { ...STRICT, ...options }, files }));
  return runTool(TSC, ["--project", project]);
}
