// The generated code, a tab for each language.

import { StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { javascript, typescript } from "@codemirror/legacy-modes/mode/javascript";
import { rust } from "@codemirror/legacy-modes/mode/rust";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

/** @typedef {import("./playground.js").Output} Output */

/** The tabs, by their names in the address. */
const TABS = {
  declarations: { title: "Rust", mode: rust },
  javascript: { title: "JavaScript", mode: javascript },
  typescript: { title: "TypeScript", mode: typescript },
  rust: { title: "Rust file", mode: rust },
};

/** @typedef {keyof typeof TABS} Tab */

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} panel
 * @param {string | undefined} first
 */
export function createOutput(list, panel, first) {
  const language = new Compartment();
  const label = new Compartment();
  const view = new EditorView({
    parent: panel,
    extensions: [
      lineNumbers(),
      EditorState.readOnly.of(true),
      EditorView.editable.of(false),
      syntaxHighlighting(classHighlighter),
      language.of([]),
      label.of([]),
    ],
  });
  /** @type {Extract<Output, { kind: "generated" }> | undefined} */
  let last;
  let rejected = false;
  let selected = isTab(first) ? first : "declarations";
  const names = /** @type {Tab[]} */ (Object.keys(TABS));
  const buttons = names.map((name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.id = `tab-${name}`;
    button.role = "tab";
    button.textContent = TABS[name].title;
    button.setAttribute("aria-controls", panel.id);
    button.addEventListener("click", () => select(name));
    list.append(button);
    return button;
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: names.length - 1 }[event.key];
    if (step === undefined) return;
    const next = (names.indexOf(selected) + step) % names.length;
    select(names[next]);
    buttons[next].focus();
    event.preventDefault();
  });

  function render() {
    buttons.forEach((button, index) => {
      const chosen = names[index] === selected;
      button.ariaSelected = String(chosen);
      button.tabIndex = chosen ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", `tab-${selected}`);
    panel.classList.toggle("outdated", rejected);
    const { title, mode } = TABS[selected];
    const text = last ? last[selected] || `// nothing in ${title}\n` : "";
    view.dispatch({
      changes: { from: 0, to: view.state.doc.length, insert: text },
      effects: [
        language.reconfigure(StreamLanguage.define(mode)),
        label.reconfigure(EditorView.contentAttributes.of({ "aria-label": title, tabindex: "0" })),
      ],
    });
  }

  /** @param {string | undefined} name */
  function select(name) {
    if (isTab(name)) selected = name;
    render();
  }

  render();
  return {
    select,
    tab: () => selected,
    /**
     * Shows the generated code. That of the last text without errors stays while there are errors.
     * @param {Output} output
     */
    show(output) {
      rejected = output.kind === "rejected";
      if (output.kind === "generated") last = output;
      render();
    },
  };
}

/**
 * @param {string | undefined} name
 * @returns {name is Tab}
 */
function isTab(name) {
  return name !== undefined && Object.hasOwn(TABS, name);
}
