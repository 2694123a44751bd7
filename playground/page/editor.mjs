// The editor of the interface. What it shows of the language comes from the compiler: colours, underlines, suggestions, texts
// under the pointer.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, snippet } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, insertNewlineAndIndent } from "@codemirror/commands";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";

import { compiler } from "./compiler.mjs";
import { markdown } from "./markdown.mjs";
import { setTokens, tokenColors } from "./tokens.mjs";

/** @typedef {import("./playground.js").Diagnostic} Diagnostic */
/** @typedef {import("./playground.js").Edit} Edit */
/** @typedef {import("./playground.js").Completion} Suggestion */
/** @typedef {ReturnType<typeof createEditor>} Editor */

/** The kinds of suggestions as the editor's icons name them. */
/** @type {Record<string, string>} */
const ICONS = {
  "built-in type": "type",
  "type parameter": "type",
  alias: "type",
  record: "type",
  attribute: "property",
  snippet: "text",
  file: "text",
  folder: "text",
  package: "namespace",
  JavaScript: "variable",
};

/**
 * @param {HTMLElement} parent
 * @param {string} text
 * @param {{ changed(): void, check(): void, format(): boolean, explain(text: string): void }} on `changed`: after each change;
 *   `check`: at once; `explain`: shows Markdown
 */
export function createEditor(parent, text, on) {
  const view = new EditorView({
    parent,
    doc: text,
    extensions: [
      lineNumbers(),
      lintGutter(),
      history(),
      bracketMatching(),
      closeBrackets(),
      indentUnit.of("    "),
      EditorState.tabSize.of(4),
      tokenColors,
      autocompletion({ override: [suggestions] }),
      hoverTooltip(about),
      keymap.of([
        { key: "Mod-i", run: () => explain(view.state) },
        { key: "Shift-Alt-f", run: on.format },
        { key: "Mod-s", run: on.format },
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...lintKeymap,
        ...historyKeymap,
        { key: "Enter", run: insertNewlineAndIndent },
        ...defaultKeymap,
      ]),
      EditorView.contentAttributes.of({ "aria-label": "Interface", spellcheck: "false", autocapitalize: "off" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) on.changed();
      }),
    ],
  });
  /** The text that the diagnostics are about. */
  let checked = view.state.doc;

  /**
   * Makes the edits of a fix, unless the text has changed since: then the fix is made again by a new check.
   * @param {Edit[]} edits
   */
  function apply(edits) {
    if (checked.eq(view.state.doc)) {
      const changes = edits.map(({ range, text }) => ({ from: range.start, to: range.end, insert: text }));
      view.dispatch({ changes, userEvent: "input.fix" });
      view.focus();
    }
    on.check();
  }

  /**
   * Shows the text about the word at the cursor, as the pointer does.
   * @param {EditorState} state
   */
  function explain(state) {
    const found = compiler.isReady() ? compiler.api.hover(state.doc.toString(), state.selection.main.head) : null;
    if (found !== null) on.explain(found.text);
    return true;
  }

  return {
    view,
    apply,
    text: () => view.state.doc.toString(),
    /**
     * Replaces the text, and keeps the selection where it can.
     * @param {string} text
     */
    replace(text) {
      const { head } = view.state.selection.main;
      const changes = { from: 0, to: view.state.doc.length, insert: text };
      view.dispatch({ changes, selection: { anchor: Math.min(head, text.length) }, userEvent: "input" });
      on.check();
    },
    /**
     * Selects a place and shows it.
     * @param {import("./playground.js").Range} range
     */
    goTo(range) {
      view.dispatch({ selection: { anchor: range.start, head: range.end }, scrollIntoView: true });
      view.focus();
    },
    /**
     * Shows what the compiler says about the text.
     * @param {Diagnostic[]} diagnostics
     * @param {import("./playground.js").Token[]} tokens
     */
    show(diagnostics, tokens) {
      checked = view.state.doc;
      const marks = diagnostics.map((it) => mark(it, apply));
      view.dispatch({ effects: setTokens.of(tokens) }, setDiagnostics(view.state, marks));
    },
  };
}

/**
 * The underline of a diagnostic.
 * @param {Diagnostic} it
 * @param {(edits: Edit[]) => void} apply
 * @returns {import("@codemirror/lint").Diagnostic}
 */
function mark(it, apply) {
  return {
    from: it.range.start,
    to: it.range.end,
    severity: it.severity,
    source: it.code,
    message: it.label ? `${it.message}: ${it.label}` : it.message,
    actions: it.fixes.map(({ title, edits }) => ({ name: title, apply: () => apply(edits) })),
  };
}

/**
 * The suggestions for a place: asked for, or after a character that begins something.
 * @param {import("@codemirror/autocomplete").CompletionContext} context
 */
async function suggestions(context) {
  if (!compiler.isReady()) return null;
  if (!context.explicit && !context.matchBefore(/[\w@<"./: ]$/)) return null;
  const text = context.state.doc.toString();
  if (/"(web|es):/.test(text) && !compiler.platformTried()) await compiler.loadPlatform();
  const { range, items } = compiler.api.complete(text, context.pos);
  const written = context.state.sliceDoc(range.start, context.pos);
  // after a space everything could follow
  if (!context.explicit && written === "" && context.matchBefore(/\s$/)) return null;
  const options = items.map((it, index) => option(it, items.length - index));
  return { from: range.start, to: range.end, options, validFor: /^[\w@:./-]*$/ };
}

/**
 * @param {Suggestion} it
 * @param {number} rank
 * @returns {import("@codemirror/autocomplete").Completion}
 */
function option(it, rank) {
  const { docs } = it;
  return {
    label: it.label,
    type: ICONS[it.kind] ?? it.kind,
    detail: it.signature ?? it.detail ?? it.kind,
    boost: Math.min(99, rank),
    info: docs === undefined ? undefined : () => markdown(docs),
    apply: (view, completion, from, to) => {
      const more = it.edits.map(({ range, text }) => ({ from: range.start, to: range.end, insert: text }));
      const template = it.snippet ? places(it.text) : escaped(it.text);
      snippet(template)(view, completion, from, to);
      // edits of other places, such as a `use` at the beginning
      if (more.length > 0) view.dispatch({ changes: more });
    },
  };
}

/**
 * A snippet of the language server protocol as one of this editor: `$1` and `${1:name}` are places, `$0` is the last one.
 * @param {string} text
 */
function places(text) {
  return text.replace(/\$(?:(\d+)|\{(\d+)(?::([^}]*))?\})/g, (_, bare, number, name = "") =>
    (bare ?? number) === "0" ? `\${}` : `\${${bare ?? number}:${name}}`,
  );
}

/**
 * A text in which nothing is a place to fill.
 * @param {string} text
 */
function escaped(text) {
  return text.replaceAll("{", "\\{").replaceAll("}", "\\}");
}

/**
 * The text about the place under the pointer.
 * @param {EditorView} view
 * @param {number} place
 * @returns {import("@codemirror/view").Tooltip | null}
 */
function about(view, place) {
  if (!compiler.isReady()) return null;
  const found = compiler.api.hover(view.state.doc.toString(), place);
  if (found === null) return null;
  const { range = { start: place, end: place }, text } = found;
  return {
    pos: range.start,
    end: range.end,
    above: true,
    create() {
      const dom = markdown(text);
      dom.classList.add("hover");
      return { dom };
    },
  };
}
