// Code that runs with next to no stack left.

const call = (act) => act();

/**
 * Calls `act` once where the stack is all but exhausted: so many frames above the one that found no room, with so many words
 * more taken. What it throws is lost, so it leaves what it finds by plain assignments. It must have run before: engines compile
 * at the first call, which takes more stack than there is.
 */
export function short(frames, words, act) {
  const more = new Array(words).fill(0);
  call(() => {});
  let above = 0;
  const descend = () => {
    try {
      descend();
    } catch {
      // no room
    }
    above += 1;
    // arguments that nobody reads lie on the stack
    if (above === frames) call(act, ...more);
  };
  try {
    descend();
  } catch {
    // the last frame was the one
  }
}
