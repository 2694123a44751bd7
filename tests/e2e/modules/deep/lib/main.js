/** @param {string} name */
export default (name) => `hello ${name}`;
