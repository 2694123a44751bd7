// Runs the cases of `tests/pages` in Chromium, on packages of the examples. They start at the page whose address `serve.mjs`
// prints, and follow its links. The last line has the counts.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

import { cases } from "../../tests/pages/cases.mjs";
import { chromium } from "./chromium.mjs";
import { pageOf, serveExamples } from "./examples.mjs";
import { here, root } from "./here.mjs";
import { entry, expectations, hasScript, needsPage, packages } from "./paths.mjs";
import { Reporter } from "./reporter.mjs";

/** @typedef {import("playwright-core").Page} Page */

const TIMEOUT = 60_000;

const reporter = new Reporter();
const folder = join(root, "tests", "pages");
const server = await serveExamples({ folders: { pages: folder } });
const browser = await chromium();
const expected = expectations();
const demo = await serveDemo();

/** What the cases use. */
const context = {
  expected,
  /** The examples that start by themselves and need no elements. */
  programs: [...expected.keys()].filter((name) => !needsPage(name) && !hasScript(name)),
  /** Opens the first page of the examples; `complaints` collects all problems that the browser reports from then on. */
  async first() {
    const page = await browser.page();
    /** @type {string[]} */
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("requestfailed", (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
    page.on("response", (response) => response.ok() || complaints.push(`${response.url()}: ${response.status()}`));
    await page.goto(demo.origin);
    return { page, complaints };
  },
  /**
   * Opens the page of an example by its link, waits for the end of its program, and returns the printed lines.
   * @param {string} name
   * @param {{ policy?: string }} [options] `policy`: the content security policy that all files are served with
   */
  async open(name, { policy } = {}) {
    const page = await browser.page();
    if (policy) await page.route("**/*", (route) => serveWith(route, { "content-security-policy": policy }));
    await page.goto(demo.origin);
    return { page, lines: await follow(page, name) };
  },
  follow,
  /** Opens an empty page. */
  async blank() {
    const page = await browser.page();
    await page.goto(`${server.origin}/pages/blank.html`);
    return page;
  },
  /**
   * Runs an example in a thread of Node and returns the printed lines.
   * @param {string} name
   * @returns {Promise<string[]>}
   */
  async thread(name) {
    const workerData = { program: pathToFileURL(entry(name, "web")).href, location: pageOf(server.origin, name) };
    const thread = new Worker(join(folder, "thread.mjs"), { workerData });
    const [lines] = await once(thread, "message");
    await thread.terminate();
    return lines;
  },
  /** Path and text of all JavaScript in all packages. */
  scripts: readdirSync(packages, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".js"))
    .map((path) => ({ path, text: readFileSync(join(packages, path), "utf8") })),
};

/** @typedef {typeof context} Context */

for (const [name, run] of Object.entries(cases)) await reporter.test(name, () => run(context));

await browser.close();
server.close();
demo.close();
reporter.finish();

/** Starts the process that `cargo xtask demo --serve` ends with; it prints the address of the first page. */
async function serveDemo() {
  const child = spawn(process.execPath, [join(here, "serve.mjs")], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface(child.stdout)) {
    const [origin] = /http:\S+/.exec(line) ?? [];
    if (origin) return { origin, close: () => child.kill() };
  }
  throw new Error("serve.mjs ended without printing an address");
}

/**
 * Follows the link of the first page to an example; returns the printed lines when its program has ended.
 * @param {Page} page
 * @param {string} name
 * @returns {Promise<string[]>}
 */
async function follow(page, name) {
  await page.getByRole("link", { name, exact: true }).click();
  await page.waitForURL((url) => url.searchParams.get("example") === name);
  return (await result(page)).lines ?? [];
}

/**
 * Waits for the result of a page. Playwright's own method evaluates text as code, which a strict policy forbids.
 * @param {Page} page
 */
async function result(page) {
  for (const end = Date.now() + TIMEOUT; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const found = await page.evaluate(() => globalThis.result ?? null);
    if (found?.error) throw new Error(found.error);
    if (found !== null) return found;
  }
  throw new Error("the program did not end");
}

/**
 * @param {import("playwright-core").Route} route
 * @param {Record<string, string>} more further headers
 */
async function serveWith(route, more) {
  const response = await route.fetch();
  await route.fulfill({ response, headers: { ...response.headers(), ...more } });
}
