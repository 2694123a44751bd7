// VS Code's window in a page, used like a person does: by keys and by visible elements.

import { chromium } from "../../chromium.mjs";

/** How long an element may take to appear, in milliseconds. */
const TIMEOUT = 60_000;

/** @typedef {Awaited<ReturnType<typeof chromium>>} Browser */
/** @typedef {import("playwright-core").Page} Page */

export class Workbench {
  /** The size of the window in pixels. */
  static SIZE = { width: 1000, height: 620 };

  /**
   * Opens a folder and waits until its files are listed.
   * @param {string} origin the origin of VS Code's server
   * @param {string} folder
   */
  static async open(origin, folder) {
    const browser = await chromium();
    const page = await browser.page();
    page.setDefaultTimeout(TIMEOUT);
    await page.setViewportSize(Workbench.SIZE);
    await page.goto(`${origin}/?${new URLSearchParams({ folder })}`);
    await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
    return new Workbench(browser, page);
  }

  /**
   * @param {Browser} browser
   * @param {Page} page
   */
  constructor(browser, page) {
    this.browser = browser;
    this.page = page;
  }

  /** Ends the browser. */
  close() {
    return this.browser.close();
  }

  /**
   * Presses keys one after the other.
   * @param {string[]} keys
   */
  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /**
   * Types a text.
   * @param {string} text
   */
  type(text) {
    return this.page.keyboard.type(text);
  }

  /**
   * Runs a command of the palette.
   * @param {string} title
   */
  async command(title) {
    await this.press("F1");
    const input = this.page.locator(".quick-input-widget input[type=text]");
    await input.waitFor();
    await input.fill(`>${title}`);
    await this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: title }).waitFor();
    await this.press("Enter");
    await input.waitFor({ state: "hidden" });
  }

  /**
   * Opens a file in the only editor. `goto` gives it the keyboard.
   * @param {string} name
   */
  async file(name) {
    // Closes what an earlier case has left open.
    await this.press("Escape", "Escape");
    await this.command("View: Close All Editors");
    await this.page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).first().dblclick();
    await this.page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`).waitFor();
    // Lines are drawn when the file is loaded.
    await this.page.locator(".editor-instance .view-line").first().waitFor();
  }

  /**
   * Moves the cursor to a line and column.
   * @param {number} line
   * @param {number} column
   */
  async goto(line, column) {
    await this.press("Control+g");
    const input = this.page.locator(".quick-input-widget input[type=text]");
    await input.fill(`:${line}:${column}`);
    const entry = `Go to line ${line} and character ${column}.`;
    await this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: entry }).waitFor();
    await this.press("Enter");
    await input.waitFor({ state: "hidden" });
    await this.page.locator(".statusbar-item", { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  }

  /**
   * Selects a color theme.
   * @param {string} name
   * @param {string} kind the class of windows with themes of its kind
   */
  async theme(name, kind) {
    await this.press("Control+k", "Control+t");
    const input = this.page.locator(".quick-input-widget input[type=text]");
    await input.waitFor();
    await input.fill(name);
    await this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: name }).waitFor();
    await this.press("Enter");
    await input.waitFor({ state: "hidden" });
    await this.page.locator(`.monaco-workbench.${kind}`).waitFor();
  }

  /** The sorted lines of the Problems panel as `file:line:column CODE`. */
  async problems() {
    const rows = await this.page.locator(".markers-panel .monaco-list-row").allInnerTexts();
    const found = [];
    let file = "";
    for (const row of rows) {
      const text = row.replace(/\s+/g, " ");
      const position = /(JSI\d{4}).*\[Ln (\d+), Col (\d+)\]/.exec(text);
      if (position) found.push(`${file}:${position[2]}:${position[3]} ${position[1]}`);
      else file = text.trim().split(" ")[0];
    }
    return found.sort();
  }

  /**
   * Calls `look` until its result is not null, undefined or false, and returns this result.
   * @template T
   * @param {string} what a description for the error after the time limit
   * @param {() => T | Promise<T>} look
   */
  async until(what, look) {
    for (const end = Date.now() + TIMEOUT; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const found = await look();
      if (found !== null && found !== undefined && found !== false) return found;
    }
    throw new Error(`${what} did not appear`);
  }

  /**
   * Lists the actions at the cursor, and waits for the one with this text, which is the first of them. VS Code says that there are none while
   * it waits for those of a new selection; so the key is pressed again until the action is there.
   * @param {string} text
   */
  async action(text) {
    const widget = this.page.locator(".action-widget");
    const row = widget.locator(".monaco-list-row", { hasText: text });
    await this.until(`the action "${text}"`, async () => {
      await this.press("ControlOrMeta+.");
      try {
        await row.waitFor({ timeout: 3000 });
        return true;
      } catch {
        // without the list, Escape would end the selection
        if (await widget.isVisible()) await this.press("Escape");
        return false;
      }
    });
  }

  /**
   * Puts a text into the clipboard.
   * @param {string} text
   */
  async copy(text) {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
  }

  /** Saves the file and waits until it is saved. */
  async save() {
    await this.press("ControlOrMeta+s");
    await this.page.locator(".tab.active.dirty").waitFor({ state: "detached" });
  }
}
