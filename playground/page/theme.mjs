// In a frame of the book, the page is light or dark as the book is; otherwise as the system is.

/** The themes of mdBook. */
const DARK = /\b(ayu|coal|navy)\b/;
const LIGHT = /\b(light|rust)\b/;

export function followBook() {
  const book = bookOf();
  if (book === null) return;
  const follow = () => {
    const { className } = book;
    document.documentElement.style.colorScheme = DARK.test(className) ? "dark" : LIGHT.test(className) ? "light" : "";
  };
  follow();
  new MutationObserver(follow).observe(book, { attributeFilter: ["class"] });
}

/** The page around the frame, unless it is of another site. */
function bookOf() {
  try {
    return parent === self ? null : parent.document.documentElement;
  } catch {
    return null;
  }
}
