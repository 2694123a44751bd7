// The worker: passes the messages of the page to the program in Rust.

import { Primes } from "./lib.rs";

/** @param {MessageEvent<number>} event */
self.onmessage = ({ data: below }) => Primes.count(below);

self.postMessage("ready");
