// Runs every example in Node, one after the other, under its name.

import { pageOf, runExample, serveExamples } from "./examples.mjs";
import { open } from "./hosts.mjs";
import { examples, names, needsPage, packages } from "./paths.mjs";

const server = await serveExamples();
const host = await open("node", { packages, examples });
for (const name of names()) {
  console.log(`── ${name}`);
  if (needsPage(name)) console.log("(needs the elements of a page: open it in a browser)");
  else await runExample(host, name, "nodejs", pageOf(server.origin, name), { print: true });
  console.log();
}
server.close();
