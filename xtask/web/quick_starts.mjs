// `node quick_starts.mjs`: bundles every quick start with the npm packages that it uses, runs the bundle in Chromium, and compares
// its output with EXPECTED.md. The last line has the counts.

import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import { withEsbuild } from "./bundlers.mjs";
import { chromium } from "./chromium.mjs";
import { pageOf } from "./examples.mjs";
import { differences } from "./expected.mjs";
import { here } from "./here.mjs";
import { examples, expectations, packages } from "./paths.mjs";
import { Reporter } from "./reporter.mjs";
import { serve } from "./server.mjs";

const bundles = join(packages, "..", "quick_start_bundles");
const reporter = new Reporter();
const expected = expectations();
rmSync(bundles, { recursive: true, force: true });
const server = await serve({ page: join(here, "page"), harness: here, bundles, examples }, { echo: "/echo" });
const browser = await chromium();

for (const [name, lines] of expected) {
  await reporter.test(`${name}, bundled with its npm packages`, async () => {
    const folder = join(bundles, name);
    mkdirSync(folder, { recursive: true });
    await withEsbuild(name, folder, [join(examples, "node_modules")]);
    const url = `${pageOf(server.origin, name)}&bundle=/bundles/${name}/out/bundle.js`;
    const { lines: printed = [], error } = await browser.visit(url);
    if (error !== undefined) throw new Error(error);
    return differences(lines, printed);
  });
}

await browser.close();
server.close();
reporter.finish();
