// A file that cases name.
export function a() {}
export function b() {}
