// Starts the program, and counts the books in JavaScript.

import init, { Program, ReadingList } from "./pkg/reading_list.js";

export async function start() {
  await init();
  const list = new ReadingList();
  const count = () => {
    const read = list.books.filter((book) => book.read).length;
    const output = document.querySelector("output");
    if (output) output.textContent = `${read} of ${list.books.length} read`;
  };
  list.onChange(count);
  count();
  Program.run(list);
  return list;
}
