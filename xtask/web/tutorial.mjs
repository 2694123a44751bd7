// `node tutorial.mjs`: opens the page of every chapter of the tutorial in Chromium, and does what its text describes. With a file as
// argument, also writes the picture of the last chapter. The last line has the counts.

import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { chromium } from "./chromium.mjs";
import { environmentVariable } from "./environment.mjs";
import { differences } from "./expected.mjs";
import { Reporter } from "./reporter.mjs";
import { serve } from "./server.mjs";
import { runTool, TSC } from "./tool.mjs";

/** @typedef {import("playwright-core").Page} Page */

const folder = environmentVariable("JSI_TUTORIAL");
const [picture] = process.argv.slice(2);
const chapters = readdirSync(folder).sort();
const reporter = new Reporter();
const server = await serve({ "": folder });
const browser = await chromium();

/** What can be done in a chapter: a check for each, from the first chapter that has it. @type {[number, string, (page: Page) => Promise<string[]>][]} */
const steps = [
  [2, "the form adds books", adds],
  [3, "books are kept, and marked", keeps],
  [3, "wrong books are an error that names their place", wrong],
  [4, "a book is suggested", suggests],
  [5, "JavaScript uses the list, too", shared],
];

await reporter.test("there are six chapters", () =>
  differences(["chapter_1", "chapter_2", "chapter_3", "chapter_4", "chapter_5", "chapter_6"], chapters),
);
await reporter.test("chapter_1: the page shows the books", () =>
  opened("chapter_1", async (page) => differences(["The Dispossessed", "Invisible Cities"], await titles(page))),
);
await Promise.all(chapters.map(use));
for (const chapter of chapters.slice(4)) {
  await reporter.test(`${chapter}: TypeScript accepts main.js with the types of the package`, () => types(chapter));
}
if (picture) await opened("chapter_6", (page) => drawn(page, picture));

await browser.close();
server.close();
reporter.finish();

/**
 * Does everything in a chapter that it can. The pages have nothing in common, so chapters are used at the same time.
 * @param {string} chapter
 * @param {number} index
 */
async function use(chapter, index) {
  for (const [from, about, check] of steps) {
    if (index + 1 >= from) await reporter.test(`${chapter}: ${about}`, () => opened(chapter, check));
  }
}

/**
 * Opens a chapter in a context of its own, with an empty storage. Errors of the page are problems.
 * @param {string} chapter
 * @param {(page: Page) => Promise<string[]>} check
 */
async function opened(chapter, check) {
  const page = await browser.page();
  /** @type {string[]} */
  const problems = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await page.goto(`${server.origin}/${chapter}/index.html`, { waitUntil: "networkidle" });
  try {
    problems.unshift(...(await check(page)));
  } finally {
    await page.close();
  }
  return problems;
}

/** @param {string} chapter */
function types(chapter) {
  const options = { strict: true, noEmit: true, checkJs: true, skipLibCheck: true, target: "esnext", module: "esnext" };
  const compilerOptions = { ...options, moduleResolution: "bundler", lib: ["esnext", "dom"], types: [] };
  const file = join(folder, chapter, "tsconfig.json");
  writeFileSync(file, JSON.stringify({ compilerOptions, files: ["main.js"] }));
  return runTool(TSC, ["--project", file]);
}

/** @param {Page} page */
function titles(page) {
  return page.locator("#books li").allTextContents();
}

/**
 * @param {Page} page
 * @param {string} title
 */
async function add(page, title) {
  await page.locator("#title").fill(title);
  await page.getByRole("button", { name: "Add", exact: true }).click();
}

/** @param {Page} page */
function message(page) {
  return page.locator("#message").textContent();
}

/** @param {Page} page */
async function adds(page) {
  await add(page, "Momo");
  await add(page, "Emma");
  const added = await titles(page);
  const field = await page.locator("#title").inputValue();
  await page.locator("#books li").first().click();
  const removes = page.url().includes("chapter_2");
  return [
    ...differences(["Momo", "Emma"], added),
    ...differences([""], [field]),
    ...differences(removes ? ["Emma"] : ["Momo", "Emma"], await titles(page)),
  ];
}

/** @param {Page} page */
async function keeps(page) {
  await add(page, "Momo");
  await add(page, "Emma");
  await page.locator("#books li").first().click();
  await page.reload({ waitUntil: "networkidle" });
  const read = await page.locator("#books li.read").allTextContents();
  return [...differences(["Momo", "Emma"], await titles(page)), ...differences(["Momo"], read)];
}

/** @param {Page} page */
async function wrong(page) {
  await page.evaluate(() => localStorage.setItem("reading-list", '[{ "title": 5, "read": true }]'));
  const expected = "Store.load: result: element 0: field title: expected a string, found 5 (number)";
  const last = page.url().includes("chapter_5") || page.url().includes("chapter_6");
  if (last) {
    // the constructor throws it in JavaScript
    const thrown = await page.evaluate(async () => {
      const address = new URL("./pkg/reading_list.js", location.href).href;
      const { ReadingList } = await import(address);
      try {
        new ReadingList();
      } catch (error) {
        return String(error);
      }
      return "nothing";
    });
    return differences([`TypeError: ${expected}`], [thrown]);
  }
  await page.reload({ waitUntil: "networkidle" });
  return differences([expected], [(await message(page)) ?? ""]);
}

/** @param {Page} page */
async function suggests(page) {
  const button = page.locator("#suggest");
  await add(page, "Solaris");
  for (let count = 2; count <= 3; count += 1) {
    await button.click();
    await page
      .locator("#books li")
      .nth(count - 1)
      .waitFor();
  }
  await button.click();
  await page.locator("#message").filter({ hasText: "no more suggestions" }).waitFor();
  return differences(["Solaris", "Kindred", "The Left Hand of Darkness"], await titles(page));
}

/** @param {Page} page */
async function shared(page) {
  await add(page, "Momo");
  await page.locator("#books li").first().click();
  const counted = await page.locator("#count").textContent();
  const thrown = await page.evaluate(async () => {
    const address = new URL("./pkg/reading_list.js", location.href).href;
    const { ReadingList } = await import(address);
    const list = new ReadingList();
    const lines = [JSON.stringify(list.books)];
    try {
      list.add("");
    } catch (error) {
      lines.push(String(error));
    }
    return lines;
  });
  const expected = ["1 of 1 read", '[{"title":"Momo","read":true}]', "RangeError: a book needs a title"];
  return differences(expected, [counted ?? "", ...thrown]);
}

/**
 * @param {Page} page
 * @param {string} file
 */
async function drawn(page, file) {
  await page.setViewportSize({ width: 640, height: 420 });
  await page.emulateMedia({ colorScheme: "light" });
  for (const title of ["The Dispossessed", "Invisible Cities", "Momo"]) await add(page, title);
  await page.locator("#books li").nth(1).click();
  await page.locator("#suggest").click();
  await page.locator("#books li").nth(3).waitFor();
  await page.screenshot({ path: file });
  return [];
}
