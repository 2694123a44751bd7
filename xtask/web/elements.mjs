// Pages that a test opens, to click and to read what they show.

import { differences } from "./expected.mjs";
import { serve } from "./server.mjs";

/** @typedef {Pick<Awaited<ReturnType<typeof import("./chromium.mjs").chromium>>, "page">} Browser */

/**
 * Opens a page with a button that counts clicks.
 * @param {Browser} browser
 * @param {string} dist
 */
export async function clicks(browser, dist) {
  return withPage(browser, dist, async (page) => {
    /** @type {string[]} */
    const texts = [];
    for (const text of ["1 click", "2 clicks"]) {
      await page.click("button");
      await page.waitForFunction((text) => document.querySelector("p")?.textContent === text, text);
      texts.push((await page.textContent("p")) ?? "");
    }
    return differences(["1 click", "2 clicks"], texts);
  });
}

/**
 * Opens a page that shows a text after a while.
 * @param {Browser} browser
 * @param {string} dist
 * @param {string} text
 */
export async function shows(browser, dist, text) {
  return withPage(browser, dist, async (page) => {
    await page.waitForFunction((text) => document.querySelector("p")?.textContent === text, text);
    return [];
  });
}

/**
 * @param {Browser} browser
 * @param {string} dist
 * @param {(page: import("playwright-core").Page) => Promise<string[]>} check
 */
export async function withPage(browser, dist, check) {
  const server = await serve({ "": dist });
  const page = await browser.page();
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  try {
    await page.goto(`${server.origin}/index.html`, { waitUntil: "networkidle" });
    return [...(await check(page)), ...errors];
  } catch (error) {
    throw new Error([String(error), ...errors].join("\n"));
  } finally {
    await page.close();
    server.close();
  }
}
