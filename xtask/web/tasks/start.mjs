// Starts a package of any of wasm-bindgen's kinds, in any engine.

/** The package's exports; `url` is its main file. */
export async function start(kind, url) {
  const module = await import(url);
  // CommonJS: what it exports is the default export, whole.
  if (kind === "nodejs") return module.default;
  if (kind === "web") await module.default(await bytes(url.replace(/\.js(?:\?.*)?$/, "_bg.wasm")));
  return module;
}

let again = 0;

/** The same once more: the main file is loaded anew, the files that it imports are those of the first time. */
export async function startAgain(kind, url) {
  if (kind !== "nodejs") return start(kind, `${url}?${(again += 1)}`);
  const [{ createRequire }, { fileURLToPath }] = await Promise.all([import("node:module"), import("node:url")]);
  const require = createRequire(url);
  const file = require.resolve(fileURLToPath(url));
  delete require.cache[file];
  return require(file);
}

/** A page fetches the program by itself; elsewhere it is handed over. */
async function bytes(url) {
  if (!url.startsWith("file:")) return undefined;
  const { readFile } = await import("node:fs/promises");
  return { module_or_path: await readFile(new URL(url)) };
}
