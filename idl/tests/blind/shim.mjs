export function a() {}
export function b() {}
