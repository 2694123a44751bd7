// The part of `worklet.mjs` that runs in the audio worklet.

import { outcomes } from "./outcomes.mjs";

/**
 * Registers a processor that starts the package and runs its cases.
 * @param {any} api
 * @param {import("./outcomes.mjs").Cases} cases
 * @param {() => Promise<boolean>} collect
 */
export function register(api, cases, collect) {
  registerProcessor(
    "cases",
    class extends AudioWorkletProcessor {
      /** @param {{ processorOptions: { module: WebAssembly.Module, engine: string, kind: string } }} options */
      constructor({ processorOptions: { module, engine, kind } }) {
        super();
        setTimers(this.port);
        api.initSync({ module });
        outcomes(cases, api, { engine, kind, collect }).then((found) => this.port.postMessage({ outcomes: found }));
      }
    },
  );
}

/**
 * Defines `setTimeout`, which cases need and a worklet does not have, by timers of the page.
 * @param {MessagePort} port
 */
function setTimers(port) {
  /** @type {(() => void)[]} */
  const waiting = [];
  Object.assign(globalThis, {
    /**
     * @param {() => void} callback
     * @param {number} milliseconds
     */
    setTimeout(callback, milliseconds) {
      port.postMessage({ timer: waiting.push(callback) - 1, milliseconds });
    },
  });
  port.onmessage = ({ data: timer }) => waiting[timer]();
}
