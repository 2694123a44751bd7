// The configuration of Vite: the plugin builds the crate when the page imports it.

import jsi from "vite-plugin-jsi";

export default {
  plugins: [jsi()],
};
