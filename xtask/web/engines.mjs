//! Runs one example to its end in Node or in Chromium and gives the lines it printed.

import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import { FLAGS } from "./flags.mjs";
import { entry, here, names, packages } from "./places.mjs";
import { serve } from "./server.mjs";

const LIMIT = 60_000;

/** The server that both engines load the examples' page from. */
export function serveExamples(options = {}) {
  const links = names()
    .map((name) => `<li><a href="/page/run.html?example=${name}">${name}</a></li>`)
    .join("\n");
  const index = `<!doctype html><meta charset="utf-8"><title>Examples</title><h1>Examples</h1><ul>\n${links}\n</ul>\n`;
  return serve(
    { page: join(here, "page"), packages, harness: here },
    { ...options, texts: { "/": index } },
  );
}

/** The page of an example. */
export function pageOf(origin, name) {
  return `${origin}/page/run.html?example=${name}`;
}

/**
 * Runs the package of `kind` in a Node process of its own; `location` is the page that Node stands in for.
 * With `show`, what the program prints is printed.
 */
export async function inNode(name, kind, location, { show = false } = {}) {
  const child = fork(join(here, "child.mjs"), [entry(name, kind), location], {
    execArgv: kind === "bundler" ? ["--experimental-wasm-modules", "--no-warnings"] : [],
    stdio: ["ignore", show ? "inherit" : "ignore", "inherit", "ipc"],
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), LIMIT);
  let answer = null;
  child.on("message", (message) => (answer = message));
  const [code, signal] = await once(child, "exit");
  clearTimeout(timer);
  if (answer?.error) throw new Error(answer.error);
  if (code !== 0 || answer === null) throw new Error(`the program ended with ${signal ?? code}`);
  return answer.lines;
}

/** Opens headless Chromium: `run(url)` gives the lines of the page's program. */
export async function chromium() {
  const { chromium: browsers } = await import("playwright-core");
  const executablePath = process.env.CHROME;
  if (!executablePath) throw new Error("CHROME is not set: start this through cargo xtask");
  const browser = await browsers.launch({
    executablePath,
    args: FLAGS,
  });
  return {
    close: () => browser.close(),
    async run(url) {
      const page = await browser.newPage();
      const errors = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      try {
        await page.goto(url);
        const result = await page.waitForFunction(() => globalThis.result, null, { timeout: LIMIT });
        const { lines, error } = await result.jsonValue();
        if (error) errors.push(error);
        if (errors.length > 0) throw new Error(errors.join("\n"));
        return lines;
      } finally {
        await page.close();
      }
    },
  };
}
