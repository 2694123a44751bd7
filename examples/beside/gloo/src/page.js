// What Rust calls. page.jsi declares these functions.

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

export function button() {
  return /** @type {HTMLButtonElement} */ (document.querySelector("button"));
}

/** @param {number} count */
export function showClicks(count) {
  element("clicks").textContent = count === 1 ? "1 click" : `${count} clicks`;
}

/** @param {string} text */
export function showTime(text) {
  element("time").textContent = text;
}
