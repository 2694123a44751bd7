// What is tested in VS Code. Each case opens its own file; `shot` takes a picture for the documentation, of so many of
// its pixels from above.

import { differences } from "../differences.mjs";

export const cases = {
  async "the Problems panel lists what jsic check says, with places and codes"({ bench, workspace, shot }) {
    await bench.file("wrong.jsi");
    await bench.command("Problems: Focus on Problems View");
    // Only rows that are seen are there to be read.
    await bench.command("View: Toggle Maximized Panel");
    const expected = workspace.check(".");
    const same = async () => differences(expected, await bench.problems()).length === 0;
    await bench.until("all problems", same).catch(() => undefined);
    const wrong = differences(expected, await bench.problems());
    await bench.command("View: Toggle Maximized Panel");
    await bench.page.locator(".viewpane-filter input").fill("wrong.jsi");
    await bench.page.locator(".markers-panel", { hasText: "prices.jsi" }).waitFor({ state: "detached" });
    await shot("problems");
    await bench.command("View: Hide Panel");
    return wrong;
  },

  async "hovering shows the Rust type"({ bench, shot }) {
    await bench.file("shop.jsi");
    await bench.goto(8, 6);
    const hover = bench.page.locator(".monaco-hover:visible", { hasText: "Promise<Option<Object>>" });
    await bench.until("the hover", async () => {
      // Before the server has answered there is nothing to show; asked again, there is.
      await bench.press("Escape", "ControlOrMeta+k", "ControlOrMeta+i");
      return hover
        .first()
        .waitFor({ timeout: 2_000 })
        .then(
          () => true,
          () => null,
        );
    });
    await shot("hover", 320);
    await bench.press("Escape");
    return [];
  },

  async "Ctrl+. takes a promised array apart into two steps, and the file is clean"({ bench, workspace, shot }) {
    await bench.file("prices.jsi");
    await bench.page.locator(".squiggly-error").first().waitFor();
    await bench.goto(6, 25);
    await bench.press("ControlOrMeta+.");
    const fix = bench.page.locator(".action-widget .monaco-list-row", { hasText: "replace the array by `Object`" });
    await fix.waitFor();
    await shot("fix", 320);
    await bench.press("Enter");
    await bench.page.locator(".squiggly-error").first().waitFor({ state: "detached" });
    await bench.save();
    const text = workspace.read("prices.jsi");
    const wrong = workspace.check("prices.jsi");
    return text.includes("prices(): Promise<Object>;") ? wrong : ["the file on the disk is", text, ...wrong];
  },

  async "F2 renames in two files"({ bench, workspace, shot }) {
    await bench.file("shared.jsi");
    await bench.goto(4, 10);
    await bench.press("F2");
    const input = bench.page.locator(".rename-input");
    await input.waitFor();
    await input.fill("Product");
    await shot("rename", 320);
    await bench.press("Enter");
    await bench.page.locator(".view-line", { hasText: /record.Product/ }).waitFor();
    // VS Code saves what it has renamed by itself, sooner or later.
    await bench.command("File: Save All Files");
    const has = (file, text) => workspace.read(file).includes(text);
    await bench.until("both files on the disk", () => has("shared.jsi", "record Product") && has("shop.jsi", "{ Product }"));
    const left = ["shared.jsi", "shop.jsi"].filter((file) => has(file, "Article"));
    return [...left.map((file) => `the old name is left in ${file}`), ...workspace.check("shop.jsi")];
  },

  async "saving lays the file out, and a comment goes on with Enter"({ bench, workspace }) {
    await bench.file("hurry.jsi");
    await bench.goto(1, 24);
    await bench.press("Enter");
    await bench.type("Then mended.");
    await bench.page.locator(".view-line", { hasText: "//! Then mended." }).waitFor();
    await bench.save();
    const [text, laidOut] = [workspace.read("hurry.jsi"), workspace.laidOut("hurry.jsi")];
    const wrong = differences(laidOut.split("\n"), text.split("\n"));
    return text.includes("record Size { width: Number; height: Number; }") ? wrong : [text];
  },

  async "the generated trait is shown"({ bench, shot }) {
    await bench.file("shop.jsi");
    await bench.goto(8, 6);
    await bench.command("JSI: Show the Generated Trait");
    await bench.page.locator('.tab.active[data-resource-name="Shop.rs"]').waitFor();
    await bench.page.locator(".view-line", { hasText: /pub.trait.Shop/ }).waitFor();
    await shot("generated", 320);
    return [];
  },

  async "a restarted server goes on"({ bench }) {
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
