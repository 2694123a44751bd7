// What Rust calls. app.jsi declares these functions.

/** @param {() => void} listener */
export function onClick(listener) {
  document.querySelector("button")?.addEventListener("click", () => listener());
}

/** @param {number} count */
export function showCount(count) {
  const text = document.querySelector("p");
  if (text) text.textContent = count === 1 ? "1 click" : `${count} clicks`;
}
