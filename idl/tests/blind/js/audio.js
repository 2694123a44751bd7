export function beep(hz, ms) {}
export async function stopAll() {}
