// `node in_browser.mjs chromium|firefox COMMAND…`: runs a command whose wasm-bindgen tests are to run headless in the
// browser.
//
// The test runner's own server keeps four threads and gives each connection one for as long as the browser
// holds it open. A page with many modules opens more at once, and now and then one is never answered.
// So the browser goes through a proxy here, which makes a connection of its own for every request.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { capabilities } from "./firefox.mjs";
import { FLAGS } from "./flags.mjs";

const OPTIONS = { chromium: chromiumOptions, firefox: firefoxOptions };

const [engine, command, ...rest] = process.argv.slice(2);

const proxy = createServer((incoming, outgoing) => {
  const { method, headers, url } = incoming;
  const onward = request(url, { method, headers: { ...headers, connection: "close" }, agent: false });
  onward.on("response", (response) => {
    // The runner's server does not know the extension.
    const type = url.endsWith(".mjs") ? { "content-type": "text/javascript" } : {};
    outgoing.writeHead(response.statusCode, { ...response.headers, ...type });
    response.pipe(outgoing);
  });
  onward.on("error", (error) => outgoing.writeHead(502).end(String(error)));
  incoming.pipe(onward);
});
proxy.listen(0, "127.0.0.1");
await once(proxy, "listening");

const folder = mkdtempSync(join(tmpdir(), "jsi-webdriver-"));
const file = join(folder, "webdriver.json");
writeFileSync(file, JSON.stringify(OPTIONS[engine](proxy.address().port)));

const child = spawn(command, rest, {
  stdio: "inherit",
  env: { ...process.env, WASM_BINDGEN_TEST_WEBDRIVER_JSON: file, WASM_BINDGEN_USE_BROWSER: "1" },
});
const [code] = await once(child, "exit");
rmSync(folder, { recursive: true });
process.exit(code ?? 1);

function chromiumOptions(port) {
  // Without the second flag a browser goes to its own machine directly.
  const route = [`--proxy-server=127.0.0.1:${port}`, "--proxy-bypass-list=<-loopback>"];
  const args = ["--headless", ...FLAGS, ...route];
  return { "goog:chromeOptions": { args, ...(process.env.CHROME && { binary: process.env.CHROME }) } };
}

function firefoxOptions(port) {
  return capabilities({
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": port,
    "network.proxy.allow_hijacking_localhost": true,
  });
}
