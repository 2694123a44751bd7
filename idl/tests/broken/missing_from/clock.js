// The shim of the clock that the interface file declares.

export function now() {
  return performance.now();
}

export function zone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
