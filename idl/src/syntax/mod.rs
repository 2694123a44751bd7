//! Text to tree. Parsing never fails: it gives a tree and a list of problems.

pub mod tree;
