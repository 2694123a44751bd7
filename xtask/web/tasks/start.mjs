//! Starts a package of any of wasm-bindgen's kinds, in any engine.

/** The package's exports; `url` is its main file. */
export async function start(kind, url) {
  const module = await import(url);
  // CommonJS: what it exports is the default export, whole.
  if (kind === "nodejs") return module.default;
  if (kind === "web") await module.default(await bytes(url.replace(/\.js$/, "_bg.wasm")));
  return module;
}

/** A page fetches the program by itself; elsewhere it is handed over. */
async function bytes(url) {
  if (!url.startsWith("file:")) return undefined;
  const { readFile } = await import("node:fs/promises");
  return { module_or_path: await readFile(new URL(url)) };
}
