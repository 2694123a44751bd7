// What Rust calls. app.jsi declares these functions.

/** @param {number} count */
export function showCount(count) {
  const text = document.querySelector("p");
  if (text) text.textContent = count === 1 ? "1 click" : `${count} clicks`;
}
