// Chromium and Firefox, headless: every task in a page of its own, which leaves its answer in a variable.

import { chromium } from "./chromium.mjs";
import { firefox } from "./firefox.mjs";
import { serve } from "./server.mjs";

const BROWSERS = { chromium, firefox };

/** With these a page has a clock of microseconds. */
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/** Opens the browser, and a server that it loads `folders` from. */
export async function pageHost(name, folders, { isolated = false }) {
  const server = await serve(folders, { headers: isolated ? ISOLATED : {} });
  const browser = await BROWSERS[name]();
  const at = (path) => `${server.origin}${path}`;
  return {
    at,
    async close() {
      await browser.close();
      server.close();
    },
    async run(task, value) {
      const query = new URLSearchParams({ task: at(task), value: JSON.stringify(value ?? null) });
      const { result, error } = await browser.visit(at(`/harness/page/task.html?${query}`));
      if (error !== undefined) throw new Error(error);
      return result;
    },
  };
}
