// How two lists of lines differ.

/** What is wrong where two lists of lines are not the same. */
export function differences(expected, found) {
  if (expected.length === found.length && expected.every((line, index) => line === found[index])) return [];
  return ["expected", ...expected.map((line) => `  ${line}`), "found", ...found.map((line) => `  ${line}`)];
}
