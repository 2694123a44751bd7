// The files that editors are tested on, and the compiler's results for them.

import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { environmentVariable } from "../environment.mjs";
import { editors } from "./paths.mjs";

/** The compiler that is tested. */
export const jsic = environmentVariable("JSIC");

/** A temporary folder with a copy of `editors/tests/workspace` in it, for one editor. */
export class Workspace {
  /** The temporary folder; editors also write their own data here. */
  root = realpathSync(mkdtempSync(join(tmpdir(), "jsi-editor-")));
  folder = join(this.root, "workspace");

  constructor() {
    cpSync(join(editors, "tests", "workspace"), this.folder, { recursive: true });
  }

  /**
   * The path of a file of the workspace.
   * @param {string} file
   */
  path(file) {
    return join(this.folder, file);
  }

  /**
   * The text of a file of the workspace.
   * @param {string} file
   */
  read(file) {
    return readFileSync(this.path(file), "utf8");
  }

  /**
   * Creates or replaces a file of the workspace.
   * @param {string} file
   * @param {string} text
   */
  write(file, text) {
    writeFileSync(this.path(file), text);
  }

  /**
   * Sets the settings of the folder.
   * @param {Record<string, unknown>} settings
   */
  settings(settings) {
    mkdirSync(this.path(".vscode"), { recursive: true });
    this.write(join(".vscode", "settings.json"), JSON.stringify(settings));
  }

  /** Gives the folder a TypeScript that other programs can use. */
  typescript() {
    const modules = this.path("node_modules");
    mkdirSync(modules, { recursive: true });
    const installed = join(import.meta.dirname, "..", "node_modules", "typescript6");
    if (!existsSync(join(modules, "typescript"))) symlinkSync(installed, join(modules, "typescript"), "junction");
  }

  /**
   * The sorted diagnostics of `jsic check` as `file:line:column CODE`, with columns in UTF-16.
   * @param {string} file a file, or `.` for all files
   * @returns {string[]}
   */
  check(file) {
    const { stdout } = spawnSync(jsic, ["check", "--message-format", "json", file], { cwd: this.folder, encoding: "utf8" });
    const lines = stdout.split("\n").filter((line) => line !== "");
    return lines.map((line) => this.#convert(JSON.parse(line))).sort();
  }

  /**
   * One line for a diagnostic.
   * @param {{ code: string, file: string, start: { line: number, offset: number } }} diagnostic
   */
  #convert({ code, file, start }) {
    const short = file.replace(/^\.\//, "");
    const before = Buffer.from(this.read(short)).subarray(0, start.offset).toString("utf8");
    return `${short}:${start.line}:${before.length - before.lastIndexOf("\n")} ${code}`;
  }

  /**
   * The text of a file as `jsic fmt` formats it.
   * @param {string} file
   */
  formatted(file) {
    return execFileSync(jsic, ["fmt", "-"], { input: this.read(file), encoding: "utf8" });
  }

  /** Removes the temporary folder. */
  remove() {
    // A process that is ending may still write.
    rmSync(this.root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
