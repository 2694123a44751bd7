// `node playground_serve.mjs SITE`: serves the playground to browsers until the process is ended.

import { serve } from "./server.mjs";

const folders = { "": process.argv[2] };
let server;
try {
  server = await serve(folders, { port: 8080 });
} catch {
  // The port is in use: any other one will do.
  server = await serve(folders);
}
console.log(`Playground: ${server.origin}/index.html (Ctrl-C ends)`);
