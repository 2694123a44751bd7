// What Rust calls. app.jsi declares these functions.

/** @returns {number} the hours and minutes of this day, in hours */
export function hours() {
  const now = new Date();
  return now.getHours() + now.getMinutes() / 60;
}

/** @param {string} text */
export async function show(text) {
  console.log(text);
}
