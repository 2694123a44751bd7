// Command-line flags of Chromium in tests: no sandbox, which root cannot have, no GPU, an accessible garbage collector, and no
// connections of its own.

export const FLAGS = [
  "--no-sandbox",
  "--js-flags=--expose-gc",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];
