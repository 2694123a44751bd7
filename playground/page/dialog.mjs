// Texts in a window of their own, which screen readers read and which needs no pointer.

import { markdown } from "./markdown.mjs";

/** @param {HTMLDialogElement} dialog */
export function createDialog(dialog) {
  return {
    /**
     * Shows Markdown.
     * @param {string} text
     */
    show(text) {
      dialog.querySelector("div")?.replaceChildren(markdown(text));
      dialog.showModal();
    },
  };
}
