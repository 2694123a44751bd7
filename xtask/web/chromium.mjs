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
