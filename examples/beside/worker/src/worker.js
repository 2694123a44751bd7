// The worker as the host loads it.

import { Words } from "../pkg/beside_worker.workerd.js";

export default {
  /**
   * @param {Request} request
   * @param {any} environment
   */
  fetch: (request, environment) => Words.fetch(request, environment),
};
