// The cases that are tested in VS Code. Each one opens its own file and returns a list of problems.

import { differences } from "../differences.mjs";

/** Themes with names for pictures and the classes of their kinds; the first one is that of the other cases. */
const THEMES = [
  ["Light Modern", "light", "vs"],
  ["Dark Modern", "dark", "vs-dark"],
  ["Dark High Contrast", "contrast", "hc-black"],
];

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
    await bench.action("replace the array with `Object`");
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

  async "brackets of function types are no errors, in light, dark and high contrast"({ bench, screenshot }) {
    await bench.file("listen.jsi");
    await bench.goto(3, 1);
    const problems = [];
    for (const [theme, name, kind] of THEMES) {
      await bench.theme(theme, kind);
      // The colors of brackets come after the text.
      await bench.page.locator(".view-line [class*=bracket-highlighting-0]").first().waitFor();
      const red = await bench.page.locator(".view-line .unexpected-closing-bracket").count();
      if (red > 0) problems.push(`${red} brackets are shown as errors in ${theme}`);
      await bench.page.locator(".codelens-decoration", { hasText: "0 references" }).first().waitFor();
      await screenshot(`theme-${name}`, 320);
    }
    await bench.theme(THEMES[0][0], THEMES[0][2]);
    return problems;
  },

  async "completion has the exports of the JavaScript file with a column, and snippets only where they fit"({
    bench,
    screenshot,
  }) {
    await bench.file("shop.jsi");
    await bench.goto(10, 45);
    await bench.press("Enter");
    await bench.type("li");
    const list = bench.page.locator(".suggest-widget.visible");
    const row = list.locator(".monaco-list-row", { hasText: "list" });
    await row.first().waitFor();
    const text = ((await row.first().textContent()) ?? "").replace(/\s+/g, " ");
    await screenshot("completion", 420);
    await bench.press("Escape");
    const problems = text.includes("(limit)") && text.includes("./shop.js") ? [] : [`the entry is ${text}`];
    // In a comment there are none.
    await bench.goto(9, 40);
    await bench.press("Control+Space");
    const labels = await list.locator(".monaco-list-row").allInnerTexts();
    if (labels.some((label) => label.includes("listener"))) problems.push("a snippet is offered in a comment");
    await bench.press("Escape");
    await bench.command("File: Revert File");
    return problems;
  },

  async "there is no inlay hint at the cursor"({ bench }) {
    await bench.file("shop.jsi");
    const hints = (/** @type {number} */ line) => bench.page.locator(".view-line", { hasText: "find" }).nth(line);
    const hint = async () => (((await hints(0).textContent()) ?? "").match(/&str/g) ?? []).length;
    await bench.goto(1, 1);
    await bench.until("the hint of the parameter", async () => (await hint()) === 1);
    await bench.goto(8, 22);
    await bench.until("no hint at the cursor", async () => (await hint()) === 0);
    await bench.goto(1, 1);
    await bench.until("the hint again", async () => (await hint()) === 1);
    return [];
  },

  async "the lens counts references and shows them"({ bench }) {
    await bench.file("shared.jsi");
    const lens = bench.page.locator(".codelens-decoration a", { hasText: "references" });
    await lens.first().click();
    await bench.page.locator(".peekview-widget", { hasText: "shop.jsi" }).waitFor();
    await bench.press("Escape");
    return [];
  },

  async "a new file that was never saved is checked"({ bench }) {
    await bench.command("JSI: New Interface File");
    await bench.page.locator(".view-line", { hasText: /interface.Name/ }).waitFor();
    await bench.goto(4, 11);
    await bench.type("x: Strin");
    await bench.page.locator(".squiggly-error").first().waitFor();
    await bench.command("View: Close All Editors");
    await bench.page.locator(".monaco-dialog-box .monaco-button", { hasText: "Don't Save" }).click();
    return [];
  },

  async "the quick fix creates the function in JavaScript"({ bench, workspace }) {
    workspace.write("clock.js", "export function start() {}\n");
    workspace.write("clock.jsi", 'interface Clock from "./clock.js" {\n    now(zone: String): Number;\n    start(): Void;\n}\n');
    await bench.file("clock.jsi");
    await bench.goto(2, 6);
    await bench.page.locator(".squiggly-error").first().waitFor();
    await bench.action("create the function `now` in `clock.js`");
    await bench.press("Enter");
    // VS Code changes the other file in memory.
    await bench.until("the function on the disk", async () => {
      await bench.command("File: Save All Files");
      return workspace.read("clock.js").includes("export function now(zone) {");
    });
    const documented = workspace.read("clock.js").includes("@param {string} zone");
    return [...(documented ? [] : [workspace.read("clock.js")]), ...workspace.check("clock.jsi")];
  },

  async "the code of a diagnostic leads to its page"({ bench, workspace }) {
    workspace.write("paged.jsi", "record Size { width: Nomber; }\n");
    await bench.file("paged.jsi");
    await bench.page.locator(".squiggly-error").first().waitFor();
    await bench.command("Problems: Focus on Problems View");
    await bench.page.locator(".viewpane-filter input").fill("paged.jsi");
    const code = bench.page.locator(".markers-panel a", { hasText: "JSI0101" });
    // The first click selects the row.
    await code.first().click({ modifiers: ["ControlOrMeta"] });
    await bench.page.locator('.tab.active[data-resource-name="JSI0101.md"]').waitFor();
    await bench.page
      .locator(".view-line", { hasText: /#.JSI0101/ })
      .first()
      .waitFor();
    await bench.page.locator(".viewpane-filter input").fill("");
    await bench.command("View: Hide Panel");
    return [];
  },

  async "parameters are extracted into a record"({ bench, workspace, screenshot }) {
    workspace.write("plot.js", "export function draw(title, options) {}\n");
    workspace.write("plot.jsi", 'interface Plot from "./plot.js" {\n    draw(title: String, x: Number, y: Number): Void;\n}\n');
    await bench.file("plot.jsi");
    await bench.goto(2, 25);
    for (let count = 0; count < "x: Number, y: Number".length; count += 1) await bench.press("Shift+ArrowRight");
    await bench.action("extract the parameters into `record DrawOptions`");
    await screenshot("extract", 320);
    await bench.press("Enter");
    await bench.page.locator(".view-line", { hasText: /options:.DrawOptions/ }).waitFor();
    await bench.save();
    const text = workspace.read("plot.jsi");
    return [...(text.includes("record DrawOptions {") ? [] : [text]), ...workspace.check("plot.jsi")];
  },

  async "pasted declarations become an interface"({ bench, workspace }) {
    workspace.typescript();
    workspace.write("pasted.js", "export async function load(url) { return url; }\nexport const version = '1';\n");
    workspace.write("pasted.jsi", "\n");
    await bench.file("pasted.jsi");
    await bench.goto(1, 1);
    await bench.copy("export declare function load(url: string): Promise<string>;\nexport declare const version: string;\n");
    await bench.press("ControlOrMeta+v");
    await bench.page.locator(".view-line", { hasText: /interface.Pasted.from/ }).waitFor();
    await bench.save();
    const text = workspace.read("pasted.jsi");
    const problems = workspace.check("pasted.jsi");
    return text.includes("load(url: String): Promise<String>;") ? problems : [text, ...problems];
  },

  async "a fix imports a file of WebIDL"({ bench, workspace }) {
    const text = "[Exposed=Window]\ninterface Counter {\n  readonly attribute long count;\n  undefined add(long amount);\n};\n";
    workspace.write("counter.jsi", text);
    await bench.file("counter.jsi");
    await bench.page.locator(".squiggly-error").first().waitFor();
    await bench.goto(1, 3);
    await bench.action("import these declarations of WebIDL");
    await bench.press("Enter");
    await bench.page.locator(".view-line", { hasText: /class.Counter.from.globalThis/ }).waitFor();
    await bench.page.locator(".squiggly-error").first().waitFor({ state: "detached" });
    await bench.save();
    return workspace.check("counter.jsi");
  },

  async "types are compared with those of JavaScript when a file is saved"({ bench, workspace, screenshot }) {
    workspace.typescript();
    workspace.write(
      "typed.js",
      "/**\n * @param {number} a\n * @returns {string}\n */\nexport function label(a) {\n  return String(a);\n}\n",
    );
    workspace.write("typed.jsi", 'interface Typed from "./typed.js" {\n    label(a: Number): Number;\n}\n');
    workspace.settings({ "jsi.check.types": "onSave" });
    await bench.file("typed.jsi");
    await bench.goto(1, 1);
    await bench.type("// Saved.");
    await bench.press("Enter");
    await bench.save();
    const squiggly = bench.page.locator(".squiggly-error");
    await squiggly.first().waitFor();
    await bench.goto(3, 6);
    await bench.action("take the type of JavaScript");
    await screenshot("types", 320);
    await bench.press("Enter");
    await squiggly.first().waitFor({ state: "detached" });
    await bench.save();
    const text = workspace.read("typed.jsi");
    workspace.settings({});
    return text.includes("label(a: Number): String;") ? [] : [text];
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
