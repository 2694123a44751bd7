// What an export calls while it is made: results that cross by the same memory as the arguments of its first call.

export const text = () => "overwritten";
export const long = () => "overwritten ".repeat(100);
export const bytes = () => new Uint8Array(64).fill(9);
export const object = () => ({ name: "other" });
export const call = () => 1;
