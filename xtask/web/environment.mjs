// Environment variables that cargo xtask sets.

/**
 * The value of a variable, which must be set.
 * @param {string} name
 * @returns {string}
 */
export function environmentVariable(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start this through cargo xtask`);
  return value;
}
