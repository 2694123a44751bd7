// The part of `worklet.mjs` that runs in the audio worklet.

import { outcomes } from "./outcomes.mjs";

/** Registers a processor that starts the package and runs its cases. */
export function register(api, cases, collect) {
  registerProcessor(
    "cases",
    class extends AudioWorkletProcessor {
      constructor({ processorOptions: { module, engine, kind } }) {
        super();
        setTimers(this.port);
        api.initSync({ module });
        outcomes(cases, api, { engine, kind, collect }).then((found) => this.port.postMessage({ found }));
      }
    },
  );
}

/** Cases wait for timers, which only the page has. */
function setTimers(port) {
  const waiting = [];
  globalThis.setTimeout = (callback, milliseconds) => {
    port.postMessage({ timer: waiting.push(callback) - 1, milliseconds });
  };
  port.onmessage = ({ data: timer }) => waiting[timer]();
}
