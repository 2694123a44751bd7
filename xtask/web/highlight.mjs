// Highlights sources for the first page of the examples: comments, texts, words of the language, types and numbers become elements.

/** The words of each language. */
const WORDS = {
  jsi: "export interface class record enum type alias use from extends static readonly constructor events globalThis host",
  rust: "as async await const crate dyn else enum fn for if impl in let loop match mod move mut pub ref return self static struct super trait type use where while",
  js: "async await class const else export extends for from function if import in instanceof let new of return static this throw try catch typeof using while",
};

/** The languages. */
/** @typedef {keyof typeof WORDS} Language */

/** Comments, texts, numbers, words; of Rust also lifetimes and attributes. */
const TOKENS =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/)|(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\\n]|\\.)'|`[^`]*`)|(?<word>[A-Za-z_@#$][\w$]*!?)|(?<number>\b\d[\w.]*)/g;

/**
 * The HTML of a source.
 * @param {string} source
 * @param {Language} language
 */
export function highlighted(source, language) {
  const words = new Set(WORDS[language].split(" "));
  let html = "";
  let end = 0;
  for (const match of source.matchAll(TOKENS)) {
    const { comment, text, word, number } = match.groups ?? {};
    html += escaped(source.slice(end, match.index));
    end = match.index + match[0].length;
    const kind = comment ? "comment" : text ? "text" : number ? "number" : kindOf(word, words);
    html += kind ? `<span class="${kind}">${escaped(match[0])}</span>` : escaped(match[0]);
  }
  return html + escaped(source.slice(end));
}

/**
 * @param {string} word
 * @param {Set<string>} words
 */
function kindOf(word, words) {
  if (words.has(word)) return "keyword";
  if (/^[A-Z]/.test(word) || /^[iuf](8|16|32|64|size)$/.test(word)) return "type";
  return undefined;
}

/**
 * A text in HTML.
 * @param {string} text
 */
export function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
