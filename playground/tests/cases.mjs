// What users do on the page of the playground, in Chromium and in Firefox; run by `cargo xtask test --only playground`. Each case
// returns the lines that say what is wrong.

import { until } from "../../xtask/web/remote_page.mjs";

/** @typedef {import("../../xtask/web/playground.mjs").Context} Context */
/** @typedef {import("../../xtask/web/remote_page.mjs").RemotePage} RemotePage */

/** Bytes with Brotli that at most are transferred until the first diagnostics. */
const MOST_BYTES = 700_000;

/** The text of an element, once it matches. */
const textOf = (/** @type {RemotePage} */ page, /** @type {string} */ selector, /** @type {string} */ pattern) =>
  until(
    page,
    `${pattern} in ${selector}`,
    ([selector, pattern]) => {
      const text = document.querySelector(selector)?.textContent ?? "";
      return new RegExp(pattern).test(text) ? text : null;
    },
    [selector, pattern],
  );

/** The problems of the text as it is, once their summary matches. */
const summary = (/** @type {RemotePage} */ page, /** @type {string} */ pattern) =>
  textOf(page, "#problems[aria-busy=false] .summary", pattern);

/** The text of the editor, of which only what is visible is in the page. */
const written = (/** @type {RemotePage} */ page) =>
  page.ask(() => Array.from(document.querySelectorAll("#editor .cm-line"), (line) => line.textContent).join("\n"), null);

/** Writes a text in place of the one that is there, as a user does. */
async function write(/** @type {RemotePage} */ page, /** @type {string} */ text) {
  await page.click("#editor .cm-content");
  await page.press("Control+a");
  await page.type(text);
}

/** Chooses an example. */
const choose = (/** @type {RemotePage} */ page, /** @type {string} */ title) =>
  page.ask((title) => {
    const list = /** @type {HTMLSelectElement} */ (document.querySelector("#examples"));
    list.selectedIndex = Array.from(list.options).findIndex((option) => option.text === title);
    list.dispatchEvent(new Event("change"));
    return true;
  }, title);

