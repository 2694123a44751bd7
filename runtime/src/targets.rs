//! The targets that the runtime supports, in a separate file, so that a test can compile it for all others.

#[cfg(all(
    target_family = "wasm",
    not(all(target_arch = "wasm32", target_os = "unknown"))
))]
compile_error!(
    "jsi-runtime calls JavaScript through wasm-bindgen, which this target has no bindings of: \
     build for wasm32-unknown-unknown, or natively to test with mocks"
);
