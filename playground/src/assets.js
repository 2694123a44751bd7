// What the page has beside the program: files.

/**
 * The modules of the web platform, which few texts use.
 * @param {string} address
 * @returns {Promise<{ texts: Record<string, string> }>}
 */
export async function platform(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  return { texts: await response.json() };
}
