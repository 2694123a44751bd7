//! Tests of generated mocks and fakes: the bindings have every form of an import.

jsi_runtime::bindings!();

#[cfg(all(test, not(target_family = "wasm")))]
mod fakes;
#[cfg(all(test, not(target_family = "wasm")))]
mod mocks;
