// Proxies: those that do nothing, that lie, that run code at every trap, and revoked ones.

export function proxy(hostile, value, level) {
  const { random } = hostile;
  const object = (typeof value === "object" && value !== null) || typeof value === "function" ? value : {};
  hostile.note("proxy");
  if (random.once(5)) {
    const { proxy: revoked, revoke } = Proxy.revocable(object, {});
    revoke();
    return revoked;
  }
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
      if (!lies) return Reflect[trap](...values);
      return trap === "get" && values[1] === "length" ? hostile.plain() : hostile.any(level + 1);
    };
  }
  // The handler's own traps may come and go.
  return new Proxy(object, random.once(6) ? new Proxy(handler, {}) : handler);
}
