globalThis.jsiSideEffect = "effect";
