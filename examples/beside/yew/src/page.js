// What Rust calls. page.jsi declares these functions.

const KEY = "count";

export const load = () => Number(sessionStorage.getItem(KEY) ?? 0);

/** @param {number} count */
export function save(count) {
  sessionStorage.setItem(KEY, String(count));
}

/**
 * @param {HTMLElement} place
 * @param {number} value
 */
export function draw(place, value) {
  place.style.cssText = `width: ${value}rem; height: 1rem; background: #c2410c`;
}
