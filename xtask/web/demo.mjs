//! Runs every example in Node, one after the other, under its name.

import { inNode, pageOf, serveExamples } from "./engines.mjs";
import { names } from "./places.mjs";

const server = await serveExamples();
for (const name of names()) {
  console.log(`── ${name}`);
  await inNode(name, "nodejs", pageOf(server.origin, name), { show: true });
  console.log();
}
server.close();