/** @type {Record<string, (context: Context) => Promise<string[]>>} */
export const cases = {
  "little is transferred until the first diagnostics": async ({ page, address, reset, traffic }) => {
    reset();
    await page.open(address);
    await summary(page, "^No problems$");
    const { bytes, requests } = traffic();
    console.log(`       ${bytes} bytes: ${requests.join(" ")}`);
    return [
      ...(bytes > MOST_BYTES ? [`${bytes} bytes, and at most ${MOST_BYTES} are allowed`] : []),
      ...(bytes < 100_000 ? [`${bytes} bytes are not the whole page`] : []),
      ...(requests.some((path) => path.includes("platform")) ? ["the platform was loaded"] : []),
    ];
  },

  "a mistake is underlined and listed at its place, and its fix repairs it": async ({ page, address }) => {
    await page.open(address);
    await summary(page, "^No problems$");
    await write(page, 'interface A from "a" {\nsize(): i64;');
    await summary(page, "^1 error$");
    const underlined = await textOf(page, "#editor .cm-lintRange-error", ".");
    const item = await textOf(page, "#problems li", "JSI0207");
    await page.click("#problems li .fix");
    await summary(page, "^No problems$");
    const text = await written(page);
    return [
      ...(underlined === "i64" ? [] : [`underlined is ${underlined}`]),
      ...(/^2:\d+/.test(item) ? [] : [`the item is ${item}`]),
      ...(/size\(\): (Number|BigInt)<i64>;/.test(text) ? [] : [`after the fix it is ${text}`]),
    ];
  },

  "a fix is also offered at the underline, and all safe ones at once": async ({ page, address }) => {
    await page.open(address);
    await choose(page, "Mistakes");
    await summary(page, "errors");
    await page.hover("#editor .cm-lintRange-error");
    await textOf(page, ".cm-tooltip .cm-diagnosticAction", ".");
    await page.press("Escape");
    const before = await page.ask(() => document.querySelectorAll("#problems li").length, null);
    await page.click("#problems > div > .fix");
    const after = await until(
      page,
      "fewer problems",
      (before) => {
        const count = document.querySelectorAll("#problems li").length;
        return count < before ? { count } : null;
      },
      before,
    );
    return after.count < before ? [] : [`${before} problems before, ${after.count} after`];
  },

  "a code is explained": async ({ page, address }) => {
    await page.open(address);
    await choose(page, "Mistakes");
    await summary(page, "errors");
    await page.click("#problems li .code");
    const text = await textOf(page, "#explanation[open] h2", "JSI\\d+");
    await page.press("Escape");
    await until(page, "no dialog", () => (document.querySelector("#explanation[open]") ? null : true), null);
    return text.includes("JSI") ? [] : [text];
  },

  "a key shows what the word at the cursor means": async ({ page, address }) => {
    await page.open(address);
    await summary(page, "^No problems$");
    await write(page, 'interface Lamp from "lamp" { on(): Void;');
    await summary(page, "^No problems$");
    await page.press("Home");
    for (let count = 0; count < 12; count++) await page.press("ArrowRight");
    await page.press("Control+i");
    await textOf(page, "#explanation[open] .markdown", "pub trait Lamp");
    return [];
  },

  "the pointer shows what a name becomes": async ({ page, address }) => {
    await page.open(address);
    await summary(page, "^No problems$");
    await page.hover("#editor .tok-interface.tok-definition");
    const text = await textOf(page, ".cm-tooltip .hover", "trait");
    return text.includes("pub trait Counter") ? [] : [text];
  },

  "words are completed, with the edits that they need": async ({ page, address }) => {
    await page.open(address);
    await summary(page, "^No problems$");
    await write(page, 'interface A from "a" {\nready(): Boo');
    // the editor takes no key for a suggestion that has just appeared, so this is a click
    const offered = await textOf(page, ".cm-tooltip-autocomplete [aria-selected]", "Boolean");
    await page.click(".cm-tooltip-autocomplete [aria-selected]");
    await page.type(";");
    await summary(page, "^No problems$");
    await page.press("Control+End");
    await page.type("\nint");
    await textOf(page, ".cm-tooltip-autocomplete [aria-selected]", "interface");
    await page.click(".cm-tooltip-autocomplete [aria-selected]");
    const text = await written(page);
    return [
      ...(offered.startsWith("Boolean") ? [] : [offered]),
      ...(text.includes("ready(): Boolean;") ? [] : [text]),
      ...(/interface \w+ from/.test(text.split("}").at(-2) ?? "") && !text.includes("$") ? [] : [`the snippet is ${text}`]),
    ];
  },

  "the generated code is shown in three languages": async ({ page, address }) => {
    await page.open(address);
    await choose(page, "Rust for JavaScript");
    await summary(page, "^No problems$");
    await textOf(page, "#output", "pub struct Item");
    await page.click("#tab-rust");
    await textOf(page, "#output", "@generated by jsic");
    await page.press("ArrowRight");
    await textOf(page, "#output", "pub trait Cart");
    await page.press("ArrowRight");
    await textOf(page, "#output", "SoldOut of api.jsi");
    await page.press("ArrowRight");
    const types = await textOf(page, "#output", "export class SoldOut extends Error");
    const names = await page.ask(() => {
      const panel = document.querySelector("#output");
      const tab = document.activeElement;
      return [tab?.textContent, tab?.getAttribute("aria-selected"), panel?.getAttribute("aria-labelledby") === tab?.id];
    }, null);
    return [
      ...(types.includes("readonly item: string") ? [] : [types]),
      ...(JSON.stringify(names) === '["TypeScript","true",true]' ? [] : [`the tabs are ${JSON.stringify(names)}`]),
    ];
  },

  "the code of the last good text stays while there are errors": async ({ page, address }) => {
    await page.open(address);
    await summary(page, "^No problems$");
    await write(page, "record Size { w: Nmber;");
    await summary(page, "^1 error$");
    await textOf(page, "#output.outdated", "pub trait Counter");
    await write(page, "record Size { w: Number;");
    await summary(page, "^No problems$");
    await textOf(page, "#output:not(.outdated)", "pub struct Size");
    return [];
  },

  "a text is formatted by the button and by its key": async ({ page, address }) => {
    const wrong = [];
    for (const way of ["click", "key"]) {
      await page.open(address);
      await summary(page, "^No problems$");
      await write(page, "record   Size {  w:Number;");
      await summary(page, "^No problems$");
      if (way === "click") await page.click("#format");
      else await page.press("Shift+Alt+f");
      await textOf(page, "#status", "Formatted");
      const text = await written(page);
      if (text.trim() !== "record Size { w: Number; }") wrong.push(`${way}: ${text}`);
    }
    return wrong;
  },

  "a link has the text and the tab": async ({ page, address }) => {
    await page.open(address);
    await summary(page, "^No problems$");
    await write(page, 'record Ä { text: "ü😀";');
    await summary(page, "^No problems$");
    const before = await written(page);
    await page.click("#tab-typescript");
    await page.click("#share");
    await textOf(page, "#status a", "Link");
    const link = await page.ask(() => location.href, null);
    await page.open(link);
    await summary(page, "^No problems$");
    const after = await written(page);
    const tab = await page.ask(() => document.querySelector("[role=tab][aria-selected=true]")?.textContent, null);
    await page.open(link.replace(/text=.{9}/, "text=AAAAAAAAA"));
    await textOf(page, "#status", "not complete");
    await summary(page, "^No problems$");
    return [...(before === after ? [] : [before, after]), ...(tab === "TypeScript" ? [] : [`the tab is ${tab}`])];
  },

  "a link cannot bring elements into the page": async ({ page, address }) => {
    await page.open(address);
    await summary(page, "^No problems$");
    await write(page, "/// <img src=x> [a](javascript:b) <b>c</b>\nrecord Size { w: Number;");
    await summary(page, "^No problems$");
    await page.hover("#editor .tok-struct.tok-definition");
    await textOf(page, ".cm-tooltip .hover", "img");
    const made = await page.ask(() => document.querySelectorAll(".hover img, .hover a, .hover b").length, null);
    return made === 0 ? [] : [`${made} elements`];
  },

  "the web platform is loaded by its first use only": async ({ page, address, reset, traffic }) => {
    reset();
    await page.open(address);
    await summary(page, "^No problems$");
    const before = traffic().requests.filter((path) => path.includes("platform"));
    await write(page, 'use "web:dom" { Document');
    await page.type(" };\nexport interface App { start(page: Document): Void;");
    await textOf(page, "#output", "pub trait App");
    await summary(page, "^No problems$");
    const after = traffic().requests.filter((path) => path.includes("platform"));
    return before.length === 0 && after.length === 1 ? [] : [`requests before: ${before}, after: ${after}`];
  },

  "no example has problems, except the one about mistakes": async ({ page, address }) => {
    await page.open(address);
    const titles = await page.ask(
      () => Array.from(document.querySelectorAll("#examples option:not([hidden])"), (it) => it.textContent ?? ""),
      null,
    );
    for (const title of titles) {
      await choose(page, title);
      await summary(page, title === "Mistakes" ? "^\\d errors$" : "^No problems$");
      await textOf(page, `#output${title === "Mistakes" ? ".outdated" : ":not(.outdated)"}`, "pub ");
    }
    return titles.length >= 5 ? [] : [`the examples are ${titles}`];
  },

  "nothing is cut off on a narrow page": async ({ page, address }) => {
    await page.open(address);
    const width = await until(
      page,
      "a narrow page",
      () => {
        const id = "narrow";
        const known = /** @type {HTMLIFrameElement | null} */ (document.getElementById(id));
        if (known) {
          const inside = known.contentDocument;
          if (!/No problems/.test(inside?.querySelector("#problems")?.textContent ?? "")) return null;
          return inside?.documentElement.scrollWidth ?? null;
        }
        const frame = document.createElement("iframe");
        frame.id = id;
        frame.style.cssText = "position: fixed; inset: 0 auto auto 0; width: 360px; height: 640px; border: 0";
        frame.src = location.href;
        document.body.append(frame);
        return null;
      },
      null,
    );
    return width <= 360 ? [] : [`it is ${width} wide`];
  },

  "in a frame it is light or dark as the book is": async ({ page, address }) => {
    await page.open(address);
    /** @type {unknown[]} */
    const seen = [];
    for (const theme of ["coal", "light"]) {
      const scheme = await until(
        page,
        `the theme ${theme}`,
        (theme) => {
          document.documentElement.className = theme;
          let frame = document.querySelector("iframe");
          if (frame === null) {
            frame = document.createElement("iframe");
            frame.src = location.href;
            document.body.append(frame);
          }
          const inside = frame.contentDocument?.documentElement;
          const scheme = inside?.style.colorScheme;
          return scheme && inside ? [scheme, getComputedStyle(inside).colorScheme] : null;
        },
        theme,
      );
      seen.push(...scheme);
      await until(
        page,
        "the next theme",
        () => {
          document.documentElement.className = "";
          return document.querySelector("iframe")?.contentDocument?.documentElement.style.colorScheme ? null : true;
        },
        null,
      );
    }
    return JSON.stringify(seen) === '["dark","dark","light","light"]' ? [] : [JSON.stringify(seen)];
  },

  "the page works without a network once it is loaded": async ({ page, address, disconnect }) => {
    await page.open(address);
    await summary(page, "^No problems$");
    disconnect();
    await write(page, "record Size { w: Nmber;");
    await summary(page, "^1 error$");
    await page.click("#problems li .fix");
    await summary(page, "^No problems$");
    await write(page, 'use "web:dom" { Document');
    await textOf(page, "#status", "cannot be loaded");
    await summary(page, "errors?$");
    return [];
  },
};
