// VS Code's window in a page, as a person uses it: by keys and by what is seen.

import { chromium } from "../../chromium.mjs";

/** How long something may take to be seen. Nothing takes that long on a machine that is not stuck. */
const LIMIT = 60_000;

export class Workbench {
  /** Opens a folder, and waits until there is something to work with. */
  static async open(origin, folder) {
    const browser = await chromium();
    const page = await browser.page();
    page.setDefaultTimeout(LIMIT);
    await page.setViewportSize({ width: 1000, height: 620 });
    await page.goto(`${origin}/?${new URLSearchParams({ folder })}`);
    await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
    return new Workbench(browser, page);
  }

  constructor(browser, page) {
    this.browser = browser;
    this.page = page;
  }

  close() {
    return this.browser.close();
  }

  press(...keys) {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  /** Runs a command of the palette. */
  async command(title) {
    await this.press("F1");
    const input = this.page.locator(".quick-input-widget input[type=text]");
    await input.waitFor();
    await input.fill(`>${title}`);
    await this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: title }).waitFor();
    await this.press("Enter");
    await input.waitFor({ state: "hidden" });
  }

  /** Opens a file in an editor of its own, the only one. To go to a place in it gives it the keyboard. */
  async file(name) {
    // Whatever an earlier case has left open.
    await this.press("Escape", "Escape");
    await this.command("View: Close All Editors");
    await this.page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).first().dblclick();
    await this.page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`).waitFor();
    // Lines are drawn once the file is there.
    await this.page.locator(".editor-instance .view-line").first().waitFor();
  }

  /** Puts the cursor on a line and column. */
  async goto(line, column) {
    await this.press("Control+g");
    const input = this.page.locator(".quick-input-widget input[type=text]");
    await input.fill(`:${line}:${column}`);
    const place = `Go to line ${line} and character ${column}.`;
    await this.page.locator(".quick-input-list .monaco-list-row.focused", { hasText: place }).waitFor();
    await this.press("Enter");
    await input.waitFor({ state: "hidden" });
    await this.page.locator(".statusbar-item", { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  }

  /** The problems that are listed: `file:line:column CODE`, sorted. */
  async problems() {
    const rows = await this.page.locator(".markers-panel .monaco-list-row").allInnerTexts();
    const found = [];
    let file = "";
    for (const row of rows) {
      const text = row.replace(/\s+/g, " ");
      const place = /(JSI\d{4}).*\[Ln (\d+), Col (\d+)\]/.exec(text);
      if (place) found.push(`${file}:${place[2]}:${place[3]} ${place[1]}`);
      else file = text.trim().split(" ")[0];
    }
    return found.sort();
  }

  /** The first that is neither null nor undefined of what `look` sees, however long it takes; else an error with `what`. */
  async until(what, look) {
    for (const end = Date.now() + LIMIT; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const found = await look();
      if (found !== null && found !== undefined && found !== false) return found;
    }
    throw new Error(`never seen: ${what}`);
  }

  /** Saves the file, and waits until it is. */
  async save() {
    await this.press("ControlOrMeta+s");
    await this.page.locator(".tab.active.dirty").waitFor({ state: "detached" });
  }
}
