// A file that a case names.
export function beep(hz, ms) {}
export async function stopAll() {}
