// UTF-8 where the engine brings no `TextDecoder`, as in an audio worklet. What wasm-bindgen writes wants one, too, as soon as
// it is loaded, which is after this; so they become the global ones.

/** As the Encoding Standard has it, for UTF-8 in one piece. */
export class Decoder {
  constructor(label = "utf-8", { fatal = false, ignoreBOM = false } = {}) {
    if (!/^\s*(unicode-1-1-)?utf-?8\s*$/i.test(label)) throw new RangeError(`unsupported encoding: ${label}`);
    this.encoding = "utf-8";
    this.fatal = fatal;
    this.ignoreBOM = ignoreBOM;
  }

  decode(input = new Uint8Array(0), { stream = false } = {}) {
    if (stream) throw new TypeError("streaming is not supported");
    const u = ArrayBuffer.isView(input)
      ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
      : new Uint8Array(input);
    let text = "";
    let at = !this.ignoreBOM && u[0] === 0xef && u[1] === 0xbb && u[2] === 0xbf ? 3 : 0;
    while (at < u.length) {
      const first = u[at++];
      // How many bytes follow, and what the next one may be.
      let rest = first < 0xc2 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : 0;
      let low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
      let high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
      let code = first < 0x80 ? first : rest > 0 ? first & (0x3f >> rest) : -1;
      for (; rest > 0; rest--, low = 0x80, high = 0xbf) {
        const next = u[at];
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

/** The way back. */
export class Encoder {
  get encoding() {
    return "utf-8";
  }

  encode(text = "") {
    const string = `${text}`;
    const room = new Uint8Array(3 * string.length);
    return room.slice(0, this.encodeInto(string, room).written);
  }

  encodeInto(text, u) {
    const string = `${text}`;
    let read = 0;
    let written = 0;
    while (read < string.length) {
      let code = /** @type {number} */ (string.codePointAt(read));
      const units = code < 0x10000 ? 1 : 2;
      if (code >= 0xd800 && code < 0xe000) code = 0xfffd;
      let rest = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      if (written + rest >= u.length) break;
      u[written++] = rest === 0 ? code : (0xf0 << (3 - rest)) | (code >> (6 * rest));
      while (rest > 0) u[written++] = 0x80 | ((code >> (6 * --rest)) & 0x3f);
      read += units;
    }
    return { read, written };
  }
}

globalThis.TextDecoder ??= Decoder;
globalThis.TextEncoder ??= Encoder;
