// The functions for places, of which the interface file is a copy.

/**
 * The distance between two points.
 * @param {number} x
 * @param {number} y
 * @returns {number}
 */
export function distance(x, y) {
  return Math.hypot(x, y);
}

/**
 * Loads the name of a place.
 * @param {string} id
 * @param {boolean} [exact]
 * @returns {Promise<string>}
 */
export async function placeName(id, exact) {
  const response = await fetch(`/places/${id}?exact=${exact}`);
  return response.text();
}
