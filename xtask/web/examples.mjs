//! Serves the examples to browsers, and runs one of them in any engine.

import { join } from "node:path";

import { here } from "./here.mjs";
import { examples, names, needsPage, packages } from "./places.mjs";
import { serve } from "./server.mjs";

/** The server that browsers load the examples' page from. */
export function serveExamples({ folders = {}, ...options } = {}) {
  const links = names()
    .map((name) => `<li><a href="/page/run.html?example=${name}">${name}</a></li>`)
    .join("\n");
  const index = `<!doctype html><meta charset="utf-8"><title>Examples</title><h1>Examples</h1><ul>\n${links}\n</ul>\n`;
  return serve(
    { page: join(here, "page"), packages, harness: here, examples, ...folders },
    { ...options, texts: { "/": index } },
  );
}

/** The page of an example. */
export function pageOf(origin, name) {
  return `${origin}/page/run.html?example=${name}${needsPage(name) ? `&elements=${elementsOf(name)}` : ""}`;
}

/** The path of an example's elements. */
function elementsOf(name) {
  return `/examples/${name}/page.html`;
}

/**
 * The lines that an example prints as a package of `kind` in the engine `host`; `location` is the page that an engine
 * without pages stands in for. With `show`, they are printed, too.
 */
export function runExample(host, name, kind, location, { show = false } = {}) {
  const program = host.at(`/packages/${name}/${kind}/${name}.js`);
  const elements = needsPage(name) ? host.at(elementsOf(name)) : null;
  return host.run("/harness/tasks/example.mjs", { kind, program, show, elements }, { location, show });
}
