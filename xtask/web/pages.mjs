// Runs the cases of `tests/pages` in Chromium, on packages of the examples: from the page whose address `serve.mjs` prints,
// by the links on it. The last line counts.

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
import { here } from "./here.mjs";
import { entry, expectations, hasScript, needsPage, packages } from "./places.mjs";
import { Reporter } from "./reporter.mjs";

const LIMIT = 60_000;

const reporter = new Reporter();
const folder = join(here, "..", "..", "tests", "pages");
const server = await serveExamples({ folders: { pages: folder } });
const browser = await chromium();
const expected = expectations();
const demo = await serveDemo();

const given = {
  expected,
  /** The examples that start by themselves, and need no elements. */
  programs: [...expected.keys()].filter((name) => !needsPage(name) && !hasScript(name)),
  /** The first page of the examples, and everything that the browser complains of from then on. */
  async first() {
    const page = await browser.page();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("requestfailed", (request) => complaints.push(`${request.url()}: ${request.failure().errorText}`));
    page.on("response", (response) => response.ok() || complaints.push(`${response.url()}: ${response.status()}`));
    await page.goto(demo.origin);
    return { page, complaints };
  },
  /**
   * The page of an example, reached from the first one, once its program has ended, and what that printed; `policy` is
   * the content security policy that everything is served with.
   */
  async open(name, { policy } = {}) {
    const page = await browser.page();
    if (policy) await page.route("**/*", (route) => serveWith(route, { "content-security-policy": policy }));
    await page.goto(demo.origin);
    return { page, lines: await follow(page, name) };
  },
  follow,
  /** A page of no example. */
  async blank() {
    const page = await browser.page();
    await page.goto(`${server.origin}/pages/blank.html`);
    return page;
  },
  /** What an example prints in a thread of Node. */
  async thread(name) {
    const workerData = { program: pathToFileURL(entry(name, "web")).href, location: pageOf(server.origin, name) };
    const thread = new Worker(join(folder, "thread.mjs"), { workerData });
    const [lines] = await once(thread, "message");
    await thread.terminate();
    return lines;
  },
  /** Path and text of all JavaScript in all packages. */
  scripts: readdirSync(packages, { recursive: true })
    .filter((path) => path.endsWith(".js"))
    .map((path) => [path, readFileSync(join(packages, path), "utf8")]),
};

for (const [name, run] of Object.entries(cases)) await reporter.test(name, () => run(given));

await browser.close();
server.close();
demo.close();
reporter.finish();

/** What `cargo xtask demo --serve` ends with: a process that prints the address to open. */
async function serveDemo() {
  const child = spawn(process.execPath, [join(here, "serve.mjs")], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface(child.stdout)) {
    const [origin] = /http:\S+/.exec(line) ?? [];
    if (origin) return { origin, close: () => child.kill() };
  }
  throw new Error("serve.mjs ended and printed no address");
}

/** Goes from the first page to that of an example by its link; gives what the program printed, once it has ended. */
async function follow(page, name) {
  await page.getByRole("link", { name, exact: true }).click();
  await page.waitForURL((url) => url.searchParams.get("example") === name);
  return (await result(page)).lines;
}

/** Playwright's own way to wait makes code from text, which a strict policy forbids. */
async function result(page) {
  for (const end = Date.now() + LIMIT; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const found = await page.evaluate(() => globalThis.result ?? null);
    if (found?.error) throw new Error(found.error);
    if (found !== null) return found;
  }
  throw new Error("the program did not end");
}

async function serveWith(route, more) {
  const response = await route.fetch();
  await route.fulfill({ response, headers: { ...response.headers(), ...more } });
}
