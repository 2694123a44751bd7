// Converts a value to a text that shows its type: the notation of EXPECTED.md.
// Runs in Node and in pages, so it does not depend on how an engine prints values.

/**
 * The text of one argument of console.log, in its present state.
 * @param {unknown} value
 * @returns {string}
 */
export function inspect(value) {
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
      return value === null ? "null" : inspectObject(value);
    default:
      return String(value);
  }
}

/**
 * All arguments of one call.
 * @param {unknown[]} values
 */
export function inspectAll(values) {
  return values.map(inspect).join(" ");
}

/** @param {object} object */
function inspectObject(object) {
  if (object instanceof Date) return `Date(${object.toISOString()})`;
  if (object instanceof Error) return `${object.name}(${JSON.stringify(object.message)})`;
  if (Array.isArray(object)) return `[${object.map(inspect).join(", ")}]`;
  // All own keys, also symbols: the runtime must not leave properties on an object.
  const fields = Reflect.ownKeys(object).map((key) => `${String(key)}: ${inspect(Reflect.get(object, key))}`);
  return `{${fields.join(", ")}}`;
}
