// `node playground.mjs ENGINE SITE`: uses the playground in a browser as its users do. The server compresses as those of sites do,
// and counts what it sends. The last line has the counts.

import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

import { cases } from "../../playground/tests/cases.mjs";
import { remotePage } from "./remote_page.mjs";
import { Reporter } from "./reporter.mjs";
import { listen } from "./server.mjs";

/** @type {Record<string, string>} */
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

const [engine, site] = process.argv.slice(2);

/** The files of the site, each compressed once. */
const files = new Map();
/** The paths of the requests since the last `reset`. */
let requests = /** @type {string[]} */ ([]);
/** The bytes of headers and bodies that were sent on all connections since then. */
let sent = 0;

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  requests.push(pathname);
  const name = pathname.replace(/^\/deep\/folder\//, "");
  const { socket } = response;
  const before = socket?.bytesWritten ?? 0;
  response.on("finish", () => {
    sent += (socket?.bytesWritten ?? 0) - before;
  });
  const path = join(site, name);
  if (!/^[\w.]+$/.test(name) || !existsSync(path)) {
    response.writeHead(404).end();
    return;
  }
  if (!files.has(name)) files.set(name, brotliCompressSync(readFileSync(path)));
  const headers = {
    "content-type": TYPES[extname(name)] ?? "application/json",
    "content-encoding": "br",
    "cache-control": "no-store",
  };
  response.writeHead(200, headers).end(files.get(name));
});

// The page is in a folder, as it is in the book.
const address = `${await listen(server)}/deep/folder/index.html`;
const page = await remotePage(engine);
const context = {
  page,
  address,
  /** Forgets what was sent until now. */
  reset() {
    requests = [];
    sent = 0;
  },
  /** What was sent since then. */
  traffic: () => ({ bytes: sent, requests: [...requests] }),
  /** Ends the network: open pages can load nothing more. */
  disconnect() {
    server.closeAllConnections();
    server.close();
  },
};

/** @typedef {typeof context} Context */

const reporter = new Reporter();
for (const [name, run] of Object.entries(cases)) await reporter.test(name, () => run(context));
await page.close();
server.closeAllConnections();
server.close();
reporter.finish();
