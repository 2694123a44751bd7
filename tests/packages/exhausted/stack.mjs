// Calls functions with almost no stack left.

/** @type {(act: () => unknown, ...unused: unknown[]) => unknown} */
const call = (act) => act();

/**
 * Calls `act` once when the stack is almost exhausted. Errors of `act` are lost, so it must pass on its results by plain
 * assignments. It must have run before: engines compile it at the first call, which takes more stack than there is.
 * @param {number} frames how many frames above the one that did not fit
 * @param {number} words how many more words are used
 * @param {() => unknown} act
 */
export function short(frames, words, act) {
  const more = new Array(words).fill(0);
  call(() => {});
  let above = 0;
  const descend = () => {
    try {
      descend();
    } catch {
      // does not fit
    }
    above += 1;
    // unused arguments are on the stack
    if (above === frames) call(act, ...more);
  };
  try {
    descend();
  } catch {
    // the last frame did not fit
  }
}
