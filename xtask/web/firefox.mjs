//! Headless Firefox, driven through geckodriver by the few WebDriver commands that it takes.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

const LIMIT = 60_000;
const PAUSE = 50;

/** Settings of a browser in tests: the collector can be asked, and nothing reaches out by itself. */
export const PREFERENCES = {
  "dom.testing.testutils.enabled": true,
  "app.update.disabledForTesting": true,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
};

/** What is asked of the driver. */
export function capabilities(preferences = {}) {
  const binary = process.env.FIREFOX;
  const prefs = { ...PREFERENCES, ...preferences };
  return { "moz:firefoxOptions": { args: ["-headless"], prefs, ...(binary && { binary }) } };
}

/** Opens it: `visit(url)` gives what the page leaves in `globalThis.result`. */
export async function firefox() {
  const program = process.env.GECKODRIVER;
  if (!program) throw new Error("GECKODRIVER is not set: start this through cargo xtask");
  const port = await freePort();
  const driver = spawn(program, ["--port", String(port)], { stdio: ["ignore", "ignore", "ignore"] });
  const call = (path, body, method = "POST") => command(`http://127.0.0.1:${port}${path}`, method, body);
  await answers(driver, () => call("/status", undefined, "GET"));
  const { sessionId } = await call("/session", { capabilities: { alwaysMatch: capabilities() } });
  const session = `/session/${sessionId}`;
  return {
    async close() {
      await call(session, undefined, "DELETE");
      driver.kill();
      await once(driver, "exit");
    },
    async visit(url) {
      await call(`${session}/url`, { url });
      return until(LIMIT, `an answer of ${url}`, () =>
        call(`${session}/execute/sync`, { script: "return globalThis.result ?? null", args: [] }),
      );
    },
  };
}

async function command(url, method, body) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value?.error}: ${value?.message}`);
  return value;
}

async function freePort() {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

function answers(driver, ask) {
  return until(LIMIT, "an answer of geckodriver", async () => {
    if (driver.exitCode !== null) throw new Error(`geckodriver ended with ${driver.exitCode}`);
    return ask().catch(() => null);
  });
}

/** Asks again until it gets something. */
async function until(limit, what, ask) {
  const end = Date.now() + limit;
  while (Date.now() < end) {
    const found = await ask();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  throw new Error(`there was no ${what} in ${limit / 1000} s`);
}
