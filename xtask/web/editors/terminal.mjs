// Runs Neovim or Emacs without a screen on the planted files. The last line counts.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Reporter } from "../reporter.mjs";
import { differences } from "./differences.mjs";
import { editors, named } from "./places.mjs";
import { Workspace, jsic } from "./workspace.mjs";

const LIMIT = 180_000;

/**
 * How an editor is started on a file, in `environment`; where its script says the code of a diagnostic; the classes of words
 * that it must have coloured.
 */
const EDITORS = {
  neovim: {
    title: "Neovim",
    command: (file) => [
      named("NVIM"),
      [
        "--headless",
        "--clean",
        "--cmd",
        `set runtimepath^=${join(editors, "neovim")}`,
        "--cmd",
        "let g:jsi_command = [$JSI_SERVER, 'lsp']",
        file,
      ],
      ["-c", `luafile ${join(editors, "tests", "neovim.lua")}`],
    ],
    code: (it) => it.code,
    mode: (said) => said.filetype === "jsi" && said.indent === 4,
    colours: (said) => said.colours,
    wanted: ["jsiComment", "jsiDoc", "jsiHead", "jsiItem", "jsiName", "jsiString", "jsiType"],
  },
  emacs: {
    title: "Emacs",
    command: () => [named("EMACS"), ["--batch", "-L", join(editors, "emacs"), "-l", join(editors, "tests", "emacs.el")], []],
    code: (it) => /JSI\d{4}/.exec(it.text)?.[0],
    mode: (said) => said.mode === "jsi-mode",
    colours: (said) => said.faces,
    wanted: ["comment", "function-name", "keyword", "string", "type"].map((name) => `font-lock-${name}-face`),
  },
};

const editor = EDITORS[process.argv[2]];
const reporter = new Reporter();
const workspace = new Workspace();

/** What the editor says about a file. */
function said(file) {
  const out = join(workspace.root, `${file}.json`);
  const [program, first, last] = editor.command(file);
  execFileSync(program, [...first, ...last], {
    cwd: workspace.folder,
    stdio: "pipe",
    timeout: LIMIT,
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
    const places = said(file).diagnostics.map((it) => {
      const before = Buffer.from(lines[it.line - 1])
        .subarray(0, it.byte)
        .toString("utf8");
      return `${file}:${it.line}:${before.length + 1} ${editor.code(it)}`;
    });
    return differences(workspace.check(file), places.sort());
  });
}

await reporter.test(`hurry.jsi is laid out as by jsic fmt (${editor.title})`, () => {
  return differences(workspace.laidOut("hurry.jsi").split("\n"), said("hurry.jsi").text.split("\n"));
});

await reporter.test(`words are coloured by what they are, in a mode of their own (${editor.title})`, () => {
  const answer = said("wrong.jsi");
  const missing = editor.wanted.filter((name) => !editor.colours(answer).includes(name));
  const wrong = missing.map((name) => `nothing has the colour of ${name}`);
  return editor.mode(answer) ? wrong : ["the mode is another one", ...wrong];
});

if (editor === EDITORS.emacs) {
  await reporter.test("indenting every line anew changes nothing that is laid out (Emacs)", () => {
    return differences(workspace.read("wrong.jsi").split("\n"), said("wrong.jsi").indented.split("\n"));
  });
}

workspace.remove();
reporter.finish();
