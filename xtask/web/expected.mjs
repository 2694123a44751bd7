// Reads EXPECTED.md and compares what was printed with it.
//
// A second-level heading names an example; the fenced block below it has one line for each call of
// console.log, in the notation of show.mjs. `<2..3.5>` stands for a number in that range, `<1..>`
// for one without upper end.

/** A map from name of example to its lines. */
export function parseExpected(markdown) {
  const sections = new Map();
  let name = null;
  let block = null;
  for (const line of markdown.split("\n")) {
    if (block !== null) {
      if (line.startsWith("```")) {
        if (name === null || sections.has(name)) {
          throw new Error(`a block that belongs to no example, or a second one for ${name}`);
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

/** Whether a printed line is what an expected line says. */
export function matches(expected, printed) {
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

/** What is wrong with the printed lines: an empty list if nothing is. */
export function differences(expected, printed) {
  const wrong = [];
  for (let index = 0; index < Math.max(expected.length, printed.length); index += 1) {
    const want = expected[index];
    const got = printed[index];
    if (want === undefined) wrong.push(`line ${index + 1}: nothing expected, printed ${got}`);
    else if (got === undefined) wrong.push(`line ${index + 1}: expected ${want}, nothing printed`);
    else if (!matches(want, got)) wrong.push(`line ${index + 1}: expected ${want}, printed ${got}`);
  }
  return wrong;
}
