// The compiler: starts it, and loads the modules of the web platform when they are needed.

import init, { Playground } from "./playground.js";

let ready = false;
let failed = false;
/** @type {Promise<string> | undefined} */
let loading;

export const compiler = {
  api: Playground,
  isReady: () => ready,
  async start() {
    await init();
    ready = true;
  },
  /** Whether the modules of the platform could not be loaded. */
  platformFailed: () => failed,
  /**
   * Loads the modules of the platform once.
   * @returns {Promise<string>} what to tell
   */
  loadPlatform() {
    loading ??= Playground.loadPlatform(new URL("platform.json", import.meta.url).href).then(
      () => "",
      (error) => {
        failed = true;
        loading = undefined;
        return `The modules of the web platform cannot be loaded: ${error.message}`;
      },
    );
    return loading;
  },
};

// another attempt
addEventListener("online", () => {
  failed = false;
});
