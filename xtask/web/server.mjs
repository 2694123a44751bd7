// A small static server on this machine only: pages, packages and the harness's own modules.

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
};

/**
 * Serves `folders` (first part of the path → folder; "" for the rest). `texts` are paths with a ready text, `headers` come
 * with every file.
 * Gives the origin and a way to stop.
 */
export async function serve(folders, { port = 0, texts = {}, headers = {} } = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (Object.hasOwn(texts, pathname)) {
      response.writeHead(200, { "content-type": TYPES[".html"] }).end(texts[pathname]);
      return;
    }
    const file = locate(folders, decodeURIComponent(pathname));
    if (file === null) {
      response.writeHead(404, { "content-type": "text/plain" }).end("not found");
      return;
    }
    response.writeHead(200, { ...headers, "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function locate(folders, pathname) {
  const [, first, ...rest] = normalize(pathname).split("/");
  const inFolder = Object.hasOwn(folders, first);
  const folder = inFolder ? folders[first] : folders[""];
  const parts = inFolder ? rest : [first, ...rest];
  // `normalize` has resolved the dots of an absolute path, so nothing leads out of the folder.
  if (folder === undefined || parts.includes("..")) return null;
  const file = join(folder, ...parts);
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}
