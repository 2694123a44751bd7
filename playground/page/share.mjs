// The address of a text: compressed in the fragment, so that no server sees it. `#text=…&tab=typescript`.

/** @typedef {{ text?: string, tab?: string, broken?: boolean }} Opened */

/**
 * What an address has; `broken` if its text cannot be read.
 * @param {string} hash
 * @returns {Promise<Opened>}
 */
export async function readAddress(hash) {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  const tab = fields.get("tab") ?? undefined;
  const packed = fields.get("text");
  if (packed === null) return { tab };
  try {
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return { text: await through(new DecompressionStream("deflate-raw"), bytes).then((response) => response.text()), tab };
  } catch {
    return { tab, broken: true };
  }
}

/**
 * Sets the address.
 * @param {{ text: string, tab: string }} state
 */
export async function writeAddress({ text, tab }) {
  const response = await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(text));
  const bytes = new Uint8Array(await response.arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  const packed = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  history.replaceState(null, "", `#text=${packed}&tab=${tab}`);
}

/**
 * @param {CompressionStream | DecompressionStream} stream
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function through(stream, bytes) {
  return new Response(new Blob([bytes]).stream().pipeThrough(stream));
}
