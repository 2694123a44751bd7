// Headless Chromium, driven by Playwright.

import { FLAGS } from "./flags.mjs";

const LIMIT = 60_000;

/** Opens it: `visit(url)` gives what the page leaves in `globalThis.result`. */
export async function chromium() {
  const { chromium: browsers } = await import("playwright-core");
  const executablePath = process.env.CHROME;
  if (!executablePath) throw new Error("CHROME is not set: start this through cargo xtask");
  const browser = await browsers.launch({ executablePath, args: FLAGS });
  return {
    close: () => browser.close(),
    /** An empty page, for whoever clicks and looks around. */
    page: () => browser.newPage(),
    async visit(url) {
      const page = await browser.newPage();
      const errors = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      try {
        await page.goto(url);
        const result = await page.waitForFunction(() => globalThis.result, null, { timeout: LIMIT });
        const answer = await result.jsonValue();
        if (errors.length > 0) throw new Error([answer.error, ...errors].join("\n"));
        return answer;
      } finally {
        await page.close();
      }
    },
  };
}
