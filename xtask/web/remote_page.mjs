// A page in Chromium or Firefox in which tests type, click and point as users do.

import { chromium } from "./chromium.mjs";
import { firefox } from "./firefox.mjs";

const TIMEOUT = 30_000;

/**
 * @typedef {object} RemotePage
 * @property {(url: string) => Promise<void>} open
 * @property {(text: string) => Promise<void>} type types a text where the cursor is
 * @property {(key: string) => Promise<void>} press a key with modifiers, such as `Shift+Alt+F`
 * @property {(selector: string) => Promise<void>} click
 * @property {(selector: string) => Promise<void>} hover
 * @property {<A, R>(ask: (argument: A) => R, argument: A) => Promise<Awaited<R>>} ask runs a function in the page
 * @property {(path: string) => Promise<void>} picture
 * @property {() => Promise<void>} close
 */

/**
 * Starts a browser with a page.
 * @param {string} engine
 * @returns {Promise<RemotePage>}
 */
export async function remotePage(engine) {
  return engine === "firefox" ? inFirefox() : inChromium();
}

/**
 * Asks until the answer is not null.
 * @template A, R
 * @param {RemotePage} page
 * @param {string} what
 * @param {(argument: A) => R | null} ask
 * @param {A} argument
 * @returns {Promise<NonNullable<R>>}
 */
export async function until(page, what, ask, argument) {
  for (const end = Date.now() + TIMEOUT; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const found = await page.ask(ask, argument);
    if (found !== null && found !== undefined) return /** @type {NonNullable<R>} */ (found);
  }
  throw new Error(`the page never has ${what}`);
}

/** @returns {Promise<RemotePage>} */
async function inChromium() {
  const browser = await chromium();
  const page = await browser.page();
  return {
    open: async (url) => {
      // another fragment alone would not load the page
      await page.goto("about:blank");
      await page.goto(url);
    },
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    click: (selector) => page.click(selector),
    hover: (selector) => page.hover(selector),
    ask: (ask, argument) => page.evaluate(/** @type {any} */ (ask), argument),
    picture: async (path) => {
      await page.screenshot({ path });
    },
    close: () => browser.close(),
  };
}

/** @returns {Promise<RemotePage>} */
async function inFirefox() {
  const { By, Key } = await import("selenium-webdriver");
  const { writeFileSync } = await import("node:fs");
  const { close, driver } = await firefox();
  /** @type {Record<string, string>} */
  const keys = { Control: Key.CONTROL, Shift: Key.SHIFT, Alt: Key.ALT, Space: Key.SPACE };
  for (const name of ["Enter", "Escape", "End", "Home"]) keys[name] = Reflect.get(Key, name.toUpperCase());
  for (const side of ["Up", "Down", "Left", "Right"]) keys[`Arrow${side}`] = Reflect.get(Key, `ARROW_${side.toUpperCase()}`);
  /** @param {string} selector */
  const find = (selector) => driver.findElement(By.css(selector));
  return {
    open: async (url) => {
      await driver.get("about:blank");
      await driver.get(url);
    },
    type: (text) => driver.actions().sendKeys(text.replaceAll("\n", Key.ENTER)).perform(),
    press: async (name) => {
      const parts = name.split("+").map((part) => keys[part] ?? part);
      const last = parts.pop() ?? "";
      const actions = driver.actions();
      for (const part of parts) actions.keyDown(part);
      actions.sendKeys(last);
      for (const part of parts.reverse()) actions.keyUp(part);
      await actions.perform();
    },
    click: async (selector) => {
      const element = await find(selector);
      await driver.executeScript("arguments[0].scrollIntoView({ block: 'nearest' })", element);
      await element.click();
    },
    hover: async (selector) =>
      driver
        .actions()
        .move({ origin: await find(selector) })
        .perform(),
    ask: (ask, argument) => driver.executeScript(`return (${ask})(arguments[0])`, argument),
    picture: async (path) => writeFileSync(path, await driver.takeScreenshot(), "base64"),
    close,
  };
}
