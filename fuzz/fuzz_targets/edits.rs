//! `edits` for libFuzzer, which measures what a new input reaches.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| jsi_fuzz::targets::edits::run(data));
