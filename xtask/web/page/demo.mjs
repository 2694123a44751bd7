// The script of the first page of the examples: a button shows the page of its example below it, which runs the program.

for (const button of document.querySelectorAll("button")) {
  button.addEventListener("click", () => {
    const output = button.closest("section")?.querySelector(".output");
    if (!output) return;
    const frame = document.createElement("iframe");
    frame.title = `Output of ${button.closest("section")?.id}`;
    frame.src = button.dataset.run ?? "";
    output.replaceChildren(frame);
    button.textContent = "Run again";
  });
}
