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
  return withPage(browser, dist, counts);
}

/**
 * Clicks on the button of a page, which counts the clicks.
 * @param {import("playwright-core").Page} page
 */
export async function counts(page) {
  /** @type {string[]} */
  const texts = [];
  for (const text of ["1 click", "2 clicks"]) {
    await page.click("button");
    await page.waitForFunction((text) => document.querySelector("p")?.textContent === text, text);
    texts.push((await page.textContent("p")) ?? "");
  }
  return differences(["1 click", "2 clicks"], texts);
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
  return withAddress(browser, server.origin, check).finally(() => server.close());
}

/**
 * Opens a page that a server already has.
 * @param {Browser} browser
 * @param {string} origin
 * @param {(page: import("playwright-core").Page) => Promise<string[]>} check
 */
export async function withAddress(browser, origin, check) {
  const page = await browser.page();
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  try {
    await page.goto(`${origin}/index.html`, { waitUntil: "networkidle" });
    return [...(await check(page)), ...errors];
  } catch (error) {
    throw new Error([String(error), ...errors].join("\n"));
  } finally {
    await page.close();
  }
}
