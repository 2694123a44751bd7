// Shipped because `shim.js` imports it.

/** @param {string} text */
export const polite = (text) => `${text}!`;
