Object.assign(globalThis, { jsiSideEffect: "effect" });
