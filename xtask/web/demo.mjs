//! Runs every example in Node, one after the other, under its name.

import { pageOf, runExample, serveExamples } from "./examples.mjs";
import { open } from "./hosts.mjs";
import { names, packages } from "./places.mjs";

const server = await serveExamples();
const host = await open("node", { packages });
for (const name of names()) {
  console.log(`── ${name}`);
  await runExample(host, name, "nodejs", pageOf(server.origin, name), { show: true });
  console.log();
}
server.close();
