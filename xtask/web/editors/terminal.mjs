// Runs Neovim or Emacs without a screen on the files of `editors/tests/workspace`. The last line has the counts.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { environmentVariable } from "../environment.mjs";
import { Reporter } from "../reporter.mjs";
import { differences } from "./differences.mjs";
import { editors } from "./paths.mjs";
import { Workspace, jsic } from "./workspace.mjs";

const TIMEOUT = 180_000;

/**
 * The answer of an editor's script: the diagnostics, the text after formatting, and properties of the editor's mode.
 * @typedef {{
 *   diagnostics: { line: number, byte: number, code?: string, text: string }[],
 *   text: string,
 *   filetype?: string,
 *   indent?: number,
 *   colours?: string[],
 *   mode?: string,
 *   faces?: string[],
 *   highlighter?: boolean,
 *   marks?: Record<string, string>,
 *   indented: string,
 * }} Answer
 */

/**
 * How an editor is started on a file (program, arguments, last arguments); the code of a diagnostic; whether the mode is that of
 * the language; the classes of words that have colours, and those that must have one.
 * @typedef {{
 *   title: string,
 *   command(file: string): [string, string[], string[]],
 *   code(diagnostic: Answer["diagnostics"][number]): string | undefined,
 *   mode(answer: Answer): boolean,
 *   colours(answer: Answer): string[] | undefined,
 *   wanted: string[],
 * }} Editor
 */

/** A folder of the runtimepath, in which one test compiles the tree-sitter grammar. */
const parsers = mkdtempSync(join(tmpdir(), "jsi-parsers-"));

/** @type {Record<string, Editor>} */
const EDITORS = {
  neovim: {
    title: "Neovim",
    command: (file) => [
      environmentVariable("NVIM"),
      [
        "--headless",
        "--clean",
        "--cmd",
        `set runtimepath^=${join(editors, "neovim")},${parsers}`,
        "--cmd",
        "let g:jsi_command = [$JSI_SERVER, 'lsp']",
        file,
      ],
      ["-c", `luafile ${join(editors, "tests", "neovim.lua")}`],
    ],
    code: (diagnostic) => diagnostic.code,
    mode: (answer) => answer.filetype === "jsi" && answer.indent === 4,
    colours: (answer) => answer.colours,
    wanted: ["jsiComment", "jsiDoc", "jsiHead", "jsiItem", "jsiName", "jsiString", "jsiType"],
  },
  emacs: {
    title: "Emacs",
    command: () => [
      environmentVariable("EMACS"),
      ["--batch", "-L", join(editors, "emacs"), "-l", join(editors, "tests", "emacs.el")],
      [],
    ],
    code: (diagnostic) => /JSI\d{4}/.exec(diagnostic.text)?.[0],
    mode: (answer) => answer.mode === "jsi-mode",
    colours: (answer) => answer.faces,
    wanted: ["comment", "function-name", "keyword", "string", "type"].map((name) => `font-lock-${name}-face`),
  },
};

const editor = EDITORS[process.argv[2]];
const reporter = new Reporter();
const workspace = new Workspace();

/**
 * Opens a file in the editor and returns the answer of the editor's script.
 * @param {string} file
 * @returns {Answer}
 */
function answerOn(file) {
  const out = join(workspace.root, `${file}.json`);
  const [program, first, last] = editor.command(file);
  execFileSync(program, [...first, ...last], {
    cwd: workspace.folder,
    stdio: "pipe",
    timeout: TIMEOUT,
    env: {
      ...process.env,
      HOME: workspace.root,
      JSI_SERVER: jsic,
      JSI_FILE: file,
      JSI_OUT: out,
      JSI_WANTED: String(workspace.check(file).length),
    },
  });
  return JSON.parse(readFileSync(out, "utf8"));
}

for (const file of ["wrong.jsi", "prices.jsi"]) {
  await reporter.test(`${file} has the diagnostics of jsic check (${editor.title})`, () => {
    const lines = workspace.read(file).split("\n");
    const found = answerOn(file).diagnostics.map((diagnostic) => {
      const before = Buffer.from(lines[diagnostic.line - 1])
        .subarray(0, diagnostic.byte)
        .toString("utf8");
      return `${file}:${diagnostic.line}:${before.length + 1} ${editor.code(diagnostic)}`;
    });
    return differences(workspace.check(file), found.sort());
  });
}

await reporter.test(`hurry.jsi is formatted as by jsic fmt (${editor.title})`, () => {
  return differences(workspace.formatted("hurry.jsi").split("\n"), answerOn("hurry.jsi").text.split("\n"));
});

await reporter.test(`words have the colours of their classes, in a mode of the language (${editor.title})`, () => {
  const answer = answerOn("wrong.jsi");
  const missing = editor.wanted.filter((name) => !editor.colours(answer)?.includes(name));
  const problems = missing.map((name) => `nothing has the colour of ${name}`);
  return editor.mode(answer) ? problems : ["the mode is another one", ...problems];
});

if (editor === EDITORS.emacs) {
  await reporter.test("indenting every line does not change a formatted file (Emacs)", () => {
    return differences(workspace.read("wrong.jsi").split("\n"), answerOn("wrong.jsi").indented.split("\n"));
  });
}

if (editor === EDITORS.neovim) {
  await reporter.test("the tree-sitter grammar highlights (Neovim)", () => {
    mkdirSync(join(parsers, "parser"));
    const source = join(editors, "tree-sitter", "src");
    const files = ["parser.c", "scanner.c"].map((name) => join(source, name));
    const out = join(parsers, "parser", "jsi.so");
    execFileSync(process.env.CC ?? "cc", ["-O1", "-shared", "-fPIC", "-std=c11", "-I", source, "-o", out, ...files]);
    const { highlighter, marks = {} } = answerOn("wrong.jsi");
    const wanted = ["comment.documentation", "keyword", "string", "type", "type.builtin", "function.method"];
    const missing = wanted.filter((name) => marks[name] === undefined).map((name) => `nothing is marked as ${name}`);
    return highlighter ? missing : ["the highlighter does not run", ...missing];
  });
}

rmSync(parsers, { recursive: true });
workspace.remove();
reporter.finish();
