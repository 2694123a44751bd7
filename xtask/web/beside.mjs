// `node beside.mjs FOLDER OUT PAGE…`: opens the programs of `examples/beside` in Chromium, and runs the worker in workerd. The last line
// has the counts.

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { chromium } from "./chromium.mjs";
import { withPage } from "./elements.mjs";
import { environmentVariable } from "./environment.mjs";
import { differences } from "./expected.mjs";
import { Reporter } from "./reporter.mjs";
import { trunk } from "./trunk.mjs";

const [folder, out, ...pages] = process.argv.slice(2);
const reporter = new Reporter();
const browser = await chromium();

/** @type {Record<string, (page: import("playwright-core").Page) => Promise<string[]>>} */
const checks = { gloo, yew };
for (const name of pages) {
  await reporter.test(`${name}: the page works as Trunk makes it`, async () => {
    const dist = join(out, name);
    const problems = trunk(join(folder, name), `beside-${name}`, dist);
    return problems.length > 0 ? problems : withPage(browser, dist, checks[name]);
  });
}
await browser.close();
await reporter.test("worker: workerd loads the package and answers requests", worker);
reporter.finish();

/**
 * Waits until an element shows a text.
 * @param {import("playwright-core").Page} page
 * @param {string} selector
 * @param {string} text
 */
async function shown(page, selector, text) {
  const shows = (/** @type {string[]} */ [selector, text]) => document.querySelector(selector)?.textContent === text;
  await page.waitForFunction(shows, [selector, text]);
}

/**
 * A timer that is awaited, and a listener that is dropped after the third click.
 * @param {import("playwright-core").Page} page
 */
async function gloo(page) {
  await shown(page, "#time", "20 ms later");
  for (const text of ["1 click", "2 clicks", "3 clicks"]) {
    await page.click("button");
    await shown(page, "#clicks", text);
  }
  await page.click("button");
  return differences(["3 clicks"], [(await page.textContent("#clicks")) ?? ""]);
}

/**
 * A count that the store keeps, and a bar that JavaScript draws on an element of Yew.
 * @param {import("playwright-core").Page} page
 */
async function yew(page) {
  const width = async () => (await page.getAttribute("#bar", "style"))?.split(";")[0];
  const problems = [];
  await shown(page, "p", "0 so far");
  for (const count of [1, 2]) {
    await page.click("button");
    await shown(page, "p", `${count} so far`);
    await page.waitForFunction((width) => document.getElementById("bar")?.style.width === width, `${count}rem`);
  }
  problems.push(...differences(["width: 2rem"], [(await width()) ?? ""]));
  await page.reload();
  await shown(page, "p", "2 so far");
  return problems;
}

/** A server on a free port, which the program reports. */
async function worker() {
  const place = join(out, "worker");
  mkdirSync(join(place, "src"), { recursive: true });
  cpSync(join(folder, "worker/src/worker.js"), join(place, "src/worker.js"));
  const scripts = readdirSync(join(place, "pkg")).filter((file) => file.endsWith(".js"));
  const module = (/** @type {string} */ name, /** @type {string} */ kind) => `    (name = "${name}", ${kind} = embed "${name}"),`;
  const config = [
    'using Workerd = import "/workerd/workerd.capnp";',
    "const config :Workerd.Config = (",
    '  services = [(name = "main", worker = .worker)],',
    '  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]',
    ");",
    "const worker :Workerd.Worker = (",
    "  modules = [",
    module("src/worker.js", "esModule"),
    // Node's file is not for this host
    ...scripts.filter((file) => !file.endsWith(".node.js")).map((file) => module(`pkg/${file}`, "esModule")),
    module("pkg/beside_worker_bg.wasm", "wasm"),
    "  ],",
    '  bindings = [(name = "GREETING", text = "Hello from Rust")],',
    '  compatibilityDate = "2026-01-01"',
    ");",
  ];
  writeFileSync(join(place, "config.capnp"), `${config.join("\n")}\n`);
  const args = ["serve", "config.capnp", "--control-fd=1"];
  const child = spawn(environmentVariable("WORKERD"), args, { cwd: place, stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    errors += text;
  });
  try {
    const port = await listening(child);
    const ask = async (/** @type {string} */ path, /** @type {RequestInit} */ options = {}) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, options);
      return `${response.status} ${response.headers.get("content-type")} ${await response.text()}`;
    };
    const answers = [await ask("/"), await ask("/words", { method: "POST", body: "one two  three" }), await ask("/none")];
    const expected = ["200 text/plain Hello from Rust", "200 text/plain 3", "404 text/plain there is nothing here"];
    return [...differences(expected, answers), ...errors.split("\n").filter((line) => line !== "")];
  } catch (error) {
    throw new Error(`${error}\n${errors}`);
  } finally {
    child.kill();
  }
}

/**
 * The port in the first line that the program prints.
 * @param {import("node:child_process").ChildProcessByStdio<null, import("node:stream").Readable, import("node:stream").Readable>} child
 * @returns {Promise<number>}
 */
function listening(child) {
  return new Promise((resolve, reject) => {
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      output += text;
      if (output.includes("\n")) resolve(JSON.parse(output.split("\n")[0]).port);
    });
    child.on("error", reject);
    child.on("exit", (code) => reject(new Error(`workerd ended with ${code}`)));
  });
}
