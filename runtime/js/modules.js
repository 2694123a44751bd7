// Modules registered at run time, for `from host "Name"`.

import { fail, rt } from "./state.js";
import { info } from "./errors.js";
import { str } from "./strings.js";

/** @import { HostGlobals } from "./types.d.ts" */

/**
 * A module: the url it is imported from, the promise of the import, and the module once it is loaded.
 * @typedef {{ url: string | undefined, promise: Promise<unknown>, module: unknown }} HostModule
 */

/** @type {Map<string, HostModule>} */
const modules = new Map();

/**
 * @param {number} namePtr
 * @param {number} nameLen
 * @param {unknown} module
 */
export function moduleRegister(namePtr, nameLen, module) {
  const name = str(namePtr, nameLen);
  const known = modules.get(name);
  if (known !== undefined && known.module !== module) {
    fail(new Error(`module ${JSON.stringify(name)} is already registered`));
    return;
  }
  modules.set(name, { url: undefined, promise: Promise.resolve(module), module });
}

/**
 * @param {number} namePtr
 * @param {number} nameLen
 * @param {number} urlPtr
 * @param {number} urlLen
 */
export function moduleImport(namePtr, nameLen, urlPtr, urlLen) {
  try {
    return load(str(namePtr, nameLen), str(urlPtr, urlLen));
  } catch (error) {
    return Promise.reject(error);
  }
}

/**
 * @param {string} name
 * @param {string} text the url as it is given
 */
function load(name, text) {
  // Where there are no URLs, as in an audio worklet, the import itself fails.
  const url = typeof URL === "function" ? new URL(text, base()).href : text;
  const known = modules.get(name);
  if (known !== undefined) {
    if (known.url === url) return known.promise;
    const from = known.url === undefined ? "without a url" : `from ${known.url}`;
    throw new Error(`module ${JSON.stringify(name)} is already registered ${from}, not from ${url}`);
  }
  const promise = import(/* @vite-ignore */ /* webpackIgnore: true */ url).then(
    (module) => {
      entry.module = module;
      return module;
    },
    (cause) => {
      // So that it can be tried again.
      modules.delete(name);
      throw new Error(`module ${JSON.stringify(name)}: import of ${url} failed: ${info(cause)[1]}`, { cause });
    },
  );
  /** @type {HostModule} */
  const entry = { url, promise, module: undefined };
  modules.set(name, entry);
  return promise;
}

/** The base of relative urls: the page, the worker's script, or the current directory. */
function base() {
  if (typeof document !== "undefined") return document.baseURI;
  if (typeof self !== "undefined" && self.location !== undefined) return self.location.href;
  const hosts = /** @type {HostGlobals} */ (globalThis);
  const directory = hosts.Deno?.cwd?.() ?? hosts.process?.cwd?.();
  if (directory === undefined) return undefined;
  const path = directory.replaceAll("\\", "/").split("/").map(encodeURIComponent).join("/");
  return `file://${path.startsWith("/") ? "" : "/"}${path}/`;
}

/**
 * For glue: the module with this name.
 * @param {string} name
 */
export function host(name) {
  const module = modules.get(name)?.module;
  if (module === undefined) {
    throw new Error(
      `host module ${JSON.stringify(name)} is not registered: await module::import or call module::register before`,
    );
  }
  return module;
}

/** Installs the runtime module of modules registered at run time. */
export function installModules() {
  rt.host = host;
}
