// A file that a case names.
export function beep(_hz, _ms) {}
export async function stopAll() {}
