// Shipped because `shim.js` imports it.

export const polite = (text) => `${text}!`;
