// Writes a value so that its type can be read from the text: what EXPECTED.md compares.
// Runs in Node and in the page; must not depend on how an engine prints things.

/** The text of one argument of console.log, as it is at this moment. */
export function show(value) {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "bigint":
      return `${value}n`;
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "function":
      return "ƒ";
    case "object":
      return value === null ? "null" : showObject(value);
    default:
      return String(value);
  }
}

/** All arguments of one call. */
export function showAll(values) {
  return values.map(show).join(" ");
}

function showObject(object) {
  if (object instanceof Date) return `Date(${object.toISOString()})`;
  if (object instanceof Error) return `${object.name}(${JSON.stringify(object.message)})`;
  if (Array.isArray(object)) return `[${object.map(show).join(", ")}]`;
  // All own keys, symbols too: nothing may be left on an object that crossed.
  const fields = Reflect.ownKeys(object).map((key) => `${String(key)}: ${show(object[key])}`);
  return `{${fields.join(", ")}}`;
}
