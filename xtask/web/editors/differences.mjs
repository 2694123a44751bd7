// Compares two lists of lines.

/**
 * Both lists if they differ, otherwise no lines.
 * @param {string[]} expected
 * @param {string[]} found
 * @returns {string[]}
 */
export function differences(expected, found) {
  if (expected.length === found.length && expected.every((line, index) => line === found[index])) return [];
  return ["expected", ...expected.map((line) => `  ${line}`), "found", ...found.map((line) => `  ${line}`)];
}
