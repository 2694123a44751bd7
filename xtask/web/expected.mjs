// Reads EXPECTED.md and compares printed lines with it.
//
// A second-level heading names an example; the fenced block below it has one line for each call of
// console.log, in the notation of inspect.mjs. `<2..3.5>` matches a number in that range, `<1..>`
// one without an upper limit.

/**
 * The lines of each example, by its name.
 * @param {string} markdown
 * @returns {Map<string, string[]>}
 */
export function parseExpected(markdown) {
  const sections = new Map();
  /** @type {string | null} */
  let name = null;
  /** @type {string[] | null} */
  let block = null;
  for (const line of markdown.split("\n")) {
    if (block !== null) {
      if (line.startsWith("```")) {
        if (name === null || sections.has(name)) {
          throw new Error(`a block without an example, or a second one for ${name}`);
        }
        sections.set(name, block);
        block = null;
      } else block.push(line);
    } else if (line.startsWith("## ")) name = line.slice(3).trim();
    else if (line.startsWith("```")) block = [];
  }
  if (block !== null) throw new Error(`the block of ${name} is not closed`);
  return sections;
}

/**
 * Whether a printed line matches an expected line.
 * @param {string} expected
 * @param {string} printed
 */
export function matches(expected, printed) {
  /** @type {[number, number][]} */
  const ranges = [];
  const source = expected
    .split(/(<-?[\d.]+?\.\.(?:-?[\d.]+)?>)/)
    .map((part, index) => {
      if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      const [low, high] = part.slice(1, -1).split(/\.\.(?=-?\d|$)/);
      ranges.push([Number(low), high ? Number(high) : Infinity]);
      return "(-?\\d*\\.?\\d+)";
    })
    .join("");
  const found = new RegExp(`^${source}$`).exec(printed);
  if (!found) return false;
  return ranges.every(([low, high], index) => {
    const number = Number(found[index + 1]);
    return low <= number && number <= high;
  });
}

/**
 * The differences between expected and printed lines: an empty list if there are none.
 * @param {string[]} expected
 * @param {string[]} printed
 */
export function differences(expected, printed) {
  const problems = [];
  for (let index = 0; index < Math.max(expected.length, printed.length); index += 1) {
    const want = expected[index];
    const got = printed[index];
    if (want === undefined) problems.push(`line ${index + 1}: nothing expected, printed ${got}`);
    else if (got === undefined) problems.push(`line ${index + 1}: expected ${want}, nothing printed`);
    else if (!matches(want, got)) problems.push(`line ${index + 1}: expected ${want}, printed ${got}`);
  }
  return problems;
}
