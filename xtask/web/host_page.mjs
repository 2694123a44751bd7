// Chromium and Firefox as headless hosts: every task runs in a page of its own, which assigns its answer to a variable.

import { chromium } from "./chromium.mjs";
import { firefox } from "./firefox.mjs";
import { serve } from "./server.mjs";

/** @type {Record<string, () => Promise<{ close(): Promise<void>, visit(url: string): Promise<PageResult> }>>} */
const BROWSERS = { chromium, firefox };

/** Headers that give a page a clock with a resolution of microseconds, and shared memory. */
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

/**
 * Starts the browser, and a server that it loads `folders` from.
 * @param {string} name
 * @param {import("./server.mjs").Folders} folders
 * @param {import("./hosts.mjs").OpenOptions} options
 * @returns {Promise<import("./hosts.mjs").Host>}
 */
export async function pageHost(name, folders, { isolated = false }) {
  const server = await serve(folders, { headers: isolated ? ISOLATED : {} });
  const browser = await BROWSERS[name]();
  /** @param {string} path */
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
