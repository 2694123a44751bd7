//! What a package says whose bindings were checked in.

export const cases = {
  "the bindings work as they are": (api, t) => t.equal(api.run(), "hello checked in! 7 true"),
};
