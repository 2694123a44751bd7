// Implements the canvas of the old version: the width comes first.

/**
 * @param {number} width
 * @param {number} height
 */
export const resize = (width, height) => `${width} wide, ${height} high`;
