// Runs `jsic bundle` on a crate, and finds the place of an error in what cargo and jsic print.

import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * A package that was built.
 * @typedef {object} Built
 * @property {string} out its folder
 * @property {string} main the file for pages
 * @property {string} node the file for Node
 * @property {string[]} sources the files that it was made of
 */

/** An error of a crate, with its first place. */
export class BuildError extends Error {
  /**
   * @param {string} message
   * @param {{ file?: string, line?: number, column?: number, frame?: string, sources: string[] }} details
   */
  constructor(message, { file, line, column, frame, sources }) {
    super(message);
    this.name = "BuildError";
    this.file = file;
    this.line = line;
    /** Counted from 1, as editors show it. */
    this.column = column;
    /** The excerpt with the error, as it was printed. */
    this.frame = frame;
    /** The files whose change may repair it. */
    this.sources = sources;
  }
}

/**
 * Builds a crate.
 * @param {string} folder
 * @param {import("./index.d.ts").Options} options
 * @param {boolean} dev
 * @returns {Promise<Built>}
 */
export async function build(folder, options, dev) {
  const { jsic = "jsic", out = "pkg", options: more = [], cargo = [] } = options;
  const args = ["bundle", folder, "--out", resolve(folder, out), "--message-format", "json", ...more];
  if (dev) args.push("--dev");
  if (cargo.length > 0) args.push("--", ...cargo);
  const { status, stdout, stderr } = await run(jsic, args, folder);
  if (status !== 0) throw errorOf(stderr, folder);
  const built = JSON.parse(stdout);
  const file = (/** @type {string} */ end) => {
    const found = built.files.find((/** @type {{ name: string }} */ { name }) => name.endsWith(end));
    return join(built.out, found.name);
  };
  const node = file(".node.js");
  return { out: built.out, node, main: node.replace(/\.node\.js$/, ".js"), sources: built.sources };
}

/**
 * Runs a program to its end.
 * @param {string} program
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<{ status: number | null, stdout: string, stderr: string }>}
 */
function run(program, args, cwd) {
  return new Promise((done, fail) => {
    const env = { ...process.env, CARGO_TERM_COLOR: "never", NO_COLOR: "1" };
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.on("error", () => {
      const message = `${program} cannot be started; install it with \`cargo install jsic\`, or set the option \`jsic\` of the plugin`;
      fail(new BuildError(message, { sources: [] }));
    });
    child.on("close", (status) => done({ status, stdout, stderr }));
  });
}

/** An error of an interface, as cargo passes it on: `error: app@0.1.0: src/app.jsi:2:21: error[JSI0201]: …`. */
const OF_INTERFACE = /^error: [^\s:]+@[^\s:]+: (.+?):(\d+):(\d+): (error\[JSI\d+\]: .*)$/m;

/** An error of rustc, with its place in the second line. */
const OF_RUST = /^(error(?:\[E\d+\])?: .*)\n +--> (.+?):(\d+):(\d+)\n(?:.+\n)*/m;

/**
 * The first error in the output.
 * @param {string} output
 * @param {string} folder
 * @returns {BuildError}
 */
export function errorOf(output, folder) {
  const sources = sourcesOf(folder);
  const interfaces = OF_INTERFACE.exec(output);
  if (interfaces !== null) {
    const [, path, line, column, message] = interfaces;
    const file = located(path, folder);
    return new BuildError(message, { file, ...place(line, column), frame: excerpt(output, message), sources });
  }
  const rust = OF_RUST.exec(output);
  if (rust !== null) {
    const [block, message, path, line, column] = rust;
    return new BuildError(message, { file: located(path, folder), ...place(line, column), frame: block.trimEnd(), sources });
  }
  // the last words of jsic or cargo: what is missing, and how to install it
  const errors = output.split("\n").filter((text) => text.startsWith("error"));
  const message = errors.at(-1)?.replace(/^error: /, "") ?? output.trim();
  return new BuildError(message, { frame: output.trim(), sources });
}

/**
 * @param {string} line
 * @param {string} column
 */
function place(line, column) {
  return { line: Number(line), column: Number(column) };
}

/**
 * The report of jsic with this message: what the build script printed, without the indent that cargo adds, and with
 * the characters by which Vite recognizes an excerpt.
 * @param {string} output
 * @param {string} message
 */
function excerpt(output, message) {
  const start = output.indexOf(`\n  ${message}`);
  if (start < 0) return message;
  const lines = output.slice(start + 1).split("\n");
  const end = lines.findIndex((text) => text.trim() === "");
  return lines
    .slice(0, end < 0 ? undefined : end)
    .map((text) => text.slice(2).replaceAll("│", "|").replace("┌─", "-->"))
    .join("\n");
}

/**
 * The file of a path that cargo prints: relative to the crate, or to the workspace above it.
 * @param {string} path
 * @param {string} folder
 */
function located(path, folder) {
  for (let base = folder; ; base = resolve(base, "..")) {
    const file = resolve(base, path);
    if (existsSync(file)) return file;
    if (base === resolve(base, "..")) return resolve(folder, path);
  }
}

/**
 * The manifest and the files in `src`.
 * @param {string} folder
 */
function sourcesOf(folder) {
  const src = join(folder, "src");
  const files = existsSync(src) ? readdirSync(src, { recursive: true, encoding: "utf8" }).map((file) => join(src, file)) : [];
  return [join(folder, "Cargo.toml"), ...files.filter((file) => /\.(rs|jsi|js|mjs)$/.test(file))];
}
