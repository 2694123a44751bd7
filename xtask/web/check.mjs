//! `node check.mjs node|chromium`: every example prints what EXPECTED.md says. The last line counts.

import { chromium, inNode, pageOf, serveExamples } from "./engines.mjs";
import { differences } from "./expected.mjs";
import { expectations } from "./places.mjs";
import { Tally } from "./tally.mjs";

const engine = process.argv[2];
const tally = new Tally();
const expected = expectations();
const server = await serveExamples();

async function check(title, name, run) {
  await tally.test(title, async () => differences(expected.get(name), await run()));
}

if (engine === "node") {
  for (const name of expected.keys()) {
    const location = pageOf(server.origin, name);
    for (const kind of ["nodejs", "bundler"]) {
      await check(`${name} (${kind} package in Node)`, name, () => inNode(name, kind, location));
    }
  }
} else if (engine === "chromium") {
  const browser = await chromium();
  for (const name of expected.keys()) {
    await check(`${name} (web package in Chromium)`, name, () => browser.run(pageOf(server.origin, name)));
  }
  await browser.close();
} else throw new Error(`which engine? found ${engine}`);

server.close();
tally.finish();
