// Colours of the words: the compiler says what each word is. Between a change and the next answer the colours move with the text.

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/** @typedef {import("./playground.js").Token} Token */

/**
 * The words of the text.
 * @type {import("@codemirror/state").StateEffectType<Token[]>}
 */
export const setTokens = StateEffect.define();

export const tokenColors = StateField.define({
  create: () => Decoration.none,
  update(colors, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setTokens)) return Decoration.set(effect.value.flatMap(color));
    }
    return transaction.docChanged ? colors.map(transaction.changes) : colors;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * @param {Token} token
 */
function color({ range, kind, declares, deprecated }) {
  if (range.start === range.end) return [];
  const classes = [`tok-${kind}`, ...(declares ? ["tok-definition"] : []), ...(deprecated ? ["tok-deprecated"] : [])];
  return [Decoration.mark({ class: classes.join(" ") }).range(range.start, range.end)];
}
