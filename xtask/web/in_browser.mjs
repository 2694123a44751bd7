// `node in_browser.mjs chromium|firefox COMMAND…`: runs a command whose wasm-bindgen tests run headless in the browser.
//
// The server of the test runner has four threads, and each of them serves one connection for as long as the browser
// keeps it open. A page with many modules opens more connections at once, and sometimes one is never answered.
// So the browser uses a proxy of this script, which makes a new connection for every request.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { capabilities } from "./firefox.mjs";
import { FLAGS } from "./flags.mjs";
import { listen } from "./server.mjs";

/** @type {Record<string, (proxy: URL) => object>} */
const CAPABILITIES = { chromium: chromiumCapabilities, firefox: firefoxCapabilities };

const [engine, command, ...rest] = process.argv.slice(2);

const proxy = createServer((incoming, outgoing) => {
  const { method, headers, url = "" } = incoming;
  const onward = request(url, { method, headers: { ...headers, connection: "close" }, agent: false });
  onward.on("response", (response) => {
    // The server of the test runner has no type for this extension.
    const type = url.endsWith(".mjs") ? { "content-type": "text/javascript" } : {};
    outgoing.writeHead(response.statusCode ?? 502, { ...response.headers, ...type });
    response.pipe(outgoing);
  });
  onward.on("error", (error) => outgoing.writeHead(502).end(String(error)));
  incoming.pipe(onward);
});
const origin = await listen(proxy);

const folder = mkdtempSync(join(tmpdir(), "jsi-webdriver-"));
const file = join(folder, "webdriver.json");
writeFileSync(file, JSON.stringify(CAPABILITIES[engine](new URL(origin))));

const child = spawn(command, rest, {
  stdio: "inherit",
  env: { ...process.env, WASM_BINDGEN_TEST_WEBDRIVER_JSON: file, WASM_BINDGEN_USE_BROWSER: "1" },
});
const [code] = await once(child, "exit");
rmSync(folder, { recursive: true });
process.exit(code ?? 1);

/** @param {URL} proxy */
function chromiumCapabilities({ host }) {
  // Without the second flag a browser connects to its own machine directly.
  const route = [`--proxy-server=${host}`, "--proxy-bypass-list=<-loopback>"];
  const args = ["--headless", ...FLAGS, ...route];
  return { "goog:chromeOptions": { args, ...(process.env.CHROME && { binary: process.env.CHROME }) } };
}

/** @param {URL} proxy */
function firefoxCapabilities({ hostname, port }) {
  return capabilities({
    "network.proxy.type": 1,
    "network.proxy.http": hostname,
    "network.proxy.http_port": Number(port),
    "network.proxy.allow_hijacking_localhost": true,
  });
}
