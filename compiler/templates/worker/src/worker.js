// The worker: starts the program in Rust, and passes it the messages of the page.

import init, { Primes } from "../pkg/my_app.js";

const started = init();

/** @param {MessageEvent<number>} event */
self.onmessage = async ({ data: below }) => {
  await started;
  Primes.count(below);
};
