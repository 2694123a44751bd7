// Views of the memory of Rust in JavaScript.

/** @type {import("../../../xtask/web/tasks/outcomes.mjs").Cases} */
export const cases = {
  an_export_gives_a_view_of_a_buffer: ({ Memory }, t) => {
    const view = Memory.samples();
    t.equal(view.length, 4);
    t.equal(view.byteLength, 16);
    t.same(view.slice(), Float32Array.of(0.5, 1, 1.5, 2));
    t.same(view.slice(-2, 3), Float32Array.of(1.5));
    t.same(Memory.ints().slice(), Int32Array.of(-(2 ** 31), 2 ** 31 - 1));
    t.same(Memory.doubles().slice(), Float64Array.of(0.1, NaN));
    t.same(Memory.counted(3).slice(), Uint8Array.of(1, 2, 3));
    view.dispose();
  },

  both_sides_write_the_same_memory: ({ Memory }, t) => {
    const view = Memory.samples();
    Memory.fill(1);
    t.same(view.slice(), Float32Array.of(1, 1, 1, 1));
    view.set(Float32Array.of(2, 3), 1);
    t.equal(Memory.sum(), 7);
    Memory.grow();
    t.same(view.slice(1), Float32Array.of(2, 3, 1));
    view.set(Float32Array.of(4));
    t.equal(Memory.sum(), 10);
    view.dispose();
  },

  a_buffer_has_the_same_view_until_that_is_disposed: ({ Memory }, t) => {
    const before = Memory.views();
    const view = Memory.samples();
    t.ok(Memory.samples() === view, "the same view");
    t.equal(Memory.views(), before + 1);
    view.dispose();
    t.equal(view.isDisposed, true);
    t.equal(Memory.views(), before);
    t.throws(() => view.slice(), "MemoryView.slice: the view is disposed");
    const next = Memory.samples();
    t.ok(next !== view, "another view");
    next[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
    t.equal(Memory.views(), before);
  },

  a_view_alone_keeps_a_buffer: ({ Memory }, t) => {
    const view = Memory.counted(10_000);
    const others = Array.from({ length: 100 }, () => Memory.counted(10_000));
    for (const other of others) other.dispose();
    for (let i = 0; i < 100; i++) Memory.counted(9_000).dispose();
    t.ok(
      view.slice().every((/** @type {any} */ value, /** @type {number} */ i) => value === (i + 1) % 256),
      "the content",
    );
    view.dispose();
  },

  an_unreachable_view_is_collected: async ({ Memory }, t) => {
    const before = Memory.views();
    const kept = Memory.samples();
    for (let i = 0; i < 100; i++) Memory.counted(10);
    await t.collected(() => Memory.views() <= before + 1, "the views");
    t.equal(kept.length, 4);
    kept.dispose();
  },

  an_exported_object_gives_its_memory: ({ Image, Memory }, t) => {
    const image = new Image(2, 3);
    const pixels = image.pixels();
    t.equal(pixels.length, 6);
    pixels.set(new Uint8Array(6).fill(10));
    t.equal(image.brightness, 10);
    image.dispose();
    // The pixels are their own.
    t.same(pixels.slice(0, 2), Uint8Array.of(10, 10));
    const other = Memory.counted(6);
    pixels.copyTo(other);
    other.set(pixels);
    t.same(other.slice(), new Uint8Array(6).fill(10));
    t.throws(() => pixels.set(Memory.ints()), "expected a Uint8Array or a MemoryView<u8>, found MemoryView<i32>");
    t.throws(() => pixels.set(new Uint8Array(7)), "7 elements at offset 0 overrun a view of 6");
    pixels.dispose();
    other.dispose();
  },
};
