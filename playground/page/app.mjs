// The page of the playground: an interface on the left, its problems below, and the generated code on the right. The compiler is
// WebAssembly, called through the interface `playground.jsi`; the page has no other knowledge of the language.

import { compiler } from "./compiler.mjs";
import { createDialog } from "./dialog.mjs";
import { createEditor } from "./editor.mjs";
import { chooseExample, EXAMPLES } from "./examples.mjs";
import { createOutput } from "./output.mjs";
import { createProblems } from "./problems.mjs";
import { readAddress, writeAddress } from "./share.mjs";
import { followBook } from "./theme.mjs";

/** Milliseconds without a change after which the text is checked. */
const DELAY = 80;

const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const status = byId("status");
const say = (/** @type {string} */ text) => {
  status.textContent = text;
};

followBook();
say("Loading the compiler …");
const dialog = createDialog(/** @type {HTMLDialogElement} */ (byId("explanation")));
const opened = await readAddress(location.hash);
const editor = createEditor(byId("editor"), opened.text ?? EXAMPLES[0].text, { changed, check, format, explain: dialog.show });
const output = createOutput(byId("tabs"), byId("output"), opened.tab);
const problems = createProblems(byId("problems"), editor, dialog);
const examples = chooseExample(/** @type {HTMLSelectElement} */ (byId("examples")), editor);
examples.show(editor.text());

byId("format").addEventListener("click", format);
byId("share").addEventListener("click", share);
addEventListener("hashchange", async () => {
  const { text, tab } = await readAddress(location.hash);
  if (text !== undefined && text !== editor.text()) editor.replace(text);
  output.select(tab);
});

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
try {
  await compiler.start();
  say(opened.broken ? "The link is not complete; this is an example." : "");
  check();
} catch (error) {
  say(`The compiler cannot be loaded: ${error}`);
}

/** Checks the text after a pause. */
function changed() {
  say("");
  busy(true);
  clearTimeout(timer);
  timer = setTimeout(check, DELAY);
}

/** Checks the text and shows everything about it. */
function check() {
  clearTimeout(timer);
  if (!compiler.isReady()) return;
  const text = editor.text();
  const { diagnostics, needsPlatform } = compiler.api.check(text);
  if (needsPlatform && !compiler.platformTried()) {
    say("Loading the modules of the web platform …");
    compiler.loadPlatform().then(say).finally(check);
    return;
  }
  examples.show(text);
  editor.show(diagnostics, compiler.api.tokens(text));
  problems.show(diagnostics);
  output.show(compiler.api.build(text));
  busy(false);
}

/**
 * Whether what is shown is about an earlier text.
 * @param {boolean} is
 */
function busy(is) {
  for (const id of ["problems", "output"]) byId(id).ariaBusy = String(is);
}

function format() {
  if (!compiler.isReady()) return true;
  const formatted = compiler.api.format(editor.text());
  if (formatted === null) say("A text with syntax errors is not formatted.");
  else {
    editor.replace(formatted);
    say("Formatted.");
  }
  return true;
}

async function share() {
  await writeAddress({ text: editor.text(), tab: output.tab() });
  // in a frame of the book the address is not visible
  const link = document.createElement("a");
  link.href = location.href;
  link.target = "_blank";
  link.textContent = "Link to this text";
  status.replaceChildren(link, (await copied()) ? ", copied to the clipboard" : "");
}

/** Copies the address, unless the page may not. */
async function copied() {
  try {
    await navigator.clipboard.writeText(location.href);
    return true;
  } catch {
    return false;
  }
}
