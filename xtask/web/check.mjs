// `node check.mjs ENGINE`: runs every example as each kind of package that the engine loads, and compares its output with
// EXPECTED.md. The last line has the counts.

import { pageOf, runExample, serveExamples } from "./examples.mjs";
import { differences } from "./expected.mjs";
import { ENGINES, open } from "./hosts.mjs";
import { examples, expectations, packages } from "./paths.mjs";
import { Reporter } from "./reporter.mjs";

const engine = process.argv[2];
const reporter = new Reporter();
const server = await serveExamples();
const host = await open(engine, { packages, examples });
for (const [name, lines] of expectations()) {
  for (const kind of ENGINES[engine].kinds) {
    await reporter.test(`${name} (${kind} package in ${ENGINES[engine].title})`, async () =>
      differences(lines, await runExample(host, name, kind, pageOf(server.origin, name))),
    );
  }
}
await host.close();
server.close();
reporter.finish();
