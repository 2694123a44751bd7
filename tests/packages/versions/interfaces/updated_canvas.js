// Implements the canvas of the new version: the height comes first.

/**
 * @param {number} height
 * @param {number} width
 */
export const resize = (height, width) => `${width} wide, ${height} high`;
