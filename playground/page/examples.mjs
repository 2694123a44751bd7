// The examples, and their list. The texts are files, which the tests of the crate check and format.

import counter from "../examples/counter.jsi";
import mistakes from "../examples/mistakes.jsi";
import page from "../examples/page.jsi";
import shop from "../examples/shop.jsi";
import unions from "../examples/unions.jsi";

export const EXAMPLES = [
  { title: "JavaScript for Rust", text: counter },
  { title: "Rust for JavaScript", text: shop },
  { title: "Records and unions", text: unions },
  { title: "The web platform", text: page },
  { title: "Mistakes", text: mistakes },
];

const OWN = "own";

/**
 * @param {HTMLSelectElement} select
 * @param {import("./editor.mjs").Editor} editor
 */
export function chooseExample(select, editor) {
  const own = new Option("Your text", OWN);
  own.hidden = true;
  select.append(...EXAMPLES.map(({ title }, index) => new Option(title, String(index))), own);
  select.addEventListener("change", () => {
    const chosen = EXAMPLES[Number(select.value)];
    if (chosen) editor.replace(chosen.text);
  });
  return {
    /**
     * Shows which example a text is.
     * @param {string} text
     */
    show(text) {
      const index = EXAMPLES.findIndex((example) => example.text === text);
      own.hidden = index >= 0;
      select.value = index >= 0 ? String(index) : OWN;
    },
  };
}
