// Implements the clock of the old version.

/** @returns {number} */
export const now = () => 5;
