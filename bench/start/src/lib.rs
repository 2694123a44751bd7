//! The programs in `examples/` have many interfaces of one function each, in two ways: with generated bindings (`_ours`) and with
//! bindings written by hand (`_hand`). The build script writes them.
