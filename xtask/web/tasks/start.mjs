// Starts a package of any of wasm-bindgen's kinds, in any engine.

/**
 * Starts a package and returns its exports.
 * @param {string} kind
 * @param {string} url the address of its main file
 * @returns {Promise<any>}
 */
export async function start(kind, url) {
  const module = await import(url);
  // A CommonJS module is the default export.
  if (kind === "nodejs") return module.default;
  if (kind === "web") await module.default(await options(url.replace(/\.js(?:\?.*)?$/, "_bg.wasm")));
  return module;
}

let restarts = 0;

/**
 * Starts a package once more: its main file is loaded again, but not the files that it imports.
 * @param {string} kind
 * @param {string} url
 * @returns {Promise<any>}
 */
export async function startAgain(kind, url) {
  if (kind !== "nodejs") {
    restarts += 1;
    return start(kind, `${url}?${restarts}`);
  }
  const [{ createRequire }, { fileURLToPath }] = await Promise.all([import("node:module"), import("node:url")]);
  const require = createRequire(url);
  const file = require.resolve(fileURLToPath(url));
  delete require.cache[file];
  return require(file);
}

/**
 * The argument of a package's initialiser: a page fetches the program itself, other engines need its bytes.
 * @param {string} url
 */
async function options(url) {
  if (!url.startsWith("file:")) return undefined;
  const { readFile } = await import("node:fs/promises");
  return { module_or_path: await readFile(new URL(url)) };
}
