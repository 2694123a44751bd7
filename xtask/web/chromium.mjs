// Headless Chromium, driven by Playwright.

import { environmentVariable } from "./environment.mjs";
import { FLAGS } from "./flags.mjs";

const TIMEOUT = 60_000;

/**
 * Starts the browser. `visit(url)` returns the value that the page assigns to `globalThis.result`.
 */
export async function chromium() {
  const { chromium: browsers } = await import("playwright-core");
  const browser = await browsers.launch({ executablePath: environmentVariable("CHROME"), args: FLAGS });
  return {
    close: () => browser.close(),
    /** An empty page, for tests that click and read the elements. */
    page: () => browser.newPage(),
    /**
     * Opens a page with an empty cache, in a context of its own.
     * @param {string} url
     * @returns {Promise<{ millis: number, requests: number }>} what it assigns, and the number of files that it loads
     */
    async cold(url) {
      const context = await browser.newContext();
      try {
        const page = await context.newPage();
        let requests = -1; // the page itself
        page.on("request", (request) => {
          if (!request.url().startsWith("data:")) requests += 1;
        });
        await page.goto(url);
        const result = await page.waitForFunction(() => globalThis.result, null, { timeout: TIMEOUT });
        const { millis } = /** @type {any} */ (await result.jsonValue());
        return { millis, requests };
      } finally {
        await context.close();
      }
    },
    /**
     * @param {string} url
     * @returns {Promise<PageResult>}
     */
    async visit(url) {
      const page = await browser.newPage();
      /** @type {string[]} */
      const errors = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      try {
        await page.goto(url);
        const result = await page.waitForFunction(() => globalThis.result, null, { timeout: TIMEOUT });
        const answer = /** @type {PageResult} */ (await result.jsonValue());
        if (errors.length > 0) throw new Error([answer.error, ...errors].join("\n"));
        return answer;
      } finally {
        await page.close();
      }
    },
  };
}
