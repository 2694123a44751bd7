// Keeps the books in the storage of the browser.

const KEY = "reading-list";

export function load() {
  return JSON.parse(localStorage.getItem(KEY) ?? "[]");
}

/** @param {object[]} books */
export function save(books) {
  localStorage.setItem(KEY, JSON.stringify(books));
}
