// The script of run.html: runs the example that the address names, displays what it prints, and assigns
// the result to a variable for the harness.

import { stackOf } from "/harness/errors.mjs";
import { record } from "/harness/record.mjs";
import { use } from "/harness/tasks/use.mjs";

if (window.top !== window) document.documentElement.classList.add("embedded");

const query = new URLSearchParams(location.search);
const name = query.get("example");
// A bundle has everything in one file; a package is initialised first.
const module = query.get("bundle") ?? `/packages/${name}/web/${name}.js`;
element("#name").textContent = name;

const elements = query.get("elements");
if (elements !== null) element("#elements").innerHTML = await (await fetch(elements)).text();

try {
  const lines = await record(
    async () => {
      const program = await import(module);
      if (program.default) await program.default();
      await use(program, query.get("script"));
    },
    { each: display },
  );
  displayLater();
  globalThis.result = { lines };
} catch (error) {
  display([`failed: ${error}`]);
  globalThis.result = { lines: [], error: stackOf(error) };
}

/**
 * The element that matches the selector.
 * @param {string} selector
 * @returns {Element}
 */
function element(selector) {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

/**
 * Adds a line to the page.
 * @param {unknown[]} values
 */
function display(values) {
  element("#lines").append(`${values.map(text).join(" ")}\n`);
}

/** Also displays what is printed after the end, for example after a click. */
function displayLater() {
  const { log } = console;
  console.log = (...values) => {
    display(values);
    log.apply(console, values);
  };
}

/** @param {unknown} value */
function text(value) {
  if (typeof value !== "object" || value === null) return String(value);
  return JSON.stringify(value, (_, field) => (typeof field === "function" ? "ƒ" : field));
}
