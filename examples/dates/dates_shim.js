// The JavaScript that dates.jsi describes.

const DAY = 24 * 60 * 60 * 1000;

export function incrementDay(date) {
  return new Date(date.getTime() + DAY);
}

export function logDate(value) {
  // A Date prints itself in the zone of the machine; the ISO text is the same everywhere.
  console.log("Date:", value.toISOString());
}
