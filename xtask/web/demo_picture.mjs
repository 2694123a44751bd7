// `node demo_picture.mjs FILE`: writes the picture of the first page of the examples that the README shows.

import { chromium } from "./chromium.mjs";
import { serveExamples } from "./examples.mjs";

const [file] = process.argv.slice(2);
const NAME = "savings";

const server = await serveExamples();
const browser = await chromium();
const page = await browser.page();
await page.setViewportSize({ width: 1280, height: 860 });
await page.emulateMedia({ colorScheme: "light" });
await page.goto(server.origin, { waitUntil: "networkidle" });
const section = page.locator(`#${NAME}`);
await section.getByRole("button").click();
await section.frameLocator("iframe").locator("#lines").filter({ hasText: "3 accounts" }).waitFor();
await section.evaluate((element) => element.scrollIntoView());
await page.screenshot({ path: file });
await browser.close();
server.close();
