// UTF-8 for engines without `TextDecoder`, as in an audio worklet. These become the global ones, since the JavaScript of
// wasm-bindgen, which is loaded later, needs them, too.

/** `TextDecoder` of the Encoding Standard, for UTF-8 in one piece. */
export class Decoder {
  constructor(label = "utf-8", { fatal = false, ignoreBOM = false } = {}) {
    if (!/^\s*(unicode-1-1-)?utf-?8\s*$/i.test(label)) throw new RangeError(`unsupported encoding: ${label}`);
    this.encoding = "utf-8";
    this.fatal = fatal;
    this.ignoreBOM = ignoreBOM;
  }

  /** @param {AllowSharedBufferSource} input */
  decode(input = new Uint8Array(0), { stream = false } = {}) {
    if (stream) throw new TypeError("streaming is not supported");
    const bytes = ArrayBuffer.isView(input)
      ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
      : new Uint8Array(input);
    let text = "";
    let at = !this.ignoreBOM && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    while (at < bytes.length) {
      const first = bytes[at++];
      // How many bytes follow, and the range of the next one.
      let rest = first < 0xc2 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : 0;
      let low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
      let high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
      let code = first < 0x80 ? first : rest > 0 ? first & (0x3f >> rest) : -1;
      for (; rest > 0; rest--, low = 0x80, high = 0xbf) {
        const next = bytes[at];
        if (!(next >= low && next <= high)) {
          code = -1;
          break;
        }
        at++;
        code = (code << 6) | (next & 0x3f);
      }
      if (code < 0 && this.fatal) throw new TypeError("the bytes are not valid UTF-8");
      text += code < 0 ? "\ufffd" : String.fromCodePoint(code);
    }
    return text;
  }
}

/** `TextEncoder` of the Encoding Standard. */
export class Encoder {
  get encoding() {
    return "utf-8";
  }

  encode(text = "") {
    const string = `${text}`;
    const bytes = new Uint8Array(3 * string.length);
    return bytes.slice(0, this.encodeInto(string, bytes).written);
  }

  /**
   * @param {string} text
   * @param {Uint8Array} bytes
   */
  encodeInto(text, bytes) {
    const string = `${text}`;
    let read = 0;
    let written = 0;
    while (read < string.length) {
      let code = /** @type {number} */ (string.codePointAt(read));
      const units = code < 0x10000 ? 1 : 2;
      if (code >= 0xd800 && code < 0xe000) code = 0xfffd;
      let rest = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      if (written + rest >= bytes.length) break;
      bytes[written++] = rest === 0 ? code : (0xf0 << (3 - rest)) | (code >> (6 * rest));
      while (rest > 0) bytes[written++] = 0x80 | ((code >> (6 * --rest)) & 0x3f);
      read += units;
    }
    return { read, written };
  }
}

globalThis.TextDecoder ??= Decoder;
globalThis.TextEncoder ??= Encoder;
