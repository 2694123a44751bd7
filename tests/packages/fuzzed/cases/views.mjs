// What JavaScript may do with a view that it was lent, and with one that it has kept.

import { buffers } from "./buffers.mjs";

const CLASSES = { bytes: Uint8Array };

/** Uses a view in ways that are not meant. It is kept, so that later rounds meet it when it is over. */
export function use(view, h) {
  h.world.views.push(view);
  if (h.world.views.length > 20) h.world.views.shift();
  for (let i = h.random.below(6); i > 0; i -= 1) {
    try {
      once(view, h);
    } catch (error) {
      h.world.judge(error, h);
    }
  }
  return h.any(2);
}

function once(view, h) {
  const { random } = h;
  const other = random.once(4)
    ? random.pick(h.world.views)
    : random.once(6)
      ? h.any(2)
      : buffers(h, random.once(3) ? CLASSES.bytes : undefined);
  const offset = random.once(2) ? undefined : random.once(2) ? h.number() : number(h);
  switch (random.below(7)) {
    case 0:
    case 1:
      return view.set(other, offset);
    case 2:
    case 3:
      return view.copyTo(other, offset);
    case 4:
      return view.slice(number(h), number(h));
    case 5:
      return random.once(3) ? view.dispose() : h.act(1);
    default:
      return [
        view.length,
        view.byteLength,
        view.isDisposed,
        view[random.pick(["set", "slice", "copyTo", "dispose"])].call(other ?? {}, view, offset),
      ];
  }
}

/** Something that becomes a number, and does more than that on the way. */
function number(h) {
  return h.random.once(2) ? h.random.below(70) : { valueOf: () => (h.act(1), h.number()), [Symbol.toPrimitive]: undefined };
}
