// The first page of the examples: what jsi is, and each example with its interface, its JavaScript and its Rust side by side, its
// output, and the generated traits. It is complete without a network.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

import { escaped, highlighted } from "./highlight.mjs";
import { examples, hasScript, names, packages } from "./paths.mjs";

/** @typedef {import("./highlight.mjs").Language} Language */

/**
 * The HTML of the page.
 * @param {(name: string) => string} address of the page of an example
 */
export function demoPage(address) {
  const sections = names().map((name) => section(name, address(name)));
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>jsi: examples</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page/demo.css">
<script type="module" src="/page/demo.mjs"></script>
<header>
<h1>jsi</h1>
<p>An interface language for Rust in WebAssembly. A <code>.jsi</code> file declares what Rust and JavaScript offer each other. The compiler
<code>jsic</code> checks it and generates Rust traits, structs that implement them by calling JavaScript, and the JavaScript between
both.</p>
<ol class="flow">
<li><b>Interface</b> in a .jsi file, with JavaScript’s types</li>
<li><b>JavaScript</b> as it is: a module, a global object, a package of npm</li>
<li><b>Rust</b> that uses the generated traits, and is tested with mocks</li>
</ol>
</header>
<main>
${sections.join("\n")}
<section>
<h2>Speed</h2>
<p>The four times of the example <code>benchmark</code>, measured with a release build: with an object of JavaScript, and with one of Rust.
<code>docs/src/internals/benchmarks.md</code> describes the method and compares with bindings by hand.</p>
<div class="chart" tabindex="0"><img src="/charts/article.svg" alt="The times of each operation in each engine, in nanoseconds"></div>
</section>
</main>
</html>
`;
}

/**
 * An example.
 * @param {string} name
 * @param {string} address
 */
function section(name, address) {
  const folder = join(examples, name);
  const read = (/** @type {string} */ file) => readFileSync(join(folder, file), "utf8");
  const script = hasScript(name) ? `${name}_page.mjs` : `${name}_shim.js`;
  const panes = [
    pane(`${name}.jsi`, read(`${name}.jsi`), "jsi"),
    pane(script, read(script), "js"),
    pane("src/lib.rs", read("src/lib.rs"), "rust"),
  ];
  const traits = generatedTraits(name);
  const details = `<details><summary>The generated traits</summary>${source(traits, "rust")}</details>`;
  return `<section id="${name}">
<h2><a href="${escaped(address)}">${name}</a></h2>
<p>${summary(read("README.md"))}</p>
<div class="panes">${panes.join("")}</div>
${traits === "" ? "" : details}
<p><button type="button" data-run="${escaped(address)}">Run ${name}</button></p>
<div class="output" aria-live="polite"></div>
</section>`;
}

/**
 * @param {string} title
 * @param {string} text
 * @param {Language} language
 */
function pane(title, text, language) {
  return `<figure><figcaption>${escaped(title)}</figcaption>${source(text, language)}</figure>`;
}

/**
 * @param {string} text
 * @param {Language} language
 */
function source(text, language) {
  // a source that scrolls is reachable by keys
  return `<pre tabindex="0"><code>${highlighted(text.trimEnd(), language)}</code></pre>`;
}

/**
 * The first paragraph of a README, as HTML.
 * @param {string} readme
 */
function summary(readme) {
  const [, paragraph = ""] = readme.split("\n\n");
  return escaped(paragraph.replaceAll("\n", " "))
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/`([^`]*)`/g, "<code>$1</code>");
}

/**
 * The traits in the Rust that the build script of an example has generated last; empty if the example was built elsewhere.
 * @param {string} name
 */
function generatedTraits(name) {
  const builds = join(packages, "../wasm/wasm32-unknown-unknown/debug/build");
  const crate = `example-${name.replaceAll("_", "-")}-`;
  const files = (existsSync(builds) ? readdirSync(builds) : [])
    .filter((folder) => folder.startsWith(crate))
    .map((folder) => join(builds, folder, "out/jsi", `${name}.rs`))
    .filter((file) => existsSync(file))
    .sort((left, right) => statSync(right).mtimeMs - statSync(left).mtimeMs);
  const [newest] = files;
  return newest === undefined ? "" : traitsOf(readFileSync(newest, "utf8"));
}

/**
 * The traits of generated Rust, with their documentation.
 * @param {string} text
 */
export function traitsOf(text) {
  return [...text.matchAll(/^(?:\/\/\/.*\n)*pub trait [\s\S]*?^\}\n/gm)].map(([found]) => found).join("\n");
}
