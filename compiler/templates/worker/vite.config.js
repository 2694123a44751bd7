// The configuration of Vite: the plugin builds the crate when the worker imports it.

import jsi from "vite-plugin-jsi";

export default {
  worker: { format: "es", plugins: () => [jsi()] },
  // the development server has no plugins for workers only
  plugins: [jsi()],
};
