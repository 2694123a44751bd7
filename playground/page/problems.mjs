// The list of problems below the editor: each with its place, what helps, and its fixes.

import { compiler } from "./compiler.mjs";

/** @typedef {import("./playground.js").Diagnostic} Diagnostic */

/**
 * @param {HTMLElement} parent
 * @param {import("./editor.mjs").Editor} editor
 * @param {{ show(text: string): void }} dialog where a code is explained
 */
export function createProblems(parent, editor, dialog) {
  /** @param {string} code */
  function explain(code) {
    const text = compiler.api.explain(code);
    if (text !== null) dialog.show(text);
  }

  /** @param {Diagnostic} it */
  function item(it) {
    const place = button("place", `${it.line}:${it.column}`, () => editor.goTo(it.range));
    place.ariaLabel = `line ${it.line}, column ${it.column}`;
    const code = button("code", it.code, () => explain(it.code));
    code.title = "Explain";
    const message = element("p", "message", place, element("b", "severity", it.severity), code, inline(it.message));
    const lines = [it.label, ...it.notes.map((note) => note.message)].filter((text) => text);
    const notes = lines.map((text) => element("p", "note", inline(text ?? "")));
    const helps = it.helps.map((text) => element("p", "help", "help: ", inline(text)));
    const fixes = it.fixes.map((fix) => {
      const made = button("fix", fix.title, () => editor.apply(fix.edits));
      made.prepend(fix.safe ? "Fix: " : "Suggestion: ");
      return made;
    });
    return element("li", it.severity, message, ...notes, ...helps, ...fixes);
  }

  // one element for all counts, or screen readers do not report the changes
  const summary = element("p", "summary");
  summary.role = "status";
  const list = element("div", "");
  parent.append(summary, list);
  return {
    /** @param {Diagnostic[]} diagnostics */
    show(diagnostics) {
      const errors = diagnostics.filter((it) => it.severity === "error").length;
      const counts = [counted(errors, "error"), counted(diagnostics.length - errors, "warning")].filter((text) => text);
      summary.textContent = counts.join(", ") || "No problems";
      const safe = diagnostics.filter((it) => it.fixes.some((fix) => fix.safe));
      const all = button("fix", "Fix all that is safe", () => editor.replace(compiler.api.fix(editor.text())));
      list.replaceChildren(...(safe.length > 1 ? [all] : []), element("ul", "", ...diagnostics.map(item)));
    },
  };
}

/**
 * @param {number} count
 * @param {string} noun
 */
function counted(count, noun) {
  return count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/**
 * @param {string} name
 * @param {string} text
 * @param {() => void} click
 */
function button(name, text, click) {
  const made = /** @type {HTMLButtonElement} */ (element("button", name, inline(text)));
  made.type = "button";
  made.addEventListener("click", click);
  return made;
}

/**
 * A text with names in backticks.
 * @param {string} text
 */
function inline(text) {
  const fragment = document.createDocumentFragment();
  text.split("`").forEach((part, index) => {
    fragment.append(index % 2 === 1 ? element("code", "", part) : part);
  });
  return fragment;
}

/**
 * @param {string} tag
 * @param {string} name the class
 * @param {(Node | string)[]} content
 */
function element(tag, name, ...content) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...content);
  return made;
}
