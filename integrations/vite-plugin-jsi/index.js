// A plugin of Vite: a crate with interfaces of jsi is a module. `jsic bundle` builds it, when it is imported and when it changes.

import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";

import { BuildError, build } from "./build.js";
import { writeTypes } from "./types.js";

/** The prefix of the modules of crates, which are no files. */
const PREFIX = "\0jsi:";

/** Changes within this time are one change, in milliseconds. */
const PAUSE = 50;

/**
 * A crate that a page imports.
 * @typedef {object} Crate
 * @property {string} folder
 * @property {Promise<import("./build.js").Built> | undefined} built the last build; none after a change in a build with `--watch`
 * @property {Set<string>} sources the files that the last build has read
 * @property {Set<string>} imported the Rust files by which it is imported
 */

/**
 * @param {import("./index.d.ts").Options} [options]
 * @returns {import("vite").Plugin}
 */
export default function jsi(options = {}) {
  /** @type {Map<string, Crate>} */
  const crates = new Map();
  /** @type {import("vite").ViteDevServer | undefined} */
  let server;
  let dev = options.dev ?? false;
  let types = options.types ?? false;

  /**
   * The crate in a folder.
   * @param {string} folder
   */
  function crateOf(folder) {
    let crate = crates.get(folder);
    if (crate === undefined) {
      crate = { folder, built: undefined, sources: new Set(), imported: new Set() };
      crates.set(folder, crate);
    }
    return crate;
  }

  /**
   * Builds a crate, unless this has happened since its last change.
   * @param {Crate} crate
   */
  async function ready(crate) {
    crate.built ??= build(crate.folder, options, dev);
    const built = await crate.built;
    crate.sources = new Set(built.sources);
    if (types) for (const file of crate.imported) writeTypes(file, built.main);
    return built;
  }

  /**
   * Builds a crate again, and then reloads the page or shows the error. Until then the page stays as it is.
   * @param {Crate} crate
   * @param {import("vite").ViteDevServer} server
   */
  async function rebuild(crate, server) {
    const built = build(crate.folder, options, dev);
    crate.built = built;
    // a reload of the page shows the same error
    built.catch(() => {});
    try {
      const { out } = await ready(crate);
      for (const [file, modules] of server.moduleGraph.fileToModulesMap) {
        if (file.startsWith(slashes(out))) for (const module of modules) server.moduleGraph.invalidateModule(module);
      }
      const module = server.moduleGraph.getModuleById(PREFIX + crate.folder);
      if (module) server.moduleGraph.invalidateModule(module);
      server.config.logger.info(`jsi: built ${crate.folder}`, { timestamp: true });
      server.ws.send({ type: "full-reload" });
    } catch (error) {
      if (crate.built !== built) return; // a later build has begun
      const { message } = /** @type {Error} */ (error);
      server.config.logger.error(message, { timestamp: true });
      server.ws.send({ type: "error", err: { stack: "", ...described(error), message } });
    }
  }

  return {
    name: "vite-plugin-jsi",
    enforce: "pre",

    configResolved(config) {
      dev = options.dev ?? config.command === "serve";
      const has = (/** @type {string} */ name) => existsSync(join(config.root, name));
      types = options.types ?? (has("tsconfig.json") || has("jsconfig.json"));
    },

    configureServer(started) {
      server = started;
      /** @type {Map<Crate, NodeJS.Timeout>} */
      const waiting = new Map();
      started.watcher.on("all", (_event, path) => {
        const file = resolve(path);
        for (const crate of crates.values()) {
          if (!concerns(crate, file)) continue;
          clearTimeout(waiting.get(crate));
          waiting.set(
            crate,
            setTimeout(() => void rebuild(crate, started), PAUSE),
          );
        }
      });
    },

    resolveId(source, importer) {
      const [path] = source.split("?");
      if (path.startsWith("\0") || !(path.startsWith(".") || path.startsWith("/") || resolve(path) === path)) return null;
      const file = importer === undefined ? resolve(path) : resolve(dirname(importer.split("?")[0]), path);
      // Vite writes paths from the root of the project with a slash
      const found = [file, ...(path.startsWith("/") && server ? [join(server.config.root, path)] : [])].map(crateFolder);
      const folder = found.find((folder) => folder !== undefined);
      if (folder === undefined) return null;
      const crate = crateOf(folder);
      if (file.endsWith(".rs")) crate.imported.add(file);
      return PREFIX + folder;
    },

    async load(id, { ssr = false } = {}) {
      if (!id.startsWith(PREFIX)) return null;
      const crate = crateOf(id.slice(PREFIX.length));
      if (server) {
        // new files, and files outside of the root of the page; the package itself is not watched, since it changes file by file
        server.watcher.add(crate.folder);
        server.watcher.unwatch(join(crate.folder, options.out ?? "pkg"));
      }
      try {
        const { main, node, sources } = await ready(crate);
        for (const source of sources) {
          if (server) server.watcher.add(source);
          else this.addWatchFile(source);
        }
        const file = JSON.stringify(slashes(ssr ? node : main));
        return `import start from ${file};\nawait start();\nexport * from ${file};\n`;
      } catch (error) {
        if (!(error instanceof BuildError)) throw error;
        // a build with --watch waits for the change of these files
        for (const source of error.sources) if (!server) this.addWatchFile(source);
        return this.error(described(error));
      }
    },

    watchChange(file) {
      // in a build with --watch; the development server builds before it reloads
      if (server) return;
      for (const crate of crates.values()) if (concerns(crate, resolve(file))) crate.built = undefined;
    },
  };
}

/**
 * Whether a change of a file is a change of a crate. Scripts are sources if the build has read them.
 * @param {Crate} crate
 * @param {string} file
 */
function concerns(crate, file) {
  if (crate.sources.has(file)) return true;
  if (!file.startsWith(crate.folder + sep)) return false;
  const parts = file.slice(crate.folder.length + 1).split(sep);
  const skipped = (/** @type {string} */ part) => part === "target" || part === "node_modules" || part.startsWith(".");
  return /(\.rs|\.jsi|^Cargo\.toml)$/.test(parts.at(-1) ?? "") && !parts.some(skipped);
}

/**
 * The folder of the crate that an import names by a Rust file, its manifest or its folder.
 * @param {string} file
 */
function crateFolder(file) {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) return isCrate(file) ? file : undefined;
  if (!found || !/(\.rs|[\\/]Cargo\.toml)$/.test(file)) return undefined;
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (isCrate(folder)) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/**
 * Whether a folder has the manifest of a crate, and not only that of a workspace.
 * @param {string} folder
 */
function isCrate(folder) {
  const manifest = join(folder, "Cargo.toml");
  return existsSync(manifest) && /^\s*\[package\]/m.test(readFileSync(manifest, "utf8"));
}

/**
 * What Vite shows of an error.
 * @param {unknown} error
 */
function described(error) {
  const { message } = /** @type {Error} */ (error);
  const { file, line, column, frame } = /** @type {Partial<BuildError>} */ (error);
  return {
    message,
    plugin: "vite-plugin-jsi",
    ...(file === undefined ? {} : { id: file, loc: { file, line: line ?? 1, column: column ?? 1 } }),
    ...(frame === undefined ? {} : { frame }),
  };
}

/**
 * A path as Vite has it.
 * @param {string} path
 */
function slashes(path) {
  return path.split(sep).join("/");
}
