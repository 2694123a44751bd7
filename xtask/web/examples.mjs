// Serves the examples to browsers, and runs one of them in any engine.

import { join } from "node:path";

import { demoPage } from "./demo_page.mjs";
import { here, root } from "./here.mjs";
import { examples, hasScript, needsPage, packages } from "./paths.mjs";
import { serve } from "./server.mjs";

/**
 * Starts the server of the examples' pages.
 * @param {{ port?: number, folders?: import("./server.mjs").Folders }} [options]
 */
export function serveExamples({ port, folders = {} } = {}) {
  const index = demoPage((name) => pageOf("", name));
  const charts = join(root, "docs/src/internals/benchmarks");
  return serve(
    { page: join(here, "page"), packages, harness: here, examples, charts, ...folders },
    { port, texts: { "/": index } },
  );
}

/**
 * The address of an example's page; links of the first page have an empty origin.
 * @param {string} origin
 * @param {string} name
 */
export function pageOf(origin, name) {
  const query = new URLSearchParams({ example: name, ...extras(name) });
  return `${origin}/page/run.html?${query}`;
}

/**
 * The paths of an example's files for pages: elements, and a script.
 * @param {string} name
 * @returns {Record<string, string>}
 */
function extras(name) {
  return {
    ...(needsPage(name) && { elements: `/examples/${name}/page.html` }),
    ...(hasScript(name) && { script: `/examples/${name}/${name}_page.mjs` }),
  };
}

/**
 * Runs an example as a package of `kind` and returns the lines that it prints.
 * @param {import("./hosts.mjs").Host} host
 * @param {string} name
 * @param {string} kind
 * @param {string} location the address of the page that an engine without pages replaces
 * @param {{ print?: boolean }} [options] `print`: the lines are also printed
 * @returns {Promise<string[]>}
 */
export function runExample(host, name, kind, location, { print = false } = {}) {
  const program = host.at(`/packages/${name}/${kind}/${name}.js`);
  const addresses = Object.entries(extras(name)).map(([what, path]) => [what, host.at(path)]);
  const value = { kind, program, print, ...Object.fromEntries(addresses) };
  return host.run("/harness/tasks/example.mjs", value, { location, print });
}
