// Serves the examples to browsers, and runs one of them in any engine.

import { join } from "node:path";

import { here } from "./here.mjs";
import { examples, hasScript, names, needsPage, packages } from "./places.mjs";
import { serve } from "./server.mjs";

/** The server that browsers load the examples' page from. */
export function serveExamples({ folders = {}, ...options } = {}) {
  const links = names()
    .map((name) => `<li><a href="${pageOf("", name).replaceAll("&", "&amp;")}">${name}</a></li>`)
    .join("\n");
  const icon = `<link rel="icon" href="data:,">`;
  const index = `<!doctype html><meta charset="utf-8"><title>Examples</title>${icon}<h1>Examples</h1><ul>\n${links}\n</ul>\n`;
  return serve(
    { page: join(here, "page"), packages, harness: here, examples, ...folders },
    { ...options, texts: { "/": index } },
  );
}

/** The page of an example; the first page's links are these with no origin. */
export function pageOf(origin, name) {
  const query = new URLSearchParams({ example: name, ...extras(name) });
  return `${origin}/page/run.html?${query}`;
}

/** The paths of what an example has for pages: elements, and a script. */
function extras(name) {
  return {
    ...(needsPage(name) && { elements: `/examples/${name}/page.html` }),
    ...(hasScript(name) && { script: `/examples/${name}/${name}_page.mjs` }),
  };
}

/**
 * The lines that an example prints as a package of `kind` in the engine `host`; `location` is the page that an engine
 * without pages stands in for. With `show`, they are printed, too.
 */
export function runExample(host, name, kind, location, { show = false } = {}) {
  const program = host.at(`/packages/${name}/${kind}/${name}.js`);
  const places = Object.entries(extras(name)).map(([what, path]) => [what, host.at(path)]);
  return host.run("/harness/tasks/example.mjs", { kind, program, show, ...Object.fromEntries(places) }, { location, show });
}
