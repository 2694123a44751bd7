// A small static server on this machine only: pages, packages and the harness's own modules.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

/**
 * Folders by the first part of the path; "" is used for all other paths.
 * @typedef {Record<string, string>} Folders
 */

/** @typedef {{ origin: string, close(): void }} Server */

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/**
 * Serves folders.
 * @param {Folders} folders
 * @param {{ port?: number, texts?: Record<string, string>, headers?: Record<string, string>, delay?: number, echo?: string }} [options]
 *   `texts`: pages by path; `headers`: sent with every file; `delay`: milliseconds that each file waits; `echo`: the path of a WebSocket
 *   that sends back what it gets
 * @returns {Promise<Server>}
 */
export async function serve(folders, { port = 0, texts = {}, headers = {}, delay = 0, echo } = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (Object.hasOwn(texts, pathname)) {
      response.writeHead(200, { "content-type": TYPES[".html"] }).end(texts[pathname]);
      return;
    }
    const file = locate(folders, decodeURIComponent(pathname));
    if (file === null) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
      return;
    }
    const send = () => {
      response.writeHead(200, { ...headers, "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
      createReadStream(file).pipe(response);
    };
    if (delay > 0) setTimeout(send, delay);
    else send();
  });
  const sockets = echo === undefined ? undefined : await echoing(server, echo);
  return {
    origin: await listen(server, port),
    close: () => {
      for (const it of sockets?.clients ?? []) it.terminate();
      server.closeAllConnections();
      server.close();
    },
  };
}

/**
 * Adds a WebSocket that sends back what it gets.
 * @param {import("node:http").Server} server
 * @param {string} path
 */
async function echoing(server, path) {
  const { WebSocketServer } = await import("ws");
  const sockets = new WebSocketServer({ server, path });
  sockets.on("connection", (socket) => {
    socket.on("message", (data, isBinary) => socket.send(data, { binary: isBinary }));
  });
  return sockets;
}

/**
 * Starts a server of this machine.
 * @param {import("node:http").Server} server
 * @param {number} [port] 0 for any free port
 * @returns {Promise<string>} its origin
 */
export async function listen(server, port = 0) {
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(undefined));
  });
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return `http://127.0.0.1:${address.port}`;
}

/**
 * The file at a path, or null.
 * @param {Folders} folders
 * @param {string} pathname
 */
function locate(folders, pathname) {
  const [, first, ...rest] = normalize(pathname).split("/");
  const inFolder = Object.hasOwn(folders, first);
  const folder = inFolder ? folders[first] : folders[""];
  const parts = inFolder ? rest : [first, ...rest];
  // `normalize` has resolved the dots of an absolute path, so no path leads out of the folder.
  if (folder === undefined || parts.includes("..")) return null;
  const file = join(folder, ...parts);
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}
