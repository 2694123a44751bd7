// `node book.mjs FOLDER`: checks the book in Chromium: every link and anchor of every page, the width on a narrow screen, highlighting, and
// the search. The last line has the counts.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { chromium } from "./chromium.mjs";
import { Reporter } from "./reporter.mjs";
import { serve } from "./server.mjs";

/** @typedef {{ links: string[], ids: string[], wide: string[], complaints: string[] }} Facts */

const NARROW = { width: 360, height: 780 };
/** Pages at a time. */
const PARALLEL = 4;
/** Where links lead that leave the book: no test opens them, so new ones are added after a look. */
const HOSTS = new Set(
  readFileSync(new URL("book_hosts.txt", import.meta.url), "utf8")
    .split("\n")
    .filter(Boolean),
);
/** Words, and the page that the search must list among the first. */
const SEARCHES = {
  PinnedBuffer: "guide/memory-views.html",
  JSI0201: "reference/errors.html",
  "reading list": "tutorial/index.html",
  "wasm-bindgen version": "reference/troubleshooting.html",
};

const [folder] = process.argv.slice(2);
const reporter = new Reporter();
const server = await serve({ "": folder });
const browser = await chromium();
const pages = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter(
    (path) =>
      path.endsWith(".html") && !/^(api|playground|tutorial\/app)\//.test(path) && !["404.html", "toc.html"].includes(path),
  )
  .sort();
/** @type {Map<string, Facts>} */
const facts = new Map();
/** Anchors of the files that are not pages of the book. @type {Map<string, Set<string>>} */
const others = new Map();
const queue = [...pages];
await Promise.all(Array.from({ length: PARALLEL }, visitAll));

await reporter.test("the book has its pages", () => (pages.length > 60 ? [] : [`${pages.length} pages`]));
await reporter.test("every link leads to a page, and every anchor exists", () => ofAll(({ links }) => links.flatMap(broken)));
await reporter.test("every page fits a screen of 360 pixels", () => ofAll(({ wide }) => wide));
await reporter.test("no page has errors", () => ofAll(({ complaints }) => complaints));
await reporter.test("blocks of .jsi are highlighted", highlighted);
for (const [words, page] of Object.entries(SEARCHES)) {
  await reporter.test(`the search finds ${words}`, () => found(words, page));
}

await browser.close();
server.close();
reporter.finish();

/**
 * The problems of all pages, with their names.
 * @param {(facts: Facts, page: string) => string[]} check
 */
function ofAll(check) {
  return [...facts].flatMap(([page, it]) => check(it, page).map((problem) => `${page}: ${problem}`));
}

/** Takes pages from the queue until it is empty. */
async function visitAll() {
  const page = await browser.page();
  await page.setViewportSize(NARROW);
  /** @type {string[]} */
  let complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // the next page was opened
    if (why !== "net::ERR_ABORTED") complaints.push(`${request.url()}: ${why}`);
  });
  page.on("response", (response) => response.ok() || complaints.push(`${response.url()}: ${response.status()}`));
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    complaints = [];
    await page.goto(`${server.origin}/${path}`, { waitUntil: "load" });
    const seen = await page.evaluate(() => {
      const links = [...document.querySelectorAll("a[href], link[href]:not([rel~=prefetch])")].map(
        (it) => /** @type {HTMLAnchorElement} */ (it).href,
      );
      const sources = [...document.querySelectorAll("img[src], script[src]")].map(
        (it) => /** @type {HTMLImageElement} */ (it).src,
      );
      const width = document.documentElement.clientWidth;
      const wide =
        document.documentElement.scrollWidth <= width
          ? []
          : [...document.querySelectorAll("main *")]
              .filter((it) => it.getBoundingClientRect().right > width && !it.closest("pre, table"))
              .slice(0, 3)
              .map(
                (it) =>
                  `${it.localName} is ${Math.round(it.getBoundingClientRect().right)} wide: ${it.textContent?.slice(0, 60)}`,
              );
      if (document.documentElement.scrollWidth > width && wide.length === 0) wide.push("scrolls");
      const ids = [...document.querySelectorAll("[id]")].map((it) => it.id);
      return { links: [...new Set([...links, ...sources])], ids, wide };
    });
    facts.set(path, { ...seen, complaints });
  }
  await page.close();
}

/**
 * What is wrong with a link.
 * @param {string} link
 */
function broken(link) {
  const { origin, hostname, pathname, protocol, hash } = new URL(link);
  if (protocol === "data:") return [];
  if (origin !== server.origin) return HOSTS.has(hostname) && protocol === "https:" ? [] : [`leaves the book for ${link}`];
  let path = decodeURIComponent(pathname).slice(1);
  if (path === "" || path.endsWith("/")) path += "index.html";
  const file = join(folder, path);
  if (!existsSync(file) || !statSync(file).isFile()) return [`no file ${path}`];
  const anchor = decodeURIComponent(hash.slice(1));
  if (anchor === "") return [];
  return anchors(path, file).has(anchor) ? [] : [`no anchor #${anchor} in ${path}`];
}

/**
 * @param {string} path
 * @param {string} file
 */
function anchors(path, file) {
  let ids = others.get(path);
  if (ids === undefined) {
    const here = facts.get(path)?.ids ?? [...readFileSync(file, "utf8").matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    ids = new Set(here);
    others.set(path, ids);
  }
  return ids;
}

async function highlighted() {
  const page = await browser.page();
  await page.goto(`${server.origin}/index.html`);
  const words = await page.locator("code.language-jsi .hljs-keyword, code.language-jsi .hljs-built_in").allTextContents();
  await page.close();
  const expected = ["interface", "from", "String", "Promise", "export", "class"];
  return expected.filter((word) => !words.includes(word)).map((word) => `${word} is not highlighted`);
}

/**
 * @param {string} words
 * @param {string} expected
 */
async function found(words, expected) {
  const page = await browser.page();
  await page.goto(`${server.origin}/index.html?search=${encodeURIComponent(words)}`);
  const results = page.locator("#mdbook-searchresults a");
  await results.first().waitFor();
  const addresses = await results.evaluateAll((links) =>
    links.slice(0, 6).map((it) => /** @type {HTMLAnchorElement} */ (it).href),
  );
  await page.close();
  const paths = addresses.map((address) => new URL(address).pathname.slice(1));
  return paths.includes(expected) ? [] : [`${expected} is not among ${paths}`];
}
