// Serves the examples to browsers until the process is ended.

import { serveExamples } from "./examples.mjs";

let server;
try {
  server = await serveExamples({ port: 8080 });
} catch {
  // The port is in use: any other one will do.
  server = await serveExamples();
}
console.log(`Examples: ${server.origin}/ (Ctrl-C ends)`);
