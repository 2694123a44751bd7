// `node playground_build.mjs PACKAGE SITE`: makes the folder of the playground's page of the package that `jsic bundle` wrote. All
// addresses in it are relative, so that it works at any address.

import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { build } from "esbuild";

import { root } from "./here.mjs";

const [packed, site] = process.argv.slice(2);
const page = join(root, "playground", "page");

rmSync(site, { recursive: true, force: true });
mkdirSync(site, { recursive: true });
for (const file of ["playground.js", "playground_bg.wasm"]) copyFileSync(join(packed, file), join(site, file));
copyFileSync(join(page, "index.html"), join(site, "index.html"));
const { metafile } = await build({
  metafile: true,
  entryPoints: { app: join(page, "app.mjs") },
  outdir: site,
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  loader: { ".jsi": "text" },
  // it finds the WebAssembly file beside itself
  external: ["./playground.js"],
  logLevel: "error",
});
await build({ entryPoints: [join(page, "app.css")], outdir: site, minify: true, logLevel: "error" });
writeFileSync(join(site, "platform.json"), JSON.stringify(platform()));

writeFileSync(join(site, "licenses.txt"), licenses());

/** The notices of what the page contains: the npm packages of the editor, and the sources of the platform's modules. */
function licenses() {
  const folders = Object.keys(metafile.inputs).flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  const packages = [...new Set(folders)].sort().map((folder) => {
    const name = folder.replace(/^.*node_modules\//, "");
    return `${name}\n\n${readFileSync(join(folder, "LICENSE"), "utf8")}`;
  });
  return [...packages, readFileSync(join(root, "web", "NOTICE.md"), "utf8")].join("\n---\n\n");
}

/** The modules of the web platform by their names: `web_dom.jsi` is `web:dom`. */
function platform() {
  const folder = join(root, "web", "modules");
  const files = readdirSync(folder).filter((file) => file.endsWith(".jsi"));
  return Object.fromEntries(files.sort().map((file) => [nameOf(file), readFileSync(join(folder, file), "utf8")]));
}

/** @param {string} file */
function nameOf(file) {
  return file.replace(/\.jsi$/, "").replace("_", ":");
}
