// The JavaScript of dates.jsi.

const DAY = 24 * 60 * 60 * 1000;

/** @param {Date} date */
export function incrementDay(date) {
  return new Date(date.getTime() + DAY);
}

/** @param {Date} value */
export function logDate(value) {
  // The console prints a Date in the machine's time zone; the ISO text does not depend on it.
  console.log("Date:", value.toISOString());
}
