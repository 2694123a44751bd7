// The files that editors are tested on, and what the compiler says about them.

import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { editors, named } from "./places.mjs";

/** The compiler that is tested. */
export const jsic = named("JSIC");

/** A throw-away folder with a copy of `editors/tests/workspace` in it, for one editor. */
export class Workspace {
  /** The throw-away folder; editors put their own data here, too. */
  root = realpathSync(mkdtempSync(join(tmpdir(), "jsi-editor-")));
  folder = join(this.root, "workspace");

  constructor() {
    cpSync(join(editors, "tests", "workspace"), this.folder, { recursive: true });
  }

  path(file) {
    return join(this.folder, file);
  }

  read(file) {
    return readFileSync(this.path(file), "utf8");
  }

  /** What `jsic check` says about a file or, with `.`, all of them: `file:line:column CODE`, columns in UTF-16, sorted. */
  check(file) {
    const { stdout } = spawnSync(jsic, ["check", "--message-format", "json", file], { cwd: this.folder, encoding: "utf8" });
    const said = stdout.split("\n").filter((line) => line !== "");
    return said.map((line) => this.#place(JSON.parse(line))).sort();
  }

  #place({ code, file, start }) {
    const short = file.replace(/^\.\//, "");
    const before = Buffer.from(this.read(short)).subarray(0, start.offset).toString("utf8");
    return `${short}:${start.line}:${before.length - before.lastIndexOf("\n")} ${code}`;
  }

  /** The file as `jsic fmt` lays it out. */
  laidOut(file) {
    return execFileSync(jsic, ["fmt", "-"], { input: this.read(file), encoding: "utf8" });
  }

  remove() {
    // A process that is just ending may still write.
    rmSync(this.root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
