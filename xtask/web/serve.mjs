// Keeps the examples open for a browser until it is ended.

import { serveExamples } from "./examples.mjs";

let server;
try {
  server = await serveExamples({ port: 8080 });
} catch {
  // Taken: any other port is as good.
  server = await serveExamples();
}
console.log(`Examples: ${server.origin}/ (Ctrl-C ends)`);
