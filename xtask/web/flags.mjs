// How Chromium is started for tests: no sandbox, which root lacks, no GPU, a garbage collector that can be asked, and
// nothing that reaches out by itself.

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
