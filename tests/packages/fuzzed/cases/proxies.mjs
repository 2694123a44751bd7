// Proxies: without effects, with wrong results, with effects in every trap, and revoked ones.

/**
 * A proxy of a value.
 * @param {import("./values.mjs").Hostile} hostile
 * @param {any} value
 * @param {number} level
 */
export function proxy(hostile, value, level) {
  const { random } = hostile;
  const object = (typeof value === "object" && value !== null) || typeof value === "function" ? value : {};
  hostile.note("proxy");
  if (random.once(5)) {
    const { proxy: revoked, revoke } = Proxy.revocable(object, {});
    revoke();
    return revoked;
  }
  /** @type {Record<string, (...values: any[]) => unknown>} */
  const handler = {};
  for (const trap of [
    "get",
    "has",
    "getPrototypeOf",
    "ownKeys",
    "getOwnPropertyDescriptor",
    "apply",
    "construct",
    "set",
    "deleteProperty",
  ]) {
    if (!random.once(3)) continue;
    handler[trap] = (...values) => {
      hostile.act(level + 1);
      const lies = random.once(3);
      if (!lies) return /** @type {any} */ (Reflect)[trap](...values);
      return trap === "get" && values[1] === "length" ? hostile.plain() : hostile.any(level + 1);
    };
  }
  // The handler may be a proxy itself.
  return new Proxy(object, random.once(6) ? new Proxy(handler, {}) : handler);
}
