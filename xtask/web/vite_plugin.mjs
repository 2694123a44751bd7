// The plugin of Vite in the development server: the page is reloaded after changes, and errors are shown with their place.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The crate is built at the first visit, and after each change. */
const TIMEOUT = 120_000;

/** The overlay of Vite is a custom element with a shadow root. */
const OVERLAY = "vite-error-overlay";

/**
 * Starts the project of the template `page` in Vite's development server, and changes its files.
 * @param {string} project
 * @param {import("playwright-core").Page} page
 * @returns {Promise<string[]>} what is wrong
 */
export async function development(project, page) {
  const require = createRequire(join(project, "package.json"));
  const { createServer } = await import(pathToFileURL(require.resolve("vite")).href.replace(/index\.cjs$/, "dist/node/index.js"));
  const server = await createServer({ root: project, logLevel: "silent", server: { host: "127.0.0.1", port: 0 } });
  page.setDefaultTimeout(TIMEOUT);
  /** @type {string[]} */
  const problems = [];
  try {
    await server.listen();
    const [address] = server.resolvedUrls.local;
    await page.goto(address);
    const shows = (/** @type {string} */ text) =>
      page.waitForFunction((text) => document.querySelector("p")?.textContent === text, text);
    const started = () => page.waitForFunction(() => Reflect.get(globalThis, "ready") === true, null);
    const main = join(project, "src/main.js");
    const script = readFileSync(main, "utf8");
    // the test has to see when the program has started
    writeFileSync(main, `${script}Reflect.set(globalThis, "ready", true);\n`);
    await started();
    await page.click("button");
    await shows("1 click");

    // Rust
    const lib = join(project, "src/lib.rs");
    const rust = readFileSync(lib, "utf8");
    await reloaded(page, () => writeFileSync(lib, rust.replace("self.count.get() + 1", "self.count.get() + 5")));
    await started();
    await page.click("button");
    await shows("5 clicks");

    // a shim
    const shim = join(project, "src/page.js");
    const shown = readFileSync(shim, "utf8");
    await reloaded(page, () => writeFileSync(shim, shown.replaceAll(" clicks`", " presses`")));
    await started();
    await page.click("button");
    await shows("5 presses");

    // an error of Rust, then one of the interface, then none
    writeFileSync(lib, rust.replace("self.count.get() + 1", '"1"'));
    problems.push(...(await overlay(page, ["error[E0308]: mismatched types", "src/lib.rs:", "expected `u32`, found `&str`"])));
    const jsi = join(project, "src/app.jsi");
    const interfaces = readFileSync(jsi, "utf8");
    writeFileSync(jsi, interfaces.replace("count: u32", "count: Strin"));
    problems.push(
      ...(await overlay(page, ["error[JSI0101]: unknown type `Strin`", "src/app.jsi:5:22", "showCount(count: Strin)"])),
    );
    writeFileSync(lib, rust);
    await reloaded(page, () => writeFileSync(jsi, interfaces));
    await started();
    await page.click("button");
    await shows("1 click");
    if ((await page.locator(OVERLAY).count()) > 0) problems.push("the overlay is still there");
    writeFileSync(shim, shown);
    writeFileSync(main, script);
  } finally {
    await server.close();
  }
  return problems;
}

/**
 * Waits until the page is another one after an action.
 * @param {import("playwright-core").Page} page
 * @param {() => void} action
 */
async function reloaded(page, action) {
  await page.evaluate(() => Reflect.set(globalThis, "old", true));
  action();
  await page.waitForFunction(() => Reflect.get(globalThis, "old") !== true, null);
}

/**
 * Waits for an overlay with these texts; returns those that it lacks.
 * @param {import("playwright-core").Page} page
 * @param {string[]} texts
 */
async function overlay(page, texts) {
  const read = () => page.evaluate((name) => document.querySelector(name)?.shadowRoot?.textContent ?? "", OVERLAY);
  const [first] = texts;
  await page.waitForFunction(
    ([name, text]) => document.querySelector(name)?.shadowRoot?.textContent?.includes(text),
    [OVERLAY, first],
  );
  const shown = await read();
  return texts.filter((text) => !shown.includes(text)).map((text) => `no ${JSON.stringify(text)} in ${JSON.stringify(shown)}`);
}
