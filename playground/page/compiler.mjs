// The compiler: starts it, and loads the modules of the web platform when they are needed.

import init, { Playground } from "./playground.js";

let ready = false;
let tried = false;
/** @type {Promise<string> | undefined} */
let loading;

export const compiler = {
  api: Playground,
  isReady: () => ready,
  async start() {
    await init();
    ready = true;
  },
  /** Whether loading the modules of the platform has ended, with or without success. */
  platformTried: () => tried,
  /**
   * Loads the modules of the platform, unless they are loaded. Calls at the same time are one.
   * @returns {Promise<string>} what to tell
   */
  loadPlatform() {
    loading ??= load().finally(() => {
      tried = true;
      loading = undefined;
    });
    return loading;
  },
};

async function load() {
  try {
    await Playground.loadPlatform(new URL("platform.json", import.meta.url).href);
    return "";
  } catch (error) {
    return `The modules of the web platform cannot be loaded: ${/** @type {Error} */ (error).message}`;
  }
}

// another attempt
addEventListener("online", () => {
  tried = false;
});
