// Highlights the blocks in `.jsi`, which highlight.js does not know. A test compares the words with those of the language.

(() => {
  const words = {
    items: "export callback interface class record enum type use",
    heads: "from host globalThis extends as",
    members: "static readonly constructor events",
    types:
      "String Number Boolean bool Void Object Promise Array Record Map Set Iterable AsyncIterable Function Any Date Error Char char Symbol ArrayBuffer MemoryView BigInt This Class i8 u8 i16 u16 i32 u32 isize usize f32 f64 i64 u64 i128 u128 Uint8Array Uint8ClampedArray Int8Array Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array",
  };
  hljs.registerLanguage("jsi", (hljs) => ({
    name: "jsi",
    keywords: {
      keyword: `${words.items} ${words.heads} ${words.members}`,
      built_in: words.types,
    },
    contains: [
      hljs.C_LINE_COMMENT_MODE,
      hljs.C_BLOCK_COMMENT_MODE,
      hljs.QUOTE_STRING_MODE,
      { className: "meta", begin: /@[a-zA-Z]+/ },
    ],
  }));
  for (const block of document.querySelectorAll("code.language-jsi")) hljs.highlightBlock(block);
})();
