// The cases that are tested in VS Code. Each one opens its own file and returns a list of problems.

import { differences } from "../differences.mjs";

/** @type {Record<string, (context: import("../vscode.mjs").Context) => Promise<string[]>>} */
export const cases = {
  async "the Problems panel lists the diagnostics of jsic check, with positions and codes"({ bench, workspace, screenshot }) {
    await bench.file("wrong.jsi");
    await bench.command("Problems: Focus on Problems View");
    // The page contains only the rows that are visible.
    await bench.command("View: Toggle Maximized Panel");
    const expected = workspace.check(".");
    const same = async () => differences(expected, await bench.problems()).length === 0;
    await bench.until("the list of all problems", same).catch(() => undefined);
    const problems = differences(expected, await bench.problems());
    await bench.command("View: Toggle Maximized Panel");
    await bench.page.locator(".viewpane-filter input").fill("wrong.jsi");
    await bench.page.locator(".markers-panel", { hasText: "prices.jsi" }).waitFor({ state: "detached" });
    await screenshot("problems");
    await bench.command("View: Hide Panel");
    return problems;
  },

  async "hovering shows the Rust type"({ bench, screenshot }) {
    await bench.file("shop.jsi");
    await bench.goto(8, 6);
    const hover = bench.page.locator(".monaco-hover:visible", { hasText: "Promise<Option<Object>>" });
    await bench.until("the hover", async () => {
      // Before the server has answered there is nothing to display, so the hover is requested again.
      await bench.press("Escape", "ControlOrMeta+k", "ControlOrMeta+i");
      return hover
        .first()
        .waitFor({ timeout: 2_000 })
        .then(
          () => true,
          () => null,
        );
    });
    await screenshot("hover", 320);
    await bench.press("Escape");
    return [];
  },

  async "Ctrl+. replaces a promised array by an object, and the file has no errors"({ bench, workspace, screenshot }) {
    await bench.file("prices.jsi");
    await bench.page.locator(".squiggly-error").first().waitFor();
    await bench.goto(6, 25);
    await bench.press("ControlOrMeta+.");
    const fix = bench.page.locator(".action-widget .monaco-list-row", { hasText: "replace the array with `Object`" });
    await fix.waitFor();
    await screenshot("fix", 320);
    await bench.press("Enter");
    await bench.page.locator(".squiggly-error").first().waitFor({ state: "detached" });
    await bench.save();
    const text = workspace.read("prices.jsi");
    const problems = workspace.check("prices.jsi");
    return text.includes("prices(): Promise<Object>;") ? problems : ["the file on the disk is", text, ...problems];
  },

  async "F2 renames in two files"({ bench, workspace, screenshot }) {
    await bench.file("shared.jsi");
    await bench.goto(4, 10);
    await bench.press("F2");
    const input = bench.page.locator(".rename-input");
    await input.waitFor();
    await input.fill("Product");
    await screenshot("rename", 320);
    await bench.press("Enter");
    await bench.page.locator(".view-line", { hasText: /record.Product/ }).waitFor();
    // VS Code saves renamed files itself, after some time.
    await bench.command("File: Save All Files");
    /**
     * @param {string} file
     * @param {string} text
     */
    const has = (file, text) => workspace.read(file).includes(text);
    await bench.until(
      "the new name in both files on the disk",
      () => has("shared.jsi", "record Product") && has("shop.jsi", "{ Product }"),
    );
    const left = ["shared.jsi", "shop.jsi"].filter((file) => has(file, "Article"));
    return [...left.map((file) => `the old name is left in ${file}`), ...workspace.check("shop.jsi")];
  },

  async "saving formats the file, and Enter continues a comment"({ bench, workspace }) {
    await bench.file("hurry.jsi");
    await bench.goto(1, 24);
    await bench.press("Enter");
    await bench.type("Then repaired.");
    await bench.page.locator(".view-line", { hasText: "//! Then repaired." }).waitFor();
    await bench.save();
    const [text, formatted] = [workspace.read("hurry.jsi"), workspace.formatted("hurry.jsi")];
    const problems = differences(formatted.split("\n"), text.split("\n"));
    return text.includes("record Size { width: Number; height: Number; }") ? problems : [text];
  },

  async "the generated trait is displayed"({ bench, screenshot }) {
    await bench.file("shop.jsi");
    await bench.goto(8, 6);
    await bench.command("JSI: Show the Generated Trait");
    await bench.page.locator('.tab.active[data-resource-name="Shop.rs"]').waitFor();
    await bench.page.locator(".view-line", { hasText: /pub.trait.Shop/ }).waitFor();
    await screenshot("generated", 320);
    return [];
  },

  async "a restarted server continues"({ bench }) {
    await bench.file("shared.jsi");
    await bench.command("JSI: Restart the Language Server");
    await bench.goto(4, 1);
    await bench.type("x");
    await bench.page.locator(".squiggly-error").first().waitFor();
    await bench.press("Backspace");
    await bench.page.locator(".squiggly-error").first().waitFor({ state: "detached" });
    return [];
  },
};
