// Views of the memory of Rust in a TypeScript program, and uses that are errors.

import { Image, type MemoryView, Memory } from "views";

const samples: MemoryView<Float32Array> = Memory.samples();
const copy: Float32Array = samples.slice(1, -1);
samples.set(copy, 1);
samples.set(samples);
samples.copyTo(copy);
samples.copyTo(Memory.samples(), 2);
const count: number = samples.length + samples.byteLength;
if (!samples.isDisposed && count > 0) samples.dispose();
// @ts-expect-error another element type
samples.set(new Float64Array(1));
// @ts-expect-error an array of numbers is none
samples.set([1]);
// @ts-expect-error a view of other elements
samples.copyTo(Memory.ints());
// @ts-expect-error there is no buffer to be had
samples.buffer;
// @ts-expect-error the length is fixed
samples.length = 5;

{
  using image = new Image(2, 2);
  using pixels = image.pixels();
  const bytes: Uint8Array = pixels.slice();
  pixels.set(bytes.map((byte) => 255 - byte));
}

/** A function that only reads accepts a view without `set`. */
export function read(view: Omit<MemoryView<Uint8Array>, "set">): number {
  // @ts-expect-error it can only be read
  view.set(new Uint8Array(1));
  Memory.counted(view.length).set(view);
  return view.slice()[0] ?? 0;
}
